package io.camelhub.clockify.sync.run;

import io.camelhub.clockify.sync.order.SyncCommand;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which work waits in the memory of this process for a place, and which runs make room for it: one that only fills the past ends
 * after its page, for each piece of work that is more than that. Safe for use by several threads.
 */
public final class Places {

    /** By the token of its claim, whether a run has promised its place. */
    private final Map<String, Boolean> waiting = new ConcurrentHashMap<>();
    /** Workspaces that are up to date, and of which there is only more of the past to be read. */
    private final Set<SyncCommand> unfinished = ConcurrentHashMap.newKeySet();

    /** Work waits in memory from now on. */
    public void waits(SyncCommand claimed) {
        if (!isUnfinished(claimed)) {
            waiting.put(claimed.claim(), false);
        }
    }

    /** Work waits no longer. */
    public void left(String token) {
        waiting.remove(token);
    }

    /** Whether of a workspace there was only more of the past to be read when it was last left. */
    public boolean isUnfinished(SyncCommand work) {
        return unfinished.contains(work.claimed(""));
    }

    /** Whether a run is to end now, since other work waits, and no other run has promised it its place. */
    public boolean isWanted(SyncRun run) {
        return run.yieldAt() != null && waiting.entrySet().stream()
                .anyMatch(work -> !work.getValue() && waiting.replace(work.getKey(), false, true));
    }

    /** A run has ended. */
    public void ended(SyncRun run) {
        SyncCommand place = SyncCommand.due(run.integration(), run.workspaceId());
        if (run.tally().unfinished()) {
            unfinished.add(place);
        } else {
            unfinished.remove(place);
        }
    }
}
