package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.people.Identity;
import io.camelhub.clockify.people.IdentityChange;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.PeopleList;
import io.camelhub.clockify.people.Person;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.Roster;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the Clockify users for people who decide about them: by state, and the unmatched with the most work first. */
public final class PeopleListing {

    /** The days whose work is summed. */
    public static final int DAYS = 92;

    private static final int AT_ONCE = 1000;

    private final Database database;
    private final PeopleList people;
    private final Roster roster;

    public PeopleListing(Database database, People people, Roster roster) {
        this.database = database;
        this.people = new PeopleList(database, people);
        this.roster = roster;
    }

    /** A user's work in these days. */
    private record Logged(long seconds, Instant lastStart) {

        private static final Logged NOTHING = new Logged(0, null);
    }

    /** The time by the database's clock, UTC. */
    public Instant now() {
        return database.now();
    }

    /**
     * A page of users.
     *
     * @param state null for all
     * @param text part of the id, name, e-mail or employee, in any case; null for all
     * @param page from 0
     */
    public PeoplePage page(Person.State state, String text, int page, int size) {
        AtomicReference<PeoplePage> answer = new AtomicReference<>();
        Map<String, Logged> logged = new HashMap<>();
        List<Person> shown = people.some(all -> {
            List<Person> found = all.stream().filter(person -> (state == null || person.state() == state) && has(person, text)).toList();
            if (state == Person.State.UNMATCHED) {
                logged.putAll(logged(found));
                found = found.stream().sorted(Comparator.comparingLong((Person person) -> of(logged, person).seconds()).reversed()).toList();
            }
            answer.set(new PeoplePage(all.stream().collect(Collectors.groupingBy(Person::state, Collectors.counting())), found.size(),
                    logged.values().stream().mapToLong(Logged::seconds).sum(), List.of()));
            return found.stream().skip((long) page * size).limit(size).toList();
        });
        if (state != Person.State.UNMATCHED) {
            logged.putAll(logged(shown));
        }
        PeoplePage counted = answer.get();
        return new PeoplePage(counted.counts(), counted.found(), counted.unmatchedSeconds(),
                shown.stream().map(person -> listed(person, logged)).toList());
    }

    /** One user; empty where there is none of that id. */
    public Optional<ListedPerson> person(String userId) {
        List<Person> found = people.some(all -> all.stream().filter(person -> person.userId().equals(userId)).toList());
        Map<String, Logged> logged = logged(found);
        return found.stream().map(person -> listed(person, logged)).findFirst();
    }

    /** Some users, by id, with suggestions for the unmatched. */
    public Map<String, Person> people(Collection<String> userIds) {
        Set<String> ids = Set.copyOf(userIds);
        return people.some(all -> all.stream().filter(person -> ids.contains(person.userId())).toList()).stream()
                .collect(Collectors.toMap(Person::userId, person -> person));
    }

    /** The unmatched as CSV, as {@code people list --unmatched --csv} writes it. */
    public String unmatchedCsv() {
        StringWriter csv = new StringWriter();
        PeopleList.writeCsv(people.list(true, null), csv);
        return csv.toString();
    }

    /** Employees whose id, name, addresses or team contain each word of a text, in any case; ordered by name. */
    public List<Employee> employees(String text, int most) {
        String[] words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return roster.employees().values().stream().filter(employee -> {
            String all = Stream.concat(Stream.of(employee.id(), employee.fullName(), employee.team()), employee.emails().stream())
                    .map(part -> part == null ? "" : part.toLowerCase(Locale.ROOT)).collect(Collectors.joining(" "));
            return Stream.of(words).allMatch(all::contains);
        }).sorted(Comparator.comparing((Employee employee) -> employee.fullName() == null ? "" : employee.fullName())
                .thenComparing(Employee::id)).limit(most).toList();
    }

    /**
     * The decisions, the newest first.
     *
     * @param before the id of a change; only earlier ones
     * @param withRules whether to include the rules' decisions
     */
    public List<DecisionLine> decisions(long before, boolean withRules, int most) {
        Select found = changes().below("id", before);
        return newest(withRules ? found : found.not("by_whom", Identity.AUTOMATIC), most);
    }

    /** The decisions about a user, the newest first. */
    public List<DecisionLine> decisionsAbout(String userId, int most) {
        return newest(changes().where("external_id", userId), most);
    }

    /** The changes of one decision; empty where there is no such decision. */
    public List<DecisionLine> decision(String decision, int most) {
        return newest(changes().where("decision", decision), most);
    }

    /** The first line of each decision, by decision id; {@link DecisionLine#size} says whether it is the only one. */
    public Map<String, DecisionLine> firstOf(Collection<String> decisions) {
        return decisions.isEmpty() ? Map.of()
                : lines(database.statement("people-listing/firsts", "decisions", decisions).query(Long.class).list()).stream()
                .collect(Collectors.toMap(line -> line.change().decision(), line -> line));
    }

    private Select changes() {
        return database.table("clockify_identity_change").select("id").where("source", "clockify");
    }

    private List<DecisionLine> newest(Select changes, int most) {
        return lines(changes.orderBy("id desc").limit(most).list(Long.class));
    }

    /** The lines of some changes, the newest first. */
    private List<DecisionLine> lines(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Employee> employees = roster.employees();
        Function<String, String> name = id -> id == null || !employees.containsKey(id) ? null : employees.get(id).fullName();
        List<DecisionLine> lines = database.statement("people-listing/lines", "ids", ids).query((row, index) -> {
            IdentityChange change = new IdentityChange(row.getLong("id"), row.getString("external_id"),
                    row.getString("old_employee_id"), row.getString("old_how"), row.getString("old_rule"),
                    row.getString("new_employee_id"), row.getString("new_how"), row.getString("new_rule"),
                    row.getString("by_whom"), database.instant(row, "changed_at"), row.getString("decision"));
            return new DecisionLine(new HistoryLine(change, row.getString("user_name"), name.apply(change.oldEmployeeId()),
                    name.apply(change.newEmployeeId())), row.getInt("stands") == 1, row.getInt("size_of_decision"));
        }).list();
        return lines;
    }

    private Map<String, Logged> logged(List<Person> persons) {
        Map<String, Logged> logged = new LinkedHashMap<>();
        Instant from = database.now().minus(Duration.ofDays(DAYS));
        List<String> ids = persons.stream().map(Person::userId).toList();
        for (int first = 0; first < ids.size(); first += AT_ONCE) {
            database.statement("people-listing/logged", "ids", new ArrayList<>(ids.subList(first, Math.min(ids.size(), first + AT_ONCE))),
                    "from", database.bind(from)).query(row -> {
                        logged.put(row.getString("user_id"), new Logged(row.getLong("seconds"), database.instant(row, "last_start")));
                    });
        }
        return logged;
    }

    private static Logged of(Map<String, Logged> logged, Person person) {
        return logged.getOrDefault(person.userId(), Logged.NOTHING);
    }

    private static ListedPerson listed(Person person, Map<String, Logged> logged) {
        return new ListedPerson(person, of(logged, person).seconds(), of(logged, person).lastStart());
    }

    private static boolean has(Person person, String text) {
        return text == null || Stream.of(person.userId(), person.name(), person.email(), person.employeeId(), person.employeeName())
                .anyMatch(part -> part != null && part.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }
}
