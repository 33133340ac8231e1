package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.Resources;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Tag;

/**
 * Whatever people ask for, decide, spend, bill and delete, and whatever goes wrong meanwhile: after some quiet syncs the tables of the streams
 * equal what Clockify lists, row for row. Random as {@link ModelTest} is.
 */
@AddLifecycleHook(ModelTest.OtherSeed.class)
@Tag("slow")
class StreamModelTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Set<String> LISTED_APPROVALS = Set.of("PENDING", "APPROVED", "WITHDRAWN_APPROVAL");
    private static final List<String> DECISIONS = List.of("APPROVED", "REJECTED", "WITHDRAWN_SUBMISSION", "WITHDRAWN_APPROVAL");
    private static final List<String> PATHS = List.of("/time-off/requests", "/holidays", "/approval-requests", "/expenses", "/invoices", "/entities/");

    /** What happens, each with two numbers that say to whom and how. */
    enum Move {
        ASK, DECIDE, WITHDRAW, REWORD, CANCEL, NEW_HOLIDAY, RENAME_HOLIDAY, DELETE_HOLIDAY, SUBMIT, DECIDE_APPROVAL, SPEND, CORRECT_EXPENSE,
        DELETE_EXPENSE, BILL, PAY, DELETE_INVOICE, DELETE_ENTRY, SYNC, WAIT, FAIL, NEW_ENTRY, KILL
    }

    record Act(Move move, int which, int how) {

        @Override
        public String toString() {
            return move + "(" + which + "," + how + ")";
        }
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 1_000).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(Arbitraries.of(Move.class), number, number).as(Act::new).list().ofMinSize(1).ofMaxSize(40);
    }

    @Property(seed = "20261203", edgeCases = EdgeCasesMode.NONE)
    void after_some_quiet_syncs_the_streams_equal_what_clockify_lists(@ForAll("acts") List<Act> acts) {
        play(Dialect.H2, acts);
    }

    @Property(seed = "20261203", edgeCases = EdgeCasesMode.NONE)
    void the_streams_are_the_same_on_postgresql(@ForAll("acts") List<Act> acts) {
        play(Dialect.POSTGRESQL, acts);
    }

    @Property(seed = "20261203", edgeCases = EdgeCasesMode.NONE)
    void the_streams_are_the_same_on_mariadb(@ForAll("acts") List<Act> acts) {
        play(Dialect.MYSQL, acts);
    }

    private static void play(Dialect dialect, List<Act> acts) {
        try (Scene scene = new Scene(dialect)) {
            acts.forEach(scene::happen);
            scene.settle();
            scene.assertSame();
        }
    }

    /** A workspace with all resources, and a hub that reads them. */
    private static final class Scene implements AutoCloseable {

        private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
        private final World world = World.builder().seed(31).people(12).entries(120).plan(Plan.PRO).zones("UTC").resources(true).clock(clock)
                .from(NOW.minus(Duration.ofDays(100))).to(NOW).oddities(false).build();
        private final String workspace = world.workspaceId();
        private final Resources resources = world.resources(workspace);
        private final ClockifySimulator simulator = ClockifySimulator.start(world);
        private final Map<String, String> settings = new TreeMap<>(Map.of("clockify.integrations.acme.team-ids", workspace, "clockify.rates", "true",
                "clockify.streams", "time_off_request,holiday,approval_request,expense,invoice"));
        private final TestDatabases.Access database;
        private final Path routes;
        private Hub hub;
        private int deleted;

        Scene(Dialect dialect) {
            database = TestDatabases.empty(dialect);
            try {
                routes = Files.createTempDirectory("stream-model");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            simulator.behaviour().paidPerSecond(1_000_000);
            settings.put("camel.main.routes-include-pattern", new EditedRoutes(routes).impatient().pattern());
            start();
        }

        private void start() {
            hub = Hub.start(simulator, database, settings, clock);
        }

        private String one(Resource resource, Predicate<JsonNode> which, String id, int number) {
            List<String> ids = resources.rows(resource).stream().filter(which).map(row -> row.at(id).asText()).sorted().toList();
            return ids.isEmpty() ? null : ids.get(number % ids.size());
        }

        private String one(Resource resource, int number) {
            return one(resource, row -> true, "/id", number);
        }

        private PersonView person(int number) {
            List<PersonView> people = world.people(workspace);
            return people.get(number % people.size());
        }

        private void happen(Act act) {
            int which = act.which();
            int how = act.how();
            LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(how % 60);
            switch (act.move()) {
                case ASK -> resources.requestTimeOff(one(Resource.TIME_OFF_POLICY, which), person(how).id(), day, day.plusDays(which % 5));
                case DECIDE -> with(one(Resource.TIME_OFF_REQUEST, which), id -> resources.decideTimeOff(id, how % 3 > 0, person(how).id()));
                case WITHDRAW -> withdraw(which);
                case REWORD -> with(one(Resource.TIME_OFF_REQUEST, which),
                        id -> resources.change(Resource.TIME_OFF_REQUEST, id, row -> row.put("note", "reason " + how)));
                case CANCEL -> delete(Resource.TIME_OFF_REQUEST, which);
                case NEW_HOLIDAY -> resources.add(Resource.HOLIDAY, row -> row.put("name", "Day " + how));
                case RENAME_HOLIDAY -> with(one(Resource.HOLIDAY, which), id -> resources.change(Resource.HOLIDAY, id, row -> row.put("name", "Day of " + how)));
                case DELETE_HOLIDAY -> delete(Resource.HOLIDAY, which);
                case SUBMIT -> resources.submit(person(which).id(), day.minusDays(6), day);
                case DECIDE_APPROVAL -> with(one(Resource.APPROVAL_REQUEST, row -> true, "/approvalRequest/id", which),
                        id -> resources.decideApproval(id, DECISIONS.get(how % DECISIONS.size()), person(how).id(), "as said"));
                case SPEND -> resources.add(Resource.EXPENSE, row -> row.put("notes", "train " + how));
                case CORRECT_EXPENSE -> with(one(Resource.EXPENSE, which), id -> resources.change(Resource.EXPENSE, id, row -> row.put("notes", "bus " + how)));
                case DELETE_EXPENSE -> delete(Resource.EXPENSE, which);
                case BILL -> bill(which, how);
                case PAY -> with(one(Resource.INVOICE, which), id -> resources.pay(id, 100L + how));
                case DELETE_INVOICE -> delete(Resource.INVOICE, which);
                case DELETE_ENTRY -> world.deleteEntry(workspace, world.entries(workspace).get(which % world.entries(workspace).size()).id());
                case SYNC -> hub.sync();
                case WAIT -> clock.advance(Duration.ofMinutes(which * 5L));
                case FAIL -> simulator.faults().next(1 + how % 8, request -> request.path().contains(PATHS.get(which % PATHS.size())),
                        how % 2 == 0 ? Fault.status(500) : Fault.reset());
                case NEW_ENTRY -> world.createEntry(workspace, EntryDraft.of(person(which).id(),
                        clock.instant().minusSeconds(7_200), clock.instant().minusSeconds(60L * (how % 60))));
                case KILL -> kill(1 + which % 12);
            }
            clock.advance(Duration.ofSeconds(1 + how % 7));
        }

        private static void with(String id, Consumer<String> what) {
            if (id != null) {
                what.accept(id);
            }
        }

        private void withdraw(int which) {
            if (deleted++ < 15) {
                with(one(Resource.TIME_OFF_REQUEST, which), resources::withdrawTimeOff);
            }
        }

        /** So few that no guard holds them. */
        private void delete(Resource resource, int which) {
            if (deleted++ < 15) {
                with(one(resource, which), id -> resources.delete(resource, id));
            }
        }

        private void bill(int which, int how) {
            List<EntryView> entries = world.entries(workspace).stream().filter(entry -> entry.clientId() != null && !entry.running()).toList();
            EntryView entry = entries.get(which % entries.size());
            resources.invoice(entry.clientId(), List.of(entry.id()));
            clock.advance(Duration.ofSeconds(how % 3));
        }

        /** The connections are cut at a request of a sync, and another process goes on. */
        private void kill(int request) {
            hub.syncAndDieAt(simulator, one -> true, request);
            clock.advance(Duration.ofSeconds(31));
            start();
        }

        /** Until no stream is due, those that are read from their newest rows on included. */
        private void settle() {
            simulator.faults().clear();
            clock.advance(Duration.ofDays(32));
            String outcome = "";
            for (int i = 0; i < 12 && !outcome.equals("donedonedone"); i++) {
                List<RunSummary> runs = hub.sync();
                String now = runs.isEmpty() ? "" : runs.get(runs.size() - 1).outcome();
                outcome = now.equals("done") ? outcome + now : "";
                clock.advance(Duration.ofHours(25));
            }
            assertThat(outcome).as(hub.failures().toString() + hub.rows("select stream, status, problem, held from clockify_stream")).isEqualTo("donedonedone");
        }

        private Map<String, String> listed(Resource resource, Predicate<JsonNode> which, String id, String... values) {
            return resources.rows(resource).stream().filter(which).collect(Collectors.toMap(row -> row.at(id).asText(), row -> {
                List<String> all = new ArrayList<>();
                for (String value : values) {
                    JsonNode node = row.at(value);
                    all.add(node.isNumber() ? String.valueOf(Math.round(node.doubleValue())) : node.asText(""));
                }
                return String.join("|", all);
            }, (a, b) -> b, TreeMap::new));
        }

        private Map<String, String> stored(String stream, String end, String... columns) {
            Map<String, String> all = new TreeMap<>();
            hub.rows("select id, " + String.join(", ", columns) + " from clockify_" + stream + " where " + end + " is null").forEach(row -> all.put((String) row.get("id"),
                    Arrays.stream(columns).map(column -> row.get(column) == null ? "" : row.get(column).toString()).collect(Collectors.joining("|"))));
            return all;
        }

        private void assertSame() {
            Function<String, Predicate<JsonNode>> not = status -> row -> !row.at("/status/statusType").asText().equals(status);
            assertThat(stored("time_off_request", "deleted_at", "status", "note"))
                    .isEqualTo(listed(Resource.TIME_OFF_REQUEST, not.apply("WITHDRAWN"), "/id", "/status/statusType", "/note"));
            assertThat(stored("holiday", "deleted_at", "name")).isEqualTo(listed(Resource.HOLIDAY, row -> true, "/id", "/name"));
            assertThat(stored("approval_request", "left_list_at", "state")).isEqualTo(listed(Resource.APPROVAL_REQUEST,
                    row -> LISTED_APPROVALS.contains(row.at("/approvalRequest/status/state").asText()), "/approvalRequest/id", "/approvalRequest/status/state"));
            assertThat(stored("expense", "deleted_at", "amount", "notes")).isEqualTo(listed(Resource.EXPENSE, row -> true, "/id", "/total", "/notes"));
            assertThat(stored("invoice", "deleted_at", "status", "amount", "paid"))
                    .isEqualTo(listed(Resource.INVOICE, row -> true, "/id", "/status", "/amount", "/paid"));
            assertThat(hub.count("select count(*) from clockify_time_entry where deleted_at is null")).isEqualTo(world.entryCount(workspace));
        }

        @Override
        public void close() {
            hub.close();
            simulator.close();
            try (var files = Files.walk(routes)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
