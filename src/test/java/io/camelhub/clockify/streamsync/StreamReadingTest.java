package io.camelhub.clockify.streamsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.camelhub.clockify.stream.Paging;
import io.camelhub.clockify.stream.Paging.By;
import io.camelhub.clockify.stream.Paging.End;
import org.junit.jupiter.api.Test;

class StreamReadingTest {

    private static StreamReading reading(End end) {
        return new StreamReading(new Paging(By.QUERY, "page", "page-size", 200, 1, end, end == End.COUNT ? JsonPointer.compile("/count") : null), 200);
    }

    @Test
    void what_clockify_gives_at_once_is_one_page() {
        StreamReading reading = new StreamReading(Paging.NONE, 0);
        reading.onPage(3, null, null, 1);
        assertThat(reading.ended()).isTrue();
        assertThat(reading.broken()).isNull();
    }

    @Test
    void the_header_says_which_page_is_the_last() {
        StreamReading reading = reading(End.LAST_PAGE);
        reading.onPage(200, null, "false", 1);
        assertThat(reading.number()).isEqualTo(2);
        assertThat(reading.ended()).isFalse();
        reading.onPage(7, null, "false", 2);
        assertThat(reading.ended()).isFalse();
        reading.onPage(200, null, "true", 3);
        assertThat(reading.ended()).isTrue();
        assertThat(reading.broken()).isNull();
    }

    @Test
    void a_page_that_is_cut_to_a_round_number_ends_nothing() {
        for (End end : new End[] {End.LAST_PAGE, End.SHORT}) {
            StreamReading reading = reading(end);
            reading.onPage(100, null, null, 1);
            assertThat(reading.ended()).isFalse();
            reading.onPage(31, null, null, 2);
            assertThat(reading.ended()).isTrue();
        }
    }

    @Test
    void a_count_says_when_all_is_there_and_that_something_is_missing() {
        StreamReading reading = reading(End.COUNT);
        reading.onPage(200, 450L, null, 1);
        assertThat(reading.sure()).isEqualTo(2);
        reading.onPage(200, 450L, null, 2);
        reading.onPage(50, 450L, null, 3);
        assertThat(reading.ended()).isTrue();
        assertThat(reading.broken()).isNull();

        StreamReading moved = reading(End.COUNT);
        moved.onPage(200, 201L, null, 1);
        moved.onPage(0, 200L, null, 2);
        assertThat(moved.ended()).isTrue();
        assertThat(moved.moved()).isTrue();
        assertThat(moved.broken()).contains("counts 200 rows and gave 200");
    }

    @Test
    void a_list_that_does_not_page_is_not_read_for_ever_and_not_taken_as_whole() {
        StreamReading reading = reading(End.SHORT);
        reading.onPage(200, null, null, 1);
        reading.onPage(200, null, null, 1);
        assertThat(reading.ended()).isTrue();
        assertThat(reading.broken()).contains("the same page again");
        assertThat(reading.moved()).isFalse();
    }

    @Test
    void it_ends_after_a_thousand_pages() {
        StreamReading reading = reading(End.SHORT);
        for (int page = 1; page <= 1000; page++) {
            assertThat(reading.ended()).isFalse();
            reading.onPage(200, null, null, page);
        }
        assertThat(reading.ended()).isTrue();
        assertThat(reading.broken()).contains("1000 pages");
    }
}
