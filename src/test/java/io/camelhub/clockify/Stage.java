package io.camelhub.clockify;

import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The workspace to which {@link Step}s happen. */
interface Stage {

    World world();

    String ws();

    /** The person who owns the workspace. */
    String owner();

    Instant now();

    void pass(Duration time);

    /** The id of the entry that something happened to last; null before. */
    String latest();

    void happenedTo(String entryId);

    default List<PersonView> members() {
        return world().people(ws()).stream()
                .filter(person -> person.membershipStatus() != null && !person.id().equals(owner()))
                .toList();
    }

    default List<EntryView> entries(Predicate<EntryView> which) {
        return world().entries(ws()).stream().filter(which).toList();
    }
}
