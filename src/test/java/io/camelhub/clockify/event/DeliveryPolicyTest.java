package io.camelhub.clockify.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.event.DeliveryPolicy.Decided;
import io.camelhub.clockify.event.DeliveryPolicy.Failure;
import io.camelhub.clockify.event.DeliveryPolicy.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Is it the event, or the endpoint? */
class DeliveryPolicyTest {

    private static final int NEW = -1;

    private static Refusal refusal(long seq, int tries) {
        return refusal(seq, tries, false);
    }

    private static Refusal refusal(long seq, int tries, boolean ofTheEvent) {
        return new Refusal(new OutgoingEvent(seq, "id" + seq, "time-entry", "5a:" + seq, "clockify.time-entry.updated", "{}",
                Instant.EPOCH, false, tries), "no", ofTheEvent);
    }

    private static Decided decide(int taken, List<Refusal> refused, List<Refusal> uncounted) {
        return DeliveryPolicy.decide(taken, refused, uncounted, Set.of());
    }

    private static List<Integer> tries(Decided decided) {
        return decided.failures().stream().map(Failure::tries).toList();
    }

    @Test
    void a_refusal_counts_where_another_event_is_taken_in_the_same_round() {
        Decided decided = decide(1, List.of(refusal(1, NEW), refusal(2, 0), refusal(3, 3)), List.of());

        assertThat(decided.away()).isFalse();
        assertThat(tries(decided)).containsExactly(1, 1, 4);
        assertThat(decided.failures()).extracting(Failure::pause).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(40));
        assertThat(decided.failures()).noneMatch(Failure::setAside);
    }

    @Test
    void the_eighth_try_is_the_last() {
        assertThat(decide(1, List.of(refusal(1, 6)), List.of()).failures()).singleElement().returns(false, Failure::setAside);
        assertThat(decide(1, List.of(refusal(1, 7)), List.of()).failures()).singleElement().returns(true, Failure::setAside);
    }

    @Test
    void an_endpoint_that_takes_nothing_for_a_day_counts_against_no_event() {
        Decided decided = Decided.NOTHING;
        for (int round = 0; round < 2000; round++) {
            decided = decide(0, List.of(refusal(1, NEW), refusal(2, 7), refusal(10 + round, NEW)), decided.uncounted());
            assertThat(decided.away()).isTrue();
            assertThat(decided.failures()).isEmpty();
        }
        assertRemembered(decided);

        Decided well = decide(1, List.of(), decided.uncounted());

        assertThat(well.away()).isFalse();
        assertThat(tries(well)).isNotEmpty().containsOnly(0);
        assertThat(well.failures()).extracting(Failure::pause).containsOnly(Duration.ZERO);
        assertThat(well.uncounted()).isEmpty();
    }

    @Test
    void of_events_that_are_known_to_be_refused_no_more_is_remembered_than_of_new_ones() {
        Decided decided = Decided.NOTHING;
        for (int round = 0; round < 20; round++) {
            int first = round * 200;
            decided = decide(0, IntStream.range(first, first + 200).mapToObj(seq -> refusal(seq, 3)).toList(), decided.uncounted());
            assertThat(tries(decided)).hasSize(200).containsOnly(3);
        }
        assertRemembered(decided);

        assertThat(tries(decide(1, List.of(), decided.uncounted()))).hasSize(1000).containsOnly(4);
    }

    private static void assertRemembered(Decided decided) {
        assertThat(decided.uncounted()).as("in memory").hasSize(1000).allMatch(refusal -> refusal.event().payload() == null);
    }

    @Test
    void an_event_that_is_known_to_be_refused_does_not_pass_for_an_endpoint_that_is_away_and_counts_once_another_is_taken() {
        Decided alone = decide(0, List.of(refusal(1, 2)), List.of());
        assertThat(alone.away()).isFalse();
        assertThat(tries(alone)).containsExactly(2);
        assertThat(alone.failures()).extracting(Failure::pause).containsExactly(Duration.ofSeconds(10));

        Decided again = decide(0, List.of(refusal(1, 2)), alone.uncounted());
        assertThat(again.uncounted()).hasSize(1);

        assertThat(tries(decide(5, List.of(), again.uncounted()))).containsExactly(3);
        assertThat(tries(decide(5, List.of(refusal(1, 2)), again.uncounted()))).as("in the same round, too").containsExactly(3);
    }

    @Test
    void an_answer_that_speaks_of_the_event_counts_without_another_one_for_a_few_events() {
        Decided first = DeliveryPolicy.decide(0, List.of(refusal(1, NEW, true), refusal(2, 3, true)), List.of(refusal(9, NEW)), Set.of());
        assertThat(first.away()).isFalse();
        assertThat(tries(first)).containsExactly(1, 4);
        assertThat(first.uncounted()).hasSize(1);
        assertThat(first.alone()).containsExactlyInAnyOrder(1L, 2L);

        assertThat(DeliveryPolicy.decide(0, List.of(refusal(3, NEW, true)), List.of(), first.alone()).alone()).hasSize(DeliveryPolicy.FEW);
        Decided all = DeliveryPolicy.decide(0, List.of(refusal(3, NEW, true), refusal(4, NEW, true)), List.of(), first.alone());
        assertThat(all.away()).as("it says so of all of them").isTrue();
        assertThat(all.alone()).isEqualTo(first.alone());
        assertThat(DeliveryPolicy.decide(0, List.of(refusal(1, NEW, true), refusal(2, NEW)), List.of(), Set.of()).away()).as("who is away for another one")
                .isTrue();
        assertThat(DeliveryPolicy.decide(1, List.of(), List.of(), first.alone()).alone()).as("well again").isEmpty();
    }

    @Test
    void pauses_double_up_to_a_minute() {
        assertThat(IntStream.of(1, 2, 3, 6, 7, 100).mapToObj(DeliveryPolicy::pause))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(32),
                        Duration.ofMinutes(1), Duration.ofMinutes(1));
    }
}
