package io.camelhub.clockify.sync.backfill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.client.json.DetailedReport;
import io.camelhub.clockify.client.json.TimeEntryRows;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.sync.backfill.BackfillState.Place;
import io.camelhub.clockify.sync.run.SyncRun;
import io.camelhub.clockify.sync.window.Window;
import io.camelhub.clockify.sync.window.WindowReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * Clockify's detailed report ({@code POST /workspaces/{id}/reports/detailed}): all people's entries in one stream.
 *
 * <p>Nothing is left to a default, since the defaults hide rows: times are UTC and not rounded, people and groups of every
 * status count, approved or not, invoiced or not, archived or not.
 */
public final class Reports {

    private final Backfill backfill;
    private final ObjectMapper json;

    public Reports(Backfill backfill, ObjectMapper json) {
        this.backfill = backfill;
        this.json = json;
    }

    /** The body of the request for the next page of a window. */
    public String request(SyncRun run, WindowReading reading) {
        return request(run, reading, reading.nextPage());
    }

    /**
     * The body of the request for the page after one that is not stored yet, or, after the last one of a window, for the
     * first one of the next; null where none is to be expected.
     */
    public String requestAfter(SyncRun run, BackfillState state, WindowReading reading, TimeEntryPage page) {
        state.ahead = null;
        if (reading.continuesAfter(page)) {
            state.ahead = new Place(reading.window(), reading.pass(), reading.nextPage() + 1);
            return request(run, reading, reading.nextPage() + 1);
        }
        Window next = reading.wholeWith(page) ? backfill.after(run, state, reading.window(), page.entriesCount()) : null;
        if (next == null) {
            return null;
        }
        state.ahead = new Place(next, 1, 1);
        return request(next.from(), next.to(), 1, reading.pageSize(), run.groupIds());
    }

    /** Whether what is read ahead is of another window than the one that is being read. */
    public boolean isOfNextWindow(BackfillState state, WindowReading reading) {
        return state.ahead != null && !state.ahead.window().equals(reading.window());
    }

    /** Keeps the page that was read ahead, until it is its turn; null where there is none. */
    public void keepAhead(BackfillState state, TimeEntryPage page) {
        state.pageAhead = page;
    }

    /** Whether the page that is to be read next was read ahead; one that was and is of another place is let go. */
    public boolean isAhead(BackfillState state, WindowReading reading) {
        boolean isNext = state.pageAhead != null
                && new Place(reading.window(), reading.pass(), reading.nextPage()).equals(state.ahead);
        if (!isNext) {
            state.pageAhead = null;
        }
        return isNext;
    }

    /** The page that was read ahead. */
    public TimeEntryPage takeAhead(BackfillState state) {
        TimeEntryPage page = state.pageAhead;
        state.pageAhead = null;
        return page;
    }

    /** The body of a request that shows whether the report may be read: one row of the last day. */
    public String trial(Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        return request(today.minus(1, ChronoUnit.DAYS), today, 1, 1, List.of());
    }

    private String request(SyncRun run, WindowReading reading, int page) {
        return request(reading.window().from(), reading.window().to(), page, reading.pageSize(), run.groupIds());
    }

    private String request(Instant from, Instant to, int page, int pageSize, Collection<String> groupIds) {
        ObjectNode body = json.createObjectNode();
        body.put("dateRangeStart", from.toString());
        body.put("dateRangeEnd", to.minusMillis(1).toString());
        body.put("dateRangeType", "ABSOLUTE");
        body.put("timeZone", "UTC");
        body.put("sortOrder", "ASCENDING");
        body.put("rounding", false);
        body.put("exportType", "JSON");
        body.put("amountShown", "HIDE_AMOUNT");
        body.put("approvalState", "ALL");
        body.put("invoicingState", "ALL");
        body.put("withoutDescription", false);
        body.putNull("archived");
        ObjectNode filter = body.putObject("detailedFilter");
        filter.put("page", page);
        filter.put("pageSize", pageSize);
        filter.put("sortColumn", "ID");
        filter.putObject("options").put("totals", "CALCULATE");
        filter.putObject("auditFilter");
        all(body.putObject("users"));
        ObjectNode groups = body.putObject("userGroups");
        all(groups);
        groupIds.forEach(groups.withArray("ids")::add);
        for (String kind : List.of("projects", "clients", "tasks", "tags")) {
            all(body.putObject(kind));
        }
        return body.toString();
    }

    private static void all(ObjectNode filter) {
        filter.putArray("ids");
        filter.put("contains", "CONTAINS");
        filter.put("status", "ALL");
    }

    /** The page in an answer. */
    public TimeEntryPage page(SyncRun run, BackfillState state, DetailedReport answer) {
        TimeEntryRows read = answer.rows();
        state.reportGavePages = true;
        state.reportHasTypes |= read.entries().stream().anyMatch(entry -> entry.carries(Column.TYPE));
        return run.page("report", answer.entriesCount(), read, read.users(), false);
    }
}
