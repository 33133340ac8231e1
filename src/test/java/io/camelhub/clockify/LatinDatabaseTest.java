package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.DatabaseQuery;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A PostgreSQL database that was made with an encoding of a few hundred characters. */
class LatinDatabaseTest {

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final World world = World.builder().seed(77).people(3).entries(30).zones("UTC").oddities(false).clock(clock)
            .from(clock.instant().minus(Duration.ofDays(20))).build();
    private final String workspace = world.workspaceId();

    private String entry(String description, String project) {
        return world.createEntry(workspace, EntryDraft.of(world.keyOwner(World.ADMIN), clock.instant().minusSeconds(900),
                clock.instant().minusSeconds(60)).withDescription(description).withProject(project));
    }

    @ParameterizedTest
    @CsvSource({"LATIN1, Łódź", "WIN1252, 打ち合わせ"})
    void what_it_has_no_character_for_is_rejected_and_the_page_goes_on(String encoding, String foreign) throws Exception {
        String project = world.createProject(workspace, "Grüße 😀", null);
        world.join(workspace, "Zoë 😀", "zoe@example.com", ZoneOffset.UTC);
        String good = entry("Grüße aus Köln", project);
        String bad = entry("in " + foreign, null);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.postgresql(encoding), Map.of(), clock::instant)) {
            assertThat(hub.sync()).extracting(RunSummary::outcome).containsExactly("done");

            assertThat(hub.rows("select description, project_name from clockify_time_entry where id = '" + good + "'").toString())
                    .contains("Grüße aus Köln", "Grüße ?");
            assertThat(hub.count("select count(*) from clockify_time_entry where id = '" + bad + "'")).isZero();
            assertThat(hub.rows("select entry_id, reason, payload from clockify_rejected where entry_id = '" + bad + "'")).singleElement().asString()
                    .contains(bad, "has the character U+", "its encoding is " + encoding, "\\u");
            assertThat(hub.count("select count(*) from clockify_user where name = 'Zoë ?'")).isOne();
            assertThat(hub.count("select count(*) from clockify_time_entry") + hub.count("select count(*) from clockify_rejected"))
                    .isEqualTo(world.entries(workspace).size());

            assertThat(hub.bean("clockifyDatabaseQuery", DatabaseQuery.class).about().problem())
                    .contains("its encoding is " + encoding, "ENCODING 'UTF8'", "clockify database copy");

            long changes = hub.count("select count(*) from clockify_people_change");
            clock.advance(Duration.ofHours(25));
            assertThat(hub.sync()).extracting(RunSummary::outcome).containsExactly("done");
            assertThat(hub.count("select count(*) from clockify_people_change")).as("a name with a question mark is no other at the next sync")
                    .isLessThanOrEqualTo(changes);

            world.editEntry(workspace, bad, draft -> draft.withDescription("in Lodz"));
            clock.advance(Duration.ofMinutes(20));
            hub.sync();
            assertThat(hub.count("select count(*) from clockify_time_entry where id = '" + bad + "'")).isOne();
            assertThat(hub.count("select count(*) from clockify_rejected where entry_id = '" + bad + "'")).isZero();
        }
    }
}
