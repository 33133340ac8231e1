package io.camelhub.clockify.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a person asks of {@code direct:clockify-sync}.
 *
 * @param id what is done and reported for this order carries it, and what is done for another does not
 * @param integrations names of integrations; empty is all of them
 * @param reconcile whether to read again what is stored, and compare
 * @param from first day to reconcile, UTC; null for the setting {@code reconcile-days}
 * @param to last day to reconcile, UTC; null for the end of what is read
 * @param since what was read again after it need not be once more, where an order goes on after a wait; null for all
 * @param confirmDeletions whether deletions that the guard holds back may go on
 * @param entries ids of time entries: only these are read again
 * @param users ids of Clockify users: only their entries are read again, from the first day to the last
 * @param waitsInPlace whether its thread waits for a run of this process that has a workspace; else it reports that, as other waits
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

    /** An order about all entries. */
    public SyncOrder(
            List<String> integrations, boolean reconcile, LocalDate from, LocalDate to, Instant since, boolean confirmDeletions) {
        this(integrations, reconcile, from, to, since, confirmDeletions, List.of(), List.of());
    }

    /** An order of its own. */
    public SyncOrder(List<String> integrations, boolean reconcile, LocalDate from, LocalDate to, Instant since,
            boolean confirmDeletions, List<String> entries, List<String> users) {
        this(UUID.randomUUID().toString(), integrations, reconcile, from, to, since, confirmDeletions, entries, users, true);
    }

    /** The same for what is left to do. */
    public SyncOrder resumed(List<String> left, Instant startedAt) {
        return new SyncOrder(id, left, reconcile, from, to, startedAt, confirmDeletions, entries, users, waitsInPlace);
    }

    /** The same, without a thread that waits. */
    public SyncOrder inBackground() {
        return new SyncOrder(id, integrations, reconcile, from, to, since, confirmDeletions, entries, users, false);
    }

    /** An ordinary sync. */
    public static SyncOrder of(List<String> integrations) {
        return new SyncOrder(Objects.requireNonNull(integrations), false, null, null, null, false);
    }
}
