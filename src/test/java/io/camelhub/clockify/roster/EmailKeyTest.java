package io.camelhub.clockify.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailKeyTest {

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {
        "ada@example.org, Ada@Example.ORG",
        "ada@example.org,'  ada@example.org\u00a0'",
        "ada@example.org,'\u200bada@example.org\t'",
        "ada@example.org,ada@example.org.",
        "strasse@example.org,Straße@example.org",
        "rené@example.org,rene\u0301@example.org",
        "ada@example.org,ａｄａ＠example.org",
        "ada@xn--bcher-kva.example,ada@BÜCHER.example",
        "ada@xn--bcher-kva.example,ada@XN--BCHER-KVA.example",
        "οδοσ@example.org,ΟΔΟΣ@example.org",
        "i\u0307@example.org,\u0130@example.org",
    })
    void two_spellings_of_one_address_have_one_key(String one, String other) {
        assertThat(EmailKey.of(one)).isPresent().isEqualTo(EmailKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"ada@example.org, ad@example.org", "ada@example.org, ada+x@example.org", "a.da@example.org, ada@example.org"})
    void two_addresses_have_two_keys(String one, String other) {
        assertThat(EmailKey.of(one)).isPresent().isNotEqualTo(EmailKey.of(other));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "ada", "@example.org", "ada@", "ada@@example.org", "a da@example.org", "ada@.", "ada@a..b"})
    void what_is_no_address_has_no_key(String text) {
        assertThat(EmailKey.of(text)).isEmpty();
    }
}
