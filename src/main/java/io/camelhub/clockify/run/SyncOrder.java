package io.camelhub.clockify.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A person's order to {@code direct:clockify-sync}.
 *
 * @param id the id in all runs and messages of this order
 * @param integrations names of integrations; empty for all
 * @param reconcile whether to compare all that is stored
 * @param from first day to reconcile, UTC; null for the setting {@code reconcile-days}
 * @param to last day to reconcile, UTC; null for the end of what is read
 * @param since what was read again after it counts as done, when an order continues after a wait; null for nothing
 * @param confirmDeletions whether to execute held deletions
 * @param entries ids of time entries: only these are read
 * @param users ids of Clockify users: only their entries are read, from the first day to the last
 * @param waitsInPlace whether its thread waits while a run of this process has a workspace; otherwise it reports the wait
 */
public record SyncOrder(String id, List<String> integrations, boolean reconcile, LocalDate from, LocalDate to, Instant since,
        boolean confirmDeletions, List<String> entries, List<String> users, boolean waitsInPlace) {

    public SyncOrder {
        Objects.requireNonNull(id);
        integrations = List.copyOf(integrations);
        entries = List.copyOf(entries);
        users = List.copyOf(users);
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("the last day " + to + " is before the first day " + from);
        }
    }

    /** An order for all entries. */
    public SyncOrder(
            List<String> integrations, boolean reconcile, LocalDate from, LocalDate to, Instant since, boolean confirmDeletions) {
        this(integrations, reconcile, from, to, since, confirmDeletions, List.of(), List.of());
    }

    /** A new order with an id of its own. */
    public SyncOrder(List<String> integrations, boolean reconcile, LocalDate from, LocalDate to, Instant since,
            boolean confirmDeletions, List<String> entries, List<String> users) {
        this(UUID.randomUUID().toString(), integrations, reconcile, from, to, since, confirmDeletions, entries, users, true);
    }

    /** The rest of an order after a wait. */
    public SyncOrder resumed(List<String> left, Instant startedAt) {
        return new SyncOrder(id, left, reconcile, from, to, startedAt, confirmDeletions, entries, users, waitsInPlace);
    }

    /** An order for a normal sync. */
    public static SyncOrder of(List<String> integrations) {
        return new SyncOrder(Objects.requireNonNull(integrations), false, null, null, null, false);
    }
}
