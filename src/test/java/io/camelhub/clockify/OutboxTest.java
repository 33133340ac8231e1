package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.EventTimeline.Event;
import io.camelhub.clockify.command.AuditLog;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.ReplayEvents;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.people.Mappings;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.privacy.Descriptions;
import io.camelhub.clockify.privacy.Erasure;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.roster.RosterColumns;
import io.camelhub.clockify.settings.PeopleOptions;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.streamsync.StreamReplay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The waiting events after each kind of change; the model test shows that together they are the timeline. */
@Tag("slow")
class OutboxTest {

    private static final String NOBODY = "direct:nobody";

    private final Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final SimulatedClock clock = SimulatedClock.stoppedAt(now);
    private final World world = World.builder().seed(5).people(4).entries(12).projects(2).clients(1).tags(2).clock(clock)
            .from(now.minus(Duration.ofDays(20))).to(now.minus(Duration.ofDays(1))).build();
    private final String workspace = world.workspaceId();

    private Hub start(ClockifySimulator simulator, TestDatabases.Access database, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        // what waits is looked at here
        all.put("camel.main.routes-exclude-pattern", "**/clockify-events.camel.yaml");
        return Hub.start(simulator, database, all, clock);
    }

    private void sync(Hub hub) {
        for (int i = 0; i < 2; i++) {
            clock.advance(Duration.ofMinutes(20));
            hub.sync();
        }
    }

    private static List<String> types(List<Event> events) {
        return events.stream().map(event -> event.type().replace("clockify.", "")).toList();
    }

    @ParameterizedTest
    @EachDialect
    void each_change_is_one_event(Dialect dialect, @TempDir Path folder) throws Exception {
        TestDatabases.Access database = TestDatabases.empty(dialect);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = start(simulator, database, Map.of("clockify.events.uri", NOBODY))) {
            Path csv = Files.writeString(folder.resolve("employees.csv"), world.employeesCsv());
            Outbox outbox = hub.context().getRegistry().lookupByNameAndType("clockifyOutbox", Outbox.class);
            Roster roster = new Roster(hub.database(), outbox);
            hub.sync();
            assertThat(types(EventTimeline.take(hub.database()))).as("a backfill brings none").isEmpty();
            roster.importCsv(csv, new RosterColumns(Map.of()), false);
            hub.sync();
            assertThat(types(EventTimeline.take(hub.database()))).as("who they are is known now")
                    .isNotEmpty().allMatch(type -> type.equals("user.mapped"));

            EntryView entry = world.entries(workspace).get(3);
            world.editEntry(workspace, entry.id(), draft -> draft.withDescription("another"));
            sync(hub);
            List<Event> events = EventTimeline.take(hub.database());
            assertThat(types(events)).containsExactly("time-entry.updated");
            assertThat(events.get(0).body().get("previous").get("title").asText("")).isEqualTo(entry.description());
            assertThat(events.get(0).body().get("title").asText()).isEqualTo("another");
            assertThat(UUID.fromString(events.get(0).id())).isNotNull();

            sync(hub);
            assertThat(EventTimeline.take(hub.database())).as("nothing happened").isEmpty();

            world.deleteEntry(workspace, entry.id());
            sync(hub);
            assertThat(types(EventTimeline.take(hub.database()))).containsExactly("time-entry.deleted");
            world.restoreEntry(workspace, entry.id());
            sync(hub);
            assertThat(types(EventTimeline.take(hub.database()))).containsExactly("time-entry.restored");

            String created = world.createEntry(workspace, EntryDraft.of(entry.userId(), clock.instant().minusSeconds(3600), clock.instant()));
            sync(hub);
            events = EventTimeline.take(hub.database());
            assertThat(types(events)).containsExactly("time-entry.created");
            assertThat(events.get(0).key()).isEqualTo(workspace + ":" + created);
            assertThat(events.get(0).body().get("employee_id").isNull()).isFalse();

            String project = world.entries(workspace).stream().map(EntryView::projectId).filter(id -> id != null).findFirst().orElseThrow();
            world.rename(workspace, project, "Renamed");
            clock.advance(Duration.ofHours(25));
            hub.sync();
            events = EventTimeline.take(hub.database());
            assertThat(events.stream().skip(1)).as("what the report alone tells of the new one").allSatisfy(event -> {
                assertThat(event.key()).isEqualTo(workspace + ":" + created);
                assertThat(event.body().get("previous")).allMatch(JsonNode::isNull);
            });
            assertThat(types(events)).first().isEqualTo("project.renamed");
            assertThat(events.get(0).body().get("entries").asLong()).isEqualTo(
                    world.entries(workspace).stream().filter(one -> project.equals(one.projectId())).count());

            world.renameWorkspace(workspace, "Acme & Sons");
            clock.advance(Duration.ofHours(25));
            hub.sync();
            assertThat(types(EventTimeline.take(hub.database()))).containsExactly("workspace.renamed");
        }
    }

    @ParameterizedTest
    @EachDialect
    void people_are_mapped_renamed_and_forgotten(Dialect dialect, @TempDir Path folder) throws Exception {
        TestDatabases.Access database = TestDatabases.empty(dialect);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = start(simulator, database, Map.of("clockify.events.uri", NOBODY, "clockify.events.backfill", "true"))) {
            Outbox outbox = hub.context().getRegistry().lookupByNameAndType("clockifyOutbox", Outbox.class);
            Roster roster = new Roster(hub.database(), outbox);
            People people = new People(hub.database(), PeopleOptions::standard, outbox);
            hub.database().migrate();
            roster.importCsv(Files.writeString(folder.resolve("employees.csv"), world.employeesCsv()), new RosterColumns(Map.of()), false);
            hub.sync();
            EventTimeline timeline = new EventTimeline();
            timeline.apply(EventTimeline.take(hub.database()));
            timeline.assertSame(hub.database());

            String employee = (String) hub.rows("select min(employee_id) as id from clockify_user where employee_id is not null and id in "
                    + "(select user_id from clockify_time_entry)").get(0).values().iterator().next();
            String user = (String) hub.rows("select id from clockify_user where employee_id = '" + employee + "'").get(0).values().iterator().next();
            roster.importCsv(Files.writeString(folder.resolve("renamed.csv"), "id,full_name,team\n" + employee + ",Grace Hopper,Navy\n"),
                    new RosterColumns(Map.of()), false);
            List<Event> events = EventTimeline.take(hub.database());
            assertThat(types(events)).containsExactly("employee.renamed");
            timeline.apply(events);
            timeline.assertSame(hub.database());

            new Mappings(hub.database(), people).decide("an admin", choices -> choices.ignore(user, "a test account"));
            events = EventTimeline.take(hub.database());
            assertThat(types(events)).containsExactly("user.mapped");
            assertThat(events.get(0).body().get("previous").get("employee_name").asText()).isEqualTo("Grace Hopper");
            timeline.apply(events);
            timeline.assertSame(hub.database());

            assertThat(new Descriptions(hub.database(), outbox).purge(
                    new DescriptionPolicy(Duration.ofDays(10)))).isPositive();
            timeline.apply(EventTimeline.take(hub.database()));
            timeline.assertSame(hub.database());

            EntryView edited = world.entries(workspace).stream().filter(entry -> entry.userId().equals(user)).findFirst().orElseThrow();
            world.editEntry(workspace, edited.id(), draft -> draft.withDescription("at the doctor's"));
            sync(hub);
            new Mappings(hub.database(), people).decide("an admin", choices -> choices.map(user, employee));
            assertThat(hub.rows("select * from clockify_outbox").toString()).as("it waits").contains("at the doctor's", user);
            setAside(hub, "user.mapped", "no");
            setAside(hub, "time-entry.updated", "413: not \"at the doctor\'s\"");
            // another one's, which names them
            refuse(hub, "5a:k1", "no mails to " + user);
            refuse(hub, "5a:k2", "no mails to nobody");
            new Erasure(hub.database(), people).erase(user);
            assertThat(hub.rows("select error from clockify_outbox_failure").stream().map(row -> row.get("error").toString()))
                    .as("what they were refused with").containsExactlyInAnyOrder(
                            "removed: it named somebody who was erased", "removed: it named somebody who was erased", "no mails to nobody");
            assertThat(hub.rows("select aggregateid from clockify_outbox_failure").toString()).as("of the event that is gone").doesNotContain(user)
                    .as("of the one that is not").contains(edited.id());
            events = EventTimeline.take(hub.database());
            assertThat(types(events)).containsExactly("time-entry.updated", "user.forgotten");
            assertThat(events.get(0).body().toString()).as("no longer").doesNotContain("at the doctor's", user, "Grace");
            timeline.apply(events);
            timeline.assertSame(hub.database());
        }
    }

    @Test
    void who_sends_is_woken_once_events_are_committed_and_only_then() {
        Database database = TestDatabases.fresh(Dialect.H2);
        AtomicInteger told = new AtomicInteger();
        Outbox outbox = new Outbox(database, new ObjectMapper(), () -> true, () -> false, told::incrementAndGet);
        Runnable event = () -> outbox.addOfMany("project", "5a", "5b", "renamed", Map.of("name", "new"), Map.of("name", "old"), 1);
        database.inTransaction(() -> {
            event.run();
            assertThat(told).hasValue(0);
        });
        assertThat(told).hasValue(1);

        assertThatThrownBy(() -> database.inTransaction(() -> {
            event.run();
            throw new IllegalStateException("undone");
        })).hasMessage("undone");
        database.inTransaction(() -> outbox.changed("5a", Map.of(), List.of(), List.of(), false));
        assertThat(told).as("nothing was written").hasValue(1);
        assertThat(EventTimeline.take(database)).hasSize(1);
    }

    /** As if the endpoint had refused the only event of a type for good. */
    private static void setAside(Hub hub, String type, String error) {
        hub.database().inTransaction(() -> {
            JdbcClient jdbc = JdbcClient.create(hub.database().dataSource());
            assertThat(jdbc.sql("insert into clockify_outbox_failure (aggregateid, seq, tries, error, failed_at, set_aside_at) select aggregateid, seq, 8,"
                    + " :error, created_at, created_at from clockify_outbox where type = 'clockify." + type + "'").param("error", error).update())
                    .isEqualTo(1);
        });
    }

    /** As if the endpoint had refused an event of a key, which is not looked at here. */
    private static void refuse(Hub hub, String key, String error) {
        JdbcClient.create(hub.database().dataSource()).sql("insert into clockify_outbox_failure (aggregateid, seq, tries, error, failed_at)"
                + " values (:key, 0, 1, :error, current_timestamp)").param("key", key).param("error", error).update();
    }

    @ParameterizedTest
    @EachDialect
    void what_the_tables_hold_is_sent_again(Dialect dialect) {
        TestDatabases.Access database = TestDatabases.empty(dialect);
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = start(simulator, database, Map.of())) {
            hub.sync();
            String gone = world.entries(workspace).get(0).id();
            world.deleteEntry(workspace, gone);
            sync(hub);
            assertThat(EventTimeline.take(hub.database())).as("switched off").isEmpty();
            ReplayEvents replay = new ReplayEvents(hub.database(), new Outbox(hub.database(), new ObjectMapper(), () -> true, () -> false, () -> { }),
                    new StreamReplay(hub.database(), new ObjectMapper(), null, List::of, null), new AuditLog(hub.database(), () -> { }));

            List<String> progress = new ArrayList<>();
            long all = world.entryCount(workspace) + 1;
            assertThat(replay.run(now.minus(Duration.ofDays(99)), now, new Order("an admin", "a new consumer"),
                    (events, of) -> progress.add(events + " of " + of))).isEqualTo(all);
            assertThat(progress).last().isEqualTo(all + " of " + all);

            List<Event> events = EventTimeline.take(hub.database());
            assertThat(events).hasSize(world.entryCount(workspace) + 1).allMatch(Event::replayed);
            assertThat(events).filteredOn(event -> event.type().endsWith(".deleted")).extracting(Event::key).containsExactly(workspace + ":" + gone);
            EventTimeline timeline = new EventTimeline();
            timeline.apply(events.stream().filter(event -> !event.type().endsWith(".deleted")).toList());
            timeline.assertSame(hub.database());
        }
    }
}
