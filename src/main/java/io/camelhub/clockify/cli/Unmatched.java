package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.MatchResult;
import io.camelhub.clockify.people.Suggestion;
import io.camelhub.clockify.people.UnmatchedUser;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many Clockify users have an employee, and who has none. */
final class Unmatched {

    private static final int SHOWN = 20;

    private final MatchResult people;

    Unmatched(MatchResult people) {
        this.people = people;
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
            table(people.unmatched()).print(out, "  ");
            if (people.unmatched().size() > SHOWN) {
                out.println("  ... and " + (people.unmatched().size() - SHOWN) + " more");
            }
        }
        out.flush();
    }

    private static Table table(List<UnmatchedUser> users) {
        Table table = new Table("CLOCKIFY USER", "NAME", "E-MAIL", "WHY", "MAY BE");
        users.stream().limit(SHOWN).forEach(user -> table.row(
                user.userId(), Shown.text(user.name(), 30), Shown.text(user.email(), 40), Shown.text(user.reason(), 80), best(user)));
        return table;
    }

    private static String best(UnmatchedUser user) {
        if (user.suggestions().isEmpty()) {
            return null;
        }
        Suggestion best = user.suggestions().get(0);
        return best.employeeId() + " " + Shown.text(best.employeeName(), 30) + " (" + best.reason() + "): " + user.command();
    }
}
