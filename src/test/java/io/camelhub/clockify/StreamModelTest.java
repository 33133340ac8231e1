package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.Resources;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.stream.StreamCatalogue;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.webhooks.HintBuffer;
import io.camelhub.clockify.webhooks.HintTable;
import io.camelhub.clockify.webhooks.WebhookTokens;
import io.camelhub.clockify.webhooks.WebhookTokens.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.concurrent.atomic.AtomicInteger;
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
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Whatever people ask for, decide, spend, bill and delete, and whatever goes wrong meanwhile: after some quiet syncs the tables of the streams
 * equal what Clockify lists, row for row; what a webhook reports is there at the next. Random as {@link ModelTest} is.
 */
@AddLifecycleHook(ModelTest.OtherSeed.class)
@Tag("slow")
class StreamModelTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Set<String> LISTED_APPROVALS = Set.of("PENDING", "APPROVED", "WITHDRAWN_APPROVAL");
    private static final List<String> DECISIONS = List.of("APPROVED", "REJECTED", "WITHDRAWN_SUBMISSION", "WITHDRAWN_APPROVAL");
    private static final List<Move> REPORTED = List.of(Move.REWORD, Move.DECIDE, Move.ASK, Move.DECIDE_APPROVAL, Move.CORRECT_EXPENSE, Move.SPEND, Move.PAY);
    private static final List<String> EVENTS = List.of("TIME_OFF_REQUESTED", "TIME_OFF_REQUEST_UPDATED", "TIME_OFF_REQUEST_APPROVED",
            "TIME_OFF_REQUEST_REJECTED", "TIME_OFF_REQUEST_WITHDRAWN", "NEW_APPROVAL_REQUEST", "APPROVAL_REQUEST_STATUS_UPDATED", "EXPENSE_CREATED",
            "EXPENSE_UPDATED", "EXPENSE_DELETED", "NEW_INVOICE", "INVOICE_UPDATED", "NEW_TIME_ENTRY", "TIME_ENTRY_DELETED");
    private static final double LOSSES = 0.2;
    private static final List<String> PATHS = List.of("/time-off/requests", "/holidays", "/approval-requests", "/expenses", "/invoices", "/entities/");

    /** What happens, each with two numbers that say to whom and how. */
    enum Move {
        ASK, DECIDE, WITHDRAW, REWORD, CANCEL, NEW_HOLIDAY, RENAME_HOLIDAY, DELETE_HOLIDAY, SUBMIT, DECIDE_APPROVAL, SPEND, CORRECT_EXPENSE,
        DELETE_EXPENSE, BILL, PAY, DELETE_INVOICE, DELETE_ENTRY, SYNC, WAIT, FAIL, NEW_ENTRY, KILL, ARRIVE, SYNC_MEANWHILE, REPORT
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

    /**
     * How Clockify says that something changed.
     *
     * @param webhooks whether by webhooks, of which some come late, twice, again or never
     * @param feed whether its change feed knows more than entries
     */
    record Signals(long seed, boolean webhooks, boolean feed) {
    }

    @Provide
    Arbitrary<Signals> signals() {
        return Combinators.combine(Arbitraries.longs().between(1, 1_000), Arbitraries.frequency(Tuple.of(2, true), Tuple.of(1, false)),
                Arbitraries.of(true, false)).as(Signals::new);
    }

    @Property(seed = "20261203", edgeCases = EdgeCasesMode.NONE)
    void after_some_quiet_syncs_the_streams_equal_what_clockify_lists(@ForAll("acts") List<Act> acts, @ForAll("signals") Signals signals) {
        play(Dialect.H2, acts, signals);
    }

    @Property(seed = "20261203", edgeCases = EdgeCasesMode.NONE)
    void the_streams_are_the_same_on_postgresql(@ForAll("acts") List<Act> acts, @ForAll("signals") Signals signals) {
        play(Dialect.POSTGRESQL, acts, signals);
    }

    @Property(seed = "20261203", edgeCases = EdgeCasesMode.NONE)
    void the_streams_are_the_same_on_mariadb(@ForAll("acts") List<Act> acts, @ForAll("signals") Signals signals) {
        play(Dialect.MYSQL, acts, signals);
    }

    private static void play(Dialect dialect, List<Act> acts, Signals signals) {
        try (Scene scene = new Scene(dialect, signals)) {
            acts.forEach(scene::happen);
            scene.settle();
            scene.assertSame();
        }
    }

    /** A workspace with all resources, and a hub that reads them. */
    private static final class Scene implements AutoCloseable {

        private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
        private final World world = World.builder().seed(31).people(12).entries(120).plan(Plan.ENTERPRISE).zones("UTC").resources(true).clock(clock)
                .from(NOW.minus(Duration.ofDays(100))).to(NOW).oddities(false).build();
        private final String workspace = world.workspaceId();
        private final Resources resources = world.resources(workspace);
        private final ClockifySimulator simulator = ClockifySimulator.start(world);
        private final Map<String, String> settings = new TreeMap<>(Map.of("clockify.integrations.acme.team-ids", workspace, "clockify.rates", "true",
                "clockify.streams", "time_off_request,holiday,approval_request,expense,invoice"));
        private final TestDatabases.Access database;
        private final Path routes;
        private final boolean hooked;
        private List<Token> tokens = List.of();
        private Hub hub;
        private int deleted;

        Scene(Dialect dialect, Signals signals) {
            database = TestDatabases.empty(dialect);
            hooked = signals.webhooks();
            try {
                routes = Files.createTempDirectory("stream-model");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            simulator.behaviour().paidPerSecond(1_000_000).set(Quirk.FEED_TYPES_DOCUMENTED, !signals.feed());
            // the moves say when what was delivered is stored; the tokens are given
            settings.put("camel.main.routes-include-pattern", new EditedRoutes(routes).impatient()
                    .replace("clockify-webhooks.camel.yaml", "delay: 1000", "delay: 86400000")
                    .replace("clockify-webhooks.camel.yaml", "period: 500\n", "delay: 86400000\n").pattern());
            if (hooked) {
                addWebhooks(signals.seed());
            }
            start();
        }

        private void addWebhooks(long seed) {
            int port = freePort();
            settings.putAll(Map.of("clockify.webhooks.url", "http://127.0.0.1:" + port, "camel.server.enabled", "true",
                    "camel.server.host", "127.0.0.1", "camel.server.port", Integer.toString(port)));
            tokens = EVENTS.stream().map(event -> new Token(world.addWebhook(workspace, event, "http://127.0.0.1:" + port + "/clockify/webhooks/acme"),
                    workspace, event, event)).toList();
            simulator.deliveries().seed(seed).delay(Duration.ZERO, Duration.ofMillis(4)).atOnce(2).doubles(0.1).replays(0.1).losses(LOSSES)
                    .tries(1, Duration.ZERO).switchOffAfter(Integer.MAX_VALUE);
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void start() {
            hub = Hub.start(simulator, database, settings, clock);
            hub.database().migrate();
            if (hooked) {
                hub.bean("clockifyWebhookTokens", WebhookTokens.class).replace("acme", workspace, tokens);
                await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(20))
                        .until(() -> hub.context().getRouteController().getRouteStatus("clockify-webhooks").isStarted());
            }
        }

        /** What Clockify sent, and did not lose, is stored. */
        private void arrive() {
            await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofMinutes(1)).until(simulator.deliveries()::isIdle);
            StreamCatalogue catalogue = hub.bean("clockifyStreamCatalogue", StreamCatalogue.class);
            new HintTable(hub.database(), event -> catalogue.declared().streams().stream()
                    .filter(stream -> stream.changes().webhooks().contains(event)).map(StreamDeclaration::name).toList())
                    .store(hub.bean("clockifyHintBuffer", HintBuffer.class).take());
        }

        /** A sync, during which something happens in Clockify, of which webhooks report. */
        private void syncMeanwhile(int which, int how) {
            AtomicInteger requests = new AtomicInteger();
            simulator.faults().next(1, request -> {
                if (requests.incrementAndGet() == 1 + which % 12) {
                    happen(new Act(REPORTED.get(how % REPORTED.size()), which, how));
                    arrive();
                }
                return false;
            }, Fault.reset());
            hub.sync();
            requests.set(Integer.MIN_VALUE);
        }

        /** A change whose webhook arrives is stored by the next sync, unless that goes on with a reading that began before. */
        private void report(int which, int how) {
            String id = one(Resource.TIME_OFF_REQUEST, row -> !row.at("/status/statusType").asText().equals("WITHDRAWN"), "/id", which);
            if (!hooked || id == null || hub.rows("select stream from clockify_stream where stream = 'time_off_request' and read_at is not null").isEmpty()) {
                return;
            }
            simulator.faults().clear();
            simulator.deliveries().losses(0);
            clock.advance(Duration.ofSeconds(1));
            String note = "reported " + how;
            resources.change(Resource.TIME_OFF_REQUEST, id, row -> row.put("note", note));
            arrive();
            simulator.deliveries().losses(LOSSES);
            boolean done = true;
            for (int i = 0; done && i < 2; i++) {
                clock.advance(Duration.ofSeconds(1));
                List<RunSummary> runs = hub.sync();
                done = !runs.isEmpty() && runs.get(runs.size() - 1).outcome().equals("done");
            }
            if (done) {
                assertThat(hub.rows("select note from clockify_time_off_request where id = '" + id + "'")).extracting(row -> row.get("note"))
                        .as("%s", hub.rows("select * from clockify_stream where stream = 'time_off_request'")).containsExactly(note);
            }
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
                case ARRIVE -> arrive();
                case SYNC_MEANWHILE -> syncMeanwhile(which, how);
                case REPORT -> report(which, how);
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
            arrive();
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
