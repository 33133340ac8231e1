package io.camelhub.clockify.streamsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.stream.StreamDeclaration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamKeysTest {

    private final StreamDeclaration stream = Declarations.of("""
            # Days.
            stream: worked_day
            read: {get: days, pages: none}
            key: [user_id, on_day]
            missing: nothing
            columns:
              user_id: {who: true}
              on_day: date
            """);

    @Test
    void a_key_is_one_text_and_can_be_taken_apart() {
        Map<String, Object> row = Map.of("user_id", "u1", "on_day", LocalDate.parse("2026-11-20"));
        assertThat(StreamKeys.of(stream, row)).isEqualTo("u1/2026-11-20");
        assertThat(StreamKeys.columns(stream, "u1/2026-11-20")).isEqualTo(row);
    }

    @Test
    void what_lacks_a_part_of_it_has_none() {
        assertThat(StreamKeys.of(stream, Map.of("user_id", "u1"))).isNull();
        assertThat(StreamKeys.columns(stream, "u1")).isNull();
        assertThat(StreamKeys.columns(stream, "u1/never")).isNull();
    }
}
