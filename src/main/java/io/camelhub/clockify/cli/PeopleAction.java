package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.Decided;
import io.camelhub.clockify.people.DecisionReport;
import io.camelhub.clockify.people.Mappings;
import io.camelhub.clockify.people.WrongRequestException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One of the commands under {@code clockify people}. */
abstract class PeopleAction implements Callable<Integer> {

    @ParentCommand
    private PeopleCommand people;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        try (Hub hub = Hub.open(people.clockify())) {
            hub.migrate();
            int exitCode = run(hub);
            out().flush();
            err().flush();
            return exitCode;
        } catch (WrongRequestException e) {
            throw CommandFailedException.wrongInput(e.getMessage(), e);
        }
    }

    /** Does the work; gives the exit code. */
    abstract int run(Hub hub) throws Exception;

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** How to write commands for this person to copy. */
    final ShellWords words() {
        return people.clockify().words();
    }

    static Mappings mappings(Hub hub) {
        return new Mappings(hub.database(), hub.people());
    }

    /** Prints what was decided, or what is wrong; gives the exit code. */
    final int print(DecisionReport report, boolean dryRun) {
        if (!report.errors().isEmpty()) {
            return wrong(report.errors());
        }
        Table table = new Table("CLOCKIFY USER", "NAME", "BEFORE", "NOW", "BY");
        for (Decided decided : report.changes()) {
            table.row(decided.userId(), decided.userName(), decided.before(), decided.after(), decided.how());
        }
        if (!table.isEmpty()) {
            table.print(out());
        }
        String unchanged = report.unchanged() == 0 ? "" : ", " + report.unchanged() + " as they were";
        out().println(report.changes().size() + (dryRun ? " would change" : " changed") + unchanged
                + (report.decision() == null
                ? "" : "; take it back by: " + words().of("people", "undo", "--decision", report.decision())));
        return ExitCode.OK;
    }

    /** Prints what is wrong with a file; gives the exit code. */
    final int wrong(List<String> errors) {
        errors.forEach(error -> err().println(Formats.text(error)));
        err().println("Nothing was written.");
        return ExitCode.WRONG_INPUT;
    }
}
