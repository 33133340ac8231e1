package io.camelhub.clockify.command;

import io.camelhub.clockify.command.ClearRejected.Which;
import io.camelhub.clockify.entries.RejectedRows.Row;
import io.camelhub.clockify.entries.RejectedRows;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Requests the entries of rejected rows again, by their ids, in a sync of their integrations. */
public final class RetryRejected {

    private final RejectedRows rows;
    private final SyncNow sync;
    private final PendingOrders orders;
    private final AuditLog audit;

    public RetryRejected(RejectedRows rows, SyncNow sync, PendingOrders orders, AuditLog audit) {
        this.rows = rows;
        this.sync = sync;
        this.orders = orders;
        this.audit = audit;
    }

    /**
     * The rows that can be requested again, and the others.
     *
     * @param withoutId rows without the id of a time entry, which can only be deleted
     * @param notInUse rows whose integration is disabled, or not in the settings
     */
    public record Selection(List<Row> retried, List<Row> withoutId, List<Row> notInUse) {
    }

    /** @param stillRejected the requested rows that were rejected again */
    public record Result(SyncResult sync, List<Row> stillRejected) {
    }

    /** @throws CommandFailedException where there is no row with one of the ids */
    public Selection select(Which which, IntegrationsConfig config) {
        Set<String> usable = config.integrations().stream()
                .filter(Integration::enabled).map(Integration::name).collect(Collectors.toSet());
        List<Row> chosen = which.of(rows.list());
        List<Row> withId = chosen.stream().filter(row -> row.entryId() != null).toList();
        return new Selection(
                withId.stream().filter(row -> usable.contains(row.integration())).toList(),
                chosen.stream().filter(row -> row.entryId() == null).toList(),
                withId.stream().filter(row -> !usable.contains(row.integration())).toList());
    }

    /** Orders a sync of each integration, stored in {@code clockify_order} until it has ended; returns their results. */
    public List<Future<SyncResult>> order(Selection selection, Order order) throws IOException {
        Map<String, List<Row>> rowsOf = selection.retried().stream().collect(Collectors.groupingBy(Row::integration, TreeMap::new, Collectors.toList()));
        List<Future<SyncResult>> ordered = new ArrayList<>();
        for (Map.Entry<String, List<Row>> one : rowsOf.entrySet()) {
            Optional<Future<SyncResult>> given = orders.retry(one.getKey(), one.getValue(), order);
            if (given.isPresent()) {
                ordered.add(given.get());
            } else {
                // the pending order, or the next sync, requests them
                leaveToNextSync(one.getKey(), one.getValue(), order);
            }
        }
        return ordered;
    }

    /** Requests them at once, in the caller's thread. */
    public Result run(Selection selection, Order order, boolean wait, SyncNow.Watcher watcher) throws IOException, InterruptedException {
        SyncOrder what = SyncOrder.of(selection.retried().stream().map(Row::integration).distinct().sorted().toList());
        order.log("retry " + selection.retried().size() + " rejected rows");
        return SyncNow.kept(audit, order, line(selection.retried(), null), () -> {
            rows.retry(selection.retried());
            SyncResult result = sync.carriedOut(what, wait, watcher);
            return new Result(result, stillRejected(selection));
        }, result -> AuditedSync.end(result.sync(), HumanReadable.number(result.stillRejected().size()) + " still rejected"));
    }

    /** The requested rows that are still rejected. */
    public List<Row> stillRejected(Selection selection) {
        Set<String> retried = selection.retried().stream().map(RetryRejected::entry).collect(Collectors.toSet());
        return rows.list().stream().filter(row -> retried.contains(entry(row))).toList();
    }

    private void leaveToNextSync(String integration, List<Row> chosen, Order order) {
        order.log("retry " + chosen.size() + " rejected rows of " + integration + " at the next sync");
        audit.withResult(order, () -> {
            rows.retry(chosen);
            return chosen;
        }, done -> line(done, "at the next sync"));
    }

    private static Line line(List<Row> retried, String after) {
        return new Line(AuditAction.REJECTED_RETRIED, ClearRejected.integrations(retried), HumanReadable.counted(retried.size(), "row", "rows"), after, null);
    }

    private static String entry(Row row) {
        return row.workspaceId() + "/" + row.entryId();
    }
}
