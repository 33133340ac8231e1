package io.camelhub.clockify.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.camelhub.clockify.stream.StreamColumn.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamParserTest {

    @Test
    void a_declaration_is_read_with_all_that_it_says() throws IOException {
        StreamParser.Result result = StreamParser.parse("time-off-request.stream.yaml",
                Files.readString(Path.of("routes/streams/time-off-request.stream.yaml")));

        assertThat(result.mistakes()).isEmpty();
        StreamDeclaration declared = result.declaration();
        assertThat(declared.table()).isEqualTo("clockify_time_off_request");
        assertThat(declared.event()).isEqualTo("time-off-request");
        assertThat(declared.about()).isEqualTo("A request for time off, and what became of it.");
        assertThat(declared.needs()).isEqualTo("TIME_OFF");
        assertThat(declared.every()).isEqualTo(Duration.ofHours(24));
        assertThat(declared.read().method()).isEqualTo(StreamRead.Method.POST);
        assertThat(declared.read().body()).hasToString("{\"statuses\":[\"ALL\"]}");
        assertThat(declared.read().pages()).isEqualTo(
                new Paging(Paging.By.BODY, "/page", "/pageSize", 200, 1, Paging.End.COUNT, JsonPointer.compile("/count")));
        assertThat(declared.columns().get(0)).isEqualTo(
                new StreamColumn("id", JsonPointer.compile("/id"), Type.ID, false, false, true, 0, "", null, 9));
        assertThat(declared.people()).extracting(StreamColumn::employee)
                .containsExactly("employee_id", "status_changed_by_employee_id", "requested_by_employee_id");
        assertThat(declared.column("amount").orElseThrow().from()).hasToString("/balanceDiff");
        assertThat(declared.column("note").orElseThrow().isPrivate()).isTrue();
    }
}
