package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.command.AskClockify;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.model.Reason.Found;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.people.UserRow;
import io.camelhub.clockify.privacy.Subject;
import io.camelhub.clockify.query.DayAnswer;
import io.camelhub.clockify.query.EntryAnswer;
import io.camelhub.clockify.query.EntryFacts;
import io.camelhub.clockify.query.ExplainQuery;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.StreamRowQuery;
import io.camelhub.clockify.run.Window;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "Say where a time entry is and why it is as it is, or the same of a person's day: ENTRY_ID, or PERSON DATE.",
            "The id of a row of a stream, such as a request for time off, may stand for that of an entry.",
            "From the tables alone; with --ask Clockify is read as well, one request a workspace.",
            "A day is one of clockify.day-zone."
        })
public final class ExplainCommand extends HubCommand {

    @Parameters(index = "0", paramLabel = "ENTRY_ID or PERSON",
            description = "The id of a time entry; or an employee or a Clockify user: id, e-mail or unique name.")
    private String what;

    @Parameters(index = "1", paramLabel = "DATE", arity = "0..1", description = "With a person: the day, e.g. 2024-01-31.")
    private LocalDate day;

    @Option(names = "--ask", description = "Ask Clockify too.")
    private boolean ask;

    @Override
    protected void requireArguments() {
        if (day == null && !Text.isClockifyId(what)) {
            throw wrongArguments("'" + what + "' is no id of a time entry, which is 24 digits and letters from a to f; of a person, "
                    + "name the day too, e.g. 2024-01-31");
        }
    }

    @Override
    protected HubRoutes routes() {
        return ask ? HubRoutes.OF_KEYS : HubRoutes.NONE;
    }

    @Override
    protected void prepare(Hub hub) {
        SelectedIntegrations.printProblems(hub.integrations(), err());
    }

    @Override
    protected int run(Hub hub) throws Exception {
        return day == null ? entry(hub) : day(hub);
    }

    private int entry(Hub hub) throws IOException {
        AskClockify.Result asked = ask ? hub.get(AskClockify.class).entry(what, order()) : new AskClockify.Result(List.of(), List.of());
        EntryAnswer answer = hub.get(ExplainQuery.class).entry(what, asked.pages());
        EntryFacts entry = answer.entry();
        List<StreamRowQuery.Row> rows = entry == null && asked.pages().stream().allMatch(page -> page.entries().isEmpty())
                ? hub.get(StreamRowQuery.class).rows(what) : List.of();
        if (!rows.isEmpty()) {
            rows.forEach(this::print);
            return problems(asked);
        }
        if (entry == null) {
            out().println("Entry " + Formats.text(what) + " is not stored, and never was" + (ask ? "." : "; --ask asks Clockify for it."));
        } else {
            out().println("Entry " + entry.id() + ": " + Formats.text(entry.description(), 80)
                    + (entry.projectName() == null ? "" : " (" + Formats.text(entry.projectName(), 40) + ")"));
            line("when", when(entry, Formats::time) + (entry.type() == null ? "" : ", " + Formats.text(entry.type())));
            line("who", "user " + entry.userId() + " " + Formats.text(entry.email() == null ? entry.userName() : entry.email())
                    + (entry.employeeId() == null ? "" : ", employee " + Formats.text(entry.employeeId()) + " " + Formats.text(entry.employeeName())));
            line("where", Formats.text(entry.workspaceName()) + " (" + entry.workspaceId() + ")");
            line("seen", "first on " + Formats.time(entry.firstSeenAt()) + " by integration " + entry.integration()
                    + (answer.runId() == null ? "" : ", run " + answer.runId()) + "; last changed here on " + Formats.time(entry.changedAt()));
            line("verified", answer.verifiedAt() == null ? "its time was not read whole yet" : "its time was last read whole on "
                    + Formats.time(answer.verifiedAt()));
            line("timeline", entry.deletedAt() == null ? "it is in clockify_timeline_event" : "it is not in clockify_timeline_event any more");
            answer.changes().forEach(change -> line("change", ChangeWords.of(change)));
        }
        print(answer.reasons(), "  - ");
        if (entry == null && answer.reasons().isEmpty()) {
            out().println("  - all that the keys see is read, and nothing in the tables keeps an entry away");
        }
        boolean found = entry != null || asked.pages().stream().anyMatch(page -> !page.entries().isEmpty());
        return found ? problems(asked) : Math.max(problems(asked), ExitCode.SOFTWARE);
    }

    private void print(StreamRowQuery.Row row) {
        out().println("Row " + Formats.text(row.key()) + " of the stream " + row.stream() + ":");
        row.people().forEach(person -> line("who", Formats.text(person)));
        line("where", Formats.text(row.workspace()) + " (" + row.workspaceId() + ")");
        if (row.firstSeenAt() != null) {
            line("seen", "first on " + Formats.time(row.firstSeenAt()) + "; last changed here on " + Formats.time(row.changedAt()));
        }
        line("compared", row.comparedAt() == null ? "the stream was not read whole yet" : "the stream was last read whole on "
                + Formats.time(row.comparedAt()) + " by integration " + row.integration());
        line("listed", row.missingAt() == null ? "it is in clockify_" + row.stream()
                : row.missing() + " is " + Formats.time(row.missingAt()) + ": Clockify no longer lists it");
        row.changes().forEach(change -> line("change", ChangeWords.of(change)));
        if (row.problem() != null) {
            line("problem", Formats.text(row.problem()));
        }
    }

    private int day(Hub hub) throws IOException {
        Subject person = hub.get(PeopleQuery.class).meant(what);
        ExplainQuery explain = hub.get(ExplainQuery.class);
        Window shown = explain.shown(person, day);
        AskClockify.Result asked = ask
                ? hub.get(AskClockify.class).days(person.users().stream().map(UserRow::id).toList(), shown, order())
                : new AskClockify.Result(List.of(), List.of());
        DayAnswer answer = explain.day(person, day, asked.pages());
        out().println(day + " in " + answer.zone() + ":");
        answer.person().forEach(line -> out().println("  " + Formats.text(line)));
        if (person.users().isEmpty()) {
            out().println("  no Clockify user is matched with them: " + words().of("people", "list", "--unmatched"));
        }
        Table table = new Table("ENTRY", "WHEN (" + answer.zone() + ")", "TYPE", "PROJECT", "WHAT");
        answer.entries().forEach(entry -> table.row(entry.id(), when(entry, time -> Formats.time(time, answer.zone())) + (entry.deletedAt() == null ? "" : ", deleted"),
                Formats.text(entry.type()), Formats.text(entry.projectName(), 24), Formats.text(entry.description(), 40)));
        if (!table.isEmpty()) {
            table.print(out(), "  ");
        }
        out().println("  worked here: " + HumanReadable.duration(answer.worked()) + ", cut at midnight, without breaks, time off and holidays");
        out().println("  Clockify shows: " + HumanReadable.duration(answer.shown())
                + ", each entry whole on the day of its start in " + answer.shownIn() + ", of whatever type; rounded, another sum");
        if (ask) {
            Duration now = asked.pages().stream().flatMap(page -> page.entries().stream()).filter(entry -> !entry.running())
                    .map(entry -> Duration.between(entry.startedAt(), (Instant) entry.get(Column.ENDED_AT)))
                    .reduce(Duration.ZERO, Duration::plus);
            out().println("  Clockify gives now: " + HumanReadable.duration(now));
        }
        answer.reasonsOf().forEach((id, reasons) -> print(reasons, "  - " + id + ": "));
        print(answer.reasons(), "  - ");
        return problems(asked);
    }

    private int problems(AskClockify.Result asked) {
        asked.problems().forEach(problem -> err().println("Clockify could not be asked: " + Formats.text(problem)));
        return asked.problems().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void line(String what, String words) {
        out().printf("  %-9s %s%n", what, words);
    }

    private void print(List<Found> reasons, String before) {
        reasons.forEach(found -> out().println(before + Formats.text(found.words())));
    }

    private static String when(EntryFacts entry, Function<Instant, String> times) {
        return times.apply(entry.startedAt()) + (entry.endedAt() == null ? ", running"
                : " to " + times.apply(entry.endedAt()) + ", " + HumanReadable.duration(Duration.between(entry.startedAt(), entry.endedAt())));
    }
}
