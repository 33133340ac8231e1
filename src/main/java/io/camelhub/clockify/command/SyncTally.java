package io.camelhub.clockify.command;

import io.camelhub.clockify.command.SyncResult.FoundDone;
import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up what a sync did; where it resumed after a wait, all its parts together. Safe for use by several threads. */
final class SyncTally implements SyncListener {

    record Place(String integration, String workspaceId) {
    }

    private final Map<Place, RunSummary> runs = new LinkedHashMap<>();
    private final Map<Place, String> names = new LinkedHashMap<>();
    private final Map<Place, Wait> waits = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final List<FoundDone> foundDone = new ArrayList<>();

    /** Drops failures and waits of an earlier part, as the sync is about to resume. */
    synchronized void resume() {
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
        runs.merge(place, run, SyncTally::sum);
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

    /** What waits, in the order in which it began to. */
    synchronized List<Wait> waits() {
        return List.copyOf(waits.values());
    }

    /** When the first of those that wait may resume. */
    synchronized Optional<Instant> resumesAt() {
        return waits.values().stream().map(Wait::until).min(Instant::compareTo);
    }

    /** Workspaces that wait, and that this sync has not begun yet. */
    synchronized List<Place> notBegun() {
        return waits.keySet().stream().filter(place -> place.workspaceId() != null && !runs.containsKey(place)).toList();
    }

    /** Another sync has read meanwhile what was to be read. */
    synchronized void found(Place place, Instant from, Instant to) {
        foundDone.add(new FoundDone(place.integration(), names.getOrDefault(place, place.workspaceId()), from, to));
    }

    /** Integrations with something that waits. */
    synchronized List<String> waitingIntegrations() {
        return waits.values().stream().map(Wait::integration).distinct().toList();
    }

    synchronized SyncResult result(ImportReport roster, Instant now) {
        return new SyncResult(List.copyOf(runs.values()), new LinkedHashMap<>(failures), waits(), foundDone, roster, now);
    }

    /** The runs of an order so far, one summary a workspace. */
    static List<RunSummary> sum(List<RunSummary> runs) {
        SyncTally tally = new SyncTally();
        runs.forEach(tally::finished);
        return List.copyOf(tally.runs.values());
    }

    /** Identity and outcome of the later part, figures of both. */
    private static RunSummary sum(RunSummary one, RunSummary next) {
        return new RunSummary(next.id(), next.integration(), next.workspaceId(), next.workspaceName(), next.kind(),
                one.took().plus(next.took()), next.outcome(),
                one.requests() + next.requests(), one.entriesSeen() + next.entriesSeen(), one.inserted() + next.inserted(),
                one.updated() + next.updated(), one.restored() + next.restored(), one.deleted() + next.deleted(), one.unchanged() + next.unchanged(),
                one.healed() + next.healed(), one.rejected() + next.rejected(), next.error());
    }
}
