package io.camelhub.clockify.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.plan.KeyViews.View;
import io.camelhub.clockify.roster.Pseudonymizer;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks, before missing entries count as deleted, whether the key has changed: a key with fewer permissions, or of another owner, sees less, but
 * nothing was deleted.
 */
public final class DeletionGuard {

    private final RunDatabase database;
    private final KeyViews views;
    private final Pseudonymizer pseudonyms;
    private final OptionalRequests optional;
    private final UserListing users;

    public DeletionGuard(RunDatabase database, KeyViews views, OptionalRequests optional, UserListing users) {
        this.database = database;
        this.views = views;
        this.optional = optional;
        this.users = users;
        this.pseudonyms = new Pseudonymizer(database.all());
    }

    /** Creates the source of a workspace's users. */
    @FunctionalInterface
    public interface UserListing {

        PageSource source(SyncRun run, VisibleUsers visible);
    }

    /** A source that decides by the key alone, for a stream. */
    public GuardSource source(SyncRun run) {
        return source(run, new VerificationQueue(new Candidates(), 0, false));
    }

    GuardSource source(SyncRun run, VerificationQueue queue) {
        return new GuardSource(this, run, queue);
    }

    /** Begins to read the users visible to a key. */
    VisibleUsers visible(SyncRun run) {
        return new VisibleUsers(optional.open(run.integration(), run.workspaceId(), OptionalRequests.USERS));
    }

    PageSource users(SyncRun run, VisibleUsers visible) {
        return users.source(run, visible);
    }

    /** The id of the key's owner in an answer to {@code GET /user}; the pseudonym of an erased one. */
    String owner(JsonNode user) {
        return pseudonyms.users().of(user.path("id").asText(""));
    }

    /** Whether users can be requested; not where Clockify refused it within the last day for another reason than permissions. */
    boolean asks(SyncRun run) {
        boolean refused = run.optional().refuses(OptionalRequests.USERS, database.now());
        if (refused) {
            forgetRole(run);
        }
        return !refused;
    }

    /**
     * Handles a key that cannot list users.
     *
     * @return a decision against all deletions, where it is not known whether the key may list users; null where it may not
     */
    DeletionDecision blinded(SyncRun run, RequestFailedException fault) {
        if (fault.refusedWith() == null) {
            return new DeletionDecision(Reason.KEY_BLIND.of("why", fault.getMessage()).words(), Set.of(), null);
        }
        forgetRole(run);
        return null;
    }

    private void forgetRole(SyncRun run) {
        database.write(run, workspace(run).update("owner_role", null));
    }

    /**
     * Decides by what the key sees now. If that is more or less than at the last look, the next run looks before it reads anything.
     *
     * @param owner the id of the key's owner
     * @param visible the users that it lists; null where it cannot
     */
    DeletionDecision decide(SyncRun run, String owner, VisibleUsers visible, VerificationQueue queue) {
        boolean unknown = visible == null && run.optional().refuses(OptionalRequests.USERS, database.now());
        View kept = views.read(run);
        KeySight now = new KeySight(owner, role(run), visible == null ? Set.of() : visible.ids(), kept.last().managed());
        View before = kept.judging(now);
        List<String> unlisted = unlisted(run, visible);
        boolean same = SightChange.same(before.last(), now);
        if (!unknown && !same) {
            views.lookAgain(run);
        }
        if (unknown || !same) {
            queue.leaveFoundBefore();
        }
        DeletionDecision sight = DeletionDecision
                .of(before.believed(), before.vanished(), now, unlisted)
                .ofOnly(shown(run, now, visible == null && !unknown));
        DeletionDecision decision = (before.believed().isKnown() ? sight.orTooMany(queue.gone().size(), queue.of()) : sight)
                .orLeftOut(queue.leftOut(), queue.ofHowMany());
        if (before.believed().isKnown()) {
            views.compare(run, before.believed(), now);
        }
        if (visible != null && decision.everything() == null) {
            believe(run, before, now, unlisted, decision);
        }
        // how many are gone is known once all are read
        return queue.isUndecided() ? sight : decision;
    }

    /**
     * The only users whose entries the key sees, as far as is known: for a plain member itself, for a manager also the members of their groups.
     * Null where it may see others'.
     *
     * @param denied whether it may not list users, as every admin may
     */
    private Set<String> shown(SyncRun run, KeySight now, boolean denied) {
        boolean member = now.role() == null ? denied : now.role().equals("MEMBER");
        boolean manager = "TEAM_MANAGER".equals(now.role()) && !run.optional().denies(OptionalRequests.GROUPS, database.now())
                && !run.optional().refuses(OptionalRequests.GROUPS, database.now());
        if (!member && !manager || isOpenToAll(run)) {
            return null;
        }
        Set<String> shown = new HashSet<>(manager ? now.managed() : Set.of());
        shown.add(now.ownerId());
        return shown;
    }

    private boolean isOpenToAll(SyncRun run) {
        return database.table(run, "clockify_visible_workspace").select("1").where("open_to_all", true).exists();
    }

    /** Accepts what the key sees; users who vanished are stored separately, so that a few leavers at a time do not add up to too many. */
    private void believe(SyncRun run, View before, KeySight now, List<String> unlisted, DeletionDecision decision) {
        Set<String> users = new HashSet<>(before.believed().users());
        users.retainAll(unlisted);
        users.addAll(now.users());
        views.believe(run, new KeySight(now.ownerId(), now.role(), users), decision.vanished());
    }

    /** Users with an account status that the list leaves out. */
    private List<String> unlisted(SyncRun run, VisibleUsers visible) {
        List<String> unlisted = new ArrayList<>();
        if (visible != null) {
            database.all().table("clockify_user").select("id", "account_status").where("workspace_id", run.workspaceId()).forEach(row -> {
                if (!visible.lists(row.getString("account_status"))) {
                    unlisted.add(row.getString("id"));
                }
            });
        }
        return unlisted;
    }

    /**
     * Accepts what the key sees, once users and groups were requested: at its first look, where only a few users vanished, and where a person
     * confirms the deletions. For a key that cannot list users, only its owner is known.
     *
     * @param visible the users that it lists; null where they were not requested, or cannot be listed
     */
    public void accept(SyncRun run, VisibleUsers visible) {
        boolean listed = visible != null && !visible.ids().isEmpty();
        boolean refused = run.optional().wasRefused(OptionalRequests.USERS)
                || run.known().peopleDue() && run.optional().denies(OptionalRequests.USERS, database.now());
        if (!listed && !refused && !run.known().peopleDue()) {
            return;
        }
        View kept = views.read(run);
        boolean isOther = !run.known().ownerId().equals(kept.last().ownerId());
        database.fenced(run, () -> {
            if (refused) {
                forgetRole(run);
            }
            KeySight now = new KeySight(run.known().ownerId(), listed ? role(run) : null, listed ? visible.ids() : Set.of(), views.managed(run));
            View before = kept.judging(now);
            if (before != kept) {
                views.believe(run, before.believed(), before.vanished());
            }
            if (listed || refused) {
                accept(run, before, now, listed, unlisted(run, visible));
            }
            boolean denied = refused && !run.optional().refuses(OptionalRequests.USERS, database.now());
            if (listed || denied || isOther && before.believed().isKnown()) {
                views.look(run, before, now);
            }
        });
    }

    private void accept(SyncRun run, View before, KeySight now, boolean listed, List<String> unlisted) {
        DeletionDecision decision = DeletionDecision.of(before.believed(), before.vanished(), now, unlisted);
        boolean confirmed = !before.believed().isKnown() || run.command().confirmDeletions();
        boolean believed = confirmed || listed && decision.everything() == null;
        if (confirmed) {
            views.believe(run, now, Set.of());
        } else if (believed) {
            believe(run, before, now, unlisted, decision);
        }
        views.compare(run, believed ? now : before.believed(), now);
    }

    private String role(SyncRun run) {
        return workspace(run).select("owner_role").single(String.class);
    }

    private Table workspace(SyncRun run) {
        return database.table(run, "clockify_integration_workspace");
    }
}
