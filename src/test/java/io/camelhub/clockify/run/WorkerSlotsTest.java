package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which run yields its slot to which work. */
class WorkerSlotsTest {

    private final WorkerSlots places = new WorkerSlots();

    private static SyncRun run() {
        return SampleRun.of("w1", 1, Instant.EPOCH);
    }

    @Test
    void nobody_makes_room_where_nothing_waits() {
        assertThat(places.isWanted(run())).isFalse();
    }

    @Test
    void each_piece_of_work_that_waits_is_given_one_place() {
        places.waits(SyncCommand.due("acme", "w2").claimed("token"));

        assertThat(places.isWanted(run())).isTrue();
        assertThat(places.isWanted(run())).as("it has been promised one").isFalse();
    }

    @Test
    void work_that_is_taken_needs_none() {
        places.waits(SyncCommand.due("acme", "w2").claimed("token"));
        places.left("token");

        assertThat(places.isWanted(run())).isFalse();
    }

    /** Whichever node it comes from. */
    @Test
    void more_of_the_past_waits_for_a_place() {
        places.waits(SyncCommand.rest("acme", "w2").claimed("token"));

        assertThat(places.isWanted(run())).isFalse();
    }

    @Test
    void a_run_that_a_person_ordered_goes_on_to_its_end() {
        places.waits(SyncCommand.due("acme", "w2").claimed("token"));

        assertThat(places.isWanted(SampleRun.of("w1", 1))).isFalse();
    }
}
