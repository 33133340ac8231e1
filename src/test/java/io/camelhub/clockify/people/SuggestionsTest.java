package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.roster.Employee;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private final Map<String, Employee> roster = new LinkedHashMap<>();

    SuggestionsTest() {
        employee("e1", "Ada Lovelace", "ada.lovelace@acme.com");
        employee("e2", "Grace Brewster Hopper", "g.hopper@acme.com");
        employee("e3", "Jürgen Groß", "jgross@acme.de");
        employee("e4", "William Gates", "wgates@acme.de");
    }

    @ParameterizedTest
    @CsvSource({
        "e1, plus-tag, , ada.lovelace+clockify@acme.com",
        "e1, dots, , adalovelace@acme.com",
        "e1, other-domain, , ada.lovelace@acme.de",
        "e1, equal-name, ADA LOVELACE, x@elsewhere.org",
        "e1, name-order, 'Lovelace Ada', x@elsewhere.org",
        "e1, equal-name, 'Lovelace, Ada', x@elsewhere.org",
        "e2, middle-name, Grace Hopper, x@elsewhere.org",
        "e3, equal-name, Jurgen Gross,",
        "e3, close-name, Juergen Gross,",
        "e1, close-name, Ada Lovelase, x@elsewhere.org",
        "e1, email-name, , ada.lovelace@contractor.example",
        "e1, email-name, , ada.lovelace@gmail.com",
        "e1, same-email, ada.lovelace@acme.com, x@gmail.com",
        "e3, email-name, jgross,",
        "e3, email-name, j.gross, x@gmail.com",
        "e1, typo, Ada Lovelace, ada.lovlace@acme.com",
        "e1, typo, A. Lovelace, ada.lovelaec@acme.com",
        "e1, typo, Ada Lovelace, ada.lovelace@acne.com",
        "e1, typo, , ada.lovelace@acne.com",
        "e4, dots, Bill Gates, w.gates@acme.de",
        "e4, typo, Bill Gates, wgaets@acme.de",
    })
    void each_class_of_reason_finds_its_employee(String employee, String type, String name, String email) {
        List<Suggestion> found = new Suggestions(roster, Set.of(), false).of(name, email, null);

        assertThat(found).isNotEmpty();
        assertThat(found.get(0).employeeId()).isEqualTo(employee);
        assertThat(found.get(0).type().label()).isEqualTo(type);
        assertThat(found.get(0).reason()).isNotBlank();
        assertThat(found.get(0).score()).isBetween(0.5, 1.0);
    }

    @Test
    void nicknames_count_only_where_they_are_allowed() {
        assertThat(new Suggestions(roster, Set.of(), false).of("Bill Gates", null, null)).isEmpty();
        assertThat(new Suggestions(roster, Set.of(), true).of("Bill Gates", null, null))
                .extracting(Suggestion::employeeId).containsExactly("e4");
    }

    @ParameterizedTest
    @CsvSource({"Front Desk, info@acme.com", "Ada, ada@gmail.com", ",", "Grace Kelly, grace@film.example"})
    void nobody_is_suggested_for_somebody_unknown(String name, String email) {
        assertThat(new Suggestions(roster, Set.of(), false).of(name, email, null)).isEmpty();
    }

    @Test
    void of_two_with_one_name_the_one_without_an_account_comes_first() {
        employee("e5", "Ada Lovelace", "ada.lovelace2@acme.com");

        Suggestions suggestions = new Suggestions(roster, Set.of("e1"), false);
        List<Suggestion> found = suggestions.of("Ada Lovelace", null, null);

        assertThat(found).extracting(Suggestion::employeeId).containsExactly("e5", "e1");
        assertThat(found.get(1).reason()).contains("has another account already");
        assertThat(accepted(suggestions, "Ada Lovelace", null, SuggestionClass.values())).isEmpty();
    }

    @Test
    void the_same_address_under_another_name_is_not_believed() {
        Suggestions suggestions = new Suggestions(roster, Set.of(), false);

        double same = suggestions.of("Ada Lovelace", "ada.lovelace@acme.de", null).get(0).score();
        double other = suggestions.of("Zoe Kowalski", "ada.lovelace@acme.de", null).get(0).score();

        assertThat(accepted(suggestions, "Zoe Kowalski", "ada.lovelace@acme.de", SuggestionClass.values())).isEmpty();
        assertThat(accepted(suggestions, "Ada Lovelace", "ada.lovelace@acme.de", SuggestionClass.values())).isPresent();
        assertThat(other).isLessThan(0.6);
        assertThat(same).isGreaterThan(0.95);
    }

    @Test
    void only_classes_that_are_allowed_are_accepted() {
        Suggestions suggestions = new Suggestions(roster, Set.of(), false);

        assertThat(accepted(suggestions, null, "ada.lovelace+x@acme.com", SuggestionClass.EQUAL_NAME)).isEmpty();
        assertThat(accepted(suggestions, null, "ada.lovelace+x@acme.com", SuggestionClass.PLUS_TAG)).get()
                .extracting(Suggestion::employeeId).isEqualTo("e1");
    }

    @Test
    void a_class_that_does_not_exist_is_reported_with_those_that_do() {
        assertThat(SuggestionClass.parse(" plus-tag , dots")).containsExactly(SuggestionClass.PLUS_TAG, SuggestionClass.DOTS);
        assertThat(SuggestionClass.parse(null)).isEmpty();
        assertThat(SuggestionClass.parse("none")).isEmpty();
        assertThatThrownBy(() -> SuggestionClass.parse("plus"))
                .hasMessageContaining("\"plus\"").hasMessageContaining("plus-tag, dots, other-domain");
    }

    @ParameterizedTest
    @CsvSource({
        "ada.lovelace@acme.com, same-email, same e-mail",
        "ada.lovelace+x@acme.com, plus-tag, same e-mail but for a tag behind a plus sign",
        "a-da.lovelace+x@acme.com, dots, same e-mail but for dots and hyphens",
        "ada.lovelace@acme.de, other-domain, same e-mail on another of the company's domains",
    })
    void of_the_reasons_in_an_address_only_the_one_that_is_true_is_shown(String email, String type, String reason) {
        Suggestion found = new Suggestions(roster, Set.of(), false).of(null, email, null).get(0);

        assertThat(found.type().label()).isEqualTo(type);
        assertThat(found.reason()).startsWith(reason).doesNotContain("same e-mail but for dots and hyphens; same");
        assertThat(found.reason().split("same e-mail", -1)).hasSize(2);
    }

    @Test
    void a_same_address_is_never_accepted_by_a_setting() {
        assertThatThrownBy(() -> SuggestionClass.parse("same-email")).hasMessageContaining("no class of suggestions");
        assertThat(SuggestionClass.acceptable()).doesNotContain(SuggestionClass.SAME_EMAIL);
    }

    @ParameterizedTest
    @CsvSource({
        // a shared surname in front says nothing
        "Kevin Jackson,", "Jackson Kevin,",
        // the local part or the domain is like the employee's, and somebody else's
        "Kevin Jackson, kjackson@acme.de", "Kevin Jackson, kjackso@acme.com", "Kevin Jackson, k-jackson@acme.com",
        // another domain, which is not the company's
        ", kjackson@initech.com",
        // a number is no slip
        "Front Desk, kjackson2@acme.com"})
    void a_pair_without_a_fitting_given_name_is_no_suggestion(String name, String email) {
        employee("e6", "Kenneth Jackson", "kjackson@acme.com");

        assertThat(new Suggestions(roster, Set.of(), false).of(name, email, null)).isEmpty();
        assertThat(new Suggestions(roster, Set.of(), true).of(name, email, null)).isEmpty();
    }

    @Test
    void a_login_of_two_employees_suggests_neither() {
        employee("e6", "Jan Gross", "jgross@acme.com");

        assertThat(new Suggestions(roster, Set.of(), false).of("jgross", null, null)).isEmpty();
    }

    @Test
    void of_two_surnames_the_first_is_the_one_that_is_used() {
        employee("e6", "José Serrano Molina", "jserrano@acme.com");
        employee("e7", "José Molina Hernández", "jmolina@acme.com");

        assertThat(new Suggestions(roster, Set.of(), false).of("José Molina", null, null))
                .extracting(Suggestion::employeeId).containsExactly("e7", "e6");
    }

    @Test
    void of_two_records_of_one_person_the_active_one_comes_first() {
        roster.put("e6", new Employee("e6", "Alan Turing", null, null, false, List.of("alan@acme.com")));
        employee("e7", "Alan Turing", "alan.turing@acme.com");

        assertThat(new Suggestions(roster, Set.of(), false).of("Alan Turing", null, null))
                .extracting(Suggestion::employeeId).containsExactly("e7", "e6");
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, ada.lovelace@acme.de, true",
        ", ada.lovelace@acme.de, true",
        "A. Lovelace, ada.lovelace@acme.de, false",
        "Ada Mary Lovelace, ada.lovelace@acme.de, false",
        "Grace Brewster Hopper, g.hopper@acme.de, true",
        "Grace Hopper, g.hopper@acme.de, false",
        ", g.hopper@acme.de, false",
        "Grace Hopper, ghopper@acme.com, false",
        "Ada Lovelace, ada.lovlace@acme.com, true",
        "A. Lovelace, ada.lovlace@acme.com, false",
    })
    void an_address_that_is_not_quite_the_same_is_accepted_only_with_the_whole_name(String name, String email, boolean isAccepted) {
        Suggestions suggestions = new Suggestions(roster, Set.of(), false);

        assertThat(suggestions.of(name, email, null)).isNotEmpty();
        assertThat(accepted(suggestions, name, email, SuggestionClass.DOTS, SuggestionClass.OTHER_DOMAIN, SuggestionClass.TYPO).isPresent())
                .isEqualTo(isAccepted);
    }

    @Test
    void an_address_that_is_not_quite_the_same_is_not_accepted_where_another_employee_has_the_name() {
        employee("e6", "Lovelace, Ada", "x4711@acme.com");

        assertThat(accepted(new Suggestions(roster, Set.of(), false), "Ada Lovelace", "ada.lovelace@acme.de",
                SuggestionClass.OTHER_DOMAIN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({", true", "x@gmail.com, true", "x@yahoo.co.uk, true", "x@litware.com, false", "x@acme.com, false"})
    void an_address_of_any_company_bars_acceptance_by_name_alone(String email, boolean isAccepted) {
        assertThat(accepted(new Suggestions(roster, Set.of(), false), "Ada Lovelace", email, SuggestionClass.EQUAL_NAME).isPresent())
                .isEqualTo(isAccepted);
    }

    @Test
    void what_is_made_of_one_name_is_not_counted_twice() {
        assertThat(new Suggestions(roster, Set.of(), false).of("Ada Lovelace", "ada.lovelace@gmail.com", null)).singleElement()
                .satisfies(suggestion -> assertThat(suggestion.score()).isLessThan(0.9));
    }

    private Optional<Suggestion> accepted(
            Suggestions suggestions, String name, String email, SuggestionClass... classes) {
        UserRow user = new UserRow("u1", email, name, List.of(new UserRow.Membership("w1", null, null)));
        return new Acceptance(Set.of(classes), roster, suggestions, Map.of(), List.of(user))
                .of(user, suggestions.of(name, email, null));
    }

    private void employee(String id, String name, String... emails) {
        roster.put(id, new Employee(id, name, null, null, true, List.of(emails)));
    }
}
