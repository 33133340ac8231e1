package io.camelhub.clockify.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.run.SyncCommand;
import io.camelhub.clockify.run.SyncOrder;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work messages as JSON. */
class WorkMessagesTest {

    private final WorkMessages messages = new WorkMessages(new ObjectMapper());

    static List<SyncCommand> commands() {
        return List.of(
                SyncCommand.due("acme", "64a6").claimed("token"),
                SyncCommand.rest("acme", "64a6").claimed("token"),
                SyncCommand.hinted("acme", "64a6").claimed("token"),
                SyncCommand.key("acme").claimed("token"),
                SyncCommand.ordered("acme", "64a6", new SyncOrder(List.of("acme"), true, LocalDate.of(2026, 1, 1), null, null, true)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_message_is_read_as_it_was_written(SyncCommand work) {
        assertThat(messages.read(messages.written(work))).isEqualTo(work);
    }

    /** As a route of an engineer may send it, and an older node. */
    @Test
    void what_a_message_leaves_out_is_as_usual() {
        assertThat(messages.read("{\"integration\": \"acme\", \"workspace_id\": \"64a6\", \"claim\": \"token\"}"))
                .isEqualTo(SyncCommand.due("acme", "64a6").claimed("token"));
        assertThat(messages.written(SyncCommand.due("acme", "64a6").claimed("token")))
                .isEqualTo("{\"integration\":\"acme\",\"workspace_id\":\"64a6\",\"claim\":\"token\"}");
    }

    /** A newer node may say more. */
    @Test
    void what_is_not_known_is_left_aside() {
        assertThat(messages.read("{\"integration\": \"acme\", \"workspace_id\": \"64a6\", \"claim\": \"token\", \"colour\": \"red\"}"))
                .isEqualTo(SyncCommand.due("acme", "64a6").claimed("token"));
    }

    @Test
    void what_is_no_work_is_refused_with_its_reason() {
        assertThatThrownBy(() -> messages.read("")).isInstanceOf(IllegalArgumentException.class).hasMessage("it is empty");
        assertThatThrownBy(() -> messages.read("no work")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> messages.read("{\"workspace_id\": \"64a6\"}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must name its integration");
    }
}
