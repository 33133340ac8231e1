package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SyncIntervalPolicyTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void without_a_limit_and_with_enough_of_a_budget_syncs_come_as_wanted() {
        assertThat(SyncIntervalPolicy.every(QUARTER, null, 5)).isEqualTo(QUARTER);
        assertThat(SyncIntervalPolicy.every(QUARTER, 32, 1)).isEqualTo(QUARTER);
    }

    @Test
    void they_are_stretched_until_half_of_a_small_budget_is_enough_for_all_integrations() {
        assertThat(SyncIntervalPolicy.every(QUARTER, 30, 1)).isEqualTo(Duration.ofMinutes(16));
        assertThat(SyncIntervalPolicy.every(QUARTER, 30, 3)).isEqualTo(Duration.ofMinutes(48));
        assertThat(SyncIntervalPolicy.every(Duration.ofHours(2), 30, 3)).isEqualTo(Duration.ofHours(2));
        assertThat(SyncIntervalPolicy.every(QUARTER, 1, 1)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void what_the_syncs_of_an_hour_need_is_kept_for_them_and_one_request_is_left() {
        assertThat(SyncIntervalPolicy.reserve(30, Duration.ofMinutes(16), 1)).isEqualTo(16);
        assertThat(SyncIntervalPolicy.reserve(30, Duration.ofMinutes(30), 2)).isEqualTo(24);
        assertThat(SyncIntervalPolicy.reserve(10, Duration.ofMinutes(1), 1)).isEqualTo(9);
    }

    @Test
    void there_is_room_for_a_sync_more_where_its_requests_are_left_beside_those() {
        assertThat(SyncIntervalPolicy.hasRoom(30, 10, Duration.ofMinutes(16), 1)).isTrue();
        assertThat(SyncIntervalPolicy.hasRoom(30, 11, Duration.ofMinutes(16), 1)).isFalse();
    }
}
