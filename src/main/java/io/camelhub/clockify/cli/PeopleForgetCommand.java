package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.ForgetReport;
import io.camelhub.clockify.people.Privacy;
import io.camelhub.clockify.sync.LeaseHeldException;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify people forget}. */
@Command(
        name = "forget",
        description = {
            "Forget a person: what was done stays in the sums, who did it is no longer known. This cannot be undone.",
            "An employee is forgotten with all accounts; a Clockify user alone."
        })
final class PeopleForgetCommand extends PeopleAction {

    /** Longer than a sync under {@code run} takes before it makes room for others. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Parameters(paramLabel = "PERSON", description = "An employee or a Clockify user: id, e-mail or unique name.")
    private String person;

    @Option(names = "--yes", description = "Do not ask on a terminal.")
    private boolean sure;

    @Option(names = "--dry-run", description = "Say who would be forgotten, and write nothing.")
    private boolean dryRun;

    @Override
    int run(Hub hub) {
        List<String> meant = new Privacy(hub.database(), hub.people()).meant(person);
        boolean ask = !sure && Boolean.getBoolean("app.terminal");
        if (dryRun || ask) {
            out().println("To be forgotten for good:");
            meant.forEach(line -> out().println("  " + Formats.text(line)));
        }
        if (dryRun) {
            out().println("Dry run: nothing was written.");
            return ExitCode.OK;
        }
        if (ask && !confirmed()) {
            out().println("Nothing was done.");
            return ExitCode.FAILED;
        }
        ForgetReport report = forget(hub);
        out().println("Done:");
        report.done().forEach(line -> out().println("  " + Formats.text(line)));
        out().println("Out of reach:");
        report.notReached().forEach(line -> out().println("  " + Formats.text(line)));
        return ExitCode.OK;
    }

    /** While nobody syncs: a page that was read already would bring the person back. */
    private ForgetReport forget(Hub hub) {
        Privacy privacy = new Privacy(hub.database(), hub.people());
        try {
            return hub.leases().whileNobodySyncs(PATIENCE, this::waiting, () -> privacy.forget(person));
        } catch (LeaseHeldException e) {
            throw CommandFailedException.failed(
                    "Nobody was forgotten: " + e.getMessage() + ". Run the command again when that sync has ended.", e);
        }
    }

    private void waiting(String reason) {
        err().println("Waiting: " + reason);
        err().flush();
    }

    private boolean confirmed() {
        out().print("Type yes: ");
        out().flush();
        Scanner answer = new Scanner(System.in);
        return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("yes");
    }
}
