package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.streamsync.StreamPage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens between the pages of a stream, and in the middle of one. */
@Tag("slow")
class StreamInterruptionsTest extends StreamScene {

    private static final Predicate<RecordedRequest> LIST = Faults.to("/time-off/requests");

    private static final List<String> OTHERS = List.of(
            "clockify_sync_run", "clockify_request", "clockify_lease", "clockify_lease_expiry", "clockify_day", "clockify_calendar",
            "clockify_calendar_day", "clockify_activity_stale");

    private interface Step {
        void with(Exchange exchange) throws Exception;
    }

    /** An engineer's own step, which is given each page. */
    private void startWithStep(Step step, String... streams) throws Exception {
        routes().replace("clockify-streams.camel.yaml", "        # put yours here\n", "        - to:\n            uri: direct:my-own\n");
        start(streams);
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:my-own").errorHandler(noErrorHandler()).process(step::with);
            }
        });
    }

    /** The connections are cut at a request, and the hub is started anew. */
    private void killedAt(int request) {
        assertThat(hub.syncAndDieAt(simulator, LIST, request)).isTrue();
        clock.advance(Duration.ofSeconds(31));
    }

    private List<String> pages() {
        return simulator.requests().all().stream().filter(LIST).map(request -> request.body().replaceAll(".*\"page\":(\\d+).*", "$1")).toList();
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 1", "2, 6"})
    void a_reading_that_was_killed_goes_on_where_it_stopped_and_loses_no_row(int request, int parallel) {
        addRequests(450);
        settings.put("clockify.parallel-requests", String.valueOf(parallel));
        start("time-off-request");
        killedAt(request);
        simulator.requests().reset();
        restart();
        assertThat(sync().outcome()).isEqualTo("done");

        assertThat(ids("deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
        if (parallel == 1) {
            assertThat(pages()).isEqualTo(request == 2 ? List.of("2", "3") : List.of("3"));
        }
        assertThat(state("time_off_request")).containsEntry("status", "read").containsEntry("position", null).containsEntry("generation", 1L);
        assertThat(hub.count("select count(*) from clockify_stream_change where kind <> 'created'")).isZero();
    }

    @Test
    void a_reading_that_goes_on_with_smaller_pages_begins_its_list_again() {
        // so that the numbers agree by chance where it goes on at the same page
        addRequests(450 - resources.count(Resource.TIME_OFF_REQUEST));
        settings.put("clockify.parallel-requests", "1");
        start("time-off-request");
        killedAt(2);
        simulator.requests().reset();
        simulator.behaviour().listLargestPageSize(100);
        restart();
        sync();

        assertThat(ids("deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
        assertThat(state("time_off_request")).containsEntry("status", "read");
    }

    @Test
    void rows_that_go_while_a_reading_is_interrupted_are_gone_and_the_others_are_not() {
        addRequests(450);
        settings.put("clockify.parallel-requests", "1");
        start("time-off-request");
        sync();
        String gone = all(Resource.TIME_OFF_REQUEST).get(0);
        clock.advance(Duration.ofHours(25));
        killedAt(2);
        resources.delete(Resource.TIME_OFF_REQUEST, gone);
        restart();
        sync();
        later(Duration.ofHours(25));

        assertThat(ids("deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
        assertThat(ids("deleted_at is not null")).containsExactly(gone);
    }

    private Map<String, List<String>> tables() {
        return hub.tables().stream().filter(table -> !OTHERS.contains(table)).collect(Collectors.toMap(
                table -> table, table -> hub.rows("select * from " + table).stream().map(Map::toString).sorted().toList(),
                (one, other) -> one, TreeMap::new));
    }

    @Test
    void a_run_that_lost_its_lease_in_the_middle_of_a_page_writes_nothing_of_it() throws Exception {
        addRequests(450);
        settings.put("clockify.parallel-requests", "1");
        AtomicReference<Map<String, List<String>>> before = new AtomicReference<>();
        AtomicInteger pages = new AtomicInteger();
        startWithStep(exchange -> {
            if (exchange.getMessage().getBody(StreamPage.class).stream().equals("time_off_request") && pages.incrementAndGet() == 2) {
                hub.execute("update clockify_lease set token = token + 1");
                before.set(tables());
            }
        }, "time-off-request", "holiday");

        assertThat(hub.sync()).singleElement().satisfies(run -> assertThat(run.error()).contains("taken over by another process"));

        assertThat(pages.get()).isEqualTo(2);
        assertThat(hub.count("select count(*) from clockify_time_off_request")).isEqualTo(200);
        tables().forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(before.get().get(table)));
    }

    @Test
    void the_pages_that_come_next_are_asked_for_while_one_is_written() throws Exception {
        addRequests(450);
        settings.put("clockify.parallel-requests", "6");
        AtomicInteger pages = new AtomicInteger();
        startWithStep(exchange -> {
            if (exchange.getMessage().getBody(StreamPage.class).stream().equals("time_off_request") && pages.incrementAndGet() == 2) {
                await().atMost(20, TimeUnit.SECONDS).until(() -> pages().size() == 3);
            }
        }, "time-off-request");
        sync();
        assertThat(pages()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(ids("deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
        assertThat(hub.count("select sum(requests_in_vain) from clockify_sync_run")).isZero();
    }

    @Test
    void the_lists_of_the_parents_that_come_next_are_asked_for_while_one_is_written() throws Exception {
        settings.put("clockify.parallel-requests", "6");
        AtomicInteger pages = new AtomicInteger();
        long policies = resources.rows(Resource.TIME_OFF_POLICY).stream().filter(row -> !row.path("archived").asBoolean()).count();
        assertThat(policies).isGreaterThan(2);
        startWithStep(exchange -> {
            if (exchange.getMessage().getBody(StreamPage.class).stream().equals("time_off_balance") && pages.incrementAndGet() == 2) {
                await().atMost(20, TimeUnit.SECONDS).until(() -> simulator.requests().count(request -> request.path().contains("/balance/policy/")) >= 3);
            }
        }, "time-off-balance");
        sync();
        assertThat(simulator.requests().count(request -> request.path().contains("/balance/policy/"))).isEqualTo(policies);
    }

    @Test
    void an_engineer_s_own_step_keeps_rows_out_and_changes_others() throws Exception {
        String out = all(Resource.TIME_OFF_REQUEST).get(0);
        String changed = all(Resource.TIME_OFF_REQUEST).get(1);
        startWithStep(exchange -> {
            StreamPage page = exchange.getMessage().getBody(StreamPage.class);
            exchange.getMessage().setBody(page.rows().stream().filter(row -> !row.get("id").equals(out)).peek(row -> {
                if (row.get("id").equals(changed)) {
                    row.put("note", "of mine");
                }
            }).toList());
        }, "time-off-request");
        sync();

        assertThat(ids("deleted_at is null")).hasSize(resources.count(Resource.TIME_OFF_REQUEST) - 1).doesNotContain(out);
        assertThat(ids("note = 'of mine'")).containsExactly(changed);
        assertThat(state("time_off_request")).containsEntry("status", "read");
        later(Duration.ofHours(25));
        assertThat(ids("note = 'of mine'")).containsExactly(changed);
        assertThat(hub.count("select count(*) from clockify_stream_change")).isZero();
    }

    @Test
    void what_a_step_keeps_out_later_stays_as_it_is_stored() throws Exception {
        AtomicReference<String> out = new AtomicReference<>("");
        startWithStep(exchange -> exchange.getMessage().setBody(exchange.getMessage().getBody(StreamPage.class).rows().stream()
                .filter(row -> !row.get("id").equals(out.get())).toList()), "time-off-request");
        sync();
        out.set(all(Resource.TIME_OFF_REQUEST).get(0));
        resources.change(Resource.TIME_OFF_REQUEST, out.get(), row -> row.put("note", "never seen"));
        later(Duration.ofHours(25));

        assertThat(ids("deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
        assertThat(ids("note = 'never seen'")).isEmpty();
    }

    @Test
    void a_step_that_leaves_something_else_fails_the_workspace_and_says_what_to_do() throws Exception {
        startWithStep(exchange -> exchange.getMessage().setBody("a text"), "time-off-request");
        assertThat(hub.sync()).singleElement().satisfies(run -> assertThat(run.error()).contains("direct:clockify-stream-steps", "variableReceive"));
        assertThat(hub.count("select count(*) from clockify_time_off_request")).isZero();
    }
}
