package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.entries.SumsAndViews;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.roster.RosterColumns;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.run.RequestLimits;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.schedule.Claims;
import io.camelhub.clockify.schedule.HintDispatch;
import io.camelhub.clockify.schedule.WorkMessages;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.GroupView;
import io.camelhub.clockify.simulator.MembershipStatus;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.ServerClocks;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.webhooks.HintBuffer;
import io.camelhub.clockify.webhooks.HintTable;
import io.camelhub.clockify.webhooks.WebhookTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.lifecycle.Store;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hub and a Clockify to which a sequence of {@link Step}s happens. The hub stays from one sequence to the next, with empty
 * tables and another Clockify; time is simulated, so that nobody waits.
 */
final class Model implements Stage, Store.CloseOnReset {

    private static final Instant BEGINNING = Instant.parse("2026-03-02T09:30:00Z");
    /** First days to fetch; at first it is the first of them. */
    private static final List<LocalDate> FIRST_DAYS =
            Stream.of("2025-11-01", "2025-12-20", "2026-02-10").map(LocalDate::parse).toList();

    private static final int DAYS = 90;

    /** The first three are those of a Free plan. */
    private static final List<String> EVENTS = List.of("NEW_TIME_ENTRY", "TIMER_STOPPED", "TIME_ENTRY_UPDATED", "TIME_ENTRY_DELETED",
            "NEW_TIMER_STARTED", "TIME_ENTRY_RESTORED", "TIME_ENTRY_SPLIT", "USER_JOINED_WORKSPACE", "USER_EMAIL_CHANGED", "PROJECT_UPDATED");

    /** The name of the key that sees less than the admin's. */
    private static final String LESSER = "lesser";

    /** Syncs within which all must be well again; a Free plan has to wait an hour now and then. */
    private static final int MOST_SYNCS = 60;

    private final Dialect dialect;
    private final TestDatabases.Access access;
    private final FailingDataSource database;
    private final Path routes;
    private final List<String> tables;
    private Hub hub;
    private SimulatedClock clock = SimulatedClock.stoppedAt(BEGINNING);
    private Duration skew = Duration.ZERO;
    private boolean clockWasSetBack;
    private World world;
    private String owner;
    private ClockifySimulator clockify;
    /** The user groups that each integration asks for; none is everybody. */
    private final Map<String, List<String>> integrations = new TreeMap<>(Map.of("acme", List.of()));
    private final Set<String> turnedOff = new HashSet<>();
    /** The integration with the lesser key; null where all have the admin's. */
    private String lesser;
    /** Whoever had the lesser key left the workspace meanwhile, so that the other may have taken its entries over. */
    private boolean lesserLeft;
    private ModelSight sight = new ModelSight(this);
    /** A sync that looked at the key saw everybody: since then, whatever a lesser one misses is held back. */
    private boolean sawEverybody;
    private LocalDate firstDay = FIRST_DAYS.get(0);
    /** As long as nobody changes the plan, of which the hub learns later, or its clock. */
    private boolean planAndTimeAreKnown;
    /** Something happens in Clockify during the sync. */
    private boolean busy;
    private int pageSize = 1_000;
    private String latest;
    private Map<String, Employee> employees = Map.of();
    private long sequences;
    private long steps;
    private long syncs;
    private long faults;
    private long restarts;
    private long deliveries;
    private long hinted;
    /** Where the hub takes deliveries. */
    private final String hubUrl = freeAddress();
    /** Those of Clockify's webhooks that point to the hub; none in the sequences without. */
    private List<WebhookTokens.Token> tokens = List.of();
    private HintDispatch hints;
    private volatile long nanosAhead;

    Model(Dialect dialect) {
        this.dialect = dialect;
        access = TestDatabases.empty(dialect);
        database = new FailingDataSource(access);
        try {
            routes = Files.createTempDirectory("clockify-model");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // nobody waits for real: neither between two tries of a request nor for the limit of requests in a second
        new EditedRoutes(routes).impatient()
                .replace("clockify-api.camel.yaml", "timePeriodMillis: \"1000\"", "timePeriodMillis: \"1\"")
                // the steps say when hints are read; the tokens are given
                .replace("clockify-webhooks.camel.yaml", "delay: 1000", "delay: 86400000")
                .replace("clockify-webhooks.camel.yaml", "period: 500\n", "delay: 86400000\n")
                .withoutActivity();
        newWorld(1, Plan.PRO, Set.of(), "UTC");
        hub = startHub();
        hub.database().migrate();
        tables = hub.tables();
        assertThat(tables).contains("clockify_time_entry", "clockify_sync_run", "clockify_request");
    }

    private Hub startHub() {
        Hub started = Hub.start(clockify, database, settings(), hubClock());
        hints = new HintDispatch(started.bean("clockifyHintBuffer", HintBuffer.class), new HintTable(started.database()),
                started.bean("clockifyClaims", Claims.class), started.bean("clockifyWorkMessages", WorkMessages.class),
                started.bean("clockifySettings", ClockifySettings.class),
                new BudgetUsage(started.database(), started.bean("clockifyRequestLimits", RequestLimits.class)),
                () -> { }, () -> System.nanoTime() + nanosAhead);
        return started;
    }

    /** Clockify's webhooks point to the hub from now on; its API is not asked for that. */
    private void addWebhooks(long seed) {
        int number = world.plan(ws()).paid() ? EVENTS.size() : 3;
        tokens = EVENTS.subList(0, number).stream()
                .map(event -> new WebhookTokens.Token(world.addWebhook(ws(), event, hubUrl + "/clockify/webhooks/acme"), ws(), event, event)).toList();
        clockify.deliveries().seed(seed).delay(Duration.ZERO, Duration.ofMillis(4)).atOnce(2).doubles(0.1).replays(0.1).losses(0.2)
                .tries(1, Duration.ZERO).switchOffAfter(Integer.MAX_VALUE);
    }

    private void tellTokens() {
        hub.bean("clockifyWebhookTokens", WebhookTokens.class).retain(Set.of());
        hub.bean("clockifyWebhookTokens", WebhookTokens.class).replace("acme", ws(), tokens);
    }

    /** What Clockify sends is there, unless it is lost. */
    private void arrive() {
        await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofMinutes(2)).until(clockify.deliveries()::isIdle);
    }

    /** Hints are read as soon as they have waited for long enough, which is now. */
    void readHints() {
        if (!tokens.isEmpty()) {
            sync(() -> {
                arrive();
                nanosAhead += Duration.ofMinutes(2).toNanos();
                for (String message : hints.due()) {
                    hub.context().createProducerTemplate().sendBody("direct:clockify-workspace", message);
                    hinted++;
                }
                return List.of();
            });
        }
    }

    /** Hints are stored, so that a sync finds them. */
    void storeHints() {
        if (!tokens.isEmpty()) {
            arrive();
            new HintTable(hub.database()).store(hub.bean("clockifyHintBuffer", HintBuffer.class).take());
        }
    }

    private static String freeAddress() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database's own clock, which is away when the database is. */
    private InstantSource hubClock() {
        return () -> {
            if (database.isBroken()) {
                throw new DataAccessResourceFailureException("the connection broke");
            }
            return clock.instant().plus(skew);
        };
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("camel.main.routes-include-pattern", "file:" + routes + "/*.camel.yaml");
        settings.put("clockify.window-days", "60");
        // nobody sends the events
        settings.put("camel.main.routes-exclude-pattern", "**/clockify-events.camel.yaml");
        settings.put("clockify.webhooks.url", hubUrl);
        settings.put("camel.server.enabled", "true");
        settings.put("camel.server.host", "127.0.0.1");
        settings.put("camel.server.port", hubUrl.substring(hubUrl.lastIndexOf(':') + 1));
        settings.putAll(integrationSettings());
        return settings;
    }

    private Map<String, String> integrationSettings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("clockify.backfill-from", firstDay.toString());
        settings.put("clockify.page-size", Integer.toString(pageSize));
        // taken from the table
        settings.put("clockify.events.uri", "direct:nobody");
        settings.put("clockify.events.backfill", "true");
        integrations.forEach((name, groups) -> {
            String prefix = "clockify.integrations." + name + ".";
            settings.put(prefix + "api-key", world.key(keyOf(name)));
            settings.put(prefix + "api-url", clockify.apiUrl());
            settings.put(prefix + "reports-url", clockify.reportsUrl());
            settings.put(prefix + "team-ids", String.join(",", groups));
            settings.put(prefix + "enabled", Boolean.toString(!turnedOff.contains(name)));
        });
        return settings;
    }

    void configure() {
        hub.configure(integrationSettings());
    }

    /** From now on, two integrations are over the workspace, each with a user group of its own; some people are in both. */
    void share() {
        List<String> groups = world.groups(ws()).stream().map(GroupView::id).toList();
        integrations.put("acme", List.of(groups.get(0)));
        integrations.put("zeta", List.of(groups.get(1)));
        configure();
    }

    /**
     * From now on, a second integration is over the workspace, whose key sees less.
     *
     * @param first whether it is the first of the two to be synced
     */
    void shareWithLesser(Role role, boolean first) {
        Map<String, Long> entries = entries(entry -> true).stream()
                .collect(Collectors.groupingBy(EntryView::userId, Collectors.counting()));
        String holder = members().stream()
                .filter(person -> person.membershipStatus() == MembershipStatus.ACTIVE)
                .map(PersonView::id)
                .max(Comparator.comparing(id -> entries.getOrDefault(id, 0L)))
                .orElseThrow();
        world.addKey(LESSER, holder);
        lesser = first ? "aide" : "zeta";
        integrations.put(lesser, List.of());
        changeLesserRole(role);
        configure();
    }

    private String keyOf(String integration) {
        return integration.equals(lesser) ? LESSER : sight.key();
    }

    /** What the key of the integration sees, where it is not the lesser one. */
    ModelSight sight() {
        return sight;
    }

    /** The user whose key the lesser one is. */
    String holder() {
        return world.keyOwner(LESSER);
    }

    private PersonView person(String id) {
        return world.people(ws()).stream().filter(person -> person.id().equals(id)).findFirst().orElse(null);
    }

    private boolean lesserIsGood() {
        PersonView holder = person(holder());
        return holder != null && holder.membershipStatus() == MembershipStatus.ACTIVE;
    }

    /** The holder of the lesser key may see more or less, where they still belong to the workspace. */
    void changeLesserRole(Role role) {
        if (lesserIsGood()) {
            world.changeRole(ws(), holder(), role);
            if (role == Role.TEAM_MANAGER && !world.groups(ws()).isEmpty()) {
                world.manageGroup(ws(), world.groups(ws()).get(0).id(), holder());
            }
        }
    }

    /** The lesser key is somebody else's from now on. */
    void giveLesserKey(String user) {
        world.swapKeyOwner(LESSER, user);
    }

    /** All integrations are on, but for one whose key is good for nothing any more. */
    void turnAllOn() {
        turnedOff.clear();
        if (lesser != null && !lesserIsGood()) {
            turnedOff.add(lesser);
        }
        configure();
    }

    /** Whether the key of an integration sees the entries of a user. */
    private boolean sees(String integration, String user) {
        if (!integration.equals(lesser)) {
            return true;
        }
        if (!lesserIsGood()) {
            return false;
        }
        return switch (person(holder()).role()) {
            case OWNER, WORKSPACE_ADMIN -> true;
            case TEAM_MANAGER -> user.equals(holder()) || world.groups(ws()).stream().anyMatch(group ->
                    group.managerIds().contains(holder()) && group.userIds().contains(user));
            case MEMBER -> user.equals(holder());
        };
    }

    /** Whether the entries of an integration may be another's after a sync. */
    private boolean lets(String entryId, String integration) {
        if (turnedOff.contains(integration)) {
            return true;
        }
        if (!integration.equals(lesser)) {
            return false;
        }
        EntryView entry = world.entry(ws(), entryId);
        return lesserLeft || busy || entry == null || !sees(integration, entry.userId());
    }

    /** Turns an integration on or off; nothing happens to the only one. */
    void turn(int which, boolean on) {
        if (integrations.size() > 1) {
            String name = List.copyOf(integrations.keySet()).get(which % integrations.size());
            if (on) {
                turnedOff.remove(name);
            } else {
                turnedOff.add(name);
            }
            configure();
        }
    }

    /** An integration asks for one user group more, or for one less; never for none, which would be everybody. */
    void changeGroups(int which, int how) {
        if (integrations.size() > 1) {
            List<String> groups = world.groups(ws()).stream().map(GroupView::id).toList();
            String name = List.copyOf(integrations.keySet()).get(which % integrations.size());
            Set<String> wanted = new TreeSet<>(integrations.get(name));
            String group = groups.get(how % groups.size());
            if (!wanted.remove(group)) {
                wanted.add(group);
            }
            if (!wanted.isEmpty()) {
                integrations.put(name, List.copyOf(wanted));
                configure();
            }
        }
    }

    /** The first day to fetch becomes earlier or later. */
    void changeFirstDay(int how) {
        firstDay = FIRST_DAYS.get(how % FIRST_DAYS.size());
        configure();
    }

    /** Begins a sequence: other Clockify, empty tables. */
    void begin(long seed, Plan plan, Set<Quirk> quirks, String zone, int rowsAPage, boolean webhooks) {
        end();
        database.mend();
        database.wipe(tables);
        newWorld(seed, plan, quirks, zone);
        integrations.clear();
        integrations.put("acme", List.of());
        turnedOff.clear();
        lesser = null;
        lesserLeft = false;
        sight = new ModelSight(this);
        sawEverybody = false;
        firstDay = FIRST_DAYS.get(0);
        planAndTimeAreKnown = true;
        clockWasSetBack = false;
        pageSize = rowsAPage;
        latest = null;
        configure();
        tokens = List.of();
        if (webhooks) {
            addWebhooks(seed);
        }
        tellTokens();
        importEmployees();
        sequences++;
    }

    private void importEmployees() {
        try {
            Path csv = Files.writeString(routes.resolve("employees.csv"), world.employeesCsv());
            Roster roster = hub.context().getRegistry().lookupByNameAndType("clockifyRoster", Roster.class);
            assertThat(roster.importCsv(csv, new RosterColumns(Map.of()), false).errors()).isEmpty();
            employees = new HashMap<>();
            roster.employees().values().forEach(employee -> employee.emails().forEach(email ->
                    EmailKey.of(email).ifPresent(key -> employees.put(key.value(), employee))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void newWorld(long seed, Plan plan, Set<Quirk> quirks, String zone) {
        clock = SimulatedClock.stoppedAt(BEGINNING);
        skew = Duration.ZERO;
        world = World.builder().seed(seed).people(9).entries(40).projects(4).clients(2).tags(3).tasksPerProject(2)
                .clock(clock).from(BEGINNING.minus(Duration.ofDays(DAYS))).zones(zone, "Asia/Kolkata").plan(plan).build();
        owner = world.keyOwner(World.ADMIN);
        clockify = ClockifySimulator.start(world);
        clockify.behaviour().paidPerSecond(1_000_000);
        quirks.forEach(quirk -> clockify.behaviour().set(quirk, !clockify.behaviour().has(quirk)));
    }

    private void end() {
        if (clockify != null) {
            faults += clockify.faults().injected();
            deliveries += clockify.deliveries().delivered();
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
        return world.workspaceId();
    }

    ClockifySimulator clockify() {
        return clockify;
    }

    FailingDataSource database() {
        return database;
    }

    /** The person who owns the workspace, and at first the key. */
    @Override
    public String owner() {
        return owner;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
    }

    /** The hub's clock goes wrong by so much, against Clockify's; of two that are wrong in the same way nobody can tell. */
    void skew(Duration by) {
        clockify.clocks().right();
        setClock(by);
    }

    private void setClock(Duration by) {
        clockWasSetBack |= by.compareTo(skew) < 0;
        skew = by;
    }

    /** The clocks of Clockify's servers go wrong, and the hub's is right meanwhile. */
    ServerClocks serverClocks() {
        setClock(Duration.ZERO);
        return clockify.clocks();
    }

    void run(Step step, int which, int how) {
        steps++;
        planAndTimeAreKnown &= step != Step.CHANGE_PLAN && step != Step.JUMP_CLOCK && step != Step.SET_CLOCK
                && step != Step.WRONG_DATE && step != Step.WRONG_SERVER_CLOCK;
        step.happen(this, which, how);
        lesserLeft |= lesser != null && !lesserIsGood();
        // nobody does two things in the same millisecond
        clock.advance(Duration.ofMillis(700 + 1_300L * Math.floorMod(how, 11)));
    }

    /** Another process takes over: nothing is left of the first but its tables. */
    void restart() {
        restarts++;
        hub.close();
        database.mend();
        hub = startHub();
        tellTokens();
        afterDeath();
    }

    /** Until the lease of a process that died is free. */
    private void afterDeath() {
        clock.advance(Duration.ofSeconds(31));
    }

    /** A sync, during which something happens in Clockify, after so many requests. */
    void syncWhile(int requests, Step step, int which, int how) {
        syncWhile(requests, () -> run(step, which, how));
    }

    /** A sync, during which something happens. */
    void syncWhile(int requests, Runnable happens) {
        AtomicInteger before = new AtomicInteger(requests);
        clockify.faults().next(1, request -> {
            if (before.getAndDecrement() == 0) {
                busy = true;
                happens.run();
            }
            return false;
        }, Fault.reset());
        sync();
        before.set(-1);
        busy = false;
    }

    /** A sync, during which entries are deleted and entered again: after so many requests, which ones. */
    void syncWhileReentering(Map<Integer, Integer> which) {
        AtomicInteger requests = new AtomicInteger();
        clockify.faults().next(1, request -> {
            Integer entry = which.get(requests.getAndIncrement());
            if (entry != null) {
                busy = true;
                run(Step.REENTER, entry, 0);
            }
            return false;
        }, Fault.reset());
        sync();
        requests.set(Integer.MIN_VALUE);
        busy = false;
    }

    /** A sync, whatever comes of it: it never marks an entry as deleted that exists, the history tells what it did, and the budget is kept. */
    List<RunSummary> sync() {
        return sync(SyncOrder.of(List.of()));
    }

    /** A person has an entry, or all of somebody's, read again, be it there or not. */
    void readAgain(int which, int how) {
        List<String> ids = Stream.concat(entries(entry -> true).stream().map(EntryView::id), world.deletedEntries(ws()).stream()).toList();
        List<String> users = world.people(ws()).stream().map(PersonView::id).toList();
        boolean byId = how % 2 == 0 && !ids.isEmpty();
        sync(new SyncOrder(List.of(), false, how % 3 == 0 ? FIRST_DAYS.get(0) : null, null, null, false,
                byId ? List.of(ids.get(which % ids.size())) : List.of(), byId ? List.of() : List.of(users.get(which % users.size()))));
    }

    private List<RunSummary> sync(SyncOrder order) {
        return sync(() -> {
            storeHints();
            return hub.sync(order);
        });
    }

    private List<RunSummary> sync(Supplier<List<RunSummary>> sync) {
        syncs++;
        Set<String> before = tombstones();
        Map<String, Owner> owners = owners();
        Chronicle chronicle = Chronicle.of(dialect, access.dataSource());
        int asked = clockify.requests().all().size();
        boolean everybody = sight.seesEverybody();
        List<RunSummary> runs = List.of();
        long brokeBefore = database.broke();
        try {
            runs = sync.get();
        } catch (RuntimeException e) {
            if (database.broke() == brokeBefore && !database.isBroken()) {
                throw e;
            }
        }
        if (database.isBroken() || database.broke() != brokeBefore) {
            database.mend();
            afterDeath();
        }
        sawEverybody |= everybody && runs.stream().anyMatch(run -> "done".equals(run.outcome()))
                && clockify.requests().all().stream().skip(asked).anyMatch(request -> request.kind().equals("GET /workspaces/{id}/users") && request.status() == 200);
        Set<String> marked = tombstones();
        marked.removeAll(before);
        assertThat(world.entries(ws()).stream().filter(entry -> marked.contains(entry.id()) && mayKnow(entry, owners)))
                .as("entries that exist and were marked as deleted")
                .isEmpty();
        if (planAndTimeAreKnown) {
            assertThat(clockify.requests().violations()).as("requests beyond the limit of the plan").isZero();
        }
        assertThat(chronicle.differences(this::lets, !busy)).as("what the history tells").isEmpty();
        return runs;
    }

    /**
     * Whether the hub can know that an entry exists. It cannot where the lesser key saw it, and it moved out of its sight while the
     * admin's is turned off; nor where the only key never saw everybody, and the entry moved from somebody whom it sees to somebody whom
     * it does not: such a key is answered as if the entry was deleted.
     */
    private boolean mayKnow(EntryView entry, Map<String, Owner> owners) {
        Owner owner = owners.get(entry.id());
        if (lesser == null) {
            return sawEverybody || owner == null || sight.sees(entry.userId()) || !sight.sees(owner.userId());
        }
        return owner == null
                || !lesser.equals(owner.integration()) && !(turnedOff.contains(owner.integration()) && sees(lesser, owner.userId()))
                || integrations.keySet().stream().anyMatch(name -> !turnedOff.contains(name) && sees(name, entry.userId()));
    }

    /** Whose a row is: the integration that may find it deleted, and the user. */
    private record Owner(String integration, String userId) {
    }

    private Map<String, Owner> owners() {
        Map<String, Owner> owners = new HashMap<>();
        JdbcClient.create(access.dataSource())
                .sql("select id, integration, user_id from clockify_time_entry")
                .query(row -> {
                    owners.put(row.getString("id"), new Owner(row.getString("integration"), row.getString("user_id")));
                });
        return owners;
    }

    Set<String> tombstones() {
        return new HashSet<>(JdbcClient.create(access.dataSource())
                .sql("select id from clockify_time_entry where deleted_at is not null")
                .query(String.class)
                .list());
    }

    /** All is well again with Clockify and the database. */
    void calm() {
        clockify.faults().clear();
        clockify.clocks().right();
        database.mend();
    }

    /** Syncs until one was done with nothing left open, a quarter of an hour after the other. */
    void quietSync(SyncOrder order) {
        for (int i = 0; i < MOST_SYNCS; i++) {
            pass(Duration.ofMinutes(i < 4 ? 16 : 62));
            // each is an order of its own: one that goes on leaves alone what it has done
            List<RunSummary> runs = sync(new SyncOrder(order.integrations(), order.reconcile(), order.from(), order.to(), order.since(),
                    order.confirmDeletions()));
            boolean quiet = runs.stream().allMatch(run -> "done".equals(run.outcome()) || onlyHeld(run) || onlyHidden(run));
            if (runs.size() == integrations.size() - turnedOff.size() && quiet) {
                return;
            }
        }
        throw new AssertionError("not done after " + MOST_SYNCS + " syncs: " + hub.rows("select * from clockify_sync_run order by id desc")
                .stream().limit(3).toList() + hub.failures() + hub.waits());
    }

    /** Where many users or entries vanished at once, a person has to confirm. */
    private static boolean onlyHeld(RunSummary run) {
        return "partial".equals(run.outcome())
                && Stream.of(run.error().split("; ")).allMatch(left -> left.startsWith("deletions are held back: "));
    }

    /** Where the report is refused, a lesser key has to say, again and again, that it may not read the lists of others. */
    private boolean onlyHidden(RunSummary run) {
        return "partial".equals(run.outcome())
                && run.integration().equals(lesser)
                && !world.allowsReports(ws())
                && run.error().matches("the entries of .* cannot be read: Clockify denies access to .*"
                        + "; the key's owner must be an owner or admin of the workspace");
    }

    /** Syncs until what the key sees is read, where it sees anything; deletions may be held back. */
    void syncUntilSeen() {
        int whole = 0;
        for (int i = 0; whole < 3 && i < MOST_SYNCS; i++) {
            pass(Duration.ofMinutes(i < 4 ? 16 : 62));
            List<RunSummary> runs = sync();
            whole += runs.isEmpty() || runs.stream().allMatch(run -> "done".equals(run.outcome()) || onlyHeld(run)) ? 1 : 0;
        }
    }

    void quietSync() {
        quietSync(SyncOrder.of(List.of()));
    }

    /** A sync with what a person confirms. */
    static SyncOrder confirmed() {
        return new SyncOrder(List.of(), false, null, null, null, true);
    }

    /** A sync that reads all again; repeated, it goes on where it was, as the command does. */
    SyncOrder reconciling() {
        LocalDate last = LocalDate.ofInstant(now(), ZoneOffset.UTC).plusDays(40);
        return new SyncOrder(List.of(), true, FIRST_DAYS.get(0), last, hubClock().instant(), true);
    }

    /** Sums up what changed of activity, and compares it with the views. */
    void assertActivity() {
        Database own = new Database(access.dataSource(), () -> clock.instant().plus(skew));
        SumsAndViews.refresh(own, ZoneOffset.UTC);
        SumsAndViews.assertSame(own);
    }

    /** Who knows the timeline from the events alone, knows it as it is. */
    void assertEvents() {
        Database own = new Database(access.dataSource(), () -> clock.instant().plus(skew));
        EventTimeline timeline = new EventTimeline();
        timeline.apply(EventTimeline.take(own));
        timeline.assertSame(own);
    }

    Truth truth() {
        return unmatched().matched(employees);
    }

    private Truth unmatched() {
        Truth truth = Truth.of(hub, world).from(firstDay).orMore().archivedToo();
        List<String> groups = integrations.values().stream().flatMap(List::stream).toList();
        if (!groups.isEmpty()) {
            truth = truth.ofGroups(ws(), groups.toArray(String[]::new));
        }
        truth = clockWasSetBack ? truth.whereTheClockWasSetBack() : truth;
        if (world.allowsReports(ws())) {
            return truth;
        }
        // without the report, nobody tells of people who left before anything of theirs was seen
        Set<Object> known = hub.rows("select id from clockify_user union select user_id from clockify_time_entry").stream()
                .map(row -> row.values().iterator().next())
                .collect(Collectors.toSet());
        return truth.only(entry -> known.contains(entry.userId()));
    }

    /**
     * What of the truth the key sees now: of the rest, nobody can know whether it changed. Where it is good for nothing, no sync finds
     * the employees of users who were stored just before a process was killed.
     */
    Truth seen() {
        return (sight.isGood() ? truth() : unmatched()).withoutPeople().inSight(sight::sees);
    }

    /** The truth, but for whether tasks are archived where the feed could not tell: their lists are read in turn, within a month. */
    void assertReadByItself() {
        assertThat(truth().withoutNamesOfLeavers().differences(ws()))
                .as("what is not read by itself")
                .filteredOn(line -> !line.matches("task \\w+ archived: is \\w+"))
                .isEmpty();
    }

    Hub hub() {
        return hub;
    }

    @Override
    public String latest() {
        return latest;
    }

    @Override
    public void happenedTo(String entryId) {
        latest = entryId;
    }

    private String told() {
        return sequences + " sequences, " + steps + " steps, " + syncs + " syncs, " + faults + " faults of Clockify, " + deliveries + " deliveries, " + hinted + " runs for hints, "
                + database.broke() + " broken databases and killed runs, " + restarts + " restarts";
    }

    @Override
    public void close() {
        end();
        System.out.println("Model test on " + dialect + ": " + told());
        hub.close();
        database.close();
    }
}
