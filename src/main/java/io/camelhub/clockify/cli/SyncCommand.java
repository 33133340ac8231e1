package io.camelhub.clockify.cli;

import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.sync.SyncOrder;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code clockify sync}. */
@Command(
        name = "sync",
        description = {
            "Sync once, everything that is still to be fetched included.",
            "Where Clockify's limits make it wait, it says until when and goes on by itself."
        })
final class SyncCommand implements Callable<Integer> {

    @ParentCommand
    private Clockify clockify;

    @Spec
    private CommandSpec spec;

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

    @Override
    public Integer call() throws Exception {
        // says what is wrong with the arguments before anything is opened
        order(names);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Hub hub = Hub.open(clockify)) {
            IntegrationsConfig listing = hub.listing();
            SettingsReport.print(listing, err);
            Names.requireKnown(names, listing);
            SettingsReport.requireSome(listing, clockify.settings());
            List<String> usable = Names.usable(names, listing, err);
            hub.migrate();
            int code = new Sync(hub, clockify.words(), out, err, noWait).run(order(usable));
            return SettingsReport.concerns(listing, names) || !usable.containsAll(names) ? Math.max(code, ExitCode.WRONG_INPUT) : code;
        }
    }

    private SyncOrder order(List<String> names) {
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
