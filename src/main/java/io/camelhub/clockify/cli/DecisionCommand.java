package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.command.DecideIdentity;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.people.Decided;
import io.camelhub.clockify.people.DecisionReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command under {@code clockify people} that decides about Clockify users. */
abstract class DecisionCommand extends HubCommand {

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides, for the history. Default: the system's user.")
    private String byWhom = System.getProperty("user.name", "unknown");

    abstract DecisionReport decide(DecideIdentity people, Order order);

    /** Whether {@code --dry-run} was given. */
    boolean isDryRun() {
        return false;
    }

    @Override
    protected final int run(Hub hub) {
        DecisionReport report = decide(hub.get(DecideIdentity.class), order(byWhom));
        if (!report.errors().isEmpty()) {
            return refused(report.errors(), err());
        }
        Table table = new Table("CLOCKIFY USER", "NAME", "BEFORE", "NOW", "BY");
        for (Decided decided : report.changes()) {
            table.row(decided.userId(), decided.userName(), decided.before(), decided.after(), decided.how());
        }
        if (!table.isEmpty()) {
            table.print(out());
        }
        report.leftOut().forEach(left -> out().println(
                left.userId() + " (" + Formats.text(left.userName(), 30) + ") is left as it is: " + left.why()));
        out().println(report.changes().size() + (isDryRun() ? " would change" : " changed")
                + (report.unchanged() == 0 ? "" : ", " + report.unchanged() + " as they were")
                + (report.decision() == null
                        ? "" : "; take it back by: " + words().of("people", "undo", "--decision", report.decision())));
        return ExitCode.OK;
    }

    /** Prints a file's errors; returns the exit code. */
    static int refused(List<String> errors, PrintWriter err) {
        errors.forEach(error -> err.println(Formats.text(error)));
        err.println("Nothing was written.");
        return ExitCode.USAGE;
    }

    /** A decision about one user, named by an argument. */
    abstract static class OfUser extends DecisionCommand {

        @Parameters(paramLabel = "CLOCKIFY_USER", index = "0", description = "Id, e-mail or unique name.")
        String user;
    }

    @Command(
            name = "map",
            description = {
                "Say which employee a Clockify user is. It holds at once, for all of the past, and no rule overrides it.",
                "With --file, for many: a CSV file with the columns clockify_user and employee. Whom it does not name stays."
            })
    static final class Map extends DecisionCommand {

        @Parameters(paramLabel = "CLOCKIFY_USER", index = "0", arity = "0..1", description = "Id, e-mail or unique name.")
        private String user;

        @Parameters(paramLabel = "EMPLOYEE", index = "1", arity = "0..1", description = "Id, e-mail or unique name.")
        private String employee;

        @Option(names = "--file", paramLabel = "FILE.csv", description = "Map the users that this file names.")
        private Path file;

        @Option(names = "--dry-run", description = "With --file: say what would change, and write nothing.")
        private boolean dryRun;

        @Override
        protected void requireArguments() {
            if ((file == null) == (user == null) || (user == null) != (employee == null) || (dryRun && file == null)) {
                throw wrongArguments("give CLOCKIFY_USER and EMPLOYEE, or --file FILE.csv (with --dry-run to try it)");
            }
        }

        @Override
        DecisionReport decide(DecideIdentity people, Order order) {
            return file == null ? people.map(user, employee, order) : people.mapFile(file, dryRun, order);
        }

        @Override
        boolean isDryRun() {
            return dryRun;
        }
    }

    @Command(
            name = "unmap",
            description = {
                "Take a Clockify user's employee off.",
                "What was decided by hand gives way to the rules again; an automatic match does not come back by itself."
            })
    static final class Unmap extends OfUser {

        @Override
        DecisionReport decide(DecideIdentity people, Order order) {
            return people.unmap(user, order);
        }
    }

    @Command(
            name = "accept",
            description = {
                "Accept the likeliest suggestion for a Clockify user, or the one named.",
                "With --class, all suggestions of these classes at once; who may as well be somebody else is left out, and named."
            })
    static final class Accept extends DecisionCommand {

        @Parameters(paramLabel = "CLOCKIFY_USER", index = "0", arity = "0..1", description = "Id, e-mail or unique name.")
        private String user;

        @Parameters(paramLabel = "EMPLOYEE", index = "1", arity = "0..1", description = "Which of the suggestions.")
        private String employee;

        @Option(
                names = "--class",
                paramLabel = "CLASS",
                split = ",",
                description = "All suggestions of this class, e.g. same-email; several are separated by commas.")
        private List<String> classes;

        @Option(names = "--dry-run", description = "With --class: say what would change, and write nothing.")
        private boolean dryRun;

        @Override
        protected void requireArguments() {
            if ((classes == null) == (user == null) || (dryRun && classes == null)) {
                throw wrongArguments("give CLOCKIFY_USER, with EMPLOYEE to say which, or --class CLASS (with --dry-run to try it)");
            }
        }

        @Override
        DecisionReport decide(DecideIdentity people, Order order) {
            return classes == null
                    ? people.accept(user, employee, order)
                    : people.acceptClasses(String.join(",", classes), dryRun, order);
        }

        @Override
        boolean isDryRun() {
            return dryRun;
        }
    }

    @Command(
            name = "ignore",
            description = "Leave a Clockify user (a bot, a shared account) without an employee, and stop reporting it.")
    static final class Ignore extends OfUser {

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history.")
        private String reason;

        @Override
        DecisionReport decide(DecideIdentity people, Order order) {
            return people.ignore(user, reason, order);
        }
    }

    @Command(
            name = "undo",
            description = "Take back the last decision about a Clockify user, or all that one command or one setting decided.")
    static final class Undo extends DecisionCommand {

        @ArgGroup(multiplicity = "1")
        private What what;

        private static final class What {

            @Parameters(paramLabel = "CLOCKIFY_USER", description = "Id, e-mail or unique name.")
            private String user;

            @Option(names = "--decision", paramLabel = "ID", description = "All of one decision, as 'people history' names it.")
            private String decision;

            @Option(
                    names = "--accepted",
                    paramLabel = "CLASSES",
                    arity = "0..1",
                    fallbackValue = "",
                    description = "All suggestions that clockify.people.accept-suggestions accepted; or those of some classes.")
            private String accepted;
        }

        @Override
        DecisionReport decide(DecideIdentity people, Order order) {
            return what.user != null ? people.undo(what.user, order)
                    : what.decision != null ? people.undoDecision(what.decision, order)
                    : people.undoAccepted(what.accepted, order);
        }
    }
}
