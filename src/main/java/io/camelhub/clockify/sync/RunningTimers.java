package io.camelhub.clockify.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.client.LastPage;
import io.camelhub.clockify.client.TimeEntryReader;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntryPage;
import java.util.List;
import java.util.Objects;

/**
 * Clockify's list of running timers ({@code GET /workspaces/{id}/time-entries/status/in-progress}): those of everybody
 * that the key may see, at most 1000 a page.
 */
public final class RunningTimers {

    private static final int PAGE_SIZE = 1000;

    /** No workspace has more running timers than this many pages hold. */
    private static final int PAGE_CAP = 100;

    /** The query of a page, counted from 1. */
    public String query(int page) {
        return "page=" + page + "&page-size=" + PAGE_SIZE;
    }

    /**
     * The page in an answer.
     *
     * @param number the page's number, from 1
     * @param lastPage the header {@code Last-Page}, or null
     */
    public TimeEntryPage page(WorkspaceRun run, int number, JsonNode answer, String lastPage) {
        TimeEntryReader.Rows read = TimeEntryReader.rows(answer);
        read.entries().forEach(entry -> run.runningIds().add(entry.id()));
        read.rejected().stream().map(RejectedRow::id).filter(Objects::nonNull).forEach(run.runningIds()::add);
        boolean last = LastPage.is(lastPage, answer.size(), PAGE_SIZE) || number >= PAGE_CAP;
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
                last);
    }

    /** Whether a page follows this one. */
    public boolean more(TimeEntryPage page) {
        return !page.last();
    }
}
