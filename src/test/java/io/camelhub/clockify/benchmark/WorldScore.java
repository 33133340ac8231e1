package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.people.Employee;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.PeopleOptions;
import io.camelhub.clockify.people.Suggestion;
import io.camelhub.clockify.people.SuggestionClass;
import io.camelhub.clockify.people.UnmatchedUser;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What became of the users of a {@link WorldRoster}.
 *
 * @param right matched with themselves
 * @param wrong matched with somebody else
 * @param tellable users of whom a careful human could tell who they are
 * @param first of those, not matched and suggested right before all others
 * @param firstWrong of those, not matched and another employee, or none more than others, suggested first
 * @param missing of those, not matched and nobody suggested
 * @param from80 suggestions with a score of 0.8 and more
 * @param wrong80 of those, wrong ones
 * @param from90 suggestions with a score of 0.9 and more
 * @param wrong90 of those, wrong ones
 * @param failures what went wrong, by the kind of the account
 */
record WorldScore(int right, int wrong, int tellable, int tellableRight, int first, int firstWrong, int missing, int from80, int wrong80,
        int from90, int wrong90, Map<String, Integer> failures) {

    double foundPercent() {
        return 100.0 * (tellableRight + first) / tellable;
    }

    static WorldScore of(WorldRoster roster, Dialect dialect, boolean nicknames, Set<SuggestionClass> accepted) {
        Database database = TestDatabases.fresh(dialect);
        PeopleBenchmark.load(database, roster.employees(), roster.users());
        People people = new People(database, () -> new PeopleOptions(accepted, nicknames));
        people.match("w1");
        Map<String, String> matches = new HashMap<>();
        people.employees("w1").forEach((userId, employee) -> matches.put(userId, employee.id()));
        return of(roster, matches, accepted.isEmpty() ? people.summary().unmatched() : List.of());
    }

    static WorldScore of(WorldRoster roster, Map<String, String> matches, List<UnmatchedUser> unmatched) {
        Map<String, List<Suggestion>> suggestions = new HashMap<>();
        unmatched.forEach(user -> suggestions.put(user.userId(), user.suggestions()));
        int right = 0;
        int wrong = 0;
        int tellable = 0;
        int tellableRight = 0;
        int first = 0;
        int firstWrong = 0;
        int missing = 0;
        int[] high = new int[4];
        Map<String, Integer> failures = new TreeMap<>();
        for (ClockifyUser user : roster.users()) {
            Set<String> truth = roster.truth(user.id());
            String match = matches.get(user.id());
            List<Suggestion> suggested = match == null ? suggestions.getOrDefault(user.id(), List.of()) : List.of();
            boolean isRight = match != null && truth.contains(match);
            right += isRight ? 1 : 0;
            wrong += match != null && !isRight ? 1 : 0;
            if (match != null && !isRight) {
                failures.merge("matched wrong " + roster.kind(user.id()), 1, Integer::sum);
            }
            for (Suggestion each : suggested) {
                boolean fits = truth.contains(each.employeeId());
                high[0] += each.score() >= 0.8 ? 1 : 0;
                high[1] += each.score() >= 0.8 && !fits ? 1 : 0;
                high[2] += each.score() >= 0.9 ? 1 : 0;
                high[3] += each.score() >= 0.9 && !fits ? 1 : 0;
                if (each.score() >= 0.9 && !fits) {
                    failures.merge("0.9 wrong " + roster.kind(user.id()), 1, Integer::sum);
                }
            }
            if (roster.tellable(user.id())) {
                tellable++;
                boolean clear = !suggested.isEmpty() && truth.contains(suggested.get(0).employeeId()) && (suggested.size() == 1
                        || suggested.get(0).score() > suggested.get(1).score());
                tellableRight += isRight ? 1 : 0;
                first += clear ? 1 : 0;
                missing += match == null && suggested.isEmpty() ? 1 : 0;
                firstWrong += match == null && !suggested.isEmpty() && !clear ? 1 : 0;
                if (match == null && !clear) {
                    failures.merge((suggested.isEmpty() ? "missing " : "first wrong ") + roster.kind(user.id()), 1, Integer::sum);
                    if (Boolean.getBoolean("world.show") && !unmatched.isEmpty()) show(roster, user, suggested);
                }
            }
            if (Boolean.getBoolean("world.show") && (match != null && !isRight || suggested.stream().anyMatch(each -> each.score() >= 0.9 && !truth.contains(each.employeeId())))) {
                if (unmatched.isEmpty()) { System.out.print("  ACC " + roster.employees().stream().filter(e -> e.id().equals(match)).toList()); show(roster, user, suggested); } else
                System.out.print(match != null ? "WRONG MATCH " + match + " " : "HIGH "); if (!unmatched.isEmpty()) show(roster, user, suggested);
            }
        }
        return new WorldScore(right, wrong, tellable, tellableRight, first, firstWrong, missing, high[0], high[1], high[2], high[3], failures);
    }

    private static void show(WorldRoster roster, ClockifyUser user, List<Suggestion> suggested) {
        System.out.println(roster.kind(user.id()) + " | " + user.name() + " | " + user.email() + " | truth " + roster.employees().stream().filter(e -> roster.truth(user.id()).contains(e.id())).map(e -> e.id() + " " + e.fullName() + " " + e.emails() + e.active()).toList() + " | " + suggested.stream().map(s -> s.employeeId() + " " + s.employeeName() + " " + s.type() + " " + s.score() + roster.employees().stream().filter(e -> e.id().equals(s.employeeId())).map(Employee::emails).toList()).toList());
    }

    /** By the e-mail, as it is written or folded, and nothing else; the first employee who has it is taken. */
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
        boolean show = Boolean.getBoolean("world.show"); System.setProperty("world.show", "false");
        WorldScore result = of(roster, matches, List.of());
        System.setProperty("world.show", "" + show);
        return result;
    }

    public static void main(String... arguments) {
        for (String seed : System.getProperty("world.seeds", "1,2").split(",")) {
            long start = System.nanoTime();
            WorldRoster roster = new WorldRoster(Long.parseLong(seed), Integer.getInteger("world.size", 3000));
            System.out.println(seed + " users " + roster.users().size() + " made in " + (System.nanoTime() - start) / 1000000);
            for (boolean nicknames : new boolean[] {false, true}) {
                start = System.nanoTime();
                WorldScore score = of(roster, Dialect.H2, nicknames, Set.of());
                System.out.printf(Locale.ROOT, "nick %s: %s  %.2f %%  in %d ms%n", nicknames, score, score.foundPercent(), (System.nanoTime() - start) / 1000000);
                
            }
            if (Boolean.getBoolean("world.classes")) {
                WorldScore none = of(roster, Dialect.H2, false, Set.of());
                for (SuggestionClass type : SuggestionClass.acceptable()) {
                    WorldScore score = of(roster, Dialect.H2, type == SuggestionClass.NICKNAME, Set.of(type));
                    System.out.printf("  %s +%d right, +%d wrong %s%n", type, score.right() - none.right(), score.wrong() - none.wrong(), score.failures().entrySet().stream().filter(e -> e.getKey().startsWith("matched")).toList());
                }
                WorldScore score = of(roster, Dialect.H2, false, Set.of(SuggestionClass.PLUS_TAG, SuggestionClass.DOTS, SuggestionClass.OTHER_DOMAIN));
                System.out.println("  three: " + score.right() + " right " + score.wrong() + " wrong " + score.failures().entrySet().stream().filter(e -> e.getKey().startsWith("matched")).toList());
            }
            WorldScore exact = byEmail(roster, text -> text); WorldScore lower = byEmail(roster, text -> text.strip().toLowerCase(Locale.ROOT));
            System.out.println("exact " + exact.right() + " " + exact.wrong() + " lower " + lower.right() + " " + lower.wrong());
        }
        System.exit(0);
    }
}
