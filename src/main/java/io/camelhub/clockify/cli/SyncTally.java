package io.camelhub.clockify.cli;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.sync.RunSummary;
import io.camelhub.clockify.sync.SyncListener;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Adds up what a sync did; where it went on after a wait, all its parts together. */
final class SyncTally implements SyncListener {

    private record Place(String integration, String workspaceId) {
    }

    /** A workspace that waits, by its name; or a whole integration, where that is null. */
    record Wait(String integration, String workspace, Instant until, String reason) {
    }

    private final Map<Place, List<RunSummary>> runs = new LinkedHashMap<>();
    private final Map<Place, String> names = new LinkedHashMap<>();
    private final Map<Place, Wait> waits = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    /** Forgets failures and waits of an earlier part, as the sync is about to go on. */
    synchronized void goOn() {
        waits.clear();
        failures.clear();
    }

    @Override
    public synchronized void started(String integration, String workspaceId, String workspaceName) {
        names.put(new Place(integration, workspaceId), workspaceName);
    }

    @Override
    public synchronized void finished(RunSummary run) {
        Place place = new Place(run.integration(), run.workspaceId());
        names.put(place, run.workspaceName());
        runs.computeIfAbsent(place, unused -> new ArrayList<>()).add(run);
    }

    @Override
    public synchronized void waiting(String integration, String workspaceId, Instant until, String reason) {
        Place place = new Place(integration, workspaceId);
        waits.put(place, new Wait(integration, names.getOrDefault(place, workspaceId), until, reason));
    }

    @Override
    public synchronized void failed(String integration, String message) {
        failures.put(integration, message);
    }

    /** What waits, in the order it was met. */
    synchronized List<Wait> waits() {
        return List.copyOf(waits.values());
    }

    /** When the first of those that wait may go on. */
    synchronized Optional<Instant> goesOnAt() {
        return waits.values().stream().map(Wait::until).min(Instant::compareTo);
    }

    /** Integrations with something that waits. */
    synchronized Set<String> waitingIntegrations() {
        Set<String> integrations = new LinkedHashSet<>();
        waits.values().forEach(wait -> integrations.add(wait.integration()));
        return integrations;
    }

    /** Whether anything failed, or is left undone for another reason than the budget. */
    synchronized boolean failed() {
        return !failures.isEmpty()
                || runs.values().stream().map(SyncTally::last).anyMatch(run -> !run.outcome().equals("done")
                        && !run.outcome().equals("waiting"));
    }

    /** One row per workspace, and below the table what went wrong. */
    synchronized void print(PrintWriter out) {
        Table table = new Table(
                "INTEGRATION", "WORKSPACE", "OUTCOME", " SEEN", " NEW", " CHANGED", " DELETED", " REJECTED", " REQUESTS");
        runs.forEach((place, parts) -> table.row(
                place.integration(),
                Formats.text(names.get(place), 40),
                last(parts).outcome(),
                sum(parts, RunSummary::entriesSeen),
                sum(parts, RunSummary::inserted),
                sum(parts, RunSummary::updated),
                sum(parts, RunSummary::deleted),
                sum(parts, RunSummary::rejected),
                sum(parts, RunSummary::requests)));
        if (!table.isEmpty()) {
            out.println();
            table.print(out);
        }
        runs.forEach((place, parts) -> {
            long healed = sum(parts, RunSummary::healed);
            if (healed != 0) {
                out.println(place.integration() + " / " + Formats.text(names.get(place)) + ": healed " + Formats.number(healed)
                        + (healed == 1 ? " entry that was" : " entries that were") + " not as in Clockify");
            }
            String error = last(parts).error();
            if (error != null) {
                out.println(place.integration() + " / " + Formats.text(names.get(place)) + ": " + Formats.text(error));
            }
        });
        out.flush();
    }

    /** What only helps and could not be had, by the tables. */
    synchronized void printRefused(PrintWriter out, Database database) {
        runs.keySet().forEach(place -> Refused.lines(database, place.integration(), place.workspaceId()).forEach(words ->
                out.println(place.integration() + " / " + Formats.text(names.get(place)) + ": " + words)));
        out.flush();
    }

    /** What failed as a whole, by integration. */
    synchronized Map<String, String> failures() {
        return new LinkedHashMap<>(failures);
    }

    /** Rows received in all workspaces. */
    synchronized long entriesSeen() {
        return runs.values().stream().flatMap(List::stream).mapToLong(RunSummary::entriesSeen).sum();
    }

    private static RunSummary last(List<RunSummary> parts) {
        return parts.get(parts.size() - 1);
    }

    private static long sum(List<RunSummary> parts, ToIntFunction<RunSummary> figure) {
        return parts.stream().mapToLong(figure::applyAsInt).sum();
    }
}
