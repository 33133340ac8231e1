package io.camelhub.clockify.people;

import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.PersonName;
import io.camelhub.clockify.roster.RosterIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a user or an employee by an id, an e-mail or a name that a person typed. */
public final class Lookup {

    private final MatchingContext context;
    private final Map<String, List<String>> usersByEmail = new HashMap<>();
    private final Map<String, List<String>> usersByName = new HashMap<>();
    private final Map<String, List<String>> employeesByName = new HashMap<>();

    public Lookup(MatchingContext context) {
        this.context = context;
        for (UserRow user : context.users()) {
            EmailKey.of(user.email()).ifPresent(key -> add(usersByEmail, key.value(), user.id()));
            add(usersByName, PersonName.of(user.name()).written(), user.id());
        }
        for (Employee employee : context.roster().values()) {
            add(employeesByName, PersonName.of(employee.fullName()).written(), employee.id());
        }
    }

    /** @throws WrongRequestException where no user, or more than one, fits */
    public UserRow user(String text) {
        return userIfAny(text).orElseThrow(() -> new WrongRequestException("there is no Clockify user \"" + text
                + "\": give an id, an e-mail or a name as 'people list' shows it"));
    }

    /** @throws WrongRequestException where no employee, or more than one, fits */
    public Employee employee(String text) {
        return employeeIfAny(text).orElseThrow(() -> new WrongRequestException("there is no employee \"" + text
                + "\": give an id, an e-mail or a full name of the roster"));
    }

    /** An employee, or a user without an employee; the other one is null. */
    public record Meant(Employee employee, UserRow user) {
    }

    /**
     * An employee, otherwise a Clockify user.
     *
     * @throws WrongRequestException where nobody, or more than one person, fits
     */
    public Meant person(String text) {
        return employeeIfAny(text).map(employee -> new Meant(employee, null))
                .or(() -> userIfAny(text).map(user -> new Meant(null, user)))
                .orElseThrow(() -> new WrongRequestException("there is neither an employee nor a Clockify user \"" + text
                        + "\": give an id, an e-mail or a name, of the roster or as 'people list' shows it"));
    }

    private Optional<UserRow> userIfAny(String text) {
        List<String> byEmail = EmailKey.of(text).map(key -> usersByEmail.get(key.value())).orElse(null);
        return only(text, "Clockify users", context::user, byEmail, usersByName, Lookup::described);
    }

    private Optional<Employee> employeeIfAny(String text) {
        List<String> byEmail = EmailKey.of(text).map(context.index()::claim).map(RosterIndex.Claim::employeeIds).orElse(null);
        return only(text, "employees", context.roster()::get, byEmail, employeesByName, Lookup::described);
    }

    /** The one that fits: by id, otherwise by e-mail, otherwise by name. */
    private static <T> Optional<T> only(String text, String kind, Function<String, T> byId, List<String> byEmail,
            Map<String, List<String>> byName, Function<T, String> described) {
        T exact = byId.apply(text.strip());
        if (exact != null) {
            return Optional.of(exact);
        }
        List<String> ids = byEmail != null ? byEmail : byName.getOrDefault(PersonName.of(text).written(), List.of());
        if (ids.size() > 1) {
            throw new WrongRequestException("\"" + text + "\" may be " + ids.size() + " " + kind + "; give the id: "
                    + ids.stream().map(byId).map(described).collect(Collectors.joining(", ")));
        }
        return ids.stream().findFirst().map(byId);
    }

    private static String described(Employee employee) {
        return employee.id() + " (" + Stream.concat(Stream.ofNullable(employee.fullName()), employee.emails().stream().limit(1))
                .collect(Collectors.joining(", ")) + ")";
    }

    private static String described(UserRow user) {
        return user.id() + (user.email() == null ? "" : " (" + user.email() + ")");
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
