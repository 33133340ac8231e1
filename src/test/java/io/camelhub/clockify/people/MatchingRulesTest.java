package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.RosterIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingRulesTest {

    private final Map<String, Employee> roster = new LinkedHashMap<>();

    @ParameterizedTest
    @CsvSource({
        // whom the roster names, the address of both, what the account is called, whether it is matched
        "Jane Smith, j.smith@acme.com, Jane Smith, true",
        "Jane Smith, j.smith@acme.com, John Smith, false",
        "Jane Smith, j.smith@acme.com, Smith John, false",
        "Jane Smith, j.smith@acme.com, J. Smith, true",
        "Jane Smith, j.smith@acme.com, jsmith, true",
        "Jane Smith, j.smith@acme.com, Janie Smith, true",
        "Jane Smith, j.smith@acme.com, Jane Miller, true",
        "Jane Smith, j.smith@acme.com, x4711, true",
        "Jane Smith, j.smith@acme.com, j.smith@acme.com, true",
        "Jane Smith, j.smith@acme.com, , true",
        "Jane Smith, jane.smith@acme.com, Tablet 7, true",
        "Jane Smith, peter.huber@acme.com, Peter Huber, false",
        "Maria Rossi, qa.lead@acme.com, QA Lead, false",
        "Maria Rossi, qa.lead@acme.com, , false",
        "Maria Rossi, qa.lead@acme.com, Peter Huber, false",
        "Maria Rossi, qa.lead@acme.com, Maria Rossi, true",
        "Maria Rossi, sales@acme.com, Sales, false",
        "Maria Rossi, dispo@acme.com, , false",
        "Maria Rossi, finance.emea@acme.com, Maria Bianchi, false",
        "Peter Hansen, p.hansen@acme.com, , true",
        "Karl Schultz, k.schultz@acme.com, , true",
        "Maria Rossi, mro@acme.com, , true",
        "Maria Rossi, x4711@acme.com, , true",
        "Maria Rossi, sunny@gmail.com, , true",
        "Ana Bianchi, a.rossi@acme.com, Ana Rossi, true",
        "Kangrolo Soo-min, s.kangrolo@acme.com, Kangrolo Seo-yeon, false",
        "Ада Лавлейс, ada@acme.com, Ada Lovelace, true",
        "Payroll, payroll@acme.com, Payroll Office, true",
        "Jane Smith, jane.smith@gmail.com, Jane Smith, true",
    })
    void an_address_is_believed_where_nothing_speaks_against_it(String employee, String email, String shown, boolean matched) {
        employee("e1", employee, true, email);

        MatchDecision decision = decide(email, shown, null);

        assertThat(decision.identity() != null).isEqualTo(matched);
        if (!matched) {
            assertThat(decision.reason()).contains("this address may have passed to somebody else").contains("e1 (" + employee + ")");
            assertThat(new Suggestions(roster, Set.of(), false).of(shown, email, null)).first()
                    .satisfies(suggestion -> assertThat(suggestion.reason()).contains("may have passed"));
        }
    }

    @Test
    void an_address_is_not_believed_where_another_employee_has_the_name_of_the_account() {
        employee("e1", "Nikos Ioannou", true, "nikos.makris@acme.com");
        assertThat(decide("nikos.makris@acme.com", "Nikos Makris", null).identity().employeeId()).isEqualTo("e1");

        employee("e2", "Makris, Nikos", true);

        assertThat(decide("nikos.makris@acme.com", "Nikos Makris", null).identity()).isNull();
        assertThat(decide("nikos.makris@acme.com", "Nikos Ioannou", null).identity().employeeId()).isEqualTo("e1");
        assertThat(new Suggestions(roster, Set.of(), false).of("Nikos Makris", "nikos.makris@acme.com", null)).first()
                .extracting(Suggestion::employeeId).isEqualTo("e2");
    }

    @ParameterizedTest
    @CsvSource({"j.a.ne@googlemail.com", "jane@gmail.com", "Ja.Ne@GMail.com"})
    void with_gmail_dots_do_not_count(String email) {
        employee("e1", "Jane Smith", true, "j.smith@acme.com", "ja.ne@gmail.com");

        assertThat(decide(email, "Jane Smith", null).identity().employeeId()).isEqualTo("e1");
        assertThat(decide("j.smi.th@acme.com", "Jane Smith", null).identity()).isNull();
    }

    @Test
    void a_name_that_is_an_address_is_taken_for_it_where_there_is_no_other() {
        employee("e1", "Jane Smith", true, "j.smith@acme.com");

        assertThat(decide(null, "J.Smith@acme.com", null).identity().employeeId()).isEqualTo("e1");
        assertThat(decide("other@acme.com", "j.smith@acme.com", null).identity()).isNull();
    }

    @Test
    void of_two_records_of_one_person_the_active_one_is_matched() {
        employee("e1", "Jane Smith", false, "j.smith@acme.com");
        employee("e2", "Smith, Jane", true, "j.smith@acme.com");

        assertThat(decide("j.smith@acme.com", "Jane Smith", null).identity().employeeId()).isEqualTo("e2");
        assertThat(new RosterIndex(roster).conflicts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"John Smith, true, false", "Jane Smith, true, true", "Jane Smith, false, false", "Jane, true, false"})
    void of_records_of_which_not_one_is_the_active_one_of_the_same_name_none_is_matched(String other, boolean one, boolean two) {
        employee("e1", "Jane Smith", one, "j.smith@acme.com");
        employee("e2", other, two, "j.smith@acme.com");

        assertThat(decide("j.smith@acme.com", "Jane Smith", null).candidates()).containsExactly("e1", "e2");
    }

    @Test
    void whoever_was_matched_stays_when_the_address_goes_to_somebody_of_another_name() {
        employee("e1", "John Smith", true, "j.smith@acme.com");
        Identity before = decide("j.smith@acme.com", "John Smith", null).identity();
        employee("e1", "John Smith", false);
        employee("e2", "Jane Smith", true, "j.smith@acme.com");

        assertThat(decide("j.smith@acme.com", "John Smith", before).identity()).isEqualTo(before);
        assertThat(decide("j.smith@acme.com", "Jane Smith", before).identity().employeeId()).isEqualTo("e2");
    }

    @Test
    void what_a_person_decided_holds_whatever_the_names_say() {
        employee("e1", "Jane Smith", true, "j.smith@acme.com");
        Identity byHand = new Identity("u1", "e1", Identity.MANUAL, null, null, "admin");

        assertThat(decide("j.smith@acme.com", "John Smith", byHand).identity()).isEqualTo(byHand);
    }

    private MatchDecision decide(String email, String name, Identity before) {
        UserRow user = new UserRow("u1", email, name, List.of(new UserRow.Membership("w1", null, null)));
        return new MatchingRules(new RosterIndex(roster), roster, AddressCheck.of(roster.values()))
                .decide(user, before);
    }

    private void employee(String id, String name, boolean active, String... emails) {
        roster.put(id, new Employee(id, name, null, null, active, List.of(emails)));
    }
}
