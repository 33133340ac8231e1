package io.camelhub.clockify.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the user or the employee that somebody means by an id, an e-mail or a name. */
final class Lookup {

    private final Situation situation;
    private final Map<String, List<String>> usersByEmail = new HashMap<>();
    private final Map<String, List<String>> usersByName = new HashMap<>();
    private final Map<String, List<String>> employeesByName = new HashMap<>();

    Lookup(Situation situation) {
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
    UserRow user(String text) {
        UserRow byId = situation.user(text.strip());
        if (byId != null) {
            return byId;
        }
        List<String> ids = found(text, usersByEmail, usersByName);
        if (ids.size() == 1) {
            return situation.user(ids.get(0));
        }
        throw new WrongRequestException(ids.isEmpty()
                ? "there is no Clockify user \"" + text + "\": give an id, an e-mail or a name as 'people list' shows it"
                : "\"" + text + "\" may be " + ids.size() + " Clockify users; give the id: "
                        + ids.stream().map(this::describedUser).collect(Collectors.joining(", ")));
    }

    /** @throws WrongRequestException where nobody is meant, or more than one may be */
    Employee employee(String text) {
        Employee byId = situation.roster().get(text.strip());
        if (byId != null) {
            return byId;
        }
        Optional<RosterIndex.Claim> claim =
                EmailKey.of(text).map(EmailKey::value).map(situation.index()::claim);
        List<String> ids = claim.map(RosterIndex.Claim::employeeIds)
                .orElseGet(() -> employeesByName.getOrDefault(PersonName.of(text).written(), List.of()));
        if (ids.size() == 1) {
            return situation.roster().get(ids.get(0));
        }
        throw new WrongRequestException(ids.isEmpty()
                ? "there is no employee \"" + text + "\": give an id, an e-mail or a full name of the roster"
                : "\"" + text + "\" may be " + ids.size() + " employees; give the id: "
                        + String.join(", ", RosterIndex.described(ids, situation.roster())));
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

    static String described(String employeeId, Map<String, Employee> roster) {
        if (employeeId == null) {
            return null;
        }
        Employee employee = roster.get(employeeId);
        return employee == null || employee.fullName() == null ? employeeId : employeeId + " (" + employee.fullName() + ")";
    }
}
