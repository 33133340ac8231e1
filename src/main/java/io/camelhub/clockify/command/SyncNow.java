package io.camelhub.clockify.command;

import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.SyncListener;
import io.camelhub.clockify.run.SyncOrder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Runs a sync through the routes from beginning to end, with all waits between. */
public final class SyncNow {

    private static final String ROUTE = "clockify-sync";

    private final CamelContext context;
    private final Database database;
    private final Progress progress;
    private final Roster roster;
    private final AuditLog audit;

    public SyncNow(CamelContext context, Database database, Progress progress, Roster roster, AuditLog audit) {
        this.context = context;
        this.database = database;
        this.progress = progress;
        this.roster = roster;
        this.audit = audit;
    }

    /** Follows a sync and its pauses. */
    public interface Watcher extends SyncListener {

        /**
         * Called when all that is left must wait, until the first wait is over.
         *
         * @param now by the database's clock, as the waits are
         */
        default void pausing(List<Wait> waits, Instant now) {
        }
    }

    /**
     * Syncs in the caller's thread.
     *
     * @param wait whether to wait for Clockify's limits and other hubs, and to resume
     * @throws CommandFailedException where the route was not started
     */
    public SyncResult run(SyncOrder what, Order order, boolean wait, Watcher watcher) throws IOException, InterruptedException {
        requireRoute(context, ROUTE);
        order.log(what.toString());
        return kept(audit, order, AuditedSync.line(what, what.confirmDeletions() ? held(what) : 0),
                () -> carriedOut(what, wait, watcher), AuditedSync::end);
    }

    /** The number of held deletions that the order concerns. */
    long held(SyncOrder what) {
        Select held = database.table("clockify_held_deletion").select("count(*)");
        Select rows = database.table("clockify_stream").select("coalesce(sum(held), 0)");
        return Stream.of(held, rows).mapToLong(select ->
                (what.integrations().isEmpty() ? select : select.in("integration", what.integrations())).single(Long.class)).sum();
    }

    /** Records an order with a sync in the audit log. */
    public static <T> T kept(AuditLog audit, Order order, Line line, AuditLog.Work<T, Exception> work, Function<T, AuditLog.End> ended)
            throws IOException, InterruptedException {
        try {
            return audit.following(order, line, work, ended);
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Syncs for an order that is already in the audit log. */
    public SyncResult carriedOut(SyncOrder what, boolean wait, Watcher watcher) throws IOException, InterruptedException {
        requireRoute(context, ROUTE);
        SyncTally tally = new SyncTally();
        progress.follow(what.id(), tally);
        progress.follow(what.id(), watcher);
        try (ProducerTemplate template = context.createProducerTemplate()) {
            Instant startedAt = database.now();
            template.requestBody("direct:" + ROUTE, what);
            while (wait && tally.resumesAt().isPresent()) {
                Instant now = database.now();
                watcher.pausing(tally.waits(), now);
                Thread.sleep(Math.max(1000, Duration.between(now, tally.resumesAt().get()).plusSeconds(1).toMillis()));
                if (what.reconcile()) {
                    tally.notBegun().forEach(place -> found(place, startedAt, tally));
                }
                SyncOrder rest = what.resumed(tally.waitingIntegrations(), startedAt);
                tally.resume();
                template.requestBody("direct:" + ROUTE, rest);
            }
        } finally {
            progress.leave(tally);
            progress.leave(watcher);
        }
        return tally.result(roster.lastRefresh().orElse(null), database.now());
    }

    private void found(SyncTally.Place place, Instant since, SyncTally tally) {
        database.statement("sync-now/read-since", "integration", place.integration(), "workspace", place.workspaceId(), "since", since)
                .query(row -> {
                    Instant from = database.instant(row, "read_from");
                    if (from != null) {
                        tally.found(place, from, database.instant(row, "read_to"));
                    }
                });
    }

    /** Checks that a route exists before it is called, because Camel would wait for it for half a minute. */
    public static void requireRoute(CamelContext context, String name) {
        if (!hasRoute(context, name)) {
            throw CommandFailedException.failed(ErrorMessages.noRoute(name), null);
        }
    }

    public static boolean hasRoute(CamelContext context, String name) {
        return context.getRoutes().stream().anyMatch(route -> route.getEndpoint().getEndpointUri().equals("direct://" + name));
    }
}
