package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.Suggestion;
import io.camelhub.clockify.people.UnmatchedUser;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.settings.PeopleOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of the users of a {@link WorldRoster}.
 *
 * @param right matched with themselves
 * @param wrong matched with somebody else
 * @param tellable users of whom a careful human could tell who they are
 * @param found of those, matched right
 * @param first of those, not matched, the right employee suggested before all others
 * @param firstWrong of those, not matched, another employee suggested first, or as likely
 * @param missing of those, not matched, and nobody suggested
 * @param from80 suggestions with a score of 0.8 and more
 * @param wrong80 wrong ones of those
 * @param from90 suggestions with a score of 0.9 and more
 * @param wrong90 wrong ones of those
 * @param failures users of whom something was wrong or missing, with what they show
 */
record WorldScore(int right, int wrong, int tellable, int found, int first, int firstWrong, int missing, int from80, int wrong80,
        int from90, int wrong90, List<String> failures) {

    /** Of those who can be told, how many were matched right, or the right employee suggested first, in per cent. */
    double foundPercent() {
        return 100.0 * (found + first) / tellable;
    }

    /** By the rules, on a database of its own. */
    static WorldScore of(WorldRoster roster, Dialect dialect, PeopleOptions options) {
        Database database = TestDatabases.fresh(dialect);
        PeopleBenchmark.load(database, roster.employees(), roster.users());
        People people = new People(database, () -> options);
        people.match("w1");
        Map<String, String> matches = new HashMap<>();
        people.employees("w1", roster.users().stream().map(ClockifyUser::id).toList()).forEach((userId, employee) -> matches.put(userId, employee.id()));
        WorldScore score = of(roster, matches, options.acceptSuggestions().isEmpty() ? people.summary().unmatched() : List.of());
        if (dialect == Dialect.H2) {
            JdbcClient.create(database.dataSource()).sql("shutdown").update();
        }
        return score;
    }

    static WorldScore accepting(WorldRoster roster, SuggestionClass... classes) {
        Set<SuggestionClass> accepted = Set.of(classes);
        return of(roster, Dialect.H2, new PeopleOptions(accepted, accepted.contains(SuggestionClass.NICKNAME)));
    }

    /** By the e-mail alone, as it is written or folded; the first employee who has it is taken. */
    static WorldScore byEmail(WorldRoster roster, UnaryOperator<String> folded) {
        Map<String, String> byEmail = new HashMap<>();
        for (Employee employee : roster.employees()) {
            employee.emails().forEach(email -> byEmail.putIfAbsent(folded.apply(email), employee.id()));
        }
        Map<String, String> matches = new HashMap<>();
        for (ClockifyUser user : roster.users()) {
            if (user.email() != null && byEmail.containsKey(folded.apply(user.email()))) {
                matches.put(user.id(), byEmail.get(folded.apply(user.email())));
            }
        }
        return of(roster, matches, List.of());
    }

    private static WorldScore of(WorldRoster roster, Map<String, String> matches, List<UnmatchedUser> unmatched) {
        Map<String, List<Suggestion>> suggestions = new HashMap<>();
        unmatched.forEach(user -> suggestions.put(user.userId(), user.suggestions()));
        Map<String, Integer> count = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (ClockifyUser user : roster.users()) {
            Set<String> truth = roster.truth(user.id());
            String match = matches.get(user.id());
            List<Suggestion> suggested = match == null ? suggestions.getOrDefault(user.id(), List.of()) : List.of();
            boolean right = match != null && truth.contains(match);
            boolean first = !suggested.isEmpty() && truth.contains(suggested.get(0).employeeId())
                    && (suggested.size() == 1 || suggested.get(0).score() > suggested.get(1).score());
            String became = match != null ? right ? "right" : "wrong" : suggested.isEmpty() ? "missing" : first ? "first" : "firstWrong";
            count.merge(became, 1, Integer::sum);
            if (roster.tellable(user.id())) {
                count.merge("tellable", 1, Integer::sum);
                count.merge("tellable " + became, 1, Integer::sum);
            }
            for (Suggestion each : suggested) {
                for (int percent : new int[] {80, 90}) {
                    if (each.score() >= percent / 100.0) {
                        count.merge("from" + percent, 1, Integer::sum);
                        count.merge("wrong" + percent, truth.contains(each.employeeId()) ? 0 : 1, Integer::sum);
                    }
                }
            }
            if (became.equals("wrong") || roster.tellable(user.id()) && !right && !first) {
                failures.add(became + ": " + roster.kind(user.id()) + " " + user.name() + " " + user.email() + ", is " + truth + ", not "
                        + (match == null ? suggested : match));
            }
        }
        return new WorldScore(n(count, "right"), n(count, "wrong"), n(count, "tellable"), n(count, "tellable right"),
                n(count, "tellable first"), n(count, "tellable firstWrong"), n(count, "tellable missing"), n(count, "from80"),
                n(count, "wrong80"), n(count, "from90"), n(count, "wrong90"), failures);
    }

    private static int n(Map<String, Integer> count, String key) {
        return count.getOrDefault(key, 0);
    }
}
