package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.plan.WindowReading.Page;
import io.camelhub.clockify.run.Window;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowReadingTest {

    private static final Window WINDOW =
            new Window(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));

    private static WindowReading reading(Page... pages) {
        return new WindowReading(WINDOW, "-", null, 2, false, true, List.of(pages));
    }

    private static Page page(int pass, int page, Integer count, String... ids) {
        return new Page(pass, page, count, ids.length, List.of(ids), null, null, false);
    }

    @Test
    void a_window_whose_count_was_received_is_whole_after_one_pass() {
        WindowReading reading = reading(page(1, 1, 3, "a", "b"), page(1, 2, 3, "c"));

        assertThat(reading.isMore()).isFalse();
        assertThat(reading.whole()).isTrue();
    }

    @Test
    void a_window_without_rows_is_whole() {
        assertThat(reading(page(1, 1, null)).whole()).isTrue();
        assertThat(reading(page(1, 1, 0)).whole()).isTrue();
    }

    @Test
    void a_count_that_moves_between_two_pages_asks_for_a_second_pass() {
        WindowReading reading = reading(page(1, 1, 3, "a", "b"), page(1, 2, 4, "c", "d"));

        assertThat(reading.isMore()).isTrue();
        assertThat(reading.pass()).isEqualTo(2);
        assertThat(reading.nextPage()).isEqualTo(1);
    }

    @Test
    void two_passes_that_together_hold_the_last_count_are_whole() {
        WindowReading reading = reading(
                page(1, 1, 3, "a", "b"), page(1, 2, 4, "c", "d"),
                page(2, 1, 4, "a", "b"), page(2, 2, 3, "b", "c"));

        assertThat(reading.isMore()).isFalse();
        assertThat(reading.whole()).as("d is gone, so the union holds one too many").isFalse();
    }

    @Test
    void a_second_pass_that_brings_a_new_id_leaves_the_window_open() {
        WindowReading reading = reading(
                page(1, 1, 3, "a", "b"), page(1, 2, 3, "b"),
                page(2, 1, 3, "a", "c"), page(2, 2, 3, "c"));

        assertThat(reading.whole()).isFalse();
    }

    @Test
    void rows_without_an_id_count_one_each() {
        WindowReading reading = reading(new Page(1, 1, 3, 3, List.of("a"), null, null, false));

        assertThat(reading.whole()).isTrue();
    }

    @Test
    void fewer_rows_a_page_than_asked_for_are_no_end_as_long_as_the_count_is_not_reached() {
        WindowReading reading = reading(page(1, 1, 3, "a"));

        assertThat(reading.isMore()).isTrue();
        assertThat(reading.nextPage()).isEqualTo(2);
    }

    @Test
    void a_window_with_more_than_twenty_pages_is_too_large() {
        assertThat(reading(page(1, 1, 41, "a", "b")).isTooLarge()).isTrue();
        assertThat(reading(page(1, 1, 40, "a", "b")).isTooLarge()).isFalse();
    }

    private static Page lastPage(int pass, int page, String... ids) {
        return new Page(pass, page, null, ids.length, List.of(ids), null, null, true);
    }

    private static WindowReading list(Page... pages) {
        return new WindowReading(WINDOW, "user:u", "u", 2, false, false, List.of(pages));
    }

    @Test
    void a_list_that_reports_no_count_is_whole_when_two_passes_agree() {
        WindowReading once = list(page(1, 1, null, "a", "b"), lastPage(1, 2, "c"));
        assertThat(once.isMore()).isTrue();
        assertThat(once.pass()).isEqualTo(2);

        WindowReading twice = list(
                page(1, 1, null, "a", "b"), lastPage(1, 2, "c"), page(2, 1, null, "a", "b"), lastPage(2, 2, "c"));
        assertThat(twice.whole()).isTrue();
        assertThat(list(lastPage(1, 1, "a")).whole()).isTrue();
    }

    @Test
    void fewer_rows_a_page_than_asked_for_are_no_end_where_no_count_is_reported_either() {
        assertThat(reading(page(1, 1, null, "a")).isMore()).isTrue();
        assertThat(reading(page(1, 1, null, "a"), page(1, 2, null)).pass()).isEqualTo(2);
    }

    @Test
    void a_list_without_an_end_is_not_whole() {
        WindowReading endless = list(IntStream.rangeClosed(1, 400)
                .mapToObj(i -> page((i + 199) / 200, (i - 1) % 200 + 1, null, "a"))
                .toArray(Page[]::new));

        assertThat(endless.isMore()).isFalse();
        assertThat(endless.whole()).isFalse();
    }

    private static Page timed(int pass, int page, int count, long total, long seconds, String... ids) {
        return new Page(pass, page, count, ids.length, List.of(ids), total, seconds, false);
    }

    @Test
    void a_time_in_all_that_moves_between_two_pages_asks_for_a_second_pass() {
        WindowReading reading = reading(timed(1, 1, 3, 30, 20, "a", "b"), timed(1, 2, 3, 40, 10, "d"));

        assertThat(reading.isMore()).isTrue();
        assertThat(reading.pass()).isEqualTo(2);
    }

    @Test
    void rows_that_do_not_last_as_long_as_the_report_says_ask_for_a_second_pass() {
        WindowReading reading = reading(timed(1, 1, 3, 30, 20, "a", "b"), timed(1, 2, 3, 30, 5, "d"));

        assertThat(reading.pass()).isEqualTo(2);
        assertThat(reading.whole()).isFalse();
    }

    @Test
    void one_page_is_whole_whatever_time_it_says() {
        assertThat(reading(timed(1, 1, 2, 30, 20, "a", "b")).whole()).isTrue();
    }

    @Test
    void two_passes_with_the_same_rows_show_that_the_report_counts_its_time_otherwise() {
        WindowReading reading = reading(
                timed(1, 1, 3, 30, 20, "a", "b"), timed(1, 2, 3, 30, 5, "c"),
                timed(2, 1, 3, 30, 20, "a", "b"), timed(2, 2, 3, 30, 5, "c"));

        assertThat(reading.whole()).isTrue();
        assertThat(reading.countsTimeOtherwise()).isTrue();
    }
}
