package io.camelhub.clockify.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.SyncRun;

/**
 * The source of the key's owner, role and visible users, read before deletions are accepted: a key with fewer permissions, or of another owner,
 * sees less, but nothing was deleted.
 */
public final class GuardSource implements PageSource {

    private final DeletionGuard guard;
    private final SyncRun run;
    private final VerificationQueue queue;
    private String owner;
    private boolean listed;
    private VisibleUsers visible;
    private PageSource listing;
    private DeletionDecision decision;

    GuardSource(DeletionGuard guard, SyncRun run, VerificationQueue queue) {
        this.guard = guard;
        this.run = run;
        this.queue = queue;
    }

    @Override
    public Next next() {
        if (owner == null) {
            // a request about the key's owner has no workspace, and counts for each of the key's
            return PageRequest.get("key", null, "/user", "", PageRequest.PLAIN);
        }
        if (!listed) {
            listed = true;
            if (guard.asks(run)) {
                visible = guard.visible(run);
                listing = guard.users(run, visible);
                return listing;
            }
        }
        if (decision == null) {
            decision = guard.decide(run, owner, visible, queue);
        }
        return null;
    }

    @Override
    public TimeEntryPage received(Object content, String lastPage, String date) {
        owner = guard.owner((JsonNode) content);
        return null;
    }

    @Override
    public boolean failed(PageSource from, RequestFailedException fault) {
        boolean users = from != null && from == listing;
        if (users) {
            visible = null;
            decision = guard.blinded(run, fault);
        }
        return users;
    }

    /** The decision about deletions; null before it is made. */
    public DeletionDecision decision() {
        return decision;
    }
}
