package io.camelhub.clockify.monitor;

import static io.camelhub.clockify.monitor.AttentionState.BEGINS;
import static io.camelhub.clockify.monitor.AttentionState.ENDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttentionDeliveryTest {

    @Test
    void a_beginning_is_told_once_and_its_end_once() {
        assertThat(AttentionDelivery.due(true, false, null, false)).isEqualTo(BEGINS);
        assertThat(AttentionDelivery.due(true, true, null, false)).isNull();
        assertThat(AttentionDelivery.due(false, true, null, false)).isEqualTo(ENDS);
    }

    @Test
    void what_ended_before_anybody_was_told_is_no_news() {
        assertThat(AttentionDelivery.due(false, false, null, false)).isNull();
    }

    @Test
    void what_a_killed_process_was_sending_is_sent_again_whatever_became_of_it() {
        assertThat(AttentionDelivery.due(true, false, BEGINS, false)).isEqualTo(BEGINS);
        assertThat(AttentionDelivery.due(false, false, BEGINS, false)).isEqualTo(BEGINS);
        assertThat(AttentionDelivery.due(false, true, ENDS, false)).isEqualTo(ENDS);
        assertThat(AttentionDelivery.due(true, true, ENDS, false)).isEqualTo(ENDS);
    }

    @Test
    void nothing_is_sent_while_a_message_is_under_way() {
        assertThat(AttentionDelivery.due(true, false, BEGINS, true)).isNull();
        assertThat(AttentionDelivery.due(true, false, null, true)).isNull();
        assertThat(AttentionDelivery.due(false, true, ENDS, true)).isNull();
    }
}
