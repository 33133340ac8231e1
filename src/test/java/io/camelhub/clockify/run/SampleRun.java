package io.camelhub.clockify.run;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A run of the integration {@code acme}, for tests that need only its workspace and its token. */
public final class SampleRun {

    private SampleRun() {
    }

    public static SyncRun of(String workspace, long token) {
        return of(workspace, token, null);
    }

    /** @param yieldAt when it makes room for others; null for never */
    public static SyncRun of(String workspace, long token, Instant yieldAt) {
        return new SyncRun(1, SyncCommand.due("acme", workspace), null,
                new SyncRun.Known("a workspace", null, null, null, null, List.of(), null, true, ReportStep.FULL,
                        ReportStep.Silence.NONE, false, Set.of()),
                new OptionalAnswers(List.of(), "entries"), token, Instant.EPOCH, yieldAt);
    }
}
