package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.people.MatchResult;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.Suggestion;
import io.camelhub.clockify.people.UnmatchedUser;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.settings.PeopleOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How well, and how fast, the rules find people in a {@link DirtyRoster} and in a {@link WorldRoster}, beside simpler ways of
 * matching.
 *
 * <p>System properties: {@code benchmark.users}, the number of users (20000); {@code benchmark.database}, one of H2,
 * POSTGRESQL (if not said), MYSQL; {@code benchmark.seed} (1).
 */
public final class PeopleBenchmark {

    private static final int WORLD = 3000;
    /** The rules were tuned on the first two; two mistakes of theirs were found on the others. */
    private static final long[] SEEDS = {1, 2, 3, 4, 5};

    private PeopleBenchmark() {
    }

    /** What became of the users. */
    public record Score(int matchedRight, int matchedWrong, int suggestedRight, int leftOver, int findable, int found,
            Map<DirtyRoster.Kind, Integer> missed) {

        /** Of those who can be found, how many were matched, or suggested first, in per cent. */
        public double foundPercent() {
            return 100.0 * found / findable;
        }
    }

    /** Prints the table. */
    public static void main(String... arguments) {
        int size = Integer.getInteger("benchmark.users", 20_000);
        Dialect dialect = Dialect.named(System.getProperty("benchmark.database", "postgresql").toUpperCase(Locale.ROOT));
        long seed = Long.getLong("benchmark.seed", 1);
        DirtyRoster roster = new DirtyRoster(seed, size);
        Database database = TestDatabases.fresh(dialect);
        load(database, roster);
        People people = new People(database, PeopleOptions::standard);
        long start = System.nanoTime();
        people.match("w1");
        double matching = seconds(start);
        start = System.nanoTime();
        MatchResult result = people.summary();
        double suggesting = seconds(start);
        start = System.nanoTime();
        people.match("w1");
        double again = seconds(start);

        Map<String, Score> scores = new LinkedHashMap<>();
        scores.put("this plugin", score(roster, people.employees("w1", roster.users().stream().map(ClockifyUser::id).toList()), result.unmatched()));
        scores.put("exact e-mail, name, login", simple(roster, text -> text));
        scores.put("lower-cased e-mail, name, user name", simple(roster, text -> text.toLowerCase(Locale.ROOT)));
        System.out.printf("%d users, %d employees, %s, seed %d%n%n", roster.users().size(), roster.employees().size(), dialect, seed);
        System.out.println("| way of matching | matched right | matched wrong | suggested right, rank 1 | left over | found of those who can be |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        scores.forEach((name, score) -> System.out.printf(Locale.ROOT, "| %s | %d | %d | %d | %d | %.2f %% |%n", name,
                score.matchedRight(), score.matchedWrong(), score.suggestedRight(), score.leftOver(), score.foundPercent()));
        System.out.printf(Locale.ROOT, "%nmatched in %.1f s, suggestions for %d in %.1f s, matched again in %.1f s; heap of %d MB%n",
                matching, result.unmatched().size(), suggesting, again, Runtime.getRuntime().maxMemory() >> 20);
        System.out.println("not found, by kind: " + scores.get("this plugin").missed());
        printWorld(size, dialect);
        System.exit(0);
    }

    private static void printWorld(int size, Dialect dialect) {
        System.out.printf("%nWorldRoster, %d employees (the rules were tuned on seeds 1 and 2)%n%n", WORLD);
        System.out.println("| seed | way of matching | matched right | wrong | can be known | matched or rank 1 | rank 1 right | rank 1 wrong "
                + "| missing | wrong from 0.8 | wrong from 0.9 |");
        System.out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        Map<String, List<String>> accepted = new LinkedHashMap<>();
        for (long seed : SEEDS) {
            WorldRoster roster = new WorldRoster(seed, WORLD);
            WorldScore rules = WorldScore.of(roster, Dialect.H2, PeopleOptions.standard());
            print(seed, "this plugin", rules);
            print(seed, "this plugin, nicknames=true", WorldScore.of(roster, Dialect.H2, new PeopleOptions(Set.of(), true)));
            print(seed, "exact e-mail", WorldScore.byEmail(roster, text -> text));
            print(seed, "lower-cased e-mail", WorldScore.byEmail(roster, text -> text.strip().toLowerCase(Locale.ROOT)));
            for (SuggestionClass type : SuggestionClass.acceptable()) {
                accept(accepted, type.label(), rules, WorldScore.accepting(roster, type));
            }
            accept(accepted, "plus-tag, dots, other-domain", rules, WorldScore.accepting(
                    roster, SuggestionClass.PLUS_TAG, SuggestionClass.DOTS, SuggestionClass.OTHER_DOMAIN));
        }
        System.out.println("\nadditional right / wrong matches where a class is accepted, by seed\n");
        accepted.forEach((label, cells) -> System.out.println("| `" + label + "` | " + String.join(" | ", cells) + " |"));

        WorldRoster roster = new WorldRoster(1, size);
        Database database = TestDatabases.fresh(dialect);
        load(database, roster.employees(), roster.users());
        People people = new People(database, PeopleOptions::standard);
        long start = System.nanoTime();
        people.match("w1");
        double matching = seconds(start);
        start = System.nanoTime();
        int unmatched = people.summary().unmatched().size();
        System.out.printf(Locale.ROOT, "%n%d users, %d employees: matched in %.1f s, suggestions for %d in %.1f s%n", roster.users().size(),
                roster.employees().size(), matching, unmatched, seconds(start));
    }

    private static void accept(Map<String, List<String>> accepted, String label, WorldScore rules, WorldScore score) {
        accepted.computeIfAbsent(label, unused -> new ArrayList<>())
                .add(score.right() - rules.right() + " / " + (score.wrong() - rules.wrong()));
    }

    private static void print(long seed, String way, WorldScore score) {
        System.out.printf(Locale.ROOT, "| %d | %s | %d | %d | %d | %.2f %% | %d | %d | %d | %d of %d | %d of %d |%n", seed, way, score.right(),
                score.wrong(), score.tellable(), score.foundPercent(), score.first(), score.firstWrong(), score.missing(), score.wrong80(),
                score.from80(), score.wrong90(), score.from90());
        if (way.startsWith("this plugin") && Boolean.getBoolean("benchmark.failures")) {
            score.failures().forEach(System.out::println);
        }
    }

    /** Puts the roster and the users into a database. */
    static void load(Database database, DirtyRoster roster) {
        load(database, roster.employees(), roster.users());
    }

    static void load(Database database, List<Employee> employees, List<ClockifyUser> users) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Employee employee : employees) {
            Map<String, Object> row = new HashMap<>();
            row.put("id", employee.id());
            row.put("full_name", employee.fullName());
            row.put("active", employee.active());
            row.put("emails", String.join(";", employee.emails()));
            rows.add(row);
        }
        new Roster(database).refresh(rows);
        new People(database, PeopleOptions::standard).storeUsers("w1", users);
    }

    /** Compares what was matched and suggested with the truth. */
    static Score score(DirtyRoster roster, Map<String, Employee> matched, List<UnmatchedUser> unmatched) {
        Map<String, String> first = new HashMap<>();
        for (UnmatchedUser user : unmatched) {
            List<Suggestion> suggestions = user.suggestions();
            boolean clear = suggestions.size() == 1
                    || suggestions.size() > 1 && suggestions.get(0).score() > suggestions.get(1).score();
            if (clear) {
                first.put(user.userId(), suggestions.get(0).employeeId());
            }
        }
        Map<String, String> matches = new HashMap<>();
        matched.forEach((userId, employee) -> matches.put(userId, employee.id()));
        return score(roster, matches, first);
    }

    private static Score score(DirtyRoster roster, Map<String, String> matches, Map<String, String> suggested) {
        int right = 0;
        int wrong = 0;
        int suggestedRight = 0;
        int left = 0;
        int findable = 0;
        int found = 0;
        Map<DirtyRoster.Kind, Integer> missed = new EnumMap<>(DirtyRoster.Kind.class);
        for (ClockifyUser user : roster.users()) {
            String truth = roster.truth(user.id());
            String match = matches.get(user.id());
            boolean isRight = match != null && match.equals(truth);
            boolean isSuggested = match == null && truth != null && truth.equals(suggested.get(user.id()));
            right += isRight ? 1 : 0;
            wrong += match != null && !isRight ? 1 : 0;
            suggestedRight += isSuggested ? 1 : 0;
            left += match == null && !isSuggested ? 1 : 0;
            if (roster.kind(user.id()).findable()) {
                findable++;
                if (isRight || isSuggested) {
                    found++;
                } else {
                    missed.merge(roster.kind(user.id()), 1, Integer::sum);
                }
            }
        }
        return new Score(right, wrong, suggestedRight, left, findable, found, missed);
    }

    /** By e-mail, else by full name, else by what stands in front of the at sign; the first employee who fits is taken. */
    static Score simple(DirtyRoster roster, UnaryOperator<String> folded) {
        Map<String, String> byEmail = new HashMap<>();
        Map<String, String> byName = new HashMap<>();
        Map<String, String> byLogin = new HashMap<>();
        for (Employee employee : roster.employees()) {
            String email = folded.apply(employee.emails().get(0));
            byEmail.putIfAbsent(email, employee.id());
            byName.putIfAbsent(folded.apply(employee.fullName()), employee.id());
            byLogin.putIfAbsent(login(email), employee.id());
        }
        Map<String, String> matches = new TreeMap<>();
        for (ClockifyUser user : roster.users()) {
            String match = user.email() == null ? null : byEmail.get(folded.apply(user.email()));
            if (match == null && user.name() != null) {
                match = byName.get(folded.apply(user.name()));
            }
            if (match == null && user.email() != null) {
                match = byLogin.get(login(folded.apply(user.email())));
            }
            if (match != null) {
                matches.put(user.id(), match);
            }
        }
        return score(roster, matches, Map.of());
    }

    private static String login(String email) {
        return email.substring(0, email.indexOf('@'));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
