package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

    @ParameterizedTest
    @CsvSource({"UTF8, 'Grüße 😀', Grüße 😀", "SQL_ASCII, 'Grüße 😀', Grüße 😀", "LATIN1, 'Grüße 😀 €', Grüße ? ?", "LATIN9, 'Grüße 😀 €', Grüße ? €",
        "WIN1252, 'Grüße 😀 € Ł', Grüße ? € ?", "LATIN2, 'Łódź 😀', Łódź ?", "KOI8R, 'Привет ü', Привет ?", "EUC_JP, '日本 😀', 日本 ?",
        "MULE_INTERNAL, 'Grüße', Gr??e"})
    void a_question_mark_stands_for_what_the_database_does_not_have(String encoding, String text, String stored) {
        Encoding of = Encoding.ofPostgresql(encoding);

        assertThat(of.fitted(text)).isEqualTo(stored);
        assertThat(of.takes(text)).isEqualTo(text.equals(stored));
        assertThat(of.isWhole()).isEqualTo(encoding.equals("UTF8") || encoding.equals("SQL_ASCII"));
    }

    @Test
    void the_character_is_named_that_it_does_not_have() {
        assertThat(Encoding.ofPostgresql("LATIN1").refused("Grüße 😀")).isEqualTo("U+1F600");
        assertThat(Encoding.ofPostgresql("LATIN1").fitted(null)).isNull();
    }
}
