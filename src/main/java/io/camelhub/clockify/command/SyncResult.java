package io.camelhub.clockify.command;

import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.run.RunSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a sync did, all its parts together.
 *
 * @param workspaces one summary a workspace
 * @param failures what failed as a whole, by integration
 * @param waits what is left undone for now, as nobody wanted to wait
 * @param foundDone what was to be read again, and another sync had read meanwhile
 * @param roster how the employees were read; null where they were not
 * @param endedAt by the database's clock, as the waits are
 */
public record SyncResult(
        List<RunSummary> workspaces, Map<String, String> failures, List<Wait> waits,
        List<FoundDone> foundDone, ImportReport roster, Instant endedAt) {

    /** A workspace that waits, by its name; or a whole integration, where that is null. */
    public record Wait(String integration, String workspace, Instant until, String reason) {
    }

    /** A stretch of time of a workspace, by its name. */
    public record FoundDone(String integration, String workspace, Instant from, Instant to) {
    }

    public SyncResult {
        foundDone = List.copyOf(foundDone);
        workspaces = List.copyOf(workspaces);
        waits = List.copyOf(waits);
    }

    /** Whether all that was ordered is done, the roster included. */
    public boolean isWhole() {
        return failures.isEmpty() && waits.isEmpty() && (roster == null || roster.isTaken())
                && workspaces.stream().allMatch(run -> run.outcome().equals("done") || run.outcome().equals("waiting"));
    }
}
