package io.camelhub.clockify.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.webhooks.HintBuffer.Arrival;
import io.camelhub.clockify.webhooks.HintBuffer.Batch;
import io.camelhub.clockify.webhooks.HintBuffer.Hint;
import io.camelhub.clockify.webhooks.HintBuffer.Place;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HintBufferTest {

    private long now;
    private final HintBuffer buffer = new HintBuffer(() -> now);

    @Test
    void what_comes_again_is_kept_once() {
        buffer.add("acme", "w1", "e1");
        buffer.add("acme", "w1", "e1");
        buffer.add("beta", "w1", "e1");

        Batch batch = buffer.take();
        assertThat(batch.hints()).containsExactly(new Hint("w1", "e1"));
        assertThat(batch.places()).containsExactlyInAnyOrder(new Place("acme", "w1"), new Place("beta", "w1"));
        assertThat(buffer.take().hints()).isEmpty();
    }

    @Test
    void there_is_room_for_so_many_and_what_is_known_has_always_room() {
        for (int i = 0; i < HintBuffer.MOST; i++) {
            assertThat(buffer.add("acme", "w1", "e" + i)).isTrue();
        }
        assertThat(buffer.add("acme", "w1", "more")).isFalse();
        assertThat(buffer.add("acme", "w1", "e7")).isTrue();
        assertThat(buffer.take().hints()).hasSize(HintBuffer.MOST);
        assertThat(buffer.add("acme", "w1", "more")).isTrue();
    }

    @Test
    void what_could_not_be_stored_is_kept_as_far_as_there_is_room() {
        buffer.add("acme", "w1", "e1");
        Batch batch = buffer.take();
        for (int i = 0; i < HintBuffer.MOST - 1; i++) {
            buffer.add("acme", "w2", "f" + i);
        }
        buffer.giveBack(batch);
        buffer.giveBack(new Batch(Set.of(new Hint("w1", "e2")), Set.of()));
        assertThat(buffer.take().hints()).hasSize(HintBuffer.MOST).contains(new Hint("w1", "e1")).doesNotContain(new Hint("w1", "e2"));
    }

    @Test
    void what_comes_after_others_were_handed_over_waits_anew() {
        now = 10;
        buffer.add("acme", "w1", "e1");
        now = 20;
        buffer.add("acme", "w1", "e2");
        assertThat(buffer.arrivals()).containsEntry("w1", new Arrival(10, 20));

        buffer.handedOver("w1", 15);
        assertThat(buffer.arrivals()).containsEntry("w1", new Arrival(20, 20));

        buffer.handedOver("w1", 20);
        assertThat(buffer.arrivals()).isEmpty();
        buffer.stored(Set.of("w3"));
        assertThat(buffer.arrivals()).containsEntry("w3", new Arrival(20, 20));
    }
}
