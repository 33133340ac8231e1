package io.camelhub.clockify.command;

import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.database.Conditions;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.entries.RejectedRows;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.privacy.AuditTable.Outcome;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/**
 * Syncs ordered in the console, stored in {@code clockify_order} until they end: an order that has to wait stays there, and the schedule continues
 * it, after a restart too. No thread waits. Safe for use by several threads.
 */
public final class PendingOrders {

    private static final Logger LOG = LoggerFactory.getLogger(PendingOrders.class);

    private static final String ROUTE = "clockify-orders";

    private static final String REJECTED = "clockify_rejected";

    /** How long an order belongs to this process; renewed as leases are. */
    private static final Duration TERM = Duration.ofSeconds(30);

    /** The length of the column {@code waits_for}. */
    private static final int MOST_WORDS = 200;

    private static final SyncNow.Watcher NOBODY = new SyncNow.Watcher() {
    };

    private final CamelContext context;
    private final Database database;
    private final Table table;
    private final ClockifySettings settings;
    private final SyncNow sync;
    private final RejectedRows rejected;
    private final AuditLog audit;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Map<String, CompletableFuture<SyncResult>> watched = new ConcurrentHashMap<>();

    public PendingOrders(CamelContext context, Database database, ClockifySettings settings, SyncNow sync, RejectedRows rejected, AuditLog audit) {
        this.context = context;
        this.database = database;
        this.table = database.table("clockify_order");
        this.settings = settings;
        this.sync = sync;
        this.rejected = rejected;
        this.audit = audit;
    }

    private record Pending(String id, String integration, AuditAction action, long auditId, Instant orderedAt) {

        SyncOrder order() {
            return new SyncOrder(id, List.of(integration), false, null, null, orderedAt, action == AuditAction.DELETIONS_CONFIRMED,
                    List.of(), List.of(), false);
        }
    }

    /** The result of a withdrawal. */
    public enum Withdrawn {
        DONE,
        /** A process is executing it. */
        UNDER_WAY,
        ENDED
    }

    /** Whether this process executes orders; otherwise another hub does at its next tick, and their results are not reported here. */
    public boolean isHere() {
        return SyncNow.hasRoute(context, ROUTE);
    }

    /**
     * Orders a sync of one integration, which begins at once if this process executes orders.
     *
     * @param confirmDeletions whether to execute held deletions
     * @return its result once it has ended or has to wait; empty where the same order is already pending
     */
    public Optional<Future<SyncResult>> give(String integration, boolean confirmDeletions, Order order) throws IOException {
        SyncOrder what = new SyncOrder(List.of(integration), false, null, null, null, confirmDeletions);
        return keep(what, order, () -> AuditedSync.line(what, confirmDeletions ? sync.held(what) : 0));
    }

    /** Orders a sync that requests rejected rows of an integration again; if the same order is pending, these rows are not added to it. */
    public Optional<Future<SyncResult>> retry(String integration, List<RejectedRows.Row> rows, Order order) throws IOException {
        return keep(SyncOrder.of(List.of(integration)), order, () -> {
            rejected.retry(rows);
            return new Line(AuditAction.REJECTED_RETRIED, integration, HumanReadable.counted(rows.size(), "row", "rows"), null, null);
        });
    }

    /** @param line does the first part of the order, in its transaction */
    private Optional<Future<SyncResult>> keep(SyncOrder what, Order order, Supplier<Line> line) throws IOException {
        String integration = what.integrations().get(0);
        CompletableFuture<SyncResult> result = new CompletableFuture<>();
        watched.put(what.id(), result);
        try {
            database.inTransaction(() -> {
                Line kept = line.get();
                Instant now = database.now();
                table.insert("id", what.id(), "integration", integration, "action", kept.action().text(),
                        "audit_id", audit.begin(order, kept), "ordered_at", now, "due_at", now);
            });
        } catch (DuplicateKeyException e) {
            watched.remove(what.id());
            return Optional.empty();
        }
        order.log(what.toString());
        if (!isHere()) {
            watched.remove(what.id());
            return Optional.of(result);
        }
        try (ProducerTemplate template = context.createProducerTemplate()) {
            template.sendBody("direct:" + ROUTE, null);
        } catch (CamelExecutionException e) {
            // the order is stored, and a later tick executes it
            LOG.warn("An order of {} begins at the next tick: {}", integration, ErrorMessages.of(e));
        }
        return Optional.of(result);
    }

    /** Withdraws a waiting order. Held deletions and rejected rows stay as they are. */
    public Withdrawn withdraw(String id, Order order) {
        return database.inRetriedTransaction(() -> {
            Optional<Pending> pending = read(id);
            if (pending.isEmpty()) {
                return Withdrawn.ENDED;
            }
            if (table.delete().where("id", id).any(free(database.now())).run() == 0) {
                return Withdrawn.UNDER_WAY;
            }
            Pending withdrawn = pending.get();
            if (withdrawn.action() == AuditAction.REJECTED_RETRIED) {
                database.table(REJECTED).update("retry_wanted", false)
                        .where("integration", withdrawn.integration()).where("retry_wanted", true).run();
            }
            audit.finish(withdrawn.auditId(), new AuditLog.End(Outcome.WITHDRAWN, null, "withdrawn by " + order.byWhom()));
            audit.finish(audit.begin(order, new Line(AuditAction.ORDER_WITHDRAWN, withdrawn.integration(), withdrawn.action().words(), null, null)),
                    AuditLog.End.done(null));
            return Withdrawn.DONE;
        });
    }

    private Optional<Pending> read(String id) {
        return table.select("id", "integration", "action", "audit_id", "ordered_at").where("id", id)
                .optional((row, index) -> new Pending(row.getString("id"), row.getString("integration"),
                        AuditAction.of(row.getString("action")).orElse(AuditAction.SYNC), row.getLong("audit_id"), database.instant(row, "ordered_at")));
    }

    /** The condition that no process is executing the order. */
    private static Consumer<Conditions.Group> free(Instant now) {
        return or -> or.isNull("held_until").atMost("held_until", now);
    }

    /** Claims the orders that are due, so that no other process executes them; returns their ids. */
    public List<String> due() {
        Instant now = database.now();
        return table.select("id").atMost("due_at", now).any(free(now)).orderBy("ordered_at", "id").list(String.class).stream().filter(id -> {
            boolean taken = table.update("held_until", now.plus(TERM), "waits_for", null)
                    .where("id", id).atMost("due_at", now).any(free(now)).run() > 0;
            return taken && held.add(id);
        }).toList();
    }

    /** Continues a claimed order until it ends or has to wait. */
    public void carryOut(String id) {
        try {
            Pending pending = read(id).orElseThrow();
            SyncResult result = result(pending);
            settle(pending, result);
            Optional.ofNullable(watched.remove(id)).ifPresent(watcher -> watcher.complete(result));
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.warn("The order {} goes on at a later tick: {}", id, ErrorMessages.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            held.remove(id);
        }
    }

    private SyncResult result(Pending pending) throws InterruptedException {
        Optional<Integration> integration = settings.integration(pending.integration());
        Instant now = database.now();
        if (integration.isPresent() && !integration.get().enabled()) {
            return new SyncResult(runs(pending), Map.of(), List.of(new Wait(pending.integration(), null, now,
                    pending.integration() + " is paused")), List.of(), null, now);
        }
        SyncResult part;
        try {
            part = sync.carriedOut(pending.order(), false, NOBODY);
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return new SyncResult(runs(pending), Map.of(pending.integration(), ErrorMessages.of(e)), List.of(), List.of(), null, database.now());
        }
        return new SyncResult(runs(pending), part.failures(), part.waits(), part.foundDone(), part.roster(), part.endedAt());
    }

    /** The runs of the order so far, in any process. */
    private List<RunSummary> runs(Pending pending) {
        return SyncTally.sum(database.statement("pending-orders/runs", "integration", pending.integration(), "order_id", pending.id())
                .query((row, index) -> new RunSummary(
                        row.getLong("id"), row.getString("integration"), row.getString("workspace_id"), row.getString("workspace_name"),
                        row.getString("kind"), Duration.between(database.instant(row, "started_at"), database.instant(row, "finished_at")),
                        row.getString("outcome"), row.getInt("requests"), row.getInt("entries_seen"), row.getInt("inserted"),
                        row.getInt("updated"), row.getInt("restored"), row.getInt("deleted"), row.getInt("unchanged"),
                        row.getInt("healed"), row.getInt("rejected"), row.getString("error")))
                .list());
    }

    private void settle(Pending pending, SyncResult result) {
        database.inRetriedTransaction(() -> {
            if (!result.waits().isEmpty()) {
                Instant due = result.waits().stream().map(Wait::until).min(Instant::compareTo).orElseThrow();
                String reason = result.waits().get(0).reason();
                wait(pending, due, reason.length() <= MOST_WORDS ? reason : reason.substring(0, MOST_WORDS));
                AuditLog.End so = AuditedSync.end(result);
                audit.finish(pending.auditId(), new AuditLog.End(Outcome.WAITING, so.after(), so.error()));
            } else if (context.isStopping() || result.workspaces().stream().anyMatch(run -> run.outcome().equals("waiting"))) {
                // the hub stopped during the order
                wait(pending, database.now(), null);
            } else {
                table.delete().where("id", pending.id()).run();
                audit.finish(pending.auditId(), end(pending, result));
            }
            return null;
        });
    }

    private void wait(Pending pending, Instant due, String reason) {
        table.update("due_at", due, "waits_for", reason, "held_until", null).where("id", pending.id()).run();
    }

    /** The result; of the rejected rows, only those since the order count: an entry that was rejected in another form has another row. */
    private AuditLog.End end(Pending pending, SyncResult result) {
        return AuditedSync.end(result, pending.action() != AuditAction.REJECTED_RETRIED ? null : HumanReadable.number(database.table(REJECTED)
                .select("count(*)").where("integration", pending.integration()).notNull("entry_id").atLeast("last_seen_at", pending.orderedAt())
                .single(Long.class)) + " still rejected");
    }

    /** Renews the claims of this process; to be called every 10 seconds. */
    public void renew() {
        try {
            List<String> ids = List.copyOf(held);
            if (!ids.isEmpty()) {
                table.update("held_until", database.now().plus(TERM)).in("id", ids).notNull("held_until").run();
            }
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.warn("The orders cannot be renewed: {}", DatabaseUnavailableException.reason(e));
        }
    }
}
