package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadPlacesTest {

    private final Prefetch ahead = new Prefetch();

    private static PageRequest page(int number) {
        return PageRequest.get("report", "w", "/reports", "page=" + number, PageRequest.PLAIN);
    }

    private List<Prefetch.Ticket> begin(String workspace) {
        return ahead.begin(SampleRun.of(workspace, 1), "report", List.of(page(2)));
    }

    @Test
    void a_request_that_is_dropped_has_its_place_until_its_message_is_done() {
        SyncRun run = SampleRun.of("w0", 1);
        Prefetch.Ticket dropped = ahead.begin(run, "report", List.of(page(2))).get(0);
        assertThat(ahead.begins(dropped)).isTrue();
        ahead.end(run);
        assertThat(run.tally().wastedRequests()).isEqualTo(1);

        assertThat(IntStream.rangeClosed(1, Prefetch.MOST).filter(i -> !begin("w" + i).isEmpty())).hasSize(Prefetch.MOST - 1);

        ahead.failed(dropped, new IllegalStateException());
        assertThat(begin("another")).hasSize(1);
        assertThat(begin("one more")).isEmpty();
    }

    @Test
    void a_request_whose_message_no_reader_has_begun_gives_its_place_back_at_once_and_is_sent_by_one_only() {
        SyncRun run = SampleRun.of("w0", 1);
        Prefetch.Ticket waiting = ahead.begin(run, "report", List.of(page(2))).get(0);
        assertThat(ahead.isUnderWay(run, page(2))).isFalse();
        assertThat(ahead.begins(waiting)).isFalse();
        ahead.begin(run, "report", List.of(page(3)));
        ahead.end(run);

        assertThat(run.tally().wastedRequests()).isZero();
        assertThat(IntStream.rangeClosed(1, Prefetch.MOST).filter(i -> !begin("w" + i).isEmpty())).hasSize(Prefetch.MOST);
    }
}
