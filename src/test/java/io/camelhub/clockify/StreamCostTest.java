package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The number of requests of streams. */
@Tag("slow")
class StreamCostTest extends StreamScene {

    private static final String[] OF_PEOPLE = {"time-off-request", "time-off-policy", "time-off-balance", "holiday", "approval-request", "assignment", "attendance"};

    StreamCostTest() {
        super(World.builder().seed(31).people(200).entries(1000).plan(Plan.PRO).zones("UTC"));
    }

    private static boolean isOfStream(RecordedRequest request) {
        return request.path().matches(".*/(time-off/.*|holidays|approval-requests|scheduling/.*|reports/attendance)");
    }

    @Test
    void a_day_of_two_hundred_people_is_forty_requests_at_most_and_a_quiet_hour_is_four() {
        start(OF_PEOPLE);
        sync();
        later(Duration.ofHours(1));
        simulator.requests().reset();
        String request = all(Resource.TIME_OFF_REQUEST).get(0);
        int quiet = 0;
        for (int hour = 0; hour < 24; hour++) {
            if (hour == 5) {
                resources.change(Resource.TIME_OFF_REQUEST, request, row -> row.put("note", "sooner"));
            }
            RunSummary run = later(Duration.ofHours(1));
            quiet += run.requests() == 4 ? 1 : 0;
        }
        assertThat(ids("note = 'sooner'")).containsExactly(request);
        assertThat(quiet).isGreaterThanOrEqualTo(20);
        assertThat(simulator.requests().count(StreamCostTest::isOfStream)).isPositive().isLessThanOrEqualTo(40);
    }

    @Test
    void on_the_free_plan_no_stream_is_asked_for() {
        world.changePlan(workspace, Plan.FREE);
        start(OF_PEOPLE);
        hub.sync();
        for (int hour = 0; hour < 30; hour++) {
            clock.advance(Duration.ofHours(1));
            hub.sync();
        }
        assertThat(simulator.requests().count(StreamCostTest::isOfStream)).isZero();
        assertThat(simulator.requests().all()).noneMatch(request -> request.query() != null && request.query().contains("TIME_OFF_REQUEST"));
    }

    @Test
    void fifty_thousand_requests_for_time_off_are_three_hundred_requests_at_most() {
        for (int i = resources.count(Resource.TIME_OFF_REQUEST); i < 50_000; i++) {
            resources.add(Resource.TIME_OFF_REQUEST, row -> { });
        }
        start("time-off-request");
        sync();
        List<RecordedRequest> asked = simulator.requests().all().stream().filter(StreamCostTest::isOfStream).toList();
        assertThat(asked).hasSizeLessThanOrEqualTo(300);
        assertThat(hub.count("select count(*) from clockify_time_off_request")).isEqualTo(50_000);
    }
}
