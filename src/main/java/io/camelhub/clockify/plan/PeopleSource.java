package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.OptionalSource;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.SyncRun;
import java.util.List;

/**
 * The source of a workspace's users and user groups, if they are due; then matches users with employees. Where Clockify refuses the lists, users
 * are known from their entries only.
 */
public final class PeopleSource implements PageSource {

    private final Members members;
    private final DeletionGuard guard;
    private final OptionalRequests optional;
    private final SyncRun run;
    private final PageRequest trial;
    private VisibleUsers visible;
    private OptionalSource users;
    private OptionalSource groups;
    private boolean announced;
    private boolean matched;

    public PeopleSource(Members members, DeletionGuard guard, OptionalRequests optional, SyncRun run, PageRequest trial) {
        this.members = members;
        this.guard = guard;
        this.optional = optional;
        this.run = run;
        this.trial = trial;
    }

    @Override
    public Next next() {
        if (users == null) {
            users = new OptionalSource(optional, run, OptionalRequests.USERS, trial, this::listing);
            return users;
        }
        if (groups == null) {
            groups = new OptionalSource(optional, run, OptionalRequests.GROUPS, trial, () -> members.groups(run));
            return groups;
        }
        if (!matched) {
            matched = true;
            // a key that sees more than at the last look has read too little so far
            guard.accept(run, users.isRead() ? visible : null);
            members.read(run);
            members.match(run);
        }
        return null;
    }

    private PageSource listing() {
        visible = new VisibleUsers(optional.open(run.integration(), run.workspaceId(), OptionalRequests.USERS));
        return members.listing(run, visible);
    }

    /** Prefetches the other optional lists. */
    @Override
    public List<Prefetch.Ticket> ahead() {
        if (groups == null || announced) {
            return List.of();
        }
        announced = true;
        return optional.helpersAhead(run);
    }
}
