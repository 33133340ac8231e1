package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.Truth;
import io.camelhub.clockify.broker.Artemis;
import io.camelhub.clockify.broker.Broker;
import io.camelhub.clockify.broker.Kafka;
import io.camelhub.clockify.cli.Nodes.Node;
import io.camelhub.clockify.database.RestartablePostgres;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Processes that share the work, on one PostgreSQL: killed (SIGKILL), frozen (SIGSTOP) for longer than a lease, without their broker and
 * without their database. {@code -Dchaos.seconds=600} goes on for longer, by others of {@code -Dchaos.seed}, {@code -Dchaos.broker=kafka} takes
 * Kafka for Artemis.
 */
@Timeout(1800)
@Tag("slow")
class NodesIT {

    /** For so long; each kind of trouble comes once, even so. */
    private static final Duration CHAOS = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 0));

    private static final int KINDS = 4;

    private static final boolean KAFKA = System.getProperty("chaos.broker", "artemis").equals("kafka");

    /** Longer than a lease, or a claim, lasts. */
    private static final Duration FROZEN = Duration.ofSeconds(35);

    private static final Duration LATENCY = Duration.ofMillis(50);

    /** What the nodes may ask together within an hour, for the first workspace of the other key. */
    private static final int AN_HOUR = 60;

    private final Random random = new Random(Long.getLong("chaos.seed", 1));
    private final World world = World.builder().seed(33).workspaces(9).people(5).entries(400).build();
    private final World other = World.builder().seed(34).workspaces(2).people(3).entries(1500).build();
    private final String scarce = other.workspaceIds().get(0);
    private final String steady = other.workspaceIds().get(1);

    @TempDir
    private Path folder;

    @Test
    void on_the_database_alone_one_process_goes_on_where_another_was_killed() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                RestartablePostgres postgres = RestartablePostgres.start(folder.resolve("postgres"));
                Nodes nodes = new Nodes(folder.resolve("nodes"), postgres.access(), clockify)) {
            clockify.behaviour().latency(Duration.ofMillis(50)).deletionDelay(Duration.ZERO);
            Node one = nodes.start(Map.of("clockify.page-size", "40"));
            nodes.start(Map.of("clockify.page-size", "40"));
            nodes.await("the first sync", () -> clockify.requests().count() > 60);

            one.kill();

            assertAllIsWell(clockify, postgres, nodes);
        }
    }

    @Test
    void three_processes_on_a_broker_lose_nothing_and_do_nothing_twice_whatever_happens_to_them() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                ClockifySimulator another = ClockifySimulator.start(other);
                RestartablePostgres postgres = RestartablePostgres.start(folder.resolve("postgres"));
                Broker broker = KAFKA ? Kafka.open() : Artemis.open(folder.resolve("broker"));
                Nodes nodes = new Nodes(folder.resolve("nodes"), postgres.access(), clockify)) {
            nodes.addJars(documentedJars(KAFKA ? "camel-kafka" : "camel-jms"));
            clockify.behaviour().latency(LATENCY).deletionDelay(Duration.ZERO);
            another.behaviour().latency(LATENCY).deletionDelay(Duration.ZERO);
            Map<String, String> settings = new HashMap<>(broker.settings());
            settings.putAll(oneRequestAtATime("scarce", another, scarce, AN_HOUR));
            settings.putAll(oneRequestAtATime("steady", another, steady, 1000 * AN_HOUR));
            List<Node> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(nodes.start(settings));
            }
            nodes.await("the first sync", () -> clockify.requests().count() > 20);
            Instant end = Instant.now().plus(CHAOS);
            for (int round = 0; round < KINDS || Instant.now().isBefore(end); round++) {
                people();
                Node victim = running.get(random.nextInt(running.size()));
                switch (round % KINDS) {
                    case 0 -> {
                        victim.kill();
                        running.remove(victim);
                        running.add(nodes.start(settings));
                    }
                    case 1 -> {
                        victim.freeze();
                        await().pollDelay(FROZEN).atMost(Nodes.LONGEST).until(() -> true);
                        victim.thaw();
                    }
                    case 2 -> {
                        broker.stop();
                        broker.start();
                    }
                    default -> postgres.restart();
                }
                int before = clockify.requests().count();
                nodes.await("more requests", () -> clockify.requests().count() > before + 5);
            }
            assertAllIsWell(clockify, postgres, nodes);
            assertWithinTheHourAndOneAtATime(another, postgres);
        }
    }

    @Test
    void with_quartz_clustered_one_process_fires_and_another_takes_over_when_it_is_killed() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                RestartablePostgres postgres = RestartablePostgres.start(folder.resolve("postgres"));
                Nodes nodes = new Nodes(folder.resolve("nodes"), postgres.access(), clockify)) {
            clockify.behaviour().latency(Duration.ofMillis(50)).deletionDelay(Duration.ZERO);
            try (var connection = postgres.access().dataSource().getConnection()) {
                ScriptUtils.executeSqlScript(connection, new ClassPathResource("org/quartz/impl/jdbcjobstore/tables_postgres.sql"));
            }
            Path quartz = Files.writeString(folder.resolve("quartz.properties"), documented("properties", "org.quartz.scheduler")
                    .replace("jdbc:postgresql://database/hub", postgres.access().jdbcUrl()).replace("user = hub", "user = postgres"));
            Map<String, String> clustered = Map.of(
                    "camel.main.name", "clockify-hub",
                    "camel.component.quartz.properties-file", "file:" + quartz,
                    "clockify.page-size", "40");
            Node first = nodes.start(clustered);
            // the name that Quartz gives itself is the host's and the millisecond's: two that start in the same one would pass for one
            nodes.await("the first scheduler", () -> count(postgres, "select count(*) from qrtz_scheduler_state") == 1);
            List<Node> both = List.of(first, nodes.start(clustered));
            nodes.await("the first sync", () -> both.stream().anyMatch(node -> node.log().contains("Synced ")));
            assertThat(both.stream().filter(node -> node.log().contains("Synced "))).as("who fires").hasSize(1);
            Node fires = both.stream().filter(node -> node.log().contains("Synced ")).findFirst().orElseThrow();
            Node other = both.get(1 - both.indexOf(fires));
            nodes.await("the second scheduler", () -> count(postgres, "select count(*) from qrtz_scheduler_state") == 2);

            fires.kill();

            nodes.await("a sync of the other", () -> other.log().contains("Synced "));
            assertThat(count(postgres, "select count(*) from qrtz_triggers")).isEqualTo(1);
            assertAllIsWell(clockify, postgres, nodes);
        }
    }

    /** Settings of an integration whose runs never have two requests under way. */
    private static Map<String, String> oneRequestAtATime(String name, ClockifySimulator clockify, String workspace, int perHour) {
        String integration = "clockify.integrations." + name + ".";
        return Map.of(
                integration + "api-key", clockify.world().adminKey(),
                integration + "api-url", clockify.apiUrl(),
                integration + "reports-url", clockify.reportsUrl(),
                integration + "team-ids", workspace,
                integration + "page-size", "10",
                integration + "parallel-requests", "1",
                integration + "requests-per-hour", Integer.toString(perHour));
    }

    private static long count(RestartablePostgres postgres, String sql) {
        return JdbcClient.create(postgres.access().dataSource()).sql(sql).query(Long.class).single();
    }

    /** The block of the page about nodes that holds a text. */
    private static String documented(String language, String text) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("src/main/docs/nodes.md"))).results()
                .map(block -> block.group(1)).filter(block -> block.contains(text)).findFirst().orElseThrow();
    }

    /** The artifacts that the page names for a broker, the component's own among them. */
    static List<String> documentedJars(String component) throws IOException {
        return List.of(documented("text", component).strip().split("\\s+"));
    }

    private void assertAllIsWell(ClockifySimulator clockify, RestartablePostgres postgres, Nodes nodes) throws Exception {
        try (Hub watcher = Hub.start(clockify, postgres.access(), Map.of())) {
            await().atMost(Nodes.LONGEST).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                assertThat(watcher.count("select count(*) from clockify_integration_workspace"
                        + " where integration = 'acme' and (synced_at is null or error is not null)"))
                        .as("workspaces that are not synced").isZero();
                world.workspaceIds().forEach(workspace -> Truth.of(watcher, world).withoutPeople().assertSame(workspace));
            });
            nodes.stop();
            assertThat(clockify.requests().violations()).as("requests beyond the budget").isZero();
            assertThat(watcher.count("select sum(inserted) from clockify_sync_run")).as("entries written for the first time")
                    .isEqualTo(watcher.count("select count(*) from clockify_time_entry"));
            assertThat(watcher.rows("select one.id, other.id as overlapping from clockify_sync_run one join clockify_sync_run other"
                    + " on other.workspace_id = one.workspace_id and other.id > one.id and other.started_at < one.finished_at"))
                    .as("runs of one workspace at once").isEmpty();
        } catch (AssertionError | ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + nodes.logs(), e);
        }
    }

    /** Of the workspaces whose runs send one request at a time: where a second one came while the first was answered, two runs went on. */
    private void assertWithinTheHourAndOneAtATime(ClockifySimulator clockify, RestartablePostgres postgres) {
        int asked = asked(clockify, scarce).size();
        assertThat(asked).as("requests of the hour").isBetween(AN_HOUR / 3, AN_HOUR);
        assertThat(count(postgres, "select count(*) from clockify_request where workspace_id = '" + scarce + "'"))
                .as("those that the nodes counted").isGreaterThanOrEqualTo(asked);
        for (String workspace : other.workspaceIds()) {
            List<RecordedRequest> requests = asked(clockify, workspace);
            for (int i = 1; i < requests.size(); i++) {
                assertThat(requests.get(i).at()).as("the next while this is answered: " + requests.get(i - 1))
                        .isAfterOrEqualTo(requests.get(i - 1).at().plus(LATENCY));
            }
        }
    }

    private static List<RecordedRequest> asked(ClockifySimulator clockify, String workspace) {
        return clockify.requests().all().stream().filter(request -> request.path().contains(workspace)).toList();
    }

    /** What people do meanwhile in each workspace. */
    private void people() {
        for (String workspace : world.workspaceIds()) {
            List<EntryView> entries = world.entries(workspace).stream().filter(entry -> !entry.running() && !entry.locked()).toList();
            for (int i = 0; i < 3; i++) {
                String id = entries.get(random.nextInt(entries.size())).id();
                world.editEntry(workspace, id, draft -> draft.withDescription("edited " + random.nextInt()));
            }
            Instant now = world.clock().instant();
            world.createEntry(workspace, EntryDraft.of(entries.get(0).userId(), now.minusSeconds(600), now.minusSeconds(60)));
            world.deleteEntry(workspace, entries.get(random.nextInt(entries.size())).id());
        }
    }
}
