package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.people.NameMatcher.Answer;
import io.camelhub.clockify.people.NameMatcher.Fit;
import io.camelhub.clockify.roster.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatcherTest {

    private final NameMatcher matcher = new NameMatcher(new Nicknames());

    @ParameterizedTest
    @CsvSource({
        "Jürgen Groß, Juergen Gross",
        "Søren Kjær, Soeren Kjaer",
        "Łukasz Żak, Lukasz Zak",
        "Yıldız Işık, Yildiz Isik",
        "Mohammed Al-Farsi, Muhammad Alfarsi",
        "Zhang Xiaoming, Xiao Ming Zhang",
        "Zhang Wei, Wei Cheung",
        "Dmitriy Matveyev, Dima Matveev",
        "Robert Smith, Bob Smith",
        "Katherine Jones, Smith Jones Kate",
        "Anna van der Berg, Anna Berg",
        "José Molina Hernández, José Molina",
        "'Lovelace, Ada', Ada Lovelace",
        "Dr. Ada Lovelace, 'Ada Lovelace, PhD'",
        "Ada Lovelace (external), Ada Lovelace",
        "'Ada Lovelace, M.Sc.', Ada Lovelace",
        "Ada Lovelace | QA, Ada Lovelace",
        "Yo-Yo Ma, Ma Yo Yo",
        "Jack Ma, Ma Jack",
        "Ada Lovelace, Ada Lovelase",
    })
    void two_names_of_one_person_fit_whichever_way_round(String one, String other) {
        assertThat(fit(one, other).fits()).isTrue();
        assertThat(fit(one, other).sure()).isTrue();
        assertThat(fit(other, one)).isEqualTo(fit(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "Kenneth Jackson, Kevin Jackson",
        "Jackson Kenneth, Jackson Kevin",
        "Anna Maria Schmidt, Anna Sofia Schmidt",
        "John A. Smith, John B. Smith",
        "Ada Lovelace, Ada King",
        "Ada Lovelace, Lovelace",
        "J. S., John Smith",
    })
    void two_names_of_which_a_part_is_another_do_not_fit(String one, String other) {
        assertThat(fit(one, other).fits()).isFalse();
        assertThat(fit(other, one).fits()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"J. Smith, John Smith", "Eber Smith, Eberhard Smith", "Daniel Smith, Daniela Smith"})
    void an_initial_a_beginning_or_another_ending_fits_and_is_not_sure(String one, String other) {
        assertThat(fit(one, other).fits()).isTrue();
        assertThat(fit(one, other).sure()).isFalse();
    }

    @Test
    void of_two_surnames_the_first_is_the_one_that_is_used() {
        assertThat(fit("José Molina", "José Molina Hernández").score()).isGreaterThan(fit("José Molina", "José Serrano Molina").score());
        assertThat(fit("José Molina", "José Molina Hernández").whole()).isFalse();
        assertThat(fit("José Molina", "José Molina").whole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "John Smith, Jane Smith, CLASH",
        "João Miguel Meireles Moreno, João Felipe Meireles Moreno, CLASH",
        "Anna Maria Schmidt, Anna M. Schmidt, FIT",
        "Kevin Jackson, Jackson Kenneth, CLASH",
        "Zhang Wei, Zhang Min, CLASH",
        "Daniel Smith, Daniela Smith, CLASH",
        "Peter, Jane Smith, CLASH",
        "QA Lead, Maria Rossi, CLASH",
        "J. Smith, Jane Smith, FIT",
        "Anna Müller, Anna Schmidt, FIT",
        "Müller Anna, Anna Müller, FIT",
        "Bill Gates, William Gates, FIT",
        "Jonh Smith, John Smith, FIT",
        "Ada, Ada Lovelace, FIT",
        "jsmith, Jane Smith, FIT",
        ", Jane Smith, UNKNOWN",
        "Jane Smith, , UNKNOWN",
    })
    void given_names_clash_or_fit_or_say_nothing(String one, String other, Answer answer) {
        assertThat(matcher.given(PersonName.of(one), PersonName.of(other))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "ada.lovelace, true, true",
        "lovelace_ada2, true, true",
        "adalovelace, true, true",
        "ada, true, false",
        "adal, true, false",
        "a.lovelace, false, false",
        "lovelace, false, false",
        "adam.lovelace, false, false",
        "adams, false, false",
    })
    void a_local_part_spells_a_name_where_the_given_name_is_written_out(String local, boolean given, boolean whole) {
        PersonName ada = PersonName.of("Ada Lovelace");

        assertThat(matcher.spells(local, ada, false)).isEqualTo(given);
        assertThat(matcher.spells(local, ada, true)).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"Bob Smith, Robert Smith", "Xiao Ming Zhang, Zhang Xiaoming", "P. Vincent, Philippe Vincent", "Wei Cheung, Zhang Wei",
        "Ada Lovelase, Ada Lovelace", "Müller Anna, Anna Mueller"})
    void names_that_fit_have_a_key_in_common(String one, String other) {
        assertThat(matcher.keys(PersonName.of(one), true)).containsAnyElementsOf(matcher.keys(PersonName.of(other), false));
        assertThat(matcher.keys(PersonName.of(one), false)).containsAnyElementsOf(matcher.keys(PersonName.of(other), true));
    }

    private Fit fit(String one, String other) {
        return matcher.fit(PersonName.of(one), PersonName.of(other));
    }
}
