package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.settings.PeopleOptions;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassAcceptanceTest {

    private final Map<String, Employee> roster = new LinkedHashMap<>();
    private final Map<String, Identity> decided = new HashMap<>();

    private void employee(String id, String name, String... emails) {
        roster.put(id, new Employee(id, name, null, null, true, List.of(emails)));
    }

    private static UserRow user(String id, String email, String name) {
        return new UserRow(id, email, name, List.of(new UserRow.Membership("w1", null, null)));
    }

    private MatchingContext context(UserRow... users) {
        return new MatchingContext(roster, List.of(users), () -> List.of(users), decided, PeopleOptions.standard(), Map::of);
    }

    private ClassAcceptance of(SuggestionClass type, UserRow... users) {
        return new ClassAcceptance(context(users), EnumSet.of(type));
    }

    private static Map<String, String> accepted(ClassAcceptance order) {
        Map<String, String> employees = new LinkedHashMap<>();
        order.accepted().forEach((UserRow user, Suggestion suggestion) -> employees.put(user.id(), suggestion.employeeId()));
        return employees;
    }

    @Test
    void an_address_under_another_name_is_accepted_only_where_the_same_address_is_what_is_meant() {
        employee("e1", "Jane Smith", "j.smith@acme.com", "jane.smith@acme.com");
        UserRow john = user("u1", "j.smith@acme.com", "John Smith");
        UserRow tagged = user("u2", "jane.smith+clock@acme.com", "Peter Miller");

        assertThat(accepted(of(SuggestionClass.SAME_EMAIL, john, tagged))).containsExactly(Map.entry("u1", "e1"));
        assertThat(accepted(of(SuggestionClass.PLUS_TAG, john))).isEmpty();
        ClassAcceptance other = of(SuggestionClass.PLUS_TAG, tagged);
        assertThat(accepted(other)).isEmpty();
        assertThat(other.leftOut()).extracting(DecisionReport.LeftOut::userId, DecisionReport.LeftOut::why)
                .containsExactly(tuple("u2", "e1 goes by another name"));
    }

    @Test
    void whoever_may_as_well_be_somebody_else_is_left_out_with_the_reason() {
        employee("e1", "Ada Lovelace", "ada@acme.com");
        employee("e2", "Ada Byron", "ada@acme.com");
        employee("e3", "Grace Hopper", "grace@acme.com");
        employee("e4", "Alan Turing", "alan@acme.com");
        decided.put("u4", new Identity("u4", "e4", Identity.MANUAL, null, null, "root"));

        ClassAcceptance byEmail = of(SuggestionClass.SAME_EMAIL, user("u1", "ada@acme.com", "Ada"));
        assertThat(accepted(byEmail)).isEmpty();
        assertThat(byEmail.leftOut()).extracting(DecisionReport.LeftOut::why).containsExactly("e1 and e2 are about as likely");

        ClassAcceptance byName = of(SuggestionClass.EQUAL_NAME, user("u2", null, "Grace Hopper"), user("u3", null, "Grace Hopper"),
                user("u4", "turing@gmail.com", "A. T."), user("u5", null, "Alan Turing"));
        assertThat(accepted(byName)).isEmpty();
        assertThat(byName.leftOut()).extracting(DecisionReport.LeftOut::userId, DecisionReport.LeftOut::why)
                .containsExactlyInAnyOrder(
                        tuple("u2", "2 accounts may be e3"),
                        tuple("u3", "2 accounts may be e3"),
                        tuple("u5", "e4 has another account, and only the name speaks for this one"));
    }

    @Test
    void whom_a_person_took_off_stays_off_and_a_class_that_nobody_has_is_refused_with_those_there_are() {
        employee("e1", "Ada Lovelace", "ada@acme.com");
        UserRow ada = user("u1", "ada@acme.com", "Ada");
        UserRow tagged = user("u2", "ada+work@acme.com", "Ada Lovelace");
        decided.put("u1", new Identity("u1", null, Identity.MANUAL, null, null, "root"));

        MatchingContext context = context(ada, tagged);
        assertThatThrownBy(() -> new IdentityDecisions(context, "root")
                .accept(new ClassAcceptance(context, EnumSet.of(SuggestionClass.SAME_EMAIL))))
                .isInstanceOf(WrongRequestException.class)
                .hasMessageEndingWith("has a suggestion of these classes; there are: plus-tag (1)");
    }
}
