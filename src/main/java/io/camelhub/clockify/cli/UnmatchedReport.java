package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.ShellWords;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.people.MatchResult;
import io.camelhub.clockify.people.Suggestion;
import io.camelhub.clockify.people.UnmatchedUser;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints the number of matched users, the unmatched ones, and the commands that decide about them. */
public final class UnmatchedReport {

    private static final int ROWS = 20;

    private UnmatchedReport() {
    }

    /** Prints the number of matched users, and where to find the unmatched ones. */
    public static void summary(MatchResult people, ShellWords words, PrintWriter out) {
        counts(people, out);
        if (people.rosterIsEmpty() && !people.unmatched().isEmpty()) {
            noRoster(words, out);
        } else if (!people.unmatched().isEmpty()) {
            out.println("Who is not matched, and who they may be: " + words.of("people", "list", "--unmatched"));
        }
        out.flush();
    }

    private static void counts(MatchResult people, PrintWriter out) {
        String rules = people.byRule().isEmpty() ? "" : " (" + people.byRule().entrySet().stream()
                .map(rule -> rule.getValue() + " by " + rule.getKey()).collect(Collectors.joining(", ")) + ")";
        out.println();
        out.println("People: " + people.matched() + " matched with an employee" + rules + ", "
                + people.unmatched().size() + " not matched, " + people.ignored() + " ignored");
    }

    public static void print(MatchResult people, ShellWords words, PrintWriter out) {
        counts(people, out);
        int unmatched = people.unmatched().size();
        if (unmatched > 0) {
            List<UnmatchedUser> first = people.unmatched().stream().limit(ROWS).toList();
            Table table = new Table("CLOCKIFY USER", "NAME", "E-MAIL", "WHY", "MAY BE");
            first.forEach(user -> table.row(user.userId(), Formats.text(user.name(), 30), Formats.text(user.email(), 40),
                    user.reason(), mayBe(user.best())));
            table.print(out, "  ");
            if (unmatched > ROWS) {
                out.println("  ... and " + (unmatched - ROWS) + " more: " + words.of("people", "list", "--unmatched"));
            }
            decisions(first, people.rosterIsEmpty(), words, out);
        }
        people.conflicts().stream().limit(ROWS).forEach(conflict -> out.println(Formats.text(conflict.toString())));
        if (people.conflicts().size() > ROWS) {
            out.println("... and " + (people.conflicts().size() - ROWS) + " more such addresses");
        }
        out.flush();
    }

    /** Prints the commands that decide about users, each on a line of its own, ready to be copied. */
    private static void decisions(List<UnmatchedUser> users, boolean rosterIsEmpty, ShellWords words, PrintWriter out) {
        if (rosterIsEmpty) {
            noRoster(words, out);
            return;
        }
        List<String> accept = users.stream()
                .flatMap(user -> user.best().stream()
                        .map(suggestion -> words.of("people", "accept", user.userId(), suggestion.employeeId())))
                .toList();
        if (!accept.isEmpty()) {
            out.println("To accept who somebody may be:");
            accept.forEach(command -> out.println("  " + command));
        }
        List<String> classes = users.stream().flatMap(user -> user.best().stream().limit(1)).map(best -> best.type().label()).toList();
        List<String> frequent = classes.stream().distinct().filter(label -> Collections.frequency(classes, label) > 2).toList();
        if (!frequent.isEmpty()) {
            out.println("To accept all of one kind at once (add --dry-run to look first):");
            frequent.forEach(label -> out.println("  " + words.of("people", "accept", "--class", label)));
        }
        out.println("To name another employee, or to say that there is none:");
        out.println("  " + words.of("people", "map") + " CLOCKIFY_USER EMPLOYEE");
        out.println("  " + words.of("people", "ignore") + " CLOCKIFY_USER");
    }

    private static void noRoster(ShellWords words, PrintWriter out) {
        out.println("No employees are known yet. To read them from a CSV file (or see clockify.employees.query):");
        out.println("  " + words.of("people", "import") + " FILE.csv");
    }

    /** The possible employees of a user, with the evidence; null for none. */
    static String mayBe(List<Suggestion> best) {
        return best.isEmpty() ? null : best.stream()
                .map(suggestion -> suggestion.employeeId() + " " + Formats.text(suggestion.employeeName(), 30))
                .collect(Collectors.joining(" or "))
                + String.format(Locale.ROOT, " (%s; score %.2f)", best.get(0).reason(), best.get(0).score());
    }
}
