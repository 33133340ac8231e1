package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.model.Fingerprint;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose rows of a stream are stored: where all integrations that read it are limited to user groups, those of the people in these groups, as of
 * entries. A row that is nobody's always is, and so is one that was stored when its person was in a group.
 *
 * @param users their ids; null for everybody
 */
record KeptPeople(Set<String> users) {

    static final KeptPeople EVERYBODY = new KeptPeople(null);

    KeptPeople {
        users = users == null ? null : Set.copyOf(users);
    }

    /** Whether a row of this person, null for nobody's, is stored although it was not before. */
    boolean has(String user) {
        return users == null || user == null || users.contains(user);
    }

    /** Whether such a row is. */
    boolean hasRow(StreamDeclaration stream, Map<String, Object> row) {
        return has((String) stream.whose().map(StreamColumn::name).map(row::get).orElse(null));
    }

    /** What differs where the people do; null for everybody. */
    String fingerprint() {
        return users == null ? null : Fingerprint.of(String.join(",", new TreeSet<>(users)));
    }
}
