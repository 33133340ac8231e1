package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.plan.FeedProgress.Page;
import io.camelhub.clockify.plan.FeedProgress.Stream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedProgressTest {

    private static final Instant FROM = Instant.parse("2026-11-25T08:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-25T10:00:00Z");

    private final FeedProgress progress = new FeedProgress(FROM, TO, false, List.of());

    private void read(Stream stream, int pass, int page, boolean last, String... records) {
        progress.add(new Page(stream, pass, page, List.of(records), last));
    }

    @Test
    void the_streams_are_read_one_after_the_other_and_one_of_a_single_page_once() {
        assertThat(progress.hasBegun()).isFalse();
        assertThat(progress.stream()).isEqualTo(Stream.CREATED);

        read(Stream.CREATED, 1, 0, true, "a");
        assertThat(progress.hasBegun()).isTrue();
        assertThat(progress.stream()).isEqualTo(Stream.UPDATED);

        read(Stream.UPDATED, 1, 0, true);
        assertThat(progress.stream()).isEqualTo(Stream.DELETED);

        read(Stream.DELETED, 1, 0, true, "b", FeedProgress.OTHER + "a document");
        assertThat(progress.stream()).isNull();
        assertThat(progress.entries(Stream.CREATED)).containsExactly("a");
        assertThat(progress.entries(Stream.DELETED)).containsExactly("b");
    }

    @Test
    void a_stream_of_several_pages_is_read_again_until_a_pass_brings_no_new_id() {
        read(Stream.CREATED, 1, 0, false, "a");
        assertThat(progress.page()).isEqualTo(1);
        read(Stream.CREATED, 1, 1, true, "b");
        assertThat(progress.stream()).isEqualTo(Stream.CREATED);
        assertThat(progress.pass()).isEqualTo(2);
        assertThat(progress.page()).isZero();

        read(Stream.CREATED, 2, 0, false, "a");
        read(Stream.CREATED, 2, 1, true, "b");
        assertThat(progress.stream()).isEqualTo(Stream.UPDATED);
    }

    @Test
    void a_pass_that_brings_a_new_id_is_followed_by_a_third_and_no_fourth() {
        for (int pass = 1; pass <= 3; pass++) {
            assertThat(progress.stream()).isEqualTo(Stream.CREATED);
            assertThat(progress.pass()).isEqualTo(pass);
            read(Stream.CREATED, pass, 0, false, "a");
            read(Stream.CREATED, pass, 1, true, "new in pass " + pass);
        }
        assertThat(progress.stream()).isEqualTo(Stream.UPDATED);
    }

    @Test
    void a_second_page_may_repeat_the_first_where_pages_count_from_one_and_a_third_ends_the_pass() {
        read(Stream.CREATED, 1, 0, false, "a");
        read(Stream.CREATED, 1, 1, false, "a");
        assertThat(progress.pass()).isEqualTo(1);

        read(Stream.CREATED, 1, 2, false, "a");
        assertThat(progress.pass()).isEqualTo(2);
    }

    @Test
    void a_window_of_many_pages_is_too_long_in_its_first_pass_alone() {
        for (int page = 0; page < FeedProgress.MOST_PAGES - 1; page++) {
            read(Stream.CREATED, 1, page, false, "e" + page);
        }
        assertThat(progress.tooLong()).isFalse();

        read(Stream.CREATED, 1, FeedProgress.MOST_PAGES - 1, false, "the last");
        assertThat(progress.tooLong()).isTrue();
        assertThat(progress.cuttable()).isTrue();
        assertThat(new FeedProgress(FROM, FROM.plusSeconds(60), false, List.of()).cuttable()).isFalse();
    }

    @Test
    void a_window_is_cut_where_the_records_got_to_and_keeps_what_it_read() {
        read(Stream.CREATED, 1, 0, false, "a");

        assertThat(progress.cut(Instant.parse("2026-11-25T08:20:00.700Z"))).isTrue();

        assertThat(progress.to()).isEqualTo("2026-11-25T08:20:00Z");
        assertThat(progress.pass()).isEqualTo(2);
    }

    @Test
    void without_an_order_it_is_halved_and_its_stream_is_read_from_the_beginning() {
        read(Stream.CREATED, 1, 0, false, "a");

        assertThat(progress.cut(null)).isFalse();

        assertThat(progress.to()).isEqualTo("2026-11-25T09:00:00Z");
        assertThat(progress.pass()).isEqualTo(1);
        assertThat(progress.page()).isZero();
    }

    @Test
    void what_is_remembered_of_it_is_as_good_as_what_was_read() {
        List<Page> pages = List.of(
                new Page(Stream.CREATED, 1, 0, List.of("a"), true), new Page(Stream.UPDATED, 1, 0, List.of("b"), false));

        FeedProgress resumed = new FeedProgress(FROM, TO, true, pages);

        assertThat(resumed.widened()).isTrue();
        assertThat(resumed.stream()).isEqualTo(Stream.UPDATED);
        assertThat(resumed.page()).isEqualTo(1);
    }
}
