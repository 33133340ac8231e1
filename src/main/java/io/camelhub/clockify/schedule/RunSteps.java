package io.camelhub.clockify.schedule;

import io.camelhub.clockify.plan.BackfillSource;
import io.camelhub.clockify.plan.ChangeFeed;
import io.camelhub.clockify.plan.DeletionGuard;
import io.camelhub.clockify.plan.Members;
import io.camelhub.clockify.plan.PeopleSource;
import io.camelhub.clockify.plan.RunningTimers;
import io.camelhub.clockify.plan.Verification;
import io.camelhub.clockify.privacy.PeopleUpkeep;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.OptionalSource;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.RunStep;
import io.camelhub.clockify.run.StepSource;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.streamsync.Streams;
import io.camelhub.clockify.webhooks.Hints;
import java.util.List;
import java.util.function.Supplier;

/** The steps of a run: of a sync, of a person's selection of days or entries, or for webhook hints. */
public final class RunSteps {

    private final Members members;
    private final DeletionGuard guard;
    private final OptionalRequests optional;
    private final RunningTimers timers;
    private final ChangeFeed feed;
    private final Verification verification;
    private final Hints hints;
    private final BackfillSource.Parts backfill;
    private final Streams streams;
    private final PeopleUpkeep upkeep;

    public RunSteps(Members members, DeletionGuard guard, OptionalRequests optional, RunningTimers timers, ChangeFeed feed,
            Verification verification, Hints hints, BackfillSource.Parts backfill, Streams streams, PeopleUpkeep upkeep) {
        this.members = members;
        this.guard = guard;
        this.optional = optional;
        this.timers = timers;
        this.feed = feed;
        this.verification = verification;
        this.hints = hints;
        this.backfill = backfill;
        this.streams = streams;
        this.upkeep = upkeep;
    }

    /** The source of all pages of a run, step by step. */
    public PageSource source(SyncRun run) {
        return new StepSource(run, of(run));
    }

    private List<RunStep> of(SyncRun run) {
        if (run.command().hints()) {
            return List.of(
                    people(run),
                    new RunStep("hints", () -> hints.source(run)),
                    names(run, () -> null),
                    RunStep.work("settled hints", () -> hints.settle(run)));
        }
        BackfillSource windows = backfill.source(run);
        if (run.command().selects()) {
            return List.of(
                    people(run),
                    new RunStep("chosen entries", () -> verification.source(run, verification.selected(run))),
                    new RunStep("chosen lists", () -> windows));
        }
        RunningTimers.Listing running = timers.source(run);
        return List.of(
                people(run),
                new RunStep("running timers", () -> new OptionalSource(optional, run, OptionalRequests.RUNNING, trial(run), () -> running)),
                new RunStep("is Clockify there?", () -> OptionalSource.probe(optional, run, trial(run))),
                // up to the moment when the timers were read, by Clockify's clock
                new RunStep("changes", () -> feed.source(run, running.date())),
                // timers that stopped without a report; and entries that a person confirmed as deleted or ordered to be read
                new RunStep("stopped timers", () -> verification.source(run, verification.ordered(run, running.stopped()))),
                new RunStep("hints", () -> hints.source(run)),
                new RunStep("backfill", () -> windows),
                names(run, windows::purpose),
                RunStep.work("reconciled", windows::settleReconcile),
                RunStep.work("settled hints", () -> hints.settle(run)),
                RunStep.work("activity", () -> upkeep.afterSync(run.workspaceId())),
                new RunStep("streams", () -> streams.source(run, trial(run))));
    }

    private RunStep people(SyncRun run) {
        return new RunStep("people", () -> new PeopleSource(members, guard, optional, run, trial(run)));
    }

    private RunStep names(SyncRun run, Supplier<Purpose> purpose) {
        return new RunStep("names", () -> streams.names(run, trial(run), purpose));
    }

    private PageRequest trial(SyncRun run) {
        return backfill.reports().probe(run);
    }
}
