package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.http.BadResponseException;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.model.TimeEntryPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class PageLoopTest {

    private final List<String> told = new ArrayList<>();

    /** A source that has what a test gives it, and tells what it is told. */
    private final class Given implements PageSource {

        private final String name;
        private final Deque<Next> given;
        private final boolean copes;
        private final Purpose purpose;

        private Given(String name, boolean copes, Purpose purpose, Next... given) {
            this.name = name;
            this.given = new ArrayDeque<>(List.of(given));
            this.copes = copes;
            this.purpose = purpose;
        }

        @Override
        public Next next() {
            return given.poll();
        }

        @Override
        public Purpose purpose() {
            return purpose;
        }

        @Override
        public void stored(TimeEntryPage page) {
            told.add(name + " stored");
        }

        @Override
        public boolean failed(PageSource from, RequestFailedException fault) {
            told.add(name + " failed" + (from == null ? "" : " by " + ((Given) from).name));
            return copes;
        }
    }

    private static PageRequest request(String path) {
        return PageRequest.get("list", "w", path, "", PageRequest.PLAIN);
    }

    private PageSource source(String name, Next... given) {
        return new Given(name, false, null, given);
    }

    @Test
    void what_a_source_hands_on_is_read_to_its_end_before_the_source_goes_on() {
        PageLoop loop = new PageLoop(source("run",
                source("window", request("/1"), source("missing", request("/2")), request("/3")), request("/4")));
        List<String> read = new ArrayList<>();
        for (Next next = loop.next(); next != null; next = loop.next()) {
            read.add(next.toString());
            loop.stored(null);
        }

        assertThat(read).containsExactly("GET /1", "GET /2", "GET /3", "GET /4");
        assertThat(told).containsExactly("window stored", "missing stored", "window stored", "run stored");
    }

    @Test
    void a_fault_goes_to_the_source_that_asked_and_then_to_those_that_handed_it_on_until_one_copes() throws Exception {
        PageLoop loop = new PageLoop(new Given("run", false, null,
                new Given("backfill", true, null, source("window", request("/1"), request("/2")), request("/3"))));
        loop.next();
        loop.failed(new BadResponseException("no answer"));

        assertThat(told).containsExactly("window failed", "backfill failed by window");
        assertThat(loop.next()).hasToString("GET /3");
    }

    @Test
    void a_fault_that_no_source_copes_with_is_thrown() {
        PageLoop loop = new PageLoop(source("run", source("window", request("/1"))));
        loop.next();
        RequestFailedException fault = new BadResponseException("no answer");

        assertThatThrownBy(() -> loop.failed(fault)).isSameAs(fault);
        assertThat(told).containsExactly("window failed", "run failed by window");
    }

    @Test
    void another_fault_concerns_no_source() {
        PageLoop loop = new PageLoop(new Given("run", true, null, request("/1")));
        loop.next();
        Exception fault = new IllegalStateException("a table is full");

        assertThatThrownBy(() -> loop.failed(fault)).isSameAs(fault);
        assertThat(told).isEmpty();
    }

    @Test
    void a_source_reads_for_what_the_one_reads_for_that_handed_it_on_unless_it_has_a_purpose_of_its_own() {
        PageLoop loop = new PageLoop(new Given("run", false, null,
                new Given("backfill", false, Purpose.BACKFILL,
                        new Given("hints", false, Purpose.UPKEEP, request("/1")), source("window", request("/2"))), request("/3")));

        loop.next();
        assertThat(loop.purpose()).isEqualTo(Purpose.UPKEEP);
        loop.stored(null);
        loop.next();
        assertThat(loop.purpose()).isEqualTo(Purpose.BACKFILL);
        loop.stored(null);
        loop.next();
        assertThat(loop.purpose()).isNull();
    }

    @Test
    void what_was_neither_stored_nor_refused_was_ended_by_a_step() {
        DefaultExchange exchange = new DefaultExchange(new DefaultCamelContext());
        Iterator<Next> plan = new PageLoops().plan(source("list", request("/1"), request("/2"), request("/3")), exchange);
        PageLoop loop = exchange.getVariable("clockifyLoop", PageLoop.class);
        plan.next();
        loop.stored(null);
        plan.next();

        assertThatThrownBy(plan::next).isInstanceOf(IllegalStateException.class)
                .hasMessage("a step ended the message of GET /2 before it was done");
    }

    @Test
    void requests_for_the_same_are_equal_whoever_reads_their_answers() {
        assertThat(PageRequest.get("list", "w", "/users", "page=1", (run, answer, lastPage) -> answer))
                .isEqualTo(PageRequest.get("list", "w", "/users", "page=1", (run, answer, lastPage) -> null))
                .isNotEqualTo(PageRequest.get("list", "w", "/users", "page=2", PageRequest.PLAIN));
    }

    @Test
    void a_page_of_deletions_says_so() {
        assertThat(TimeEntryPage.ofGone("acme", "w", Map.of("t1", "feed"))).hasToString("1 deleted time entries of workspace w, by single");
    }
}
