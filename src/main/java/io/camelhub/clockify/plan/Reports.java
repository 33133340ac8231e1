package io.camelhub.clockify.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.http.DetailedReport;
import io.camelhub.clockify.http.TimeEntryRows;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Requests of Clockify's detailed report ({@code POST /workspaces/{id}/reports/detailed}): the entries of all users in one stream.
 *
 * <p>All parameters are set, because Clockify's defaults hide rows: times in UTC and not rounded, users and groups of every status, approved or
 * not, invoiced or not, archived or not.
 */
public final class Reports {

    private static final String SOURCE = "report";

    private final Backfill backfill;
    private final Prefetch ahead;
    private final ObjectMapper json;
    private final BooleanSupplier rates;

    /** @param rates whether to request rates and amounts; read at each request */
    public Reports(Backfill backfill, Prefetch ahead, ObjectMapper json, BooleanSupplier rates) {
        this.backfill = backfill;
        this.ahead = ahead;
        this.json = json;
        this.rates = rates;
    }

    /** The request for a window's next page. */
    PageRequest request(SyncRun run, WindowReading reading) {
        return request(run, reading, reading.nextPage());
    }

    /**
     * Handles a page before it is written.
     *
     * @return the requests to prefetch meanwhile: the pages after it, then the first ones of the next windows
     */
    List<Prefetch.Ticket> onPage(SyncRun run, BackfillState state, WindowReading reading, TimeEntryPage page) {
        state.reportGavePages = true;
        state.reportHasTypes |= page.entries().stream().anyMatch(entry -> entry.carries(Column.TYPE));
        List<PageRequest> plan = new ArrayList<>();
        for (int next = 1; next <= Math.min(reading.pagesAfter(page), run.parallelRequests()); next++) {
            plan.add(request(run, reading, reading.nextPage() + next));
        }
        Integer entries = reading.mayBeWholeWith(page) ? page.entriesCount() : null;
        for (Window next : backfill.after(run, state, reading.window(), entries, run.parallelRequests())) {
            for (int number = 1; number <= state.surePages(run, next); number++) {
                plan.add(request(run, next, number, reading.pageSize()));
            }
        }
        return ahead.begin(run, SOURCE, plan);
    }

    /** The body of a request that shows whether the report may be read: one row of the last day. */
    public String trial(Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        return request(today.minus(1, ChronoUnit.DAYS), today, 1, 1, List.of());
    }

    /** A request that shows whether Clockify answers; a refusal is an answer too. */
    public PageRequest probe(SyncRun run) {
        return PageRequest.post("probe", run.workspaceId(), path(run), trial(run.startedAt()), JsonNode.class, PageRequest.PLAIN);
    }

    private PageRequest request(SyncRun run, WindowReading reading, int page) {
        return request(run, reading.window(), page, reading.pageSize());
    }

    private PageRequest request(SyncRun run, Window window, int page, int pageSize) {
        // the answer is parsed row by row as it arrives
        return PageRequest.post(SOURCE, run.workspaceId(), path(run), request(window.from(), window.to(), page, pageSize, run.groupIds()),
                DetailedReport.class, (current, answer, lastPage) -> page(current, (DetailedReport) answer));
    }

    private static String path(SyncRun run) {
        return "/workspaces/" + run.workspaceId() + "/reports/detailed";
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
        body.put("amountShown", rates.getAsBoolean() ? "EARNED" : "HIDE_AMOUNT");
        if (rates.getAsBoolean()) {
            body.putArray("amounts").add("EARNED").add("COST");
        }
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

    private static TimeEntryPage page(SyncRun run, DetailedReport answer) {
        TimeEntryRows read = answer.rows();
        return run.page(SOURCE, answer.entriesCount(), read, read.users(), false).withTotalSeconds(answer.totalSeconds());
    }
}
