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
 * The claims of work messages: one per integration and workspace, or for an integration's key. A message whose claim was replaced or given back is
 * dropped on receipt. Safe for use by several threads.
 */
public final class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    /** The workspace in the claim of a message about a key. */
    private static final String NO_WORKSPACE = "-";

    private static final String TABLE = "clockify_claim";

    /** The term of a claim that this process holds; renewed as leases are. */
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
     * Claims a piece of work, so that no other message about it is sent.
     *
     * @return the message with its claim; null where another claim is valid
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

    private Table table(SyncCommand work) {
        return database.table(TABLE).at("integration", work.integration())
                .at("workspace_id", Objects.requireNonNullElse(work.workspaceId(), NO_WORKSPACE));
    }

    /**
     * Takes a received work message: the claim passes to this exchange, and is given back at the end of the route.
     *
     * @return the work with its new claim; null where the message is to be dropped: it is late, a duplicate or no longer due, or the hub is
     *     stopping
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
     * Receives a work message from a broker, which then forgets it: its claim passes to this process, and is renewed while the message waits in
     * memory.
     *
     * @return the work with its new claim; null where the message is to be dropped: it is late or a duplicate
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

    /** The work with a new claim, which invalidates all other messages about it; null where its own claim is invalid. */
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

    /** Ends the claim of work that is done or could not be sent. After a database error the claim expires by itself. */
    void giveBack(SyncCommand work) {
        held.remove(work.claim());
        places.left(work.claim());
        try {
            table(work).delete().where("token", work.claim()).run();
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.debug("A claim ends by itself: {}", DatabaseUnavailableException.reason(e));
        }
    }

    /** Renews the claims of work that waits in memory or is in progress; to be called every 10 seconds. */
    public void renew() {
        try {
            // a copy: the set may change between counting the parameters and binding them
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
