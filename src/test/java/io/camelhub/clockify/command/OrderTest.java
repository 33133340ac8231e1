package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void a_name_is_kept_on_one_line_and_not_longer_than_its_column() {
        assertThat(new Order(" Ada\u001b[31m\nLovelace ", "console").byWhom()).isEqualTo("Ada [31m Lovelace");
        assertThat(new Order("x".repeat(300), "console").byWhom()).hasSize(200).endsWith("x…");
    }

    @Test
    void who_does_not_say_their_name_is_unknown() {
        assertThat(new Order(null, "console").byWhom()).isEqualTo("unknown");
        assertThat(new Order(" \n", "console").byWhom()).isEqualTo("unknown");
    }

    @Test
    void an_order_has_a_reason() {
        assertThatThrownBy(() -> new Order("Ada", null)).isInstanceOf(NullPointerException.class);
    }
}
