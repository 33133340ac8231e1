package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.MatchResult;
import io.camelhub.clockify.people.Suggestion;
import io.camelhub.clockify.people.UnmatchedUser;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many Clockify users have an employee, and who has none; those with a likely suggestion first. */
final class Unmatched {

    private static final int SHOWN = 20;

    private final MatchResult people;
    private final boolean someEmployees;
    private final ShellWords words;

    Unmatched(Hub hub, ShellWords words) {
        this.people = hub.people().summary();
        this.someEmployees = !hub.roster().employees().isEmpty();
        this.words = words;
    }

    void print(PrintWriter out) {
        Map<String, Integer> byRule = new TreeMap<>(people.byRule());
        String rules = byRule.isEmpty() ? "" : " (" + String.join(", ", byRule.entrySet().stream()
                .map(rule -> rule.getValue() + " by " + rule.getKey())
                .toList()) + ")";
        out.println();
        out.println("People: " + people.matched() + " matched with an employee" + rules + ", "
                + people.unmatched().size() + " not matched, " + people.ignored() + " ignored");
        if (!people.unmatched().isEmpty()) {
            List<UnmatchedUser> shown = people.unmatched().stream()
                    .sorted(Comparator.comparingDouble(Unmatched::score).reversed())
                    .limit(SHOWN)
                    .toList();
            table(shown).print(out, "  ");
            if (people.unmatched().size() > SHOWN) {
                out.println("  ... and " + (people.unmatched().size() - SHOWN) + " more: " + words.of("people", "list", "--unmatched"));
            }
            decisions(shown, out);
        }
        people.conflicts().stream().limit(SHOWN).forEach(conflict -> out.println(Formats.text(conflict.toString())));
        if (people.conflicts().size() > SHOWN) {
            out.println("... and " + (people.conflicts().size() - SHOWN) + " more such addresses");
        }
        out.flush();
    }

    private static Table table(List<UnmatchedUser> users) {
        Table table = new Table("CLOCKIFY USER", "NAME", "E-MAIL", "WHY", "MAY BE");
        users.forEach(user -> table.row(user.userId(), Formats.text(user.name(), 30), Formats.text(user.email(), 40),
                user.reason(), mayBe(user.best())));
        return table;
    }

    /** The commands that settle who somebody is, each on a line of its own, to be copied as it stands. */
    private void decisions(List<UnmatchedUser> users, PrintWriter out) {
        if (!someEmployees) {
            out.println("No employees are known yet. To read them from a CSV file (or see clockify.employees.query):");
            out.println("  " + words.of("people", "import") + " FILE.csv");
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
        out.println("To name another employee, or to say that there is none:");
        out.println("  " + words.of("people", "map") + " CLOCKIFY_USER EMPLOYEE");
        out.println("  " + words.of("people", "ignore") + " CLOCKIFY_USER");
    }

    private static double score(UnmatchedUser user) {
        return user.suggestions().isEmpty() ? 0 : user.suggestions().get(0).score();
    }

    /** Whom a user may be, and why; null for nobody. */
    static String mayBe(List<Suggestion> best) {
        return best.isEmpty() ? null : best.stream()
                .map(suggestion -> suggestion.employeeId() + " " + Formats.text(suggestion.employeeName(), 30))
                .collect(Collectors.joining(" or "))
                + String.format(Locale.ROOT, " (%s; score %.2f)", best.get(0).reason(), best.get(0).score());
    }
}
