package io.camelhub.clockify.schedule;

import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.run.RunEnd;
import io.camelhub.clockify.run.RunKind;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncCommand;
import io.camelhub.clockify.run.SyncListener;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.webhooks.HintBuffer.Arrival;
import io.camelhub.clockify.webhooks.HintBuffer.Batch;
import io.camelhub.clockify.webhooks.HintBuffer;
import io.camelhub.clockify.webhooks.HintPolicy;
import io.camelhub.clockify.webhooks.HintTable.Waiting;
import io.camelhub.clockify.webhooks.HintTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Stores arrived hints, and sends work messages about workspaces whose hints have waited long enough, with a claim as for all work. A run in
 * progress on a workspace reads its hints anyway.
 */
public final class HintDispatch implements SyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(HintDispatch.class);

    private static final long BETWEEN_STORES = Duration.ofSeconds(1).toNanos();
    /** The interval of looking for hints stored but not sent by another process. */
    private static final long BETWEEN_LOOKS = Duration.ofMinutes(1).toNanos();
    /** The interval of retrying workspaces that could not be requested. */
    private static final long BETWEEN_TRIES = Duration.ofSeconds(10).toNanos();
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final HintBuffer buffer;
    private final HintTable table;
    private final Claims claims;
    private final WorkMessages messages;
    private final ClockifySettings settings;
    private final BudgetUsage usage;
    private final Runnable prepare;
    private final LongSupplier nanos;
    private final WorkspaceBackoff backoff = new WorkspaceBackoff();
    private final Map<String, Long> pausedUntil = new ConcurrentHashMap<>();
    private volatile boolean opened;
    private Long storedAt;
    private Long lookedAt;
    private boolean failed;

    /**
     * @param prepare migrates the tables, if that is not done yet
     * @param nanos the clock of the buffer
     */
    public HintDispatch(HintBuffer buffer, HintTable table, Claims claims, WorkMessages messages, ClockifySettings settings,
            BudgetUsage usage, Runnable prepare, LongSupplier nanos) {
        this.buffer = buffer;
        this.table = table;
        this.claims = claims;
        this.messages = messages;
        this.settings = settings;
        this.usage = usage;
        this.prepare = prepare;
        this.nanos = nanos;
    }

    /**
     * Messages about the workspaces whose hints are to be read now; to be called about twice a second. After a database error the hints stay in
     * memory, up to its capacity.
     */
    public synchronized List<String> due() {
        opened = true;
        try {
            prepare.run();
            store();
            look();
            List<String> due = handOver();
            failed = false;
            return due;
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            if (!failed) {
                LOG.warn("What webhooks hint at cannot be stored, and waits in memory: {}", DatabaseUnavailableException.reason(e));
            }
            failed = true;
            return List.of();
        }
    }

    private void store() {
        if (storedAt != null && nanos.getAsLong() - storedAt < BETWEEN_STORES) {
            return;
        }
        storedAt = nanos.getAsLong();
        Batch batch = buffer.take();
        try {
            table.store(batch);
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            buffer.giveBack(batch);
            throw e;
        }
    }

    private void look() {
        if (lookedAt == null || nanos.getAsLong() - lookedAt >= BETWEEN_LOOKS) {
            lookedAt = nanos.getAsLong();
            buffer.stored(table.tidy());
        }
    }

    private List<String> handOver() {
        long now = nanos.getAsLong();
        Map<String, Arrival> ripe = new HashMap<>();
        buffer.arrivals().forEach((workspaceId, arrival) -> {
            // later ones are not stored yet
            if (arrival.first() - storedAt <= 0 && pausedUntil.getOrDefault(workspaceId, now) - now <= 0 && isRipe(arrival, now, false)) {
                ripe.put(workspaceId, arrival);
            }
        });
        List<String> due = new ArrayList<>();
        if (!ripe.isEmpty()) {
            Instant time = table.now();
            Set<String> waiting = new HashSet<>();
            Set<String> decided = new HashSet<>();
            for (Waiting place : table.waiting(ripe.keySet())) {
                waiting.add(place.workspaceId());
                if (decided.contains(place.workspaceId())) {
                    continue;
                }
                settings.integration(place.integration()).filter(Integration::enabled).ifPresent(integration -> {
                    decided.add(place.workspaceId());
                    handOver(integration, place, ripe.get(place.workspaceId()), now, time, due);
                });
            }
            // read meanwhile, or of a workspace that nobody syncs
            ripe.keySet().stream().filter(id -> !waiting.contains(id)).forEach(id -> buffer.handedOver(id, storedAt));
        }
        return due;
    }

    private void handOver(Integration integration, Waiting place, Arrival arrival, long now, Instant time, List<String> due) {
        boolean free = Plan.free(place.plan());
        if (!isRipe(arrival, now, integration.perHour(place.plan()) != null)) {
            return;
        }
        HintPolicy.Step step = HintPolicy.step(new HintPolicy.Workspace(free, place.underWay(), place.dueAt(), place.pausedUntil(),
                free && usage.hasRoom(integration, place.workspaceId(), place.plan(), place.sharing())), time);
        if (step == HintPolicy.Step.WAIT) {
            if (!place.underWay()) {
                pausedUntil.put(place.workspaceId(), now + BETWEEN_TRIES);
            }
            return;
        }
        if (step == HintPolicy.Step.SYNC) {
            table.bringForward(place);
        }
        SyncCommand claimed = claims.claim(step == HintPolicy.Step.VERIFY
                ? SyncCommand.hinted(place.integration(), place.workspaceId()) : SyncCommand.due(place.integration(), place.workspaceId()));
        if (claimed != null) {
            due.add(messages.written(claimed));
            buffer.handedOver(place.workspaceId(), storedAt);
        }
    }

    private static boolean isRipe(Arrival arrival, long now, boolean limited) {
        return HintPolicy.isRipe(Duration.ofNanos(now - arrival.first()), Duration.ofNanos(now - arrival.last()), limited);
    }

    /** Makes the rest of a run's hints due again; after a failed one, with a growing pause. */
    @Override
    public void finished(RunSummary run) {
        if (opened) {
            buffer.stored(Set.of(run.workspaceId()));
        }
        if (RunKind.HINTS.text().equals(run.kind())) {
            if (RunEnd.DONE.text().equals(run.outcome()) || RunEnd.PARTIAL.text().equals(run.outcome())) {
                backoff.succeeded(run.workspaceId());
                pausedUntil.remove(run.workspaceId());
            } else {
                pausedUntil.put(run.workspaceId(),
                        nanos.getAsLong() + backoff.failed(run.workspaceId(), AFTER_FAILURE, LONGEST).toNanos());
            }
        }
    }
}
