package io.camelhub.clockify.plan;

import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.SyncRun;
import java.util.List;
import java.util.Map;

/**
 * The source of possibly deleted entries, read by their ids in rounds; each round ends with a page of deletions, so that they are kept if the
 * budget ends early. A deletion that the feed does not list is accepted only if the key still sees what it saw.
 */
public final class VerificationSource implements PageSource {

    private final Verification verification;
    private final SyncRun run;
    private final VerificationQueue queue;
    /** The guard of the round; null where none was needed. */
    private GuardSource guard;
    /** What the key saw when the first was kept before it could be decided; null before. */
    private DeletionDecision sight;

    VerificationSource(Verification verification, SyncRun run, VerificationQueue queue) {
        this.verification = verification;
        this.run = run;
        this.queue = queue;
    }

    @Override
    public Next next() {
        while (queue.hasPending()) {
            List<String> ids = guard == null ? queue.next() : null;
            if (ids != null) {
                return verification.request(run, queue, ids);
            }
            if (queue.isUndecided() && (sight != null || guard != null)) {
                sight = sight == null ? guard.decision() : sight;
                guard = null;
                verification.keep(run, queue, sight);
                continue;
            }
            if (guard == null && verification.guarded(run, queue)) {
                guard = verification.guard(run, queue);
                return guard;
            }
            Map<String, String> deleted = verification.settle(run, queue, guard == null ? null : guard.decision());
            guard = null;
            if (!deleted.isEmpty()) {
                return new Found(TimeEntryPage.ofGone(run.integration(), run.workspaceId(), deleted));
            }
        }
        return null;
    }

    /** Deletes held deletions in the transaction that tombstones their entries, so that a person's confirmation is never lost. */
    @Override
    public void keep(TimeEntryPage page) {
        verification.release(run, page.gone().keySet());
    }

    @Override
    public void stored(TimeEntryPage page) {
        if (page.gone().isEmpty()) {
            verification.onResponse(run, queue, page);
        }
    }

    @Override
    public boolean failed(PageSource from, RequestFailedException fault) {
        return from == null && fault instanceof RequestRefusedException refused && verification.onRefusal(run, queue, refused);
    }

    /** The number of entries that a window's report counts without listing them, and that exist in it. */
    public int found() {
        return queue.found();
    }
}
