package io.camelhub.clockify.command.rejected;

import io.camelhub.clockify.command.AuditLog;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.rejected.ClearRejected.Which;
import io.camelhub.clockify.command.sync.AuditedSync;
import io.camelhub.clockify.command.sync.SyncNow;
import io.camelhub.clockify.command.sync.SyncResult;
import io.camelhub.clockify.model.text.Words;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.store.RejectedRows;
import io.camelhub.clockify.store.RejectedRows.Row;
import io.camelhub.clockify.store.audit.AuditAction;
import io.camelhub.clockify.store.audit.AuditTable.Line;
import io.camelhub.clockify.sync.order.SyncOrder;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders that the entries of rejected rows are asked for again, by their ids, in a sync of their integrations. */
public final class RetryRejected {

    private final RejectedRows rows;
    private final SyncNow sync;
    private final AuditLog audit;

    public RetryRejected(RejectedRows rows, SyncNow sync, AuditLog audit) {
        this.rows = rows;
        this.sync = sync;
        this.audit = audit;
    }

    /**
     * What can be asked for again.
     *
     * @param withoutId rows that hold no id of a time entry, and so can only be cleared
     * @param notInUse rows whose integration is disabled, or not in the settings
     */
    public record Selection(List<Row> retried, List<Row> withoutId, List<Row> notInUse) {
    }

    /** @param stillRejected of what was asked for, what came again in a form that cannot be taken */
    public record Result(SyncResult sync, List<Row> stillRejected) {
    }

    /** @throws CommandFailedException where there is no row with one of the numbers */
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

    /** Asks for them in a sync at once, in the caller's thread. */
    public Result run(Selection selection, Order order, boolean wait, SyncNow.Watcher watcher) throws IOException, InterruptedException {
        return run(selection, SyncOrder.of(integrations(selection)), order, wait, watcher);
    }

    /** The same, and the thread waits for nothing: what has to wait is asked for in the next sync. */
    public Result runInBackground(Selection selection, Order order, SyncNow.Watcher watcher) throws IOException, InterruptedException {
        return run(selection, SyncOrder.of(integrations(selection)).inBackground(), order, false, watcher);
    }

    private static List<String> integrations(Selection selection) {
        return selection.retried().stream().map(Row::integration).distinct().sorted().toList();
    }

    private Result run(Selection selection, SyncOrder what, Order order, boolean wait, SyncNow.Watcher watcher)
            throws IOException, InterruptedException {
        order.log("retry " + selection.retried().size() + " rejected rows");
        return SyncNow.kept(audit, order, line(selection, null), () -> {
            rows.retry(selection.retried());
            SyncResult result = sync.carriedOut(what, wait, watcher);
            Set<String> retried = selection.retried().stream().map(RetryRejected::entry).collect(Collectors.toSet());
            return new Result(result, rows.list().stream().filter(row -> retried.contains(entry(row))).toList());
        }, result -> AuditedSync.end(result.sync(), Words.number(result.stillRejected().size()) + " still rejected"));
    }

    /** Has them asked for in the next sync of their integrations, which may be another process's. */
    public void leaveToNextSync(Selection selection, Order order) {
        order.log("retry " + selection.retried().size() + " rejected rows at the next sync");
        audit.withResult(order, () -> {
            rows.retry(selection.retried());
            return selection;
        }, done -> line(done, "at the next sync"));
    }

    private static Line line(Selection selection, String after) {
        return new Line(AuditAction.REJECTED_RETRIED, ClearRejected.integrations(selection.retried()),
                Words.counted(selection.retried().size(), "row", "rows"), after, null);
    }

    private static String entry(Row row) {
        return row.workspaceId() + "/" + row.entryId();
    }
}
