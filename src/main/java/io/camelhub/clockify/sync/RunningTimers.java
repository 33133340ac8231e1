package io.camelhub.clockify.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.client.json.TimeEntryRows;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntryPage;
import java.util.List;
import java.util.Objects;

/**
 * Clockify's list of running timers ({@code GET /workspaces/{id}/time-entries/status/in-progress}): those of everybody
 * that the key may see, at most 1000 a page.
 */
public final class RunningTimers {

    /** The page in an answer. */
    public TimeEntryPage page(WorkspaceRun run, JsonNode answer) {
        TimeEntryRows read = TimeEntryRows.of(answer);
        read.entries().forEach(entry -> run.runningIds().add(entry.id()));
        read.rejected().stream().map(RejectedRow::id).filter(Objects::nonNull).forEach(run.runningIds()::add);
        return new TimeEntryPage(
                run.integration(),
                run.workspaceId(),
                "running",
                null,
                read.entries(),
                read.references(),
                List.of(),
                read.rejected(),
                List.of(),
                false);
    }

    /** Takes note that all running timers were listed. */
    public void read(WorkspaceRun run) {
        run.knowsRunning();
    }
}
