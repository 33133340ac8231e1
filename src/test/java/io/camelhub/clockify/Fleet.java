package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.SyncListener;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.schedule.Claims;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.MembershipStatus;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import net.jqwik.api.lifecycle.Store;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two hubs on one database, as two processes whose work goes through an {@link UnreliableQueue}, over some workspaces of a Clockify
 * that answers late, in any order and sometimes not at all. The hubs stay from one sequence of {@link Step}s to the next; time is
 * simulated, so that nobody waits, and leases and claims are renewed as it passes.
 */
final class Fleet implements Stage, Store.CloseOnReset {

    private static final Instant BEGINNING = Instant.parse("2026-03-02T09:30:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2025-12-20");
    private static final Duration RENEWAL = Duration.ofSeconds(10);

    /** Longer than a lease, or a claim, lasts. */
    private static final Duration PAUSE = Duration.ofSeconds(35);

    /** Time between two syncs. */
    private static final Duration NEXT = Duration.ofMinutes(16);

    private static final int CONSUMERS = 4;

    /** Ticks within which all must be well again; a Free workspace has to wait an hour now and then. */
    private static final int MOST_TICKS = 60;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What becomes of an answer: mostly it is late. */
    private static final Fault[] TROUBLE = new Fault[120];

    static {
        for (int i = 0; i < TROUBLE.length; i++) {
            TROUBLE[i] = Fault.latency(Duration.ofMillis(i % 12));
        }
        TROUBLE[0] = Fault.hang(Duration.ofSeconds(1));
        TROUBLE[10] = Fault.reset();
        TROUBLE[20] = Fault.truncatedJson();
        TROUBLE[30] = Fault.status(503);
        TROUBLE[40] = Fault.html502();
        TROUBLE[50] = Fault.tooManyRequests(0);
    }

    /**
     * In which Clockify it happens.
     *
     * @param free whether the first workspace is on the Free plan
     */
    record Scene(long seed, int workspaces, boolean free, int rowsAPage) {
    }

    private final Dialect dialect;
    private final TestDatabases.Access access;
    private final UnreliableQueue queue = new UnreliableQueue(CONSUMERS, this::deliver);
    private final List<Node> nodes;
    private final List<String> tables;
    private volatile SimulatedClock clock = SimulatedClock.stoppedAt(BEGINNING);
    private World world;
    private ClockifySimulator clockify;
    private int rowsAPage;
    private String ws;
    private String latest;
    /** Which workspaces each integration is to sync. */
    private final Map<String, List<String>> integrations = new TreeMap<>();

    /** The newest run of each workspace that has asked Clockify. */
    private final Map<String, Long> newest = new ConcurrentHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<String> message = new ThreadLocal<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    private final AtomicLong runs = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong overtaken = new AtomicLong();
    private long sequences;
    private long steps;

    Fleet(Dialect dialect) {
        this.dialect = dialect;
        access = TestDatabases.empty(dialect);
        newWorld(new Scene(1, 1, false, 1000));
        nodes = List.of(new Node(), new Node());
        nodes.get(0).hub.database().migrate();
        tables = nodes.get(0).hub.tables();
    }

    /** One of the processes. */
    private final class Node {

        private final FailingDataSource database = new FailingDataSource(access);
        private final Hub hub;
        private final ProducerTemplate template;
        /** Runs that began here. */
        private final Set<Long> own = ConcurrentHashMap.newKeySet();
        /** Runs that may have lost their lease, and do not know it yet. */
        private final Set<Long> lost = ConcurrentHashMap.newKeySet();
        private final AtomicInteger stepsToPause = new AtomicInteger(-1);
        private volatile boolean paused;

        Node() {
            try {
                hub = Hub.start(clockify, database, settings(Files.createTempDirectory("clockify-fleet")), this::time);
                hub.bean("clockifyProgress", Progress.class).listen(new SyncListener() {
                    @Override
                    public void started(String integration, String workspaceId, String workspaceName) {
                        began();
                    }
                });
                hub.context().addRoutes(routes());
                template = hub.context().createProducerTemplate();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        /** The database's own clock, which is away when the database is. */
        private Instant time() {
            if (database.isBroken()) {
                throw new DataAccessResourceFailureException("the connection broke");
            }
            return clock.instant();
        }

        private Map<String, String> settings(Path routes) {
            // nobody waits for real: not between two tries of a request, nor for an answer, nor for the limit in a second
            new EditedRoutes(routes).impatient()
                    .replace("clockify-api.camel.yaml", "timePeriodMillis: \"1000\"", "timePeriodMillis: \"1\"")
                    .replace("clockify-api.camel.yaml", "responseTimeout: 60000", "responseTimeout: 500")
                    .replace("clockify-api.camel.yaml", "soTimeout: 60000", "soTimeout: 500")
                    // leases and claims are renewed in simulated time
                    .replace("clockify-workspace.camel.yaml", "period: 10000", "period: 100000000")
                    .replace("clockify-workspace.camel.yaml", "delay: 10000", "delay: 100000000")
                    .replace("clockify-api.camel.yaml", "              - to:\n                  id: clockify-http\n",
                            "              - to:\n                  uri: direct:watched\n"
                                    + "              - to:\n                  id: clockify-http\n")
                    .replace("clockify-sink.camel.yaml", "                - policy:\n",
                            "                - to:\n                    uri: direct:writing\n                - policy:\n")
                    .replace("clockify.camel.yaml", "        - to: # clockify-workspace.camel.yaml: refreshes the roster",
                            "        - to:\n            uri: direct:begun\n"
                                    + "        - to: # clockify-workspace.camel.yaml: refreshes the roster")
                    // the last step of the transaction
                    .replace("clockify-sink.camel.yaml", "                      - bean:\n                          ref: clockifySyncRuns\n",
                            "                      - to:\n                          uri: direct:written\n"
                                    + "                      - bean:\n                          ref: clockifySyncRuns\n");
            Map<String, String> settings = new HashMap<>(integrationSettings());
            settings.put("camel.main.routes-include-pattern", "file:" + routes + "/*.camel.yaml");
            settings.put("clockify.work.uri", "direct:queue");
            settings.put("clockify.backfill-from", FIRST_DAY.toString());
            settings.put("clockify.window-days", "40");
            return settings;
        }

        private RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("direct:queue").process(exchange -> queue.send(exchange.getMessage().getBody(String.class)));
                    from("direct:tick").split(method("clockifyDispatch", "due")).streaming().to("direct:clockify-hand-over");
                    from("direct:watched").process(exchange -> watch(exchange.getVariable("clockifyRun", SyncRun.class)));
                    from("direct:writing").process(exchange -> perhapsPause(exchange.getVariable("clockifyRun", SyncRun.class),
                            exchange.getMessage().getBody(TimeEntryPage.class).entries()));
                    from("direct:begun").process(exchange -> own.add(exchange.getVariable("clockifyRun", SyncRun.class).id()));
                    from("direct:written").process(exchange -> wrote(exchange.getVariable("clockifyRun", SyncRun.class)));
                }
            };
        }

        /** A request is about to be sent. */
        private void watch(SyncRun run) {
            asked.incrementAndGet();
            perhapsPause(run, List.of());
            if (run != null) {
                long last = newest.merge(run.workspaceId(), run.id(), Math::max);
                if (last > run.id()) {
                    overtaken.incrementAndGet();
                    if (!lost.contains(run.id()) && !database.isBroken()) {
                        problems.add("run " + run.id() + " asks workspace " + run.workspaceId() + " while run " + last + " does");
                    }
                }
            }
        }

        private void perhapsPause(SyncRun run, List<TimeEntry> read) {
            if (stepsToPause.getAndUpdate(left -> Math.max(-1, left - 1)) == 0) {
                pauseNow(run, read);
            }
        }

        /**
         * Time passes, which this process does not notice, until another one has taken over what it does; and what it has read is
         * edited.
         */
        private void pauseNow(SyncRun run, List<TimeEntry> read) {
            paused = true;
            read.stream().limit(5).forEach(entry -> edit(run.workspaceId(), entry.id()));
            lost.addAll(own);
            goOn(PAUSE);
            for (int i = 0; i < 40 && (run == null || newest.getOrDefault(run.workspaceId(), 0L) <= run.id()); i++) {
                nodes.stream().filter(node -> node != this).forEach(node -> {
                    node.renew();
                    node.tick();
                });
                sleep();
            }
            // those that began meanwhile as well: the other process may have paused, too, and nobody renewed their leases
            lost.addAll(own);
            paused = false;
        }

        private void renew() {
            if (!paused && !database.isBroken()) {
                hub.bean("clockifyLeases", Leases.class).renew();
                hub.bean("clockifyClaims", Claims.class).renew();
            }
        }

        private void tick() {
            send("direct:tick", "");
        }

        private void send(String uri, String body) {
            long before = database.broke();
            try {
                template.sendBody(uri, body);
            } catch (CamelExecutionException e) {
                if (!database.isBroken() && database.broke() == before) {
                    problems.add(e.getCause().toString());
                }
            }
        }

        private void mend() {
            if (database.isBroken()) {
                lost.addAll(own);
            }
            database.mend();
        }
    }

    private void edit(String workspaceId, String entryId) {
        try {
            world.editEntry(workspaceId, entryId, draft -> draft.withDescription("edited at " + now()));
        } catch (IllegalArgumentException e) {
            // it was deleted meanwhile
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(15);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(String work) {
        message.set(work);
        nodes.get(Math.floorMod(work.hashCode() + (int) runs.get(), nodes.size())).send("direct:clockify-workspace", work);
        message.remove();
    }

    /** A run is in the transaction of a page, past the check of its lease, which nobody can take before the commit. */
    private void wrote(SyncRun run) {
        long last = newest.getOrDefault(run.workspaceId(), 0L);
        if (last > run.id()) {
            problems.add("run " + run.id() + " writes to workspace " + run.workspaceId() + ", although run " + last + " has begun");
        }
    }

    /** A run has begun, by a message that did not begin one before. */
    private void began() {
        runs.incrementAndGet();
        try {
            String claim = JSON.readTree(message.get()).path("claim").textValue();
            if (!begun.add(claim)) {
                problems.add("began a second run: " + message.get());
            }
        } catch (JsonProcessingException e) {
            problems.add(e.toString());
        }
    }

    /** Begins a sequence: other Clockify, empty tables. */
    void begin(Scene scene) {
        end();
        nodes.get(0).database.wipe(tables);
        newest.clear();
        problems.clear();
        nodes.forEach(node -> {
            node.own.clear();
            node.lost.clear();
        });
        newWorld(scene);
        nodes.forEach(node -> node.hub.configure(integrationSettings()));
        queue.misbehave(scene.seed());
        clockify.faults().random(scene.seed(), 0.7, TROUBLE);
        // somewhere in the first runs, which read the past
        nodes.forEach(node -> node.stepsToPause.set((int) ((scene.seed() + 7L * nodes.indexOf(node)) % 20)));
        sequences++;
    }

    /** Three keys: one sees all workspaces, one the first of them as well, and a member's the last. */
    private void newWorld(Scene scene) {
        clock = SimulatedClock.stoppedAt(BEGINNING);
        world = World.builder().seed(scene.seed()).workspaces(scene.workspaces()).people(7).entries(30).projects(3).clients(2)
                .tags(3).tasksPerProject(2).clock(clock).from(BEGINNING.minus(Duration.ofDays(70))).plan(Plan.PRO).build();
        List<String> all = world.workspaceIds();
        String first = all.get(0);
        String last = all.get(all.size() - 1);
        if (scene.free()) {
            world.changePlan(first, Plan.FREE);
        }
        world.addKey("second", world.keyOwner(World.ADMIN));
        PersonView member = world.people(last).stream()
                .filter(person -> person.membershipStatus() == MembershipStatus.ACTIVE && !person.id().equals(owner()))
                .findFirst().orElseThrow();
        world.changeRole(last, member.id(), Role.MEMBER);
        world.addKey("lesser", member.id());
        all.stream().filter(id -> !id.equals(first)).forEach(id -> world.hideWorkspace("second", id));
        all.stream().filter(id -> !id.equals(last)).forEach(id -> world.hideWorkspace("lesser", id));
        integrations.clear();
        integrations.put("acme", all);
        integrations.put("second", List.of(first));
        integrations.put("lesser", List.of(last));
        clockify = ClockifySimulator.start(world);
        clockify.behaviour().paidPerSecond(1_000_000).on(Quirk.UNSCOPED_CALLS_COUNT_EVERYWHERE);
        rowsAPage = scene.rowsAPage();
        latest = null;
        ws = first;
    }

    private Map<String, String> integrationSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("clockify.page-size", Integer.toString(rowsAPage));
        for (String name : integrations.keySet()) {
            String prefix = "clockify.integrations." + name + ".";
            settings.put(prefix + "api-key", world.key(name.equals("acme") ? World.ADMIN : name));
            settings.put(prefix + "api-url", clockify.apiUrl());
            settings.put(prefix + "reports-url", clockify.reportsUrl());
        }
        return settings;
    }

    private void end() {
        if (clockify != null) {
            calm();
            queue.forgetLate();
            queue.awaitIdle();
            clockify.close();
            clockify = null;
        }
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public String ws() {
        return ws;
    }

    @Override
    public String owner() {
        return world.keyOwner(World.ADMIN);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
    }

    @Override
    public String latest() {
        return latest;
    }

    @Override
    public void happenedTo(String entryId) {
        latest = entryId;
    }

    /** Something happens in a workspace, while the hubs do what they do. */
    void run(Step step, int which, int how) {
        steps++;
        String before = ws;
        ws = world.workspaceIds().get((which + how) / 3 % world.workspaceIds().size());
        latest = ws.equals(before) ? latest : null;
        step.happen(this, which, how);
        letWork(how % 5);
        // nobody does two things in the same millisecond
        goOn(Duration.ofMillis(700 + 1_300L * Math.floorMod(how, 11)));
    }

    /** Lets the hubs send some requests, where they have anything to do. */
    private void letWork(int requests) {
        long enough = asked.get() + requests;
        while (asked.get() < enough && !queue.isIdle()) {
            Thread.onSpinWait();
        }
    }

    void tick() {
        nodes.forEach(Node::tick);
    }

    /** Time passes while the hubs work, and renew what they hold: none of them loses it that is not paused. */
    void goOn(Duration time) {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(RENEWAL)) {
            clock.advance(left.compareTo(RENEWAL) < 0 ? left : RENEWAL);
            nodes.forEach(Node::renew);
        }
    }

    /** Time passes once the hubs have done what was handed over; what crashed runs again. */
    void rest(Duration time) {
        queue.awaitIdle();
        nodes.forEach(Node::mend);
        clock.advance(time);
        queue.deliverLate();
    }

    /** The next syncs are due, and what happens before they begin. */
    void next(Runnable first) {
        rest(NEXT);
        first.run();
        tick();
    }

    /** A process does nothing for longer than its leases last, before one of its next requests, or before it writes a page. */
    void pause(int which, int steps) {
        nodes.get(which % nodes.size()).stepsToPause.set(steps);
    }

    /** A process dies at one of its next statements. */
    void crash(int which, int statements) {
        nodes.get(which % nodes.size()).database.breakAt(statements, 0, which % 4 < 2);
    }

    void closeQueue(int messages) {
        queue.refuse(messages);
    }

    /** All is well again. */
    private void calm() {
        nodes.forEach(node -> {
            node.mend();
            node.stepsToPause.set(-1);
        });
        queue.behave();
        clockify.faults().clear();
    }

    /** What is stored now. */
    Chronicle chronicle() {
        return Chronicle.of(dialect, access.dataSource());
    }

    /** Ticks until each workspace was synced once more with nothing left open, for each of its integrations. */
    void settle() {
        calm();
        Instant since = now();
        for (int i = 0; i < MOST_TICKS; i++) {
            rest(i < 4 ? NEXT : Duration.ofMinutes(62));
            tickWhileRunsBegin();
            if (left(since).isEmpty()) {
                assertNoProblems();
                return;
            }
        }
        throw new AssertionError("not done after " + MOST_TICKS + " ticks: " + left(since) + problems + runs()
                + nodes.stream().map(node -> node.hub.failures()).toList());
    }

    /**
     * Ticks until nothing comes of it: an integration that finds its workspace in the hands of another one is due again at the next tick, which
     * comes a minute later, when that one's run is over, and not together with its next one.
     */
    private void tickWhileRunsBegin() {
        for (long before = -1; before != runs.get(); ) {
            before = runs.get();
            tick();
            queue.awaitIdle();
        }
    }

    /** All runs of the sequence, for the message of a failure. */
    private String runs() {
        Hub hub = nodes.get(0).hub;
        return JdbcClient.create(access.dataSource()).sql("select * from clockify_sync_run order by id").query((row, index) -> String.format(
                "%n  %d %s/%s %s %s to %s: %s, %d requests, %d seen, %d new, %d changed, %d deleted, %s", row.getLong("id"), row.getString("integration"),
                row.getString("workspace_id"), row.getString("kind"), hub.database().instant(row, "started_at"),
                hub.database().instant(row, "finished_at"), row.getString("outcome"), row.getInt("requests"), row.getInt("entries_seen"),
                row.getInt("inserted"), row.getInt("updated"), row.getInt("deleted"), row.getString("error"))).list()
                .stream().collect(Collectors.joining("", "\nThe runs:", "\n"));
    }

    /** The last runs of what was not synced since a time with nothing left open. */
    private Map<String, String> left(Instant since) {
        Map<String, String> left = new TreeMap<>();
        integrations.forEach((name, workspaces) -> workspaces.forEach(id -> left.put(name + "/" + id, "never began")));
        Hub hub = nodes.get(0).hub;
        JdbcClient.create(access.dataSource())
                .sql("select * from clockify_sync_run order by id").query(row -> {
                    String place = row.getString("integration") + "/" + row.getString("workspace_id");
                    String outcome = row.getString("outcome");
                    if ("done".equals(outcome) && !hub.database().instant(row, "started_at").isBefore(since)) {
                        left.remove(place);
                    } else {
                        left.put(place, outcome + ": " + row.getString("error"));
                    }
                });
        return left;
    }

    void assertNoProblems() {
        assertThat(problems).isEmpty();
        assertThat(clockify.requests().violations()).as("requests beyond the limit of a plan").isZero();
    }

    /** All workspaces are as they are in Clockify. */
    void assertTruth(boolean peopleToo) {
        Hub hub = nodes.get(0).hub;
        Truth truth = Truth.of(hub, world).from(FIRST_DAY).orMore().withoutNamesOfLeavers();
        for (String id : world.workspaceIds()) {
            assertThat((peopleToo ? truth : truth.withoutPeople()).differences(id)).as(() -> "workspace " + id + runs()).isEmpty();
        }
    }

    @Override
    public void close() {
        end();
        long crashes = nodes.stream().mapToLong(node -> node.database.broke()).sum();
        System.out.println("Many workspaces on " + dialect + ": " + sequences + " sequences, " + steps + " steps, " + runs
                + " runs, " + asked + " requests, " + overtaken + " of runs that were overtaken, " + crashes + " crashes, " + queue);
        queue.close();
        for (Node node : nodes) {
            node.hub.close();
            node.database.close();
        }
    }
}
