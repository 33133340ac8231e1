package io.camelhub.clockify.cli.sync;

import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.SyncNow;
import io.camelhub.clockify.command.SyncResult;
import io.camelhub.clockify.sync.order.SyncOrder;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify sync}. */
@Command(
        name = "sync",
        description = {
            "Sync once, everything that is still to be fetched included.",
            "Where Clockify's limits make it wait, it says until when, and resumes by itself."
        })
public final class SyncCommand extends HubCommand {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these integrations. Default: all.")
    private List<String> names = List.of();

    @Option(names = "--no-wait", description = "End where it would have to wait, with exit code 1.")
    private boolean noWait;

    @Option(names = "--reconcile", description = "Read again what is stored, and compare.")
    private boolean reconcile;

    @Option(names = "--from", paramLabel = "DATE", description = "With --reconcile: the first day, UTC, e.g. 2024-01-31.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "With --reconcile: the last day, UTC.")
    private LocalDate to;

    @Option(
            names = "--confirm-deletions",
            description = "Let go on what was held back because so much would have been deleted; see 'clockify status'.")
    private boolean confirmDeletions;

    private SelectedIntegrations selected;

    @Override
    protected HubRoutes routes() {
        return HubRoutes.ALL;
    }

    @Override
    protected void prepare(Hub hub) {
        selected = SelectedIntegrations.of(names, hub.integrations(), invocation().settings(), err());
    }

    @Override
    protected int run(Hub hub) throws Exception {
        SyncResult result;
        try (SyncScreen screen = SyncScreen.of(out())) {
            result = hub.get(SyncNow.class).run(what(selected.named()), order(), !noWait, screen);
        }
        int code = SyncReport.print(result, hub, words(), out(), err());
        return selected.problems() ? ExitCode.USAGE : code;
    }

    @Override
    protected void requireArguments() {
        what(names);
    }

    private SyncOrder what(List<String> names) {
        if (!reconcile && (from != null || to != null)) {
            throw CommandFailedException.wrongInput("--from and --to need --reconcile");
        }
        try {
            return new SyncOrder(names, reconcile, from, to, null, confirmDeletions);
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.wrongInput(e.getMessage(), e);
        }
    }
}
