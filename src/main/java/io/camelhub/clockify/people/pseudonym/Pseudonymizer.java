package io.camelhub.clockify.people.pseudonym;

import io.camelhub.clockify.database.Database;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The people who were erased. Only keyed hashes of their ids are kept, so that they are recognised, and replaced, when
 * Clockify or the roster name them again.
 *
 * <p>Ask it anew for each page: somebody may be erased by another process meanwhile.
 */
public final class Pseudonymizer {

    /** What they are recognised by. The same text has another pseudonym as another kind. */
    public enum Kind {
        USER,
        EMPLOYEE,
        /** The comparison key of an employee's e-mail address. */
        EMAIL;

        private final String label = name().toLowerCase(Locale.ROOT);
    }

    private final Database database;

    public Pseudonymizer(Database database) {
        this.database = database;
    }

    /** The Clockify users who were erased, as of now. */
    public Pseudonyms users() {
        return erased(Kind.USER);
    }

    /** Those who were erased, as of now. */
    public Pseudonyms erased(Kind kind) {
        Set<String> known = all(kind);
        return new Pseudonyms(kind.label, known.isEmpty() ? new byte[0] : storedKey(), known);
    }

    /** Remembers that somebody is erased; gives what stands for their id from now on. */
    public String remember(Kind kind, String id) {
        String pseudonym = new Pseudonyms(kind.label, key(), Set.of()).hashed(id);
        if (!all(kind).contains(pseudonym)) {
            database.statement("pseudonymizer/insert", "pseudonym", pseudonym, "kind", kind.label, "now", database.now()).update();
        }
        return pseudonym;
    }

    private Set<String> all(Kind kind) {
        return new HashSet<>(database.statement("pseudonymizer/all", "kind", kind.label).query(String.class).list());
    }

    /** The key; null where there is none. */
    private byte[] storedKey() {
        List<String> stored = database.statement("pseudonymizer/key").query(String.class).list();
        return stored.isEmpty() ? null : HexFormat.of().parseHex(stored.get(0));
    }

    private byte[] key() {
        byte[] stored = storedKey();
        if (stored != null) {
            return stored;
        }
        if (Stream.of(Kind.values()).anyMatch(kind -> !all(kind).isEmpty())) {
            throw Pseudonyms.lost();
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        database.statement("pseudonymizer/insert-key", "value", HexFormat.of().formatHex(key)).update();
        return key;
    }
}
