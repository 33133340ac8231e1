package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.roster.Employee;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

    private static final Set<SuggestionClass> NAMES_AND_ADDRESSES =
            Set.of(SuggestionClass.EQUAL_NAME, SuggestionClass.PLUS_TAG, SuggestionClass.CLOSE_NAME);

    private final Map<String, Employee> roster = new LinkedHashMap<>();
    private final List<UserRow> users = new ArrayList<>();
    private final Map<String, Set<String>> accounts = new LinkedHashMap<>();

    AcceptanceTest() {
        employee("e1", "Ada Lovelace", true, "ada.lovelace@acme.com");
        employee("e2", "Grace Hopper", true, "grace.hopper@acme.com");
    }

    private void employee(String id, String name, boolean active, String... emails) {
        roster.put(id, new Employee(id, name, null, null, active, List.of(emails)));
    }

    private UserRow user(String id, String email, String name) {
        UserRow user = new UserRow(id, email, name, List.of());
        users.add(user);
        return user;
    }

    private Suggestions suggestions() {
        return new Suggestions(roster, accounts.keySet(), false);
    }

    private Acceptance acceptance(Set<SuggestionClass> classes) {
        return new Acceptance(classes, roster, suggestions(), accounts, users);
    }

    private String accepted(UserRow user) {
        return acceptance(NAMES_AND_ADDRESSES).of(user, suggestions().of(user.name(), user.email(), null))
                .map(Suggestion::employeeId).orElse(null);
    }

    @Test
    void a_name_is_enough_where_it_is_nobody_elses() {
        UserRow ada = user("u1", "x@gmail.com", "Ada Lovelace");
        assertThat(accepted(ada)).isEqualTo("e1");

        user("u2", null, "Lovelace, Ada");
        assertThat(accepted(ada)).isNull();
    }

    @Test
    void a_name_is_not_enough_beside_an_address_of_a_company() {
        assertThat(accepted(user("u1", "ada@acme.com", "Ada Lovelace"))).isNull();
        assertThat(accepted(user("u2", "ada@elsewhere.example", "Grace Hopper"))).isNull();
    }

    @Test
    void a_name_is_not_enough_where_the_employee_left_or_has_another_account() {
        employee("e1", "Ada Lovelace", false, "ada.lovelace@acme.com");
        assertThat(accepted(user("u1", "x@gmail.com", "Ada Lovelace"))).isNull();

        accounts.put("e2", Set.of("u9"));
        assertThat(accepted(user("u2", "y@gmail.com", "Grace Hopper"))).isNull();
    }

    @Test
    void an_address_with_a_tag_is_enough_whoever_left() {
        employee("e1", "Ada Lovelace", false, "ada.lovelace@acme.com");

        assertThat(accepted(user("u1", "ada.lovelace+clockify@acme.com", null))).isEqualTo("e1");
    }

    @Test
    void only_what_the_setting_names_is_accepted() {
        UserRow ada = user("u1", "x@gmail.com", "Ada Lovelace");

        assertThat(acceptance(Set.of(SuggestionClass.PLUS_TAG)).of(ada, suggestions().of(ada.name(), ada.email(), null))).isEmpty();
    }

    @Test
    void of_two_that_are_as_likely_none_is_accepted() {
        employee("e3", "Ada Lovelace", true, "ada@acme.com");

        assertThat(accepted(user("u1", "x@gmail.com", "Ada Lovelace"))).isNull();
    }

    @Test
    void what_was_accepted_by_a_name_falls_once_somebody_else_has_it_and_what_rests_on_an_address_stands() {
        UserRow ada = user("u1", "x@gmail.com", "Ada Lovelace");
        Identity byName = identity("equal-name");
        assertThat(stands(ada, byName)).isTrue();

        employee("e3", "Ada Lovelace", true, "ada@acme.com");
        assertThat(stands(ada, byName)).isFalse();
        assertThat(stands(ada, identity("plus-tag"))).isTrue();
    }

    private static Identity identity(String rule) {
        return new Identity("u1", "e1", Identity.SUGGESTION, rule, null, Identity.AUTOMATIC);
    }

    private boolean stands(UserRow user, Identity identity) {
        return acceptance(NAMES_AND_ADDRESSES).stands(user, identity, suggestions().of(user.name(), user.email(), null));
    }
}
