package io.camelhub.clockify.streamsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.http.BadResponseException;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamParser;
import io.camelhub.clockify.streamsync.StreamRequests.Answer;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final StreamRequests requests = new StreamRequests(JSON, () -> ZoneOffset.UTC);

    private static StreamDeclaration stream(String rows) {
        return StreamParser.parse("week", """
                # A week.
                stream: week
                read: {get: weeks, %spages: none}
                key: [id]
                missing: nothing
                columns:
                  state: {from: /status/state, type: word}
                  hours: int
                """.formatted(rows)).declaration();
    }

    private Answer answer(String rows, String json) throws Exception {
        JsonNode answer = JSON.readTree(json);
        return requests.answer(stream(rows), null, answer);
    }

    @Test
    void of_a_row_that_was_read_only_its_columns_are_kept() throws Exception {
        Answer answer = answer("", """
                [{"id": "64a687e29ae1f428e7ebe901", "status": {"state": "PENDING", "by": "x"}, "entries": [{"a": 1}, {"a": 2}]},
                 {"id": "64a687e29ae1f428e7ebe902", "hours": "many", "entries": [{"a": 1}]}]""");

        assertThat(answer.rows().get(0).values()).containsOnlyKeys("id", "state", "hours").containsEntry("state", "PENDING");
        assertThat(answer.payloads().get(0)).isNull();
        assertThat(answer.rows().get(1).isRejected()).isTrue();
        assertThat(answer.payloads().get(1).path("hours").asText()).isEqualTo("many");
    }

    @Test
    void pages_with_the_same_rows_have_the_same_content() throws Exception {
        String page = "[{\"id\": \"64a687e29ae1f428e7ebe901\", \"hours\": 1}]";

        assertThat(answer("", page).content()).isEqualTo(answer("", page).content()).isNotEqualTo(answer("", page.replace("1}", "2}")).content());
    }

    @Test
    void an_object_is_the_only_row_where_the_file_says_so() throws Exception {
        String one = "{\"id\": \"64a687e29ae1f428e7ebe901\", \"hours\": 3}";

        assertThat(answer("rows: one, ", one).rows()).singleElement().satisfies(
                row -> assertThat(row.values()).containsAllEntriesOf(Map.of("id", "64a687e29ae1f428e7ebe901", "hours", 3L)));
        assertThatThrownBy(() -> answer("rows: one, ", "[" + one + "]")).isInstanceOf(BadResponseException.class);
        assertThatThrownBy(() -> answer("", one)).isInstanceOf(BadResponseException.class);
    }
}
