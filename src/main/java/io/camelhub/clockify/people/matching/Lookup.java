package io.camelhub.clockify.people.matching;

import io.camelhub.clockify.people.naming.EmailKey;
import io.camelhub.clockify.people.naming.PersonName;
import io.camelhub.clockify.people.roster.Employee;
import io.camelhub.clockify.people.roster.RosterIndex;
import io.camelhub.clockify.people.user.UserRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the user or the employee that somebody means by an id, an e-mail or a name. */
public final class Lookup {

    private final MatchingContext situation;
    private final Map<String, List<String>> usersByEmail = new HashMap<>();
    private final Map<String, List<String>> usersByName = new HashMap<>();
    private final Map<String, List<String>> employeesByName = new HashMap<>();

    public Lookup(MatchingContext situation) {
        this.situation = situation;
        for (UserRow user : situation.users()) {
            EmailKey.of(user.email()).ifPresent(key -> add(usersByEmail, key.value(), user.id()));
            add(usersByName, PersonName.of(user.name()).written(), user.id());
        }
        for (Employee employee : situation.roster().values()) {
            add(employeesByName, PersonName.of(employee.fullName()).written(), employee.id());
        }
    }

    /** @throws WrongRequestException where nobody is meant, or more than one may be */
    public UserRow user(String text) {
        return userIfAny(text).orElseThrow(() -> new WrongRequestException("there is no Clockify user \"" + text
                + "\": give an id, an e-mail or a name as 'people list' shows it"));
    }

    /** @throws WrongRequestException where nobody is meant, or more than one may be */
    public Employee employee(String text) {
        return employeeIfAny(text).orElseThrow(() -> new WrongRequestException("there is no employee \"" + text
                + "\": give an id, an e-mail or a full name of the roster"));
    }

    /**
     * A person who may be on the roster or not.
     *
     * @param employee null where they are not; then they are the user
     * @param user null where they are an employee
     */
    public record Meant(Employee employee, UserRow user) {
    }

    /**
     * An employee, or else a Clockify user.
     *
     * @throws WrongRequestException where nobody is meant, or more than one may be
     */
    public Meant person(String text) {
        return employeeIfAny(text).map(employee -> new Meant(employee, null))
                .or(() -> userIfAny(text).map(user -> new Meant(null, user)))
                .orElseThrow(() -> new WrongRequestException("there is neither an employee nor a Clockify user \"" + text
                        + "\": give an id, an e-mail or a name, of the roster or as 'people list' shows it"));
    }

    private Optional<UserRow> userIfAny(String text) {
        UserRow byId = situation.user(text.strip());
        if (byId != null) {
            return Optional.of(byId);
        }
        List<String> ids = found(text, usersByEmail, usersByName);
        if (ids.size() > 1) {
            throw new WrongRequestException("\"" + text + "\" may be " + ids.size() + " Clockify users; give the id: "
                    + ids.stream().map(this::describedUser).collect(Collectors.joining(", ")));
        }
        return ids.stream().findFirst().map(situation::user);
    }

    private Optional<Employee> employeeIfAny(String text) {
        Employee byId = situation.roster().get(text.strip());
        if (byId != null) {
            return Optional.of(byId);
        }
        Optional<RosterIndex.Claim> claim =
                EmailKey.of(text).map(situation.index()::claim);
        List<String> ids = claim.map(RosterIndex.Claim::employeeIds)
                .orElseGet(() -> employeesByName.getOrDefault(PersonName.of(text).written(), List.of()));
        if (ids.size() > 1) {
            throw new WrongRequestException("\"" + text + "\" may be " + ids.size() + " employees; give the id: "
                    + ids.stream().map(situation.roster()::get).map(Lookup::described).collect(Collectors.joining(", ")));
        }
        return ids.stream().findFirst().map(situation.roster()::get);
    }

    private static String described(Employee employee) {
        return employee.id() + " (" + Stream.concat(Stream.ofNullable(employee.fullName()), employee.emails().stream().limit(1))
                .collect(Collectors.joining(", ")) + ")";
    }

    private List<String> found(String text, Map<String, List<String>> byEmail, Map<String, List<String>> byName) {
        List<String> ids = EmailKey.of(text).map(key -> byEmail.get(key.value())).orElse(null);
        return ids != null ? ids : byName.getOrDefault(PersonName.of(text).written(), List.of());
    }

    private String describedUser(String id) {
        UserRow user = situation.user(id);
        return id + (user.email() == null ? "" : " (" + user.email() + ")");
    }

    private static void add(Map<String, List<String>> ids, String key, String id) {
        if (!key.isEmpty()) {
            ids.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(id);
        }
    }

    public static String described(String employeeId, Map<String, Employee> roster) {
        if (employeeId == null) {
            return null;
        }
        Employee employee = roster.get(employeeId);
        return employee == null || employee.fullName() == null ? employeeId : employeeId + " (" + employee.fullName() + ")";
    }
}
