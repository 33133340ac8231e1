package io.camelhub.clockify.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.camelhub.clockify.query.timeline.event.Event;
import io.camelhub.clockify.query.timeline.event.TimelineChange;
import io.camelhub.clockify.query.timeline.event.TimelineChange.Kind;
import io.camelhub.clockify.query.timeline.event.TimelineChange.Position;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineMessageTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void a_message_has_the_columns_of_the_view_in_their_order_and_null_where_they_are() throws JsonProcessingException {
        Event event = new Event("clockify:w1:t1", "acme", null, START, null, null, "E1", "Ada Lovelace", "Ops", "ada@acme.com", "u1", "w1", "Acme", "t1",
                "Relaunch", null, null, List.of("a", "b"), true, "Grüße");

        assertThat(new TimelineSource().json(new TimelineChange(Kind.CREATED, Position.before(START), event))).isEqualTo("""
                {"event_id":"clockify:w1:t1","source":"clockify","integration":"acme","type":null,"occurred_at":"2026-01-05T08:00:00Z",\
                "ended_at":null,"duration_seconds":null,"employee_id":"E1","employee_name":"Ada Lovelace","team":"Ops",\
                "actor_email":"ada@acme.com","user_id":"u1","workspace_id":"w1","workspace_name":"Acme","time_entry_id":"t1",\
                "project_name":"Relaunch","client_name":null,"task_name":null,"tags":["a","b"],"billable":true,"title":"Grüße"}""");
    }
}
