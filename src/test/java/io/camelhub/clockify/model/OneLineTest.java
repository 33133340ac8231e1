package io.camelhub.clockify.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void what_could_steer_a_terminal_or_end_a_line_is_a_space() {
        assertThat(OneLine.of(" \u001b[31mred\r\nnext\u202e\u2028x ")).isEqualTo("[31mred next x");
        assertThat(OneLine.of(null)).isNull();
    }

    @Test
    void a_text_that_is_too_long_ends_in_an_ellipsis_and_no_letter_is_cut_in_two() {
        assertThat(OneLine.of("abc", 3)).isEqualTo("abc");
        assertThat(OneLine.of("abcd", 3)).isEqualTo("ab…");
        assertThat(OneLine.of("😀😀😀😀", 3)).isEqualTo("😀😀…");
    }
}
