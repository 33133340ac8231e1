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

/** Collects the results of a sync over all its parts, before and after waits. Safe for use by several threads. */
final class SyncTally implements SyncListener {

    record Place(String integration, String workspaceId) {
    }

    private final Map<Place, RunSummary> runs = new LinkedHashMap<>();
    private final Map<Place, String> names = new LinkedHashMap<>();
    private final Map<Place, Wait> waits = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final List<FoundDone> foundDone = new ArrayList<>();

    /** Deletes failures and waits of the part before, because the sync resumes. */
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

    /** The waits, in the order in which they began. */
    synchronized List<Wait> waits() {
        return List.copyOf(waits.values());
    }

    /** The end of the first wait. */
    synchronized Optional<Instant> resumesAt() {
        return waits.values().stream().map(Wait::until).min(Instant::compareTo);
    }

    /** Waiting workspaces in which this sync has not begun yet. */
    synchronized List<Place> notBegun() {
        return waits.keySet().stream().filter(place -> place.workspaceId() != null && !runs.containsKey(place)).toList();
    }

    /** Adds a range to be read again that another sync has already read. */
    synchronized void found(Place place, Instant from, Instant to) {
        foundDone.add(new FoundDone(place.integration(), names.getOrDefault(place, place.workspaceId()), from, to));
    }

    /** Integrations with at least one wait. */
    synchronized List<String> waitingIntegrations() {
        return waits.values().stream().map(Wait::integration).distinct().toList();
    }

    synchronized SyncResult result(ImportReport roster, Instant now) {
        return new SyncResult(List.copyOf(runs.values()), new LinkedHashMap<>(failures), waits(), foundDone, roster, now);
    }

    /** The runs of an order so far, one summary per workspace. */
    static List<RunSummary> sum(List<RunSummary> runs) {
        SyncTally tally = new SyncTally();
        runs.forEach(tally::finished);
        return List.copyOf(tally.runs.values());
    }

    /** Sums two parts: id and outcome of the later, figures of both. */
    private static RunSummary sum(RunSummary one, RunSummary next) {
        return new RunSummary(next.id(), next.integration(), next.workspaceId(), next.workspaceName(), next.kind(),
                one.took().plus(next.took()), next.outcome(),
                one.requests() + next.requests(), one.entriesSeen() + next.entriesSeen(), one.inserted() + next.inserted(),
                one.updated() + next.updated(), one.restored() + next.restored(), one.deleted() + next.deleted(), one.unchanged() + next.unchanged(),
                one.healed() + next.healed(), one.rejected() + next.rejected(), next.error());
    }
}
