package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.roster.CsvTable;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.settings.PeopleOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityDecisionsTest {

    private final Map<String, Employee> roster = new LinkedHashMap<>();
    private final Map<String, Identity> decided = new HashMap<>();
    private final UserRow ada = user("u1", "ada@acme.com", "Ada Lovelace");
    private final UserRow kiosk = user("u2", null, "Kiosk");

    IdentityDecisionsTest() {
        roster.put("e1", new Employee("e1", "Ada Lovelace", null, null, true, List.of("ada@acme.com")));
        roster.put("e2", new Employee("e2", "Grace Hopper", null, null, true, List.of("grace@acme.com")));
    }

    private static UserRow user(String id, String email, String name) {
        return new UserRow(id, email, name, List.of(new UserRow.Membership("w1", null, null)));
    }

    private IdentityDecisions choices() {
        return new IdentityDecisions(new MatchingContext(roster, List.of(ada, kiosk), () -> List.of(ada, kiosk), decided,
                PeopleOptions.standard(), Map::of), "root");
    }

    private Identity decided(UserRow user, String employeeId, String how, String rule, String byWhom) {
        Identity identity = new Identity(user.id(), employeeId, how, rule, null, byWhom);
        decided.put(user.id(), identity);
        return identity;
    }

    private static IdentityChange change(
            long id, UserRow user, String before, String howBefore, String after, String how, String by) {
        return new IdentityChange(id, user.id(), before, howBefore, null, after, how, null, by, Instant.EPOCH, "d" + id);
    }

    private static Identity only(List<IdentityDecisions.Choice> choices) {
        assertThat(choices).hasSize(1);
        return choices.get(0).identity();
    }

    @Test
    void what_a_person_decided_gives_way_to_the_rules_and_what_a_rule_decided_to_nobody() {
        decided(ada, "e2", Identity.MANUAL, null, "root");
        assertThat(only(choices().unmap("u1"))).extracting(Identity::employeeId, Identity::byWhom)
                .containsExactly("e1", Identity.AUTOMATIC);

        decided(ada, "e1", Identity.EMAIL, null, Identity.AUTOMATIC);
        assertThat(only(choices().unmap("u1"))).isEqualTo(new Identity("u1", null, Identity.MANUAL, null, null, "root"));

        assertThatThrownBy(() -> choices().unmap("u2")).isInstanceOf(WrongRequestException.class)
                .hasMessage("nothing is decided about Kiosk");
    }

    @Test
    void undoing_a_rule_s_decision_is_a_person_s() {
        decided(ada, "e1", Identity.EMAIL, null, Identity.AUTOMATIC);

        assertThat(only(choices().undo("u1", List.of(
                change(1, ada, null, null, "e1", Identity.EMAIL, Identity.AUTOMATIC)))))
                .isEqualTo(new Identity("u1", null, Identity.MANUAL, null, null, "root"));
    }

    @Test
    void undoing_a_person_s_decision_leads_back_to_what_they_had_decided_or_to_the_rules() {
        decided(kiosk, "e2", Identity.MANUAL, null, "root");
        List<IdentityChange> history = List.of(change(1, kiosk, null, null, "e1", Identity.MANUAL, "admin"),
                change(2, kiosk, "e1", Identity.MANUAL, "e2", Identity.MANUAL, "root"));
        assertThat(only(choices().undo("u2", history))).extracting(Identity::employeeId, Identity::byWhom)
                .containsExactly("e1", "root");

        decided(ada, "e2", Identity.MANUAL, null, "root");
        assertThat(only(choices().undo("u1", List.of(change(3, ada, "e1", Identity.EMAIL, "e2", Identity.MANUAL, "root")))))
                .extracting(Identity::employeeId, Identity::byWhom).containsExactly("e1", Identity.AUTOMATIC);
    }

    @Test
    void nothing_is_undone_that_changed_since_or_leads_to_somebody_who_is_gone() {
        decided(kiosk, "e2", Identity.MANUAL, null, "root");
        assertThatThrownBy(() -> choices().undoDecision("d1", List.of(
                change(1, kiosk, null, null, "e1", Identity.MANUAL, "root")))).hasMessageContaining("Kiosk since; undo that first");
        assertThatThrownBy(() -> choices().undo("u2", List.of(
                change(1, kiosk, "e9", Identity.MANUAL, "e2", Identity.MANUAL, Identity.AUTOMATIC))))
                .hasMessageContaining("is no longer on the roster");
        assertThatThrownBy(() -> choices().undoDecision("d7", List.of())).hasMessageContaining("there is no decision d7");
        assertThatThrownBy(() -> choices().undo("u2", List.of())).hasMessage("nothing was ever decided about Kiosk");
    }

    @Test
    void of_the_suggestions_that_a_setting_accepted_those_of_the_named_classes_are_undone() {
        decided(ada, "e1", Identity.SUGGESTION, "dots", Identity.AUTOMATIC);
        decided(kiosk, "e2", Identity.SUGGESTION, "dots", "root");

        assertThat(choices().undoAccepted(Set.of(SuggestionClass.PLUS_TAG))).isEmpty();
        assertThat(choices().undoAccepted(Set.of())).extracting(IdentityDecisions.Choice::user).containsExactly(ada);
        assertThat(only(choices().undoAccepted(Set.of(SuggestionClass.DOTS))).employeeId()).isNull();
    }

    @Test
    void whoever_was_erased_is_mapped_to_nobody() {
        UserRow erased = user("erased-0", null, null);

        assertThatThrownBy(() -> choices().mapped(erased, "e1")).hasMessage("erased-0 was erased, and is nobody any more");
    }

    @Test
    void of_a_file_what_is_so_already_is_counted_and_what_is_wrong_is_said_line_by_line() {
        decided(ada, "e1", Identity.EMAIL, null, Identity.AUTOMATIC);
        MappingFile file = MappingFile.of(file("u1,e1", "Kiosk,e2", "u2,e1", ",e1", "nobody,e1", "u2,"), choices());

        assertThat(file.unchanged()).isEqualTo(1);
        assertThat(file.errors()).hasSize(3)
                .startsWith("line 4: the user is on line 3 already", "line 5: the clockify_user is missing");
        assertThat(file.choices().get(0)).isEqualTo(
                new IdentityDecisions.Choice(kiosk, new Identity("u2", "e2", Identity.MANUAL, null, null, "root")));
    }

    private static CsvTable file(String... lines) {
        List<CsvTable.Row> rows = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            rows.add(new CsvTable.Row(rows.size() + 2, Map.of("clockify_user", cells[0], "employee", cells[1])));
        }
        return new CsvTable(MappingFile.COLUMNS, List.of(), rows, List.of());
    }
}
