package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report that is refused for good, in whatever way, costs a few requests, and no entry. */
class RefusedReportTest {

    private static final Predicate<RecordedRequest> REPORT = Faults.to("/reports/detailed");
    private static final Predicate<RecordedRequest> LISTS = request -> request.path().matches(".*/user/\\w+/time-entries");

    @TempDir
    private Path routes;

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final World world = World.builder().seed(31).people(8).entries(400).clock(clock).zones("UTC").oddities(false)
            .from(clock.instant().minus(Duration.ofDays(200))).build();
    private final String workspace = world.workspaceId();
    private final ClockifySimulator clockify = ClockifySimulator.start(world);
    private Hub hub;

    @BeforeEach
    void start() {
        hub = Hub.start(clockify, TestDatabases.empty(Dialect.H2),
                Map.of("camel.main.routes-include-pattern", new EditedRoutes(routes).impatient().pattern()), clock::instant);
    }

    @AfterEach
    void close() {
        hub.close();
        clockify.close();
    }

    private RunSummary sync() {
        List<RunSummary> runs = hub.sync();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private void done() {
        assertThat(sync()).extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);
    }

    private void later(Duration time) {
        clock.advance(time);
        clockify.requests().reset();
    }

    private long refused() {
        return clockify.requests().count(REPORT.and(request -> request.status() >= 400));
    }

    /** Refuses reports of which this is in the body. */
    private void refuse(Predicate<String> body) {
        clockify.faults().next(100_000, REPORT.and(request -> body.test(request.body())),
                Fault.status(400, "{\"message\":\"no\",\"code\":501}"));
    }

    private static boolean isLong(String body) {
        Matcher range = Pattern.compile("\"dateRangeStart\":\"(.*?)\",\"dateRangeEnd\":\"(.*?)\"").matcher(body);
        return range.find()
                && Duration.between(Instant.parse(range.group(1)), Instant.parse(range.group(2))).toDays() >= 31;
    }

    @Test
    void pages_that_are_too_large_are_asked_for_smaller_and_that_is_remembered_for_a_day() {
        clockify.behaviour().reportLargestPage(200);

        done();

        assertThat(refused()).isOne();
        assertThat(clockify.requests().count(LISTS)).isZero();
        Truth.of(hub, world).assertSame(workspace);

        hub.execute("delete from clockify_window");
        later(Duration.ofHours(23));
        done();
        assertThat(refused()).isZero();
        assertThat(clockify.requests().count(REPORT)).isPositive();

        clockify.behaviour().reportLargestPage(1000);
        hub.execute("delete from clockify_window");
        later(Duration.ofHours(2));
        done();
        assertThat(clockify.requests().all().stream().filter(REPORT).map(RecordedRequest::body))
                .isNotEmpty().allMatch(body -> body.contains("\"pageSize\":1000"));
    }

    @Test
    void windows_that_are_too_long_are_asked_for_shorter_though_a_page_of_one_was_stored() {
        hub.close();
        hub = Hub.start(clockify, TestDatabases.empty(Dialect.H2), Map.of("clockify.page-size", "20"), clock::instant);
        refuse(body -> body.contains("\"page\":2") && isLong(body));

        done();

        assertThat(refused()).isOne();
        assertThat(clockify.requests().count(LISTS)).isZero();
        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void a_report_that_refuses_everything_as_a_bad_request_gives_way_to_the_lists_within_8_requests() {
        refuse(body -> true);

        done();

        assertThat(clockify.requests().count(REPORT)).isBetween(2L, 8L);
        Truth.of(hub, world).assertSame(workspace);

        later(Duration.ofHours(23));
        done();
        assertThat(clockify.requests().count(REPORT)).isZero();

        clockify.faults().clear();
        later(Duration.ofHours(2));
        done();
        assertThat(clockify.requests().count(REPORT)).isPositive();
        assertThat(hub.rows("select reads_by from clockify_integration_workspace").get(0)).containsValue("report");
        Truth.of(hub, world).assertSame(workspace);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void a_report_that_does_not_exist_gives_way_to_the_lists_at_once(int status) {
        clockify.faults().next(100_000, REPORT, Fault.status(status));

        done();

        assertThat(clockify.requests().count(REPORT)).isOne();
        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void where_the_list_of_clients_is_refused_too_the_projects_give_their_names() {
        world.allowReports(workspace, false);
        clockify.faults().next(100_000, Faults.to("/clients"), Fault.status(403));

        done();

        Truth.of(hub, world).assertSame(workspace);
        world.rename(workspace, world.clients(workspace).get(0).id(), "Another name");
        later(Duration.ofHours(25));
        sync();
        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void a_report_that_never_answers_gives_way_to_the_lists_after_three_runs_over_an_hour() {
        clockify.faults().next(100_000, REPORT, Fault.status(500));
        for (int minutes : new int[] {0, 20, 20}) {
            later(Duration.ofMinutes(minutes));
            assertThat(sync().outcome()).isEqualTo("failed");
            assertThat(clockify.requests().count(LISTS)).isZero();
        }

        later(Duration.ofMinutes(20));
        done();

        Truth.of(hub, world).assertSame(workspace);
        later(Duration.ofHours(1));
        done();
        assertThat(clockify.requests().count(REPORT)).isZero();
    }

    @Test
    void an_answer_between_begins_the_count_of_silent_runs_anew() {
        clockify.faults().next(100_000, REPORT, Fault.status(500));
        sync();
        later(Duration.ofMinutes(40));
        sync();
        clockify.faults().clear();
        clockify.faults().next(10, REPORT.and(request -> !request.body().contains("2026-10-21")), Fault.html502());
        later(Duration.ofMinutes(40));
        sync();
        clockify.faults().clear();
        clockify.faults().next(100_000, REPORT, Fault.status(500));
        later(Duration.ofMinutes(40));
        sync();
        assertThat(clockify.requests().count(LISTS)).isZero();
    }

    @Test
    void where_lists_do_not_answer_either_nothing_is_concluded_from_the_silence() {
        clockify.faults().next(100_000, REPORT.or(LISTS), Fault.status(500));
        for (int run = 0; run < 4; run++) {
            later(Duration.ofMinutes(30));
            assertThat(sync().outcome()).isEqualTo("failed");
        }
        clockify.faults().clear();
        later(Duration.ofMinutes(30));

        done();

        assertThat(clockify.requests().count(LISTS)).isZero();
        Truth.of(hub, world).assertSame(workspace);
    }
}
