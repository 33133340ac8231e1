package io.camelhub.clockify.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.client.error.ErrorTranslator;
import io.camelhub.clockify.client.error.RequestFailedException;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.pseudonym.Pseudonymizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks, before entries are believed to be deleted, whether it is the key that changed: a key that lost its rights, or that
 * was swapped for a colleague's, sees less, and that deletes nothing.
 */
public final class DeletionGuard {

    /** A greater share of users that vanished, or of a window's entries, is not believed. */
    private static final double MOST = 0.2;

    /** So few entries of a window are believed whatever their share. */
    private static final int FEW = 20;

    /** What was seen before the first look. */
    private static final Seen NOTHING = new Seen(null, null, Set.of());

    private final Database database;
    private final Leases leases;
    private final ObjectMapper json;
    private final Pseudonymizer forgotten;
    private final OptionalRequests optional;

    public DeletionGuard(Database database, Leases leases, OptionalRequests optional, ObjectMapper json) {
        this.database = database;
        this.leases = leases;
        this.optional = optional;
        this.json = json;
        this.forgotten = new Pseudonymizer(database);
    }

    /**
     * What the guard found.
     *
     * @param everything why no deletion is believed, or null
     * @param vanished users that are no longer to be seen; deletions of their entries are not believed
     */
    public record Verdict(String everything, Set<String> vanished) {

        /** Why the deletion of an entry of this user is not believed, or null. */
        String reason(String userId) {
            if (everything != null) {
                return everything;
            }
            return vanished.contains(userId) ? "user " + userId + " is no longer to be seen by the key" : null;
        }
    }

    private record Seen(String ownerId, String role, Set<String> users) {

        /** Whether the role is the same; a key that may not list users tells none, and can only have gained one since. */
        boolean hasRoleOf(Seen other) {
            return role == null || role.equals(other.role());
        }
    }

    /**
     * Judges the key by what it sees now.
     *
     * @param owner the id of the key's owner
     */
    public Verdict judge(WorkspaceRun run, String owner) {
        Set<String> users = run.usersSeen();
        Seen before = before(run);
        Seen now = new Seen(owner, role(run), users);
        if (before.ownerId() == null) {
            leases.fenced(run, () -> remember(run, now));
            return new Verdict(null, Set.of());
        }
        leases.fenced(run, () -> look(run, before, now));
        Set<String> vanished = vanished(run, before);
        String everything = null;
        int gone = run.verification().gone().size();
        int of = run.verification().of();
        if (!before.ownerId().equals(owner)) {
            everything = "the key's owner changed from user " + before.ownerId() + " to user " + owner;
        } else if (!before.hasRoleOf(now)) {
            everything = "the role of the key's owner changed from " + before.role() + " to " + now.role();
        } else if (vanished.size() > MOST * before.users().size()) {
            everything = "the key sees " + users.size() + " users, where it saw " + before.users().size();
        } else if (tooMany(gone, of)) {
            everything = gone + " of " + of + " entries of a window are missing at once";
        }
        if (everything == null && vanished.isEmpty()) {
            leases.fenced(run, () -> remember(run, now));
        }
        return new Verdict(everything, vanished);
    }

    /** Users that were to be seen and no longer are; of those whose status the list of users leaves out, nobody knows. */
    private Set<String> vanished(WorkspaceRun run, Seen before) {
        Set<String> vanished = new HashSet<>(before.users());
        vanished.removeAll(run.usersSeen());
        if (!vanished.isEmpty() && run.users() != null) {
            database.statement("user-statuses").param("workspace_id", run.workspaceId()).query(row -> {
                if (!run.users().lists(row.getString("account_status"))) {
                    vanished.remove(row.getString("id"));
                }
            });
        }
        return vanished;
    }

    /** Whether so many entries of a window are not believed to be gone at once; 0 entries is no window. */
    static boolean tooMany(int gone, int of) {
        return of > 0 && gone > FEW && gone > MOST * of;
    }

    /**
     * Begins to see which users the key sees.
     *
     * @return whether that can be asked; not where Clockify refused it within the day, for another reason than the key's rights
     */
    public boolean begin(WorkspaceRun run) {
        run.usersSeen().clear();
        run.users(null);
        boolean refused = optional.refusesUsers(run);
        if (refused) {
            blind(run);
        }
        return !refused;
    }

    /**
     * The key cannot list users.
     *
     * @return the verdict where it is not known whether it may: no deletion is believed; null where it may not
     */
    public Verdict blinded(WorkspaceRun run, Exception thrown) {
        RequestFailedException fault = (RequestFailedException) ErrorTranslator.cause(thrown);
        if (fault.refusedWith() == null) {
            return new Verdict("whom the key sees cannot be told: " + fault.getMessage(), Set.of());
        }
        blind(run);
        return null;
    }

    private void blind(WorkspaceRun run) {
        run.usersSeen().clear();
        run.users(null);
        leases.fenced(run, () -> at(run, "guard-forget-role").update());
    }

    /**
     * Takes note of what the key sees, where it was asked; remembers it at its first reading, and where a person confirms that
     * what it no longer sees is gone. Of a key that cannot list users, all there is to be known is whose it is.
     */
    public void accept(WorkspaceRun run) {
        if (optional.wasRefused(run, OptionalRequests.USERS)) {
            blind(run);
            accept(run, new Seen(run.ownerId(), null, Set.of()));
        } else if (optional.wasAnswered(run, OptionalRequests.USERS) && !run.usersSeen().isEmpty()) {
            accept(run, new Seen(run.ownerId(), role(run), run.usersSeen()));
        }
    }

    private void accept(WorkspaceRun run, Seen now) {
        Seen before = before(run);
        boolean believed = before.ownerId() == null || run.work().confirmDeletions();
        leases.fenced(run, () -> {
            if (believed) {
                remember(run, now);
            }
            look(run, believed ? now : before, now);
        });
    }

    /** As long as the key sees less, and until it is seen that it no longer does, changes may have been left untold. */
    private void look(WorkspaceRun run, Seen before, Seen now) {
        boolean seesLess = !before.ownerId().equals(now.ownerId()) || !before.hasRoleOf(now);
        at(run, "guard-untold").param("sees_less", seesLess).param("now", database.bind(database.now())).update();
        at(run, "guard-look").param("sees_less", seesLess).update();
    }

    private JdbcClient.StatementSpec at(WorkspaceRun run, String statement) {
        return database.statement(statement)
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId());
    }

    private Seen before(WorkspaceRun run) {
        return at(run, "guard-read")
                .query((row, index) -> new Seen(
                        row.getString("owner_id"), row.getString("owner_role"), ids(row.getString("users"))))
                .optional()
                .orElse(NOTHING);
    }

    private String role(WorkspaceRun run) {
        return at(run, "guard-role")
                .query((row, index) -> Optional.ofNullable(row.getString("owner_role")))
                .single()
                .orElse(null);
    }

    private Set<String> ids(String array) {
        try {
            return new HashSet<>(Arrays.asList(json.readValue(array, String[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remember(WorkspaceRun run, Seen seen) {
        if (remembered(run, "guard-remember", seen) == 0) {
            remembered(run, "guard-create", seen);
        }
    }

    private int remembered(WorkspaceRun run, String statement, Seen seen) {
        try {
            return at(run, statement)
                    .param("owner_id", seen.ownerId())
                    .param("owner_role", seen.role())
                    .param("users", json.writeValueAsString(seen.users().stream().sorted().toList()))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of the key's owner in an answer to {@code GET /user}; a pseudonym where he was forgotten. */
    public String owner(JsonNode user) {
        return forgotten.users().of(user.path("id").asText(""));
    }
}
