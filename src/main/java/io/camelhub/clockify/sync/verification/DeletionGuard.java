package io.camelhub.clockify.sync.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.client.error.ErrorTranslator;
import io.camelhub.clockify.client.error.RequestFailedException;
import io.camelhub.clockify.model.reason.Reason;
import io.camelhub.clockify.people.pseudonym.Pseudonymizer;
import io.camelhub.clockify.sync.run.OptionalRequests;
import io.camelhub.clockify.sync.run.RunDatabase;
import io.camelhub.clockify.sync.run.SyncRun;
import io.camelhub.clockify.sync.verification.DeletionDecision.Sight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks, before entries are believed to be deleted, whether it is the key that changed: a key that lost its rights, or that
 * was swapped for a colleague's, sees less, and that deletes nothing.
 */
public final class DeletionGuard {

    private final RunDatabase database;
    private final Pseudonymizer pseudonyms;

    public DeletionGuard(RunDatabase database) {
        this.database = database;
        this.pseudonyms = new Pseudonymizer(database.all());
    }

    /** The id of the key's owner in an answer to {@code GET /user}; a pseudonym where they were erased. */
    public String owner(JsonNode user) {
        return pseudonyms.users().of(user.path("id").asText(""));
    }

    /** Whether users can be asked for; not where Clockify refused it within the day, for another reason than the key's rights. */
    public boolean asks(SyncRun run) {
        boolean refused = run.optional().refuses(OptionalRequests.USERS, database.now());
        if (refused) {
            forgetRole(run);
        }
        return !refused;
    }

    /**
     * The key cannot list users.
     *
     * @return that no deletion is believed, where it is not known whether it may list them; null where it may not
     */
    public DeletionDecision blinded(SyncRun run, Exception thrown) {
        RequestFailedException fault = (RequestFailedException) ErrorTranslator.cause(thrown);
        if (fault.refusedWith() == null) {
            return new DeletionDecision(Reason.KEY_BLIND.of("why", fault.getMessage()).words(), Set.of());
        }
        forgetRole(run);
        return null;
    }

    private void forgetRole(SyncRun run) {
        database.write(run, "deletion-guard/forget-role");
    }

    /**
     * Decides by what the key sees now.
     *
     * @param owner the id of the key's owner
     * @param visible the users that it lists; null where it cannot
     */
    public DeletionDecision decide(SyncRun run, String owner, VisibleUsers visible, VerificationQueue queue) {
        Sight before = before(run);
        Sight now = new Sight(owner, role(run), visible == null ? Set.of() : visible.ids());
        DeletionDecision decision = DeletionDecision.of(before, now, unlisted(run, visible), queue.gone().size(), queue.of());
        if (before.ownerId() != null) {
            look(run, before, now);
        }
        if (decision.isClear()) {
            remember(run, now);
        }
        return decision;
    }

    /** Users of a status that the list leaves out. */
    private List<String> unlisted(SyncRun run, VisibleUsers visible) {
        List<String> unlisted = new ArrayList<>();
        if (visible != null) {
            database.statement(run, "deletion-guard/list-user-statuses").query(row -> {
                if (!visible.lists(row.getString("account_status"))) {
                    unlisted.add(row.getString("id"));
                }
            });
        }
        return unlisted;
    }

    /**
     * Takes note of what the key sees, where it was asked; remembers it at its first reading, and where a person confirms that
     * what it no longer sees is gone. Of a key that cannot list users, all there is to be known is whose it is.
     *
     * @param visible the users that it lists; null where it was not asked, or cannot
     */
    public void accept(SyncRun run, VisibleUsers visible) {
        if (run.optional().wasRefused(OptionalRequests.USERS)) {
            forgetRole(run);
            accept(run, new Sight(run.known().ownerId(), null, Set.of()));
        } else if (visible != null && !visible.ids().isEmpty()) {
            accept(run, new Sight(run.known().ownerId(), role(run), visible.ids()));
        }
    }

    private void accept(SyncRun run, Sight now) {
        Sight before = before(run);
        boolean believed = before.ownerId() == null || run.command().confirmDeletions();
        if (believed) {
            remember(run, now);
        }
        look(run, believed ? now : before, now);
    }

    /** As long as the key sees less, and until it is seen that it no longer does, changes may go unreported. */
    private void look(SyncRun run, Sight before, Sight now) {
        boolean seesLess = now.isLessThan(before);
        database.write(run, "deletion-guard/note-gap", "sees_less", seesLess, "now", database.now());
        database.write(run, "deletion-guard/note-view", "sees_less", seesLess,
                "listed", database.array(now.users().stream().sorted().toList()));
    }

    private Sight before(SyncRun run) {
        return database.statement(run, "deletion-guard/read")
                .query((row, index) -> new Sight(
                        row.getString("owner_id"), row.getString("owner_role"), new HashSet<>(database.texts(row.getString("users")))))
                .optional()
                .orElse(Sight.NONE);
    }

    private String role(SyncRun run) {
        return database.statement(run, "deletion-guard/read-role")
                .query((row, index) -> Optional.ofNullable(row.getString("owner_role")))
                .single()
                .orElse(null);
    }

    private void remember(SyncRun run, Sight sight) {
        for (String statement : List.of("deletion-guard/update", "deletion-guard/create")) {
            int rows = database.write(run, statement, "owner_id", sight.ownerId(), "owner_role", sight.role(),
                    "users", database.array(sight.users().stream().sorted().toList()));
            if (rows > 0) {
                return;
            }
        }
    }
}
