package io.camelhub.clockify.query.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private final Redaction redaction = new Redaction(List.of("s3cr3t-key", "s3cr3t", "x"),
            List.of("Ada Lovelace", "Ada", "Zeppelin (2024)", "Müller-Lüdenscheidt", "acme", "2024", "É", "山田 太郎"), List.of("acme"));

    @Test
    void secrets_go_as_they_are_the_longer_first() {
        assertThat(redaction.of("X-Api-Key: s3cr3t-key; s3cr3t; x")).isEqualTo("X-Api-Key: <secret>; <secret>; x");
    }

    @Test
    void addresses_go_whoever_has_them() {
        assertThat(redaction.of("key of grace.hopper+x@acme.example, (bob@x.y)")).isEqualTo("key of <e-mail>, (<e-mail>)");
    }

    @Test
    void names_go_in_any_case_and_whatever_stands_between_their_words() {
        assertThat(redaction.of("ADA  lovelace, Ada-Lovelace and ada of Zeppelin 2024")).isEqualTo("<name>, <name> and <name> of <name>");
        assertThat(redaction.of("'Müller - Lüdenscheidt' 山田 太郎")).isEqualTo("'<name>' <name>");
    }

    @Test
    void of_a_long_text_the_line_goes_from_its_first_words_on() {
        String words = "one two three four five six seven eight nine ten eleven twelve";
        Redaction long12 = new Redaction(List.of(), List.of(words + " and more"), List.of());

        assertThat(long12.of("a " + words + " and other\nb " + words)).isEqualTo("a <name>\nb <name>");
    }

    @Test
    void what_only_holds_a_name_what_is_a_number_and_integrations_stay() {
        assertThat(redaction.of("Adamant 2024-01-31 acme Lovelace")).isEqualTo("Adamant 2024-01-31 acme Lovelace");
    }
}
