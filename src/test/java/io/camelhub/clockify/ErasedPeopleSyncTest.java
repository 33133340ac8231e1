package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.privacy.Erasure;
import io.camelhub.clockify.run.LeaseHeldException;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.settings.PeopleOptions;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.GroupView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A person who was erased, and whom Clockify and the roster name again. */
@Tag("slow")
class ErasedPeopleSyncTest {

    private enum Way {
        REPORT, GROUP, USER_LIST, KEY_OWNER
    }

    private static final String NAME = "Zebedee Quux";
    private static final String EMAIL = "zebedee.quux@acme.example";
    private static final List<String> LOGGERS = List.of("io.camelhub", "org.apache.camel");

    private final Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final SimulatedClock clock = SimulatedClock.stoppedAt(now);
    private final World world = World.builder().seed(3).people(8).groups(2).entries(200).clock(clock)
            .from(now.minus(Duration.ofDays(60))).to(now).build();
    private final String workspace = world.workspaceId();
    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage() + " " + (event.getThrowableProxy() == null
                    ? "" : event.getThrowableProxy().getMessage()));
        }
    };
    private ClockifySimulator simulator;
    private Hub hub;
    private String person;

    private void start(Dialect dialect, Way way) {
        String owner = world.keyOwner(World.ADMIN);
        GroupView group = world.groups(workspace).get(0);
        person = way == Way.KEY_OWNER ? owner : world.entries(workspace).stream().map(EntryView::userId)
                .filter(id -> !id.equals(owner)).findFirst().orElseThrow();
        world.changePerson(person, NAME, EMAIL);
        world.addToGroup(workspace, group.id(), person);
        world.allowReports(workspace, way != Way.USER_LIST);
        simulator = ClockifySimulator.start(world);
        Map<String, String> settings = new HashMap<>();
        settings.put("clockify.employees.query", "select id, email, full_name from staff");
        if (way == Way.GROUP) {
            settings.put("clockify.integrations.acme.team-ids", group.id());
        }
        hub = Hub.start(simulator, TestDatabases.empty(dialect), settings, clock::instant);
        hub.execute("create table staff (id varchar(20), email varchar(100), full_name varchar(100))");
        hub.execute("insert into staff values ('e1', '" + EMAIL + "', '" + NAME + "')");
        hub.execute("insert into staff values ('e2', 'grace@acme.example', 'Grace Hopper')");
    }

    private void listen() {
        appender.start();
        for (String name : LOGGERS) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            logger.setLevel(Level.INFO);
            logger.setAdditive(false);
            logger.addAppender(appender);
        }
    }

    @AfterEach
    void stop() {
        for (String name : LOGGERS) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            logger.detachAppender(appender);
            logger.setAdditive(true);
            logger.setLevel(null);
        }
        if (hub != null) {
            hub.close();
            simulator.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"H2,REPORT", "H2,GROUP", "H2,USER_LIST", "H2,KEY_OWNER", "POSTGRESQL,GROUP", "MYSQL,USER_LIST"})
    void no_later_sync_leaves_a_trace_of_the_person_in_any_table_or_log_and_the_sums_stay_right(Dialect dialect, Way way)
            throws SQLException {
        start(dialect, way);
        hub.sync();
        String edited = entry(0);
        String field = world.customFields(workspace).keySet().iterator().next();
        world.editEntry(workspace, edited, draft -> draft.withDescription("secret one"));
        world.setCustomField(workspace, edited, field, "secret field");
        String timer = world.startTimer(workspace, person, "secret timer");
        String bad = entry(1);
        world.editEntry(workspace, bad, draft -> draft.withDescription("secret reject"));
        simulator.faults().next(20, request -> true, Fault.badRow(Fault.BadRow.BAD_DATE, bad));
        later(Duration.ofMinutes(15));
        simulator.faults().clear();
        hub.execute("insert into clockify_held_deletion (integration, workspace_id, time_entry_id, reason, held_at) select "
                + "'acme', workspace_id, id, 'user " + person + " is no longer to be seen by the key', started_at "
                + "from clockify_time_entry where id = '" + edited + "'");
        hub.execute("update clockify_sync_run set error = 'the entries of user " + person + " cannot be read'");
        assertThat(everything()).contains(person, EMAIL, NAME, "secret one", "secret field", "secret timer", "secret reject");
        assertThat(hub.count("select count(*) from clockify_timeline_event where employee_id = 'e1'")).isPositive();

        new Erasure(hub.database(), new People(hub.database(), PeopleOptions::standard)).erase("e1");

        assertErased();
        listen();
        world.setCustomField(workspace, edited, field, "secret again");
        world.editEntry(workspace, edited, draft -> draft.withDescription("secret two"));
        world.editEntry(workspace, bad, draft -> draft.withDescription("secret three"));
        world.createEntry(workspace, EntryDraft.of(person, now.minusSeconds(7200), now.minusSeconds(3600))
                .withDescription("secret new"));
        world.stopTimer(workspace, timer);
        world.startTimer(workspace, person, "secret other timer");
        String deleted = entry(2);
        world.deleteEntry(workspace, deleted);
        simulator.faults().next(20, request -> true, Fault.badRow(Fault.BadRow.HUGE_DESCRIPTION, bad));
        later(Duration.ofMinutes(15));
        simulator.faults().clear();
        assertThat(hub.count("select count(*) from clockify_rejected")).isPositive();
        assertErased();

        world.restoreEntry(workspace, deleted);
        simulator.faults().next(20, request -> true, Fault.badRow(Fault.BadRow.NO_ID, entry(3)));
        later(Duration.ofHours(25));
        simulator.faults().clear();
        later(Duration.ofMinutes(15));
        assertErased();
        assertThat(secondsStored()).isEqualTo(secondsTrue());

        if (way != Way.USER_LIST) {
            world.allowFeed(workspace, false);
            world.deleteEntry(workspace, entry(4));
            hub.execute("delete from clockify_window");
            later(Duration.ofHours(25));
            later(Duration.ofHours(25));
            assertErased();
            assertThat(secondsStored()).isEqualTo(secondsTrue());
        }
        assertThat(logged).isNotEmpty().noneMatch(line -> line.contains(person) || line.contains(EMAIL)
                || line.contains(NAME) || line.contains("secret"));
    }

    @Test
    void nobody_is_erased_between_the_reading_and_the_writing_of_a_sync() {
        start(Dialect.H2, Way.REPORT);
        hub.sync();
        Leases leases = hub.context().getRegistry().lookupByNameAndType("clockifyLeases", Leases.class);
        hub.execute("update clockify_lease_expiry set holder = 'another process', expires_at = timestamp with time zone '"
                + clock.instant().plusSeconds(30) + "'");
        List<String> told = new ArrayList<>();

        assertThatThrownBy(() -> leases.whileNobodySyncs(Duration.ofMillis(300), told::add, () -> told.add("done")))
                .isInstanceOf(LeaseHeldException.class).hasMessageContaining("another process");
        assertThat(told).singleElement().asString().contains("workspace Camel & Co", "another process");

        hub.execute("update clockify_lease_expiry set expires_at = timestamp with time zone '2026-01-01 00:00:00Z'");
        assertThat(leases.<List<RunSummary>>whileNobodySyncs(Duration.ZERO, told::add, hub::sync)).isEmpty();
        assertThat(hub.waits()).isNotEmpty();
        assertThat(hub.sync()).extracting(RunSummary::outcome).containsExactly("done");
    }

    private String entry(int index) {
        return world.entries(workspace).stream().filter(entry -> entry.userId().equals(person) && !entry.running())
                .skip(index).findFirst().orElseThrow().id();
    }

    private void later(Duration time) {
        clock.advance(time);
        hub.sync();
        assertThat(hub.failures()).isEmpty();
    }

    private long secondsTrue() {
        return world.entries(workspace).stream().filter(entry -> entry.userId().equals(person) && !entry.running())
                .mapToLong(EntryView::durationSeconds).sum();
    }

    private long secondsStored() {
        return hub.count("select sum(duration_seconds) from clockify_time_entry where user_id like 'erased-%' "
                + "and deleted_at is null");
    }

    private void assertErased() throws SQLException {
        assertThat(everything().lines().filter(line -> line.contains(person) || line.contains(EMAIL) || line.contains(NAME)
                || line.contains("secret"))).isEmpty();
        assertThat(hub.count("select count(*) from clockify_time_entry where user_id like 'erased-%' "
                + "and description is not null")).isZero();
    }

    /** Every cell of every table of the plugin, a row a line. */
    private String everything() throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = hub.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection.getMetaData().getTables(
                    connection.getCatalog(), connection.getSchema(), "%", null)) {
                while (found.next()) {
                    String table = found.getString("TABLE_NAME");
                    if (table.toLowerCase(Locale.ROOT).startsWith("clockify_") && found.getString("TABLE_TYPE").endsWith("TABLE")) {
                        tables.add(table);
                    }
                }
            }
            assertThat(tables).hasSizeGreaterThan(20);
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from " + quote + table + quote)) {
                    while (rows.next()) {
                        text.append(table);
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            text.append('|').append(String.valueOf(rows.getString(i)).replace('\n', ' '));
                        }
                        text.append('\n');
                    }
                }
            }
        }
        return text.toString();
    }
}
