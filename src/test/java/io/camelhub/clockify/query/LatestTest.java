package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {

    private final List<String> all = List.of("a", "b", "c");

    @Test
    void the_end_is_kept_and_the_rest_is_counted() {
        assertThat(Latest.of(all, 2)).isEqualTo(new Latest<>(1, List.of("b", "c")));
        assertThat(Latest.of(all, 3)).isEqualTo(new Latest<>(0, all));
        assertThat(Latest.of(all, 100)).isEqualTo(new Latest<>(0, all));
    }

    @Test
    void of_a_list_that_is_not_empty_there_is_at_least_one() {
        assertThat(Latest.of(all, -5)).isEqualTo(new Latest<>(2, List.of("c")));
        assertThat(Latest.of(List.of(), 0)).isEqualTo(new Latest<>(0, List.of()));
    }
}
