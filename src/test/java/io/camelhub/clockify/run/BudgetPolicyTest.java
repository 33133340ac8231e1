package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.run.BudgetPolicy.Counted;
import io.camelhub.clockify.run.BudgetPolicy.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    /** So many requests, sent and answered a minute apart, the first at ten. */
    private static List<Counted> requests(int count, boolean backfill) {
        return IntStream.range(0, count).mapToObj(minute -> NOW.plus(Duration.ofMinutes(minute)))
                .map(at -> Counted.of(at, at, backfill)).toList();
    }

    @Test
    void a_request_counts_until_61_minutes_after_its_answer_and_without_one_three_minutes_more() {
        assertThat(Counted.of(NOW, NOW.plusSeconds(20), false).ending()).isEqualTo(Instant.parse("2026-11-20T11:01:20Z"));
        assertThat(Counted.of(NOW, null, false).ending()).isEqualTo(Instant.parse("2026-11-20T11:04:00Z"));
    }

    @Test
    void the_next_request_is_possible_when_the_oldest_no_longer_counts() {
        assertThat(BudgetPolicy.nextPossible(requests(29, false), 30)).isNull();
        assertThat(BudgetPolicy.nextPossible(requests(30, false), 30)).isEqualTo(Instant.parse("2026-11-20T11:01:00Z"));
        assertThat(BudgetPolicy.nextPossible(requests(32, false), 30)).isEqualTo(Instant.parse("2026-11-20T11:03:00Z"));
    }

    @Test
    void a_new_key_s_first_requests_are_left_to_it() {
        assertThatCode(() -> BudgetPolicy.require("workspace w1", new Limit(30, 2, null), requests(27, false))).doesNotThrowAnyException();
        assertThatThrownBy(() -> BudgetPolicy.require("workspace w1", new Limit(30, 2, null), requests(28, false)))
                .isInstanceOf(BudgetExhaustedException.class)
                .hasMessage("workspace w1 may be asked 30 times an hour, of which 2 are left to a key that is new; "
                        + "the next request is possible at 2026-11-20 11:01:00Z");
    }

    @Test
    void the_past_has_no_more_than_its_share() {
        assertThatThrownBy(() -> BudgetPolicy.require("workspace w1", new Limit(30, 0, 10), requests(10, true)))
                .hasMessage("workspace w1 may be asked 30 times an hour, of which 20 are kept for staying current; "
                        + "the next of the others is possible at 2026-11-20 11:01:00Z");
        assertThatCode(() -> BudgetPolicy.require("workspace w1", new Limit(30, 0, 10), requests(10, false))).doesNotThrowAnyException();
        assertThatCode(() -> BudgetPolicy.require("workspace w1", new Limit(30, 0, null), requests(10, true))).doesNotThrowAnyException();
    }

    @Test
    void keys_that_nobody_knows_share_the_free_plan() {
        assertThatThrownBy(() -> BudgetPolicy.requireOfUnknown(30, false, requests(30, false)))
                .hasMessageStartingWith("keys of which it is not known what they can see may ask 30 times an hour together");
    }
}
