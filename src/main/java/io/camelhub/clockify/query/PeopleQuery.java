package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.IdentityChange;
import io.camelhub.clockify.people.Mappings;
import io.camelhub.clockify.people.MatchResult;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.PeopleList;
import io.camelhub.clockify.people.Person;
import io.camelhub.clockify.privacy.Subject;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.roster.Roster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;

/** The Clockify users, the employees they are, and who decided that. */
public final class PeopleQuery {

    private final Database database;
    private final People people;
    private final Roster roster;

    public PeopleQuery(Database database, People people, Roster roster) {
        this.database = database;
        this.people = people;
        this.roster = roster;
    }

    /**
     * Whether there are employees to match with.
     *
     * @param active employees on the roster who are active
     * @param query what {@code clockify.employees.query} would change; null where it is not set, or cannot be run
     * @param error why the query cannot be run; null where it can, or is not set
     */
    public record RosterStatus(long active, ImportReport query, String error) {
    }

    /**
     * The users, ordered by name.
     *
     * @param unmatchedOnly only users without an employee and without a decision
     * @param integration only users whom this integration sees; null for all
     */
    public List<Person> list(boolean unmatchedOnly, String integration) {
        return new PeopleList(database, people).list(unmatchedOnly, integration);
    }

    /**
     * The last decisions, the newest at the end.
     *
     * @param clockifyUser only about this user, by id, e-mail or unique name; null for all
     */
    public Latest<HistoryLine> history(String clockifyUser, int last) {
        Latest<IdentityChange> changes = Latest.of(new Mappings(database, people).history(clockifyUser), last);
        Map<String, Employee> employees = roster.employees();
        Map<String, String> users = new HashMap<>();
        database.statement("people-query/user-names").query(row -> {
            users.put(row.getString("id"), row.getString("name"));
        });
        return new Latest<>(changes.earlier(), changes.rows().stream()
                .map(change -> new HistoryLine(change, users.get(change.userId()), name(employees, change.oldEmployeeId()),
                        name(employees, change.newEmployeeId()))).toList());
    }

    private static String name(Map<String, Employee> employees, String id) {
        Employee employee = id == null ? null : employees.get(id);
        return employee == null ? null : employee.fullName();
    }

    /**
     * The person named by an id, an e-mail or a unique name: an employee with all their Clockify users, otherwise one Clockify user.
     *
     * @throws io.camelhub.clockify.people.WrongRequestException where no person, or more than one, fits
     */
    public Subject meant(String person) {
        return Subject.of(person, people.context(null));
    }

    /** How many users have an employee, and who has none. */
    public MatchResult summary() {
        return people.summary();
    }

    /**
     * How many employees there are, and whether the query for them can be run; writes nothing.
     *
     * @param query {@code clockify.employees.query}; null for none
     */
    public RosterStatus roster(String query) {
        long active = roster.employees().values().stream().filter(Employee::active).count();
        try {
            return new RosterStatus(active, query == null ? null : roster.tried(query), null);
        } catch (DataAccessException e) {
            return new RosterStatus(active, null, String.valueOf(e.getMostSpecificCause().getMessage()));
        }
    }
}
