package io.camelhub.clockify.streamsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeylessRowsTest {

    private KeylessRows rows(String... rows) {
        KeylessRows keyless = new KeylessRows(List.of());
        for (String row : rows) {
            keyless.add(row);
        }
        return keyless;
    }

    @Test
    void a_row_is_known_by_its_content_as_often_as_it_was_there() {
        List<Integer> known = rows("one", "other").rows();
        assertThat(rows("one").areAll(known)).isTrue();
        assertThat(rows("other", "one").areAll(known)).isTrue();
        assertThat(rows("one", "one").areAll(known)).as("one of them is new").isFalse();
        assertThat(rows("third").areAll(known)).isFalse();
        assertThat(rows().areAll(List.of())).isTrue();
    }

    @Test
    void what_holds_nothing_may_be_any_row() {
        assertThat(rows((String) null).areAll(rows((String) null).rows())).isFalse();
    }

    @Test
    void of_very_many_none_is_known() {
        KeylessRows many = new KeylessRows(null);
        for (int i = 0; i < 5000; i++) {
            many.add(String.valueOf(i));
        }
        assertThat(many.rows()).hasSizeLessThan(1100);
        assertThat(many.areAll(many.rows())).isFalse();
    }
}
