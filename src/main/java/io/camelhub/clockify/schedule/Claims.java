package io.camelhub.clockify.schedule;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.run.SyncCommand;
import io.camelhub.clockify.run.WorkerSlots;
import io.camelhub.clockify.settings.ClockifySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/**
 * Which messages about work are under way: one for an integration and workspace, or for an integration's key. Whoever takes a
 * message that was sent again, taken by another or given back drops it. Safe for use by several threads.
 */
public final class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    /** Stands for the workspace of the message about a key. */
    private static final String NO_WORKSPACE = "-";

    private static final String TABLE = "clockify_claim";

    /** A claim of this process, which is renewed as leases are. */
    private static final Duration TERM = Duration.ofSeconds(30);

    private final Database database;
    private final ClockifySettings settings;
    private final WorkerSlots places;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    public Claims(Database database, ClockifySettings settings, WorkerSlots places) {
        this.database = database;
        this.settings = settings;
        this.places = places;
    }

    private record Claim(String token, int times, Instant writtenAt, Instant expiresAt) {
    }

    /**
     * Claims a piece of work, so that nobody else hands it over.
     *
     * @return the message with its claim, or null where one is under way
     */
    SyncCommand claim(SyncCommand work) {
        Instant now = database.now();
        Claim before = table(work).select("token", "times", "written_at", "expires_at").optional(Claim.class).orElse(null);
        if (before != null && new Term(before.writtenAt(), before.expiresAt()).holds(now)) {
            return null;
        }
        String token = UUID.randomUUID().toString();
        int times = before == null ? 1 : before.times() + 1;
        boolean inMemory = settings.worksInMemory();
        Map<String, Object> row = database.row("token", token, "times", times, "written_at", now,
                "expires_at", now.plus(inMemory ? TERM : ClaimPolicy.validity(times)));
        try {
            if (before == null) {
                table(work).insert(row);
            } else if (table(work).update(row).where("token", before.token()).run() == 0) {
                return null;
            }
        } catch (DuplicateKeyException e) {
            return null;
        }
        SyncCommand claimed = work.claimed(token);
        if (inMemory) {
            held.add(token);
            places.waits(claimed);
        }
        return claimed;
    }

    /**
     * Claims the rest of what was taken, so that it may be handed over behind the work of others.
     *
     * @return the message with its claim, or null where one is under way
     */
    SyncCommand claimRest(SyncCommand taken) {
        giveBack(taken);
        return claim(SyncCommand.rest(taken.integration(), taken.workspaceId()));
    }

    private Table table(SyncCommand work) {
        return database.table(TABLE).at("integration", work.integration())
                .at("workspace_id", Objects.requireNonNullElse(work.workspaceId(), NO_WORKSPACE));
    }

    /**
     * Takes a message about work; from then on the claim is this exchange's, and is given back when the route is left.
     *
     * @return the work with the claim that is this exchange's now; null where the message is to be dropped: it is late, doubled or
     *     no longer due, or the hub is being stopped
     */
    public SyncCommand take(SyncCommand work, Exchange exchange) {
        if (work.claim() == null) {
            return work;
        }
        held.remove(work.claim());
        places.left(work.claim());
        SyncCommand own = own(work);
        if (own == null) {
            return null;
        }
        if (exchange.getContext().isStopping() || !isDue(work)) {
            giveBack(own);
            return null;
        }
        held.add(own.claim());
        AtRouteEnd.add(exchange, left -> {
            if (held.contains(own.claim())) {
                giveBack(own);
            }
        });
        return own;
    }

    /**
     * Receives a message about work from a broker, which forgets it then: from now on its claim is this process's, and is renewed,
     * while it waits in memory until it is taken.
     *
     * @return the work with the claim that is this process's now; null where the message is to be dropped: it is late or doubled
     */
    SyncCommand receive(SyncCommand work) {
        if (work.claim() == null) {
            return work;
        }
        SyncCommand own = own(work);
        if (own != null) {
            held.add(own.claim());
            places.waits(own);
        }
        return own;
    }

    /** The work with a new claim, which voids every other message about it; null where its own claim is void. */
    private SyncCommand own(SyncCommand work) {
        String token = UUID.randomUUID().toString();
        Instant now = database.now();
        int count = table(work).update("token", token, "written_at", now, "expires_at", now.plus(TERM)).where("token", work.claim()).run();
        if (count == 0) {
            LOG.debug("A message is late or doubled, and dropped: {}", work);
            return null;
        }
        return work.claimed(token);
    }

    private boolean isDue(SyncCommand work) {
        Instant now = database.now();
        return work.workspaceId() == null || database.statement(work.hints() ? "claims/hinted" : "claims/due",
                        "integration", work.integration(), "workspace_id", work.workspaceId(),
                        "now", now, "latest", Term.latest(now), "soon", now.plus(TERM))
                .query(Integer.class)
                .single() > 0;
    }

    /** The work may be handed over again: it is done, or could not be sent. Where the database is away, the claim ends by itself. */
    void giveBack(SyncCommand work) {
        held.remove(work.claim());
        places.left(work.claim());
        try {
            table(work).delete().where("token", work.claim()).run();
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.debug("A claim ends by itself: {}", DatabaseUnavailableException.reason(e));
        }
    }

    /** Renews the claims of what waits in memory or is being done; to be called every 10 seconds. */
    public void renew() {
        try {
            // as it is now: the set may change between the counting of the parameters and their binding
            List<String> tokens = List.copyOf(held);
            if (!tokens.isEmpty()) {
                Instant now = database.now();
                database.table(TABLE).update("written_at", now, "expires_at", now.plus(TERM)).in("token", tokens).run();
            }
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.warn("The claims cannot be renewed: {}", DatabaseUnavailableException.reason(e));
        }
    }
}
