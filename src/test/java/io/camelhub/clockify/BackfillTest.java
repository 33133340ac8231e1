package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.simulator.WorldBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first sync: windows of the detailed report. */
@Tag("slow")
class BackfillTest {

    private static final Predicate<RecordedRequest> REPORT = Faults.to("/reports/detailed");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Instant now = Instant.now();

    /** A year of an account whose zone is not UTC, full of oddities. */
    private WorldBuilder year() {
        return World.builder().seed(11).people(24).entries(400).zones("America/New_York", "Asia/Kolkata");
    }

    private static Hub hub(ClockifySimulator simulator, String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return Hub.start(simulator, TestDatabases.empty(Dialect.H2), all);
    }

    private record Asked(Instant from, Instant to, int page, int pageSize) {
    }

    private static List<Asked> reports(ClockifySimulator simulator) {
        return simulator.requests().all().stream().filter(REPORT).map(request -> {
            try {
                JsonNode body = JSON.readTree(request.body());
                return new Asked(
                        Instant.parse(body.path("dateRangeStart").textValue()),
                        Instant.parse(body.path("dateRangeEnd").textValue()).plusMillis(1),
                        body.path("detailedFilter").path("page").intValue(),
                        body.path("detailedFilter").path("pageSize").intValue());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private static void done(List<RunSummary> runs) {
        assertThat(runs).singleElement().extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);
    }

    @ParameterizedTest
    @EnumSource(value = Quirk.class, mode = EnumSource.Mode.MATCH_ANY,
            names = {"REPORT.*", "UNKNOWN_FIELDS", "NULLS_LEFT_OUT", "TIMES_WITH_FRACTION", "USERS_DEFAULT.*"})
    void every_entry_arrives_whichever_way_clockify_behaves(Quirk quirk) {
        World world = year().build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.behaviour().set(quirk, !simulator.behaviour().has(quirk));

            done(hub.sync());

            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    @Test
    void windows_are_read_newest_first_then_ahead_then_backwards() {
        World world = year().build();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, "clockify.window-days", "60", "clockify.parallel-requests", "1")) {
            done(hub.sync());

            List<Asked> asked = reports(simulator);
            Instant recent = today.minusDays(30).atStartOfDay().toInstant(ZoneOffset.UTC);
            Instant tomorrow = today.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            assertThat(asked.get(0).from()).isEqualTo(recent);
            assertThat(asked.get(0).to()).isEqualTo(tomorrow);
            assertThat(asked.get(1).from()).isEqualTo(tomorrow);
            assertThat(asked.get(1).to()).isEqualTo(tomorrow.plus(Duration.ofDays(31)));
            Instant next = recent;
            for (Asked window : asked.subList(2, asked.size())) {
                assertThat(window.to()).isEqualTo(next);
                assertThat(Duration.between(window.from(), window.to())).isLessThanOrEqualTo(Duration.ofDays(60));
                next = window.from();
            }
            assertThat(next).isEqualTo(today.minusDays(365).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Plan.class, names = {"FREE", "FREE_BY_NAME"})
    void a_report_on_the_free_plan_spans_at_most_31_days(Plan plan) {
        World world = year().plan(plan).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            done(hub.sync());

            Truth.of(hub, world).assertSame(world.workspaceId());
            assertThat(reports(simulator)).allSatisfy(window ->
                    assertThat(Duration.between(window.from(), window.to())).isLessThanOrEqualTo(Duration.ofDays(31)));
            assertThat(simulator.requests().violations()).isZero();
        }
    }

    @Test
    void a_window_with_too_many_rows_is_split() {
        World world = World.builder().seed(5).entries(700).from(now.minus(Duration.ofDays(60))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, "clockify.page-size", "10")) {
            done(hub.sync());

            Truth.of(hub, world).assertSame(world.workspaceId());
            assertThat(reports(simulator)).allMatch(asked -> asked.pageSize() == 10 && asked.page() <= 20);
            assertThat(hub.count("select count(*) from clockify_window")).isGreaterThanOrEqualTo(4L);
        }
    }

    @Test
    void a_server_that_gives_fewer_rows_a_page_is_read_to_the_end() {
        World world = year().build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.behaviour().on(Quirk.REPORT_CLAMPS_PAGE_SIZE).reportLargestPage(30);

            done(hub.sync());

            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    @Test
    void a_server_that_gives_fewer_rows_a_page_and_reports_no_count_is_read_to_the_end() {
        World world = year().build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.behaviour().on(Quirk.REPORT_CLAMPS_PAGE_SIZE).reportLargestPage(30);
            simulator.faults().next(1000, REPORT, Fault.edited(page -> ((ObjectNode) page).putNull("totals")));

            done(hub.sync());

            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lists_whose_pages_are_smaller_than_asked_for_are_read_to_the_end(boolean byUserLists) {
        World world = World.builder().seed(12).people(12).projects(9).entries(200)
                .from(now.minus(Duration.ofDays(30))).to(now.minus(Duration.ofHours(1))).build();
        world.allowReports(world.workspaceId(), !byUserLists);
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.behaviour().listLargestPage(7);

            done(hub.sync());

            Set<String> listed = world.people(world.workspaceId()).stream()
                    .filter(person -> person.membershipStatus() != null).map(PersonView::id).collect(Collectors.toSet());
            Truth.of(hub, world).only(entry -> listed.contains(entry.userId())).orMore().assertSame(world.workspaceId());
            assertThat(hub.count("select count(*) from clockify_project")).isEqualTo(world.projects(world.workspaceId()).size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_window_that_changed_while_it_was_read_is_read_again(boolean created) {
        World world = World.builder().seed(5).entries(120).from(now.minus(Duration.ofDays(20))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, "clockify.page-size", "50", "clockify.backfill-from",
                        LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(25).toString())) {
            AtomicInteger secondPages = new AtomicInteger();
            simulator.faults().next(1, request -> {
                if (REPORT.test(request) && request.body().contains("\"page\":2") && secondPages.incrementAndGet() == 1) {
                    if (created) {
                        world.createEntry(world.workspaceId(), yesterday(world));
                    } else {
                        world.deleteEntry(world.workspaceId(), early(world));
                    }
                }
                return false;
            }, Fault.reset());

            done(hub.sync());

            assertThat(secondPages).hasValue(2);
            // that an entry is gone is not for the backfill to judge
            assertThat(Truth.of(hub, world).differences(world.workspaceId()))
                    .allMatch(line -> !created && line.contains("does not exist"));
        }
    }

    @Test
    void a_window_that_keeps_changing_is_split_and_at_last_left_open_and_reported() {
        World world = World.builder().seed(5).entries(120).from(now.minus(Duration.ofDays(20))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, "clockify.page-size", "20", "clockify.backfill-from",
                        LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(25).toString())) {
            simulator.faults().next(1, request -> {
                if (REPORT.test(request)) {
                    world.createEntry(world.workspaceId(), yesterday(world));
                }
                return false;
            }, Fault.reset());

            assertThat(hub.sync()).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("partial");
                assertThat(run.error()).contains("not read whole").contains("changed while it was read");
            });
            assertThat(hub.count("select count(*) from clockify_window")).isPositive();

            simulator.faults().clear();
            done(hub.sync());
            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    @Test
    void finished_windows_are_not_read_again() {
        World world = year().build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            done(hub.sync());
            Set<String> windows = new TreeSet<>();
            hub.rows("select window_from, window_to from clockify_window").forEach(row -> windows.add(row.toString()));
            simulator.requests().reset();

            done(hub.sync());

            assertThat(reports(simulator)).isEmpty();
            assertThat(hub.rows("select window_from, window_to from clockify_window")).hasSize(windows.size());
        }
    }

    @Test
    void a_first_sync_takes_few_requests() {
        World world = World.builder().seed(2).people(40).entries(9000).oddities(false).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            done(hub.sync());

            long windows = hub.count("select count(*) from clockify_window");
            assertThat(simulator.requests().count()).isLessThanOrEqualTo((int) (9000 / 1000 + 2 * windows + 12));
            assertThat(hub.count("select count(*) from clockify_time_entry")).isEqualTo(9000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void entries_on_the_borders_of_windows_and_of_any_length_are_stored_once(boolean byReport) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate first = today.minusDays(45);
        World world = World.builder().seed(7).people(2).entries(1).oddities(false).zones("Asia/Kathmandu").build();
        String ws = world.workspaceId();
        EntryDraft draft = EntryDraft.of(world.keyOwner(World.ADMIN), now, now);
        for (LocalDate day = first.minusDays(1); !day.isAfter(today.plusDays(33)); day = day.plusDays(1)) {
            Instant midnight = day.atStartOfDay().toInstant(ZoneOffset.UTC);
            world.createEntry(ws, draft.withTimes(midnight, midnight));
            world.createEntry(ws, draft.withTimes(midnight.minusSeconds(1), midnight.plus(Duration.ofHours(90))));
        }
        world.allowReports(ws, byReport);
        Instant end = today.plusDays(32).atStartOfDay().toInstant(ZoneOffset.UTC);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, "clockify.window-days", "7", "clockify.backfill-from", first.toString())) {
            done(hub.sync());

            Truth.of(hub, world).from(first).only(entry -> entry.start().isBefore(end)).orMore().assertSame(ws);
            assertThat(hub.count("select count(*) from clockify_time_entry where started_at < timestamp with time zone '"
                    + first + " 00:00:00+00'")).isZero();
            assertThat(hub.count("select count(*) from clockify_time_entry where duration_seconds = 0")).isGreaterThan(70);

            world.createEntry(ws, draft.withTimes(now.plus(Duration.ofDays(900)), now.plus(Duration.ofDays(901))));
            world.createEntry(ws, draft.withTimes(now.minus(Duration.ofDays(9000)), now.minus(Duration.ofDays(8000))));
            hub.execute("delete from clockify_window where window_to > current_date");
            done(hub.sync());
            Truth.of(hub, world).from(first).only(entry -> entry.start().isBefore(end)).orMore().assertSame(ws);
        }
    }

    @Test
    void only_what_started_on_or_after_the_first_day_is_stored_and_running_timers() {
        World world = year().build();
        LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(40);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, "clockify.integrations.acme.backfill-from", first.toString())) {
            done(hub.sync());

            Truth.of(hub, world).from(first).assertSame(world.workspaceId());
        }
    }

    private static EntryDraft yesterday(World world) {
        Instant start = Instant.now().minus(Duration.ofHours(30));
        return EntryDraft.of(world.keyOwner(World.ADMIN), start, start.plusSeconds(600));
    }

    private static String early(World world) {
        return world.entries(world.workspaceId()).get(3).id();
    }
}
