package io.camelhub.clockify.command;

import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.store.RejectedRows;
import io.camelhub.clockify.store.RejectedRows.Row;
import io.camelhub.clockify.sync.order.SyncOrder;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders that the entries of rejected rows are asked for again, by their ids, in a sync of their integrations. */
public final class RetryRejected {

    private final RejectedRows rows;
    private final SyncNow sync;

    public RetryRejected(RejectedRows rows, SyncNow sync) {
        this.rows = rows;
        this.sync = sync;
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

    /**
     * @param ids numbers of rows; empty for all
     * @throws CommandFailedException where there is no row with one of the numbers
     */
    public Selection select(List<Long> ids, IntegrationsConfig config) {
        Set<String> usable = config.integrations().stream()
                .filter(Integration::enabled).map(Integration::name).collect(Collectors.toSet());
        List<Row> chosen = ClearRejected.named(ids, rows.list());
        List<Row> withId = chosen.stream().filter(row -> row.entryId() != null).toList();
        return new Selection(
                withId.stream().filter(row -> usable.contains(row.integration())).toList(),
                chosen.stream().filter(row -> row.entryId() == null).toList(),
                withId.stream().filter(row -> !usable.contains(row.integration())).toList());
    }

    public Result run(Selection selection, Order order, boolean wait, SyncNow.Watcher watcher) throws IOException, InterruptedException {
        order.log("retry " + selection.retried().size() + " rejected rows");
        rows.retry(selection.retried());
        List<String> integrations = selection.retried().stream().map(Row::integration).distinct().sorted().toList();
        SyncResult result = sync.run(SyncOrder.of(integrations), order, wait, watcher);
        Set<String> retried = selection.retried().stream().map(RetryRejected::entry).collect(Collectors.toSet());
        return new Result(result, rows.list().stream().filter(row -> retried.contains(entry(row))).toList());
    }

    private static String entry(Row row) {
        return row.workspaceId() + "/" + row.entryId();
    }
}
