package io.camelhub.clockify.command;

import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.run.RunSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The result of a sync with all its parts.
 *
 * @param workspaces one summary per workspace
 * @param failures the errors of whole integrations
 * @param waits the parts that were not done because they have to wait
 * @param foundDone ranges to be read again that another sync had already read
 * @param roster the result of the roster's refresh; null where there was none
 * @param endedAt by the database's clock, as the waits are
 */
public record SyncResult(
        List<RunSummary> workspaces, Map<String, String> failures, List<Wait> waits,
        List<FoundDone> foundDone, ImportReport roster, Instant endedAt) {

    /** A waiting workspace, by its name; a whole integration where that is null. */
    public record Wait(String integration, String workspace, Instant until, String reason) {
    }

    /** A time range of a workspace, by its name. */
    public record FoundDone(String integration, String workspace, Instant from, Instant to) {
    }

    public SyncResult {
        foundDone = List.copyOf(foundDone);
        workspaces = List.copyOf(workspaces);
        waits = List.copyOf(waits);
    }

    /** Whether the whole order is done, the roster included. */
    public boolean isWhole() {
        return failures.isEmpty() && waits.isEmpty() && (roster == null || roster.isTaken())
                && workspaces.stream().allMatch(run -> run.outcome().equals("done") || run.outcome().equals("waiting"));
    }
}
