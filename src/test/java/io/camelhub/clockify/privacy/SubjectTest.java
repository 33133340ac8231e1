package io.camelhub.clockify.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.people.Identity;
import io.camelhub.clockify.people.MatchingContext;
import io.camelhub.clockify.people.UserRow;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.settings.PeopleOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubjectTest {

    private static final EmailKey ADAS = EmailKey.of("ada@acme.com").orElseThrow();

    private final Map<String, Employee> roster = new LinkedHashMap<>();

    SubjectTest() {
        roster.put("e1", new Employee("e1", "Ada Lovelace", null, "grace@acme.com", true, List.of("ada@acme.com", "ops@acme.com")));
        roster.put("e2", new Employee("e2", "Grace Hopper", null, "Ada@acme.com", true, List.of("grace@acme.com", "ops@acme.com")));
    }

    private static UserRow user(String id, String email, String name) {
        return new UserRow(id, email, name, List.of(new UserRow.Membership("w1", null, null)));
    }

    /** Users, of whom those with an id that ends in the number of an employee are that employee. */
    private MatchingContext context(UserRow... users) {
        Map<String, Identity> decided = new LinkedHashMap<>();
        Stream.of(users).filter(user -> user.id().contains("-e")).forEach(user -> decided.put(user.id(), new Identity(
                user.id(), user.id().substring(user.id().indexOf('-') + 1), Identity.MANUAL, null, null, "root")));
        return new MatchingContext(roster, List.of(users), () -> List.of(users), decided, PeopleOptions.standard(), Map::of);
    }

    @Test
    void an_employee_is_meant_with_all_their_users_and_a_user_alone() {
        MatchingContext context = context(user("a-e1", null, "A"), user("b-e1", null, "B"), user("c-e2", null, "C"));

        Subject employee = Subject.of("ada lovelace", context);
        assertThat(employee.described()).containsExactly(
                "employee e1 (Ada Lovelace)", "Clockify user a-e1 (A)", "Clockify user b-e1 (B)");

        Subject account = Subject.of("a-e1", context);
        assertThat(account.isAccount()).isTrue();
        assertThat(account.employee().id()).isEqualTo("e1");
        assertThat(account.described()).containsExactly("Clockify user a-e1 (A)");
    }

    @Test
    void an_address_that_a_colleague_has_as_well_is_not_theirs_alone() {
        Subject ada = Subject.of("e1", context());

        assertThat(ada.ownAddresses(roster)).containsExactly(ADAS);
        assertThat(ada.managed(roster, Set.of(ADAS))).containsExactly("e2");
        assertThat(ada.employeeTexts()).containsExactly("ada@acme.com", "ops@acme.com", "Ada Lovelace");
    }

    @Test
    void a_name_of_one_part_may_be_anybody_s() {
        roster.put("e3", new Employee("e3", "Ada", null, null, true, List.of()));

        assertThat(Subject.of("e3", context()).employeeTexts()).isEmpty();
    }

    @Test
    void an_account_that_may_be_theirs_is_out_of_reach() {
        MatchingContext context = context(user("a-e1", null, "A"), user("u1", "ada@acme.com", "Somebody Else"),
                user("u2", "private@mail.example", "Ada Lovelace"), user("u3", null, "Kiosk"), user("c-e2", null, "Ada Lovelace"));

        List<String> lines = OutOfReach.of(Subject.of("e1", context), Set.of(ADAS), context);

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("the Clockify user u1 has their e-mail address, and was not mapped to them:"
                + " clockify people forget u1");
        assertThat(lines.get(1)).startsWith("the Clockify user u2 may be the same person (same name");
        assertThat(lines.get(2)).startsWith("Clockify itself");
    }

    @Test
    void of_an_account_the_employee_stays_on_the_roster() {
        MatchingContext context = context(user("a-e1", null, "A"), user("u3", null, "Kiosk"));

        assertThat(OutOfReach.of(Subject.of("a-e1", context), Set.of(), context)).first()
                .isEqualTo("the employee e1 is still on the roster: clockify people forget e1");
        assertThat(OutOfReach.of(Subject.of("u3", context), Set.of(), context)).hasSize(3);
    }
}
