package io.camelhub.clockify.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.outbox.DeliveryPolicy.Decided;
import io.camelhub.clockify.outbox.DeliveryPolicy.Failure;
import io.camelhub.clockify.outbox.DeliveryPolicy.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Is it the event, or the endpoint? */
class DeliveryPolicyTest {

    private static final int NEW = -1;

    private static Refusal refusal(long seq, int tries) {
        return refusal(seq, tries, RefusalCause.ENDPOINT);
    }

    private static Refusal refusal(long seq, int tries, RefusalCause cause) {
        return new Refusal(new OutgoingEvent(seq, "id" + seq, "time-entry", "5a:" + seq, "clockify.time-entry.updated", "{}",
                Instant.EPOCH, false, tries), "no", cause);
    }

    private static Decided decide(int taken, List<Refusal> refused, List<Refusal> uncounted) {
        return decide(taken, refused, uncounted, Set.of());
    }

    private static Decided decide(int taken, List<Refusal> refused, List<Refusal> uncounted, Set<Long> alone) {
        return DeliveryPolicy.decide(taken, refused, new Decided(false, List.of(), uncounted, alone, Map.of()), Duration.ZERO);
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
        Decided first = decide(0, List.of(refusal(1, NEW, RefusalCause.EVENT), refusal(2, 3, RefusalCause.EVENT)), List.of(refusal(9, NEW)), Set.of());
        assertThat(first.away()).isFalse();
        assertThat(tries(first)).containsExactly(1, 4);
        assertThat(first.uncounted()).hasSize(1);
        assertThat(first.alone()).containsExactlyInAnyOrder(1L, 2L);

        assertThat(decide(0, List.of(refusal(3, NEW, RefusalCause.EVENT)), List.of(), first.alone()).alone()).hasSize(DeliveryPolicy.FEW);
        Decided all = decide(0, List.of(refusal(3, NEW, RefusalCause.EVENT), refusal(4, NEW, RefusalCause.EVENT)), List.of(), first.alone());
        assertThat(all.away()).as("it says so of all of them").isTrue();
        assertThat(all.alone()).isEqualTo(first.alone());
        assertThat(decide(0, List.of(refusal(1, NEW, RefusalCause.EVENT), refusal(2, NEW)), List.of(), Set.of()).away()).as("who is away for another one")
                .isTrue();
        assertThat(decide(1, List.of(), List.of(), first.alone()).alone()).as("well again").isEmpty();
    }

    /** Rounds of a minute each in which nothing is taken. */
    private static Decided refuse(Decided last, int minutes, int from, Refusal... refused) {
        Decided decided = last;
        for (int minute = from; minute < from + minutes; minute++) {
            decided = DeliveryPolicy.decide(0, List.of(refused), decided, Duration.ofMinutes(minute));
        }
        return decided;
    }

    @Test
    void an_answer_that_may_be_of_either_is_the_event_s_after_a_while_of_nothing_else() {
        Refusal refusal = refusal(1, NEW, RefusalCause.EITHER);
        Decided soFar = refuse(Decided.NOTHING, 15, 0, refusal);
        assertThat(soFar.away()).isTrue();
        assertThat(soFar.failures()).isEmpty();
        assertThat(soFar.answers()).containsOnlyKeys(1L);
        assertThat(soFar.uncounted()).as("it counts once another one is taken").hasSize(1);

        Decided after = refuse(soFar, 1, 15, refusal);
        assertThat(after.away()).isFalse();
        assertThat(after.failures()).singleElement().returns(true, Failure::setAside).returns(true, Failure::alone).returns(16, Failure::tries);
        assertThat(after.answers()).as("where somebody has it sent again, it counts anew").isEmpty();

        assertThat(DeliveryPolicy.decide(0, List.of(refusal), refuse(Decided.NOTHING, 8, 0, refusal), Duration.ofDays(1)).failures())
                .as("nine answers in a day").isEmpty();
        assertThat(refuse(refuse(Decided.NOTHING, 14, 0, refusal), 5, 14, refusal(1, NEW)).answers()).as("away meanwhile").isEmpty();
        Decided taken = DeliveryPolicy.decide(1, List.of(), soFar, Duration.ofMinutes(15));
        assertThat(taken.answers()).as("another one is taken").isEmpty();
        assertThat(tries(taken)).containsExactly(0);
    }

    @Test
    void an_answer_that_may_be_of_either_is_the_endpoint_s_where_many_events_get_it() {
        Refusal[] four = IntStream.range(0, 4).mapToObj(seq -> refusal(seq, NEW, RefusalCause.EITHER)).toArray(Refusal[]::new);
        Decided all = refuse(Decided.NOTHING, 60, 0, four);
        assertThat(all.away()).isTrue();
        assertThat(all.failures()).isEmpty();
        assertThat(refuse(all, 60, 60, refusal(9, NEW, RefusalCause.EITHER)).failures()).as("of those behind, which are tried alone").isEmpty();
        assertThat(refuse(Decided.NOTHING, 60, 0, refusal(1, NEW, RefusalCause.EITHER), refusal(2, NEW)).failures()).as("who is away for another one").isEmpty();
    }

    @Test
    void one_that_was_set_aside_alone_has_one_more_try_when_another_is_taken() {
        assertThat(DeliveryPolicy.decide(0, List.of(refusal(1, DeliveryPolicy.TRIES - 1, RefusalCause.EITHER)), Decided.NOTHING, Duration.ZERO).failures())
                .singleElement().returns(true, Failure::setAside).returns(false, Failure::alone);
    }

    @Test
    void pauses_double_up_to_a_minute() {
        assertThat(IntStream.of(1, 2, 3, 6, 7, 100).mapToObj(DeliveryPolicy::pause))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(32),
                        Duration.ofMinutes(1), Duration.ofMinutes(1));
    }
}
