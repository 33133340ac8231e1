package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.SyncRun;
import java.time.Instant;
import java.util.List;

/** Reads the entries of webhook hints by their ids, in rounds. Its requests are upkeep, whatever the run is for. */
final class HintSource implements PageSource {

    private final Hints hints;
    private final SyncRun run;
    private final int mostRounds;
    private final Instant until;
    private int rounds;
    private List<Hints.Hinted> hinted;

    HintSource(Hints hints, SyncRun run, int mostRounds, Instant until) {
        this.hints = hints;
        this.run = run;
        this.mostRounds = mostRounds;
        this.until = until;
    }

    @Override
    public Next next() {
        if (hinted != null) {
            hints.done(run, hinted);
        }
        hinted = rounds++ < mostRounds && hints.isBefore(until) ? hints.next(run) : null;
        return hinted == null ? null : hints.entries(run, hinted);
    }

    @Override
    public Purpose purpose() {
        return Purpose.UPKEEP;
    }
}
