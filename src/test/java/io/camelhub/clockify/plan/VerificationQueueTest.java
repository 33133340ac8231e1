package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.plan.VerificationQueue.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerificationQueueTest {

    private static final TimeEntryPage NOTHING = new TimeEntryPage(
            "acme", "w", "single", null, List.of(), List.of(), List.of(), List.of(), List.of(), true);

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "e" + i).toList();
    }

    private static VerificationQueue queue(int count) {
        return queue(new Candidates().add(ids(count), false));
    }

    private static VerificationQueue queue(Candidates candidates) {
        return new VerificationQueue(candidates, 4, false);
    }

    @Test
    void what_a_batch_leaves_out_is_read_by_itself_before_it_is_gone() {
        VerificationQueue queue = queue(2);
        assertThat(queue.next()).containsExactly("e0", "e1");
        queue.onResponse(NOTHING);
        assertThat(queue.gone()).isEmpty();

        assertThat(queue.next()).containsExactly("e0");
        assertThat(queue.isSingle()).isTrue();
        assertThat(queue.onRefusal(400, true)).isEqualTo(Refused.GONE);
        queue.next();
        queue.onRefusal(400, true);

        assertThat(queue.gone()).containsOnlyKeys("e0", "e1");
        assertThat(queue.leftOut()).isZero();
    }

    @Test
    void many_that_a_batch_leaves_out_are_asked_for_in_small_ones() {
        VerificationQueue queue = queue(30);
        queue.next();
        queue.onResponse(NOTHING);
        assertThat(queue.next()).hasSize(20);
        queue.onResponse(NOTHING);
        assertThat(queue.next()).hasSize(10);
        assertThat(queue.isSingle()).isFalse();
        queue.onResponse(NOTHING);

        assertThat(queue.next()).isNull();
        assertThat(queue.gone()).hasSize(30);
        assertThat(queue.leftOut()).isEqualTo(30);
        assertThat(queue.ofHowMany()).isEqualTo(30);
    }

    @Test
    void what_the_feed_lists_as_deleted_or_was_gone_before_is_gone_where_a_batch_leaves_it_out() {
        VerificationQueue queue = queue(new Candidates().add(List.of("e0"), true).addHeld(List.of("e1")));

        assertThat(queue.next()).containsExactly("e0", "e1");
        queue.onResponse(NOTHING);

        assertThat(queue.next()).isNull();
        assertThat(queue.gone()).containsOnlyKeys("e0", "e1");
        assertThat(queue.hasPending()).isTrue();
        queue.settle();
        assertThat(queue.hasPending()).isFalse();
    }

    @Test
    void a_batch_that_is_refused_is_halved_and_at_last_read_one_by_one() {
        VerificationQueue queue = queue(10);

        queue.next();
        assertThat(queue.onRefusal(400, false)).isEqualTo(Refused.GOES_ON);
        assertThat(queue.next()).hasSize(5);
        queue.onRefusal(400, false);
        assertThat(queue.next()).hasSize(3);
        queue.onRefusal(400, false);
        assertThat(queue.next()).containsExactly("e2");
        assertThat(queue.isSingle()).isTrue();
    }

    @Test
    void only_an_entry_that_clockify_says_is_not_there_is_gone() {
        VerificationQueue queue = queue(1);
        queue.next();
        queue.onRefusal(501, false);

        queue.next();
        assertThat(queue.onRefusal(400, false)).isEqualTo(Refused.UNKNOWN);
        assertThat(queue.gone()).isEmpty();

        VerificationQueue other = queue(1);
        other.next();
        other.onRefusal(501, false);
        other.next();
        assertThat(other.onRefusal(400, true)).isEqualTo(Refused.GONE);
        assertThat(other.gone()).containsOnlyKeys("e0");
    }

    @Test
    void what_is_gone_is_settled_after_some_requests_unless_so_many_may_be_gone_that_all_must_be_known() {
        assertThat(requestsUntilSettled(0)).isEqualTo(6);
        assertThat(requestsUntilSettled(2000)).isEqualTo(10);
    }

    private static int requestsUntilSettled(int of) {
        Candidates candidates = new Candidates().add(ids(2000), true);
        candidates.of(of);
        VerificationQueue queue = queue(candidates);
        int requests = 0;
        while (queue.next() != null) {
            queue.onResponse(NOTHING);
            requests++;
        }
        return requests;
    }

    @Test
    void what_is_only_read_is_not_gone() {
        Candidates candidates = new Candidates().add(ids(1), false);
        candidates.onlyRead(ids(1));
        VerificationQueue queue = queue(candidates);

        queue.next();
        queue.onResponse(NOTHING);

        assertThat(queue.hasPending()).isFalse();
    }

    /** Reads them as a server does that refuses batches with gone entries; returns how many requests that took, at most 12. */
    private static int readAllGone(VerificationQueue queue, Set<String> kept) {
        for (int requests = 0; requests < 12; requests++) {
            while (queue.next() == null) {
                if (!queue.isUndecided()) {
                    return requests;
                }
                kept.addAll(queue.keep());
            }
            queue.onRefusal(400, queue.isSingle());
        }
        return 12;
    }

    /** The requests of an hour may be fewer than the entries. */
    @Test
    void what_was_found_to_be_gone_is_kept_where_it_may_be_too_many_and_not_asked_for_again() {
        Set<String> kept = new HashSet<>();
        int runs = 0;
        VerificationQueue queue;
        int requests;
        do {
            Candidates candidates = new Candidates().add(ids(30), false);
            candidates.of(100);
            candidates.foundGone(kept);
            queue = queue(candidates);
            requests = readAllGone(queue, kept);
            runs++;
        } while (requests == 12 && runs < 20);

        assertThat(requests).isLessThan(12);
        assertThat(runs).isBetween(2, 8);
        assertThat(queue.gone()).hasSize(30).containsOnlyKeys(ids(30).toArray(String[]::new));
    }

    @Test
    void what_a_batch_left_out_is_not_kept_as_found() {
        Candidates candidates = new Candidates().add(ids(300), false);
        candidates.of(300);
        VerificationQueue queue = queue(candidates);
        for (List<String> ids = queue.next(); ids != null; ids = queue.next()) {
            queue.onResponse(NOTHING);
        }
        assertThat(queue.keep()).isEmpty();
        assertThat(queue.gone()).hasSize(300);
    }

    @Test
    void what_a_person_confirmed_is_settled_however_many_they_are() {
        Candidates candidates = new Candidates().add(ids(30), false);
        candidates.of(100);
        VerificationQueue queue = new VerificationQueue(candidates, 4, true);
        while (queue.next() != null) {
            queue.onRefusal(400, queue.isSingle());
        }
        assertThat(queue.isUndecided()).isFalse();
        assertThat(queue.gone()).hasSizeBetween(1, 29);
    }
}
