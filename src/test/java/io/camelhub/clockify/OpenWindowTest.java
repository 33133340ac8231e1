package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows with rejected or missing rows are incomplete, and are read again daily. */
class OpenWindowTest {

    private static final Predicate<RecordedRequest> REPORT = Faults.to("/reports/detailed");

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final World world = World.builder().seed(31).people(8).entries(400).clock(clock).zones("UTC").oddities(false)
            .from(clock.instant().minus(Duration.ofDays(200))).build();
    private final String workspace = world.workspaceId();
    private final ClockifySimulator clockify = ClockifySimulator.start(world);
    private final Hub hub = Hub.start(clockify, TestDatabases.empty(Dialect.H2), Map.of(), clock::instant);

    @AfterEach
    void close() {
        hub.close();
        clockify.close();
    }

    private RunSummary sync(Duration later) {
        clock.advance(later);
        clockify.requests().reset();
        List<RunSummary> runs = hub.sync();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private long reports() {
        return clockify.requests().count(REPORT);
    }

    private EntryView old() {
        return world.entries(workspace).stream()
                .filter(entry -> entry.start().isBefore(clock.instant().minus(Duration.ofDays(40)))).findFirst().orElseThrow();
    }

    /** The report counts this entry and does not give it. */
    private void keepBack(String entry) {
        clockify.faults().next(100_000, REPORT, Fault.edited(page -> {
            for (Iterator<JsonNode> rows = page.path("timeentries").iterator(); rows.hasNext(); ) {
                if (rows.next().path("_id").asText().equals(entry)) {
                    rows.remove();
                }
            }
            return page;
        }));
    }

    @Test
    void rows_that_are_nearly_all_rejected_leave_their_windows_open_and_are_tried_again_daily() {
        clockify.behaviour().on(Quirk.FLAGS_AS_TEXT);

        assertThat(sync(Duration.ZERO)).satisfies(run -> {
            assertThat(run.outcome()).isEqualTo("partial");
            assertThat(run.error()).contains("rows that Clockify sent were rejected", "'clockify rejected list'", "newer version");
        });
        assertThat(hub.rows("select error from clockify_integration_workspace").get(0).get("ERROR").toString()).contains("rejected");
        assertThat(sync(Duration.ofHours(1)).outcome()).isEqualTo("partial");
        assertThat(reports()).isZero();

        clockify.behaviour().off(Quirk.FLAGS_AS_TEXT);
        assertThat(sync(Duration.ofHours(24))).extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);
        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void rows_that_a_report_counts_and_never_gives_cost_few_requests_and_are_reported() {
        keepBack(old().id());

        RunSummary run = sync(Duration.ZERO);

        assertThat(run.outcome()).isEqualTo("partial");
        assertThat(run.error()).contains("and twice gave 1 fewer", "asked for again daily");
        assertThat(reports()).isLessThanOrEqualTo(10);
        assertThat(Truth.of(hub, world).differences(workspace)).singleElement().asString().contains(old().id()).contains("missing");
        assertThat(sync(Duration.ofHours(1)).outcome()).isEqualTo("partial");
        assertThat(reports()).isZero();

        clockify.faults().clear();
        assertThat(sync(Duration.ofHours(24)).outcome()).isEqualTo("done");
        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void a_row_that_a_report_never_gives_and_that_is_stored_is_read_by_its_id_once() {
        assertThat(sync(Duration.ZERO).outcome()).isEqualTo("done");
        keepBack(old().id());
        hub.execute("delete from clockify_window");

        assertThat(sync(Duration.ofHours(1))).extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);

        assertThat(clockify.requests().count(Faults.to("/batch"))).isOne();
        Truth.of(hub, world).assertSame(workspace);
    }
}
