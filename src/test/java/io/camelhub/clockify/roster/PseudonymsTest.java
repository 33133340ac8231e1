package io.camelhub.clockify.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

    private static final byte[] KEY = new byte[32];
    private static final String ADA = "5e0000000000000000000ada";
    private static final String PSEUDONYM = new Pseudonyms("user", KEY, Set.of()).hashed(ADA);

    private final Pseudonyms erased = new Pseudonyms("user", KEY, Set.of(PSEUDONYM));

    @Test
    void only_those_who_were_erased_get_a_pseudonym_and_always_the_same() {
        assertThat(erased.of(ADA)).isEqualTo(PSEUDONYM).startsWith("erased-").doesNotContain(ADA);
        assertThat(erased.of("u2")).isEqualTo("u2");
        assertThat(erased.contains(null)).isFalse();
    }

    @Test
    void users_and_employees_of_one_id_have_different_pseudonyms() {
        assertThat(new Pseudonyms("employee", KEY, Set.of()).hashed(ADA)).isNotEqualTo(PSEUDONYM);
    }

    @Test
    void ids_are_replaced_within_a_text() {
        assertThat(erased.in("no user " + ADA + ", but u2")).isEqualTo("no user " + PSEUDONYM + ", but u2");
        assertThat(erased.in(null)).isNull();
    }

    @Test
    void without_the_key_nobody_is_recognised_and_every_id_is_left_out() {
        Pseudonyms lost = new Pseudonyms("user", null, Set.of(PSEUDONYM));

        assertThatThrownBy(() -> lost.contains("u2")).hasMessageContaining("clockify_privacy_key");
        assertThat(lost.in("no user " + ADA)).isEqualTo("no user (an id)");
    }

    @Test
    void while_nobody_was_erased_no_key_is_needed() {
        assertThat(new Pseudonyms("user", null, Set.of()).of(ADA)).isEqualTo(ADA);
    }
}
