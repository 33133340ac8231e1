package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code clockify events}, {@code explain} and {@code sync --entry}, through the real command line. */
class EventsAndExplainTest {

    @TempDir
    private Path folder;

    @Test
    void an_admin_sees_the_timeline_asks_where_an_entry_is_and_has_it_read_again() throws IOException {
        Instant now = Instant.now();
        World world = World.builder().seed(83).people(3).entries(12).zones("UTC").oddities(false)
                .from(now.minus(Duration.ofDays(20))).to(now.minus(Duration.ofDays(2))).build();
        String workspace = world.workspaceId();
        String ada = world.join(workspace, "Ada \u001b[31mLovelace", "ada@acme.example", ZoneId.of("UTC"));
        String project = world.createProject(workspace, "=Zeppelin 100%", null);
        // yesterday, and not near midnight, so that what begins a minute later is of the same day
        Instant start = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1).atTime(10, 0).toInstant(ZoneOffset.UTC);
        String formula = world.createEntry(workspace, EntryDraft.of(ada, start, start.plusSeconds(3600)).withProject(project)
                .withDescription("=cmd|' /C calc'!A0 \u001b[2J"));
        world.startTimer(workspace, ada, "@running");
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            settings(simulator);

            assertThat(run("sync").out()).contains("clockify --config application.properties events");

            CommandOutcome events = run("events", "--person", "ada@acme.example");
            assertThat(events.exitCode()).as(events.err()).isZero();
            assertThat(events.out()).contains(formula, "running", "1 h 0 min", "not matched: ada@acme.example").doesNotContain("\u001b");
            assertThat(events.out().indexOf("@running")).as("the newest first").isLessThan(events.out().indexOf(formula));
            assertThat(run("events", "--unmatched", "--limit", "3").out()).contains("the latest 3; --limit shows more");
            assertThat(run("events", "--csv", "--json").exitCode()).isEqualTo(2);
            assertThat(run("events", "nobody").err()).contains("there is no integration nobody");

            String csv = run("events", "--project", "zeppelin", "--csv").out();
            assertThat(csv.lines().toList()).hasSize(2);
            assertThat(csv).startsWith("event_id,integration,type,occurred_at,").contains("'=cmd|", "'=Zeppelin").doesNotContain("\u001b", ",=");
            JsonNode json = new ObjectMapper().readTree(run("events", "--project", "zeppelin", "--json").out());
            assertThat(json).singleElement().satisfies(event -> {
                assertThat(event.path("time_entry_id").asText()).isEqualTo(formula);
                assertThat(event.path("duration_seconds").asLong()).isEqualTo(3600);
                assertThat(event.path("project_name").asText()).isEqualTo("=Zeppelin 100%");
                assertThat(event.path("tags").isArray()).isTrue();
            });

            String late = world.createEntry(workspace, EntryDraft.of(ada, now.minusSeconds(4000), now.minusSeconds(3000)));
            assertThat(run("explain", late).out()).contains("is not stored", "--ask asks Clockify for it");
            assertThat(run("explain", late, "--ask").out()).contains("no rule keeps it out", "sync acme --entry " + late);
            CommandOutcome read = run("sync", "acme", "--entry", late, "--entry", formula);
            assertThat(read.exitCode()).as(read.err()).isZero();
            assertThat(read.out()).contains(late + " ", " new", formula + " did not change");
            world.editEntry(workspace, late, draft -> draft.withDescription("Review"));
            assertThat(run("sync", "--entry", late).out()).contains("updated, by its id: description '' became 'Review'");
            assertThat(run("explain", late, "--ask").out()).contains("Entry " + late + ": Review", "by integration acme, run ",
                    "change", "became 'Review'", "it is in clockify_timeline_event", "Clockify has it as it is here", "is matched with no employee")
                    .doesNotContain("\u001b");

            world.deleteEntry(workspace, late);
            run("sync", "--entry", late);
            assertThat(run("events").out()).doesNotContain(late);
            CommandOutcome deleted = run("events", "--deleted");
            assertThat(deleted.out()).contains(late, "Review", "explain").doesNotContain(formula);
            assertThat(run("events", "--deleted", "--person", ada).out()).contains(late);
            assertThat(run("events", "--deleted", "--running").out()).contains("Nothing that was deleted");

            assertThat(run("explain", "zzz").exitCode()).isEqualTo(2);
            assertThat(run("explain", "zzz").err()).contains("'zzz' is no id of a time entry, which is 24 digits and letters from a to f");
            assertThat(run("sync", "--entry", "zzz").exitCode()).isEqualTo(2);
            String nowhere = "0123456789abcdef01234567";
            assertThat(run("explain", nowhere).exitCode()).isEqualTo(1);
            CommandOutcome readNowhere = run("sync", "--entry", nowhere);
            assertThat(readNowhere.out()).contains(nowhere + " is not there: no key shows it");
            assertThat(readNowhere.exitCode()).isEqualTo(1);
            CommandOutcome nope = run("events", "--project", "=Zepelin 100%");
            assertThat(nope.err()).contains("there is no project =Zepelin 100%", "did you mean =Zeppelin 100%?");
            assertThat(nope.exitCode()).isEqualTo(2);

            Path settings = folder.resolve("application.properties");
            String inUtc = Files.readString(settings);
            Files.writeString(settings, inUtc + "\nclockify.day-zone = Asia/Tokyo\n");
            String there = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(start.atZone(ZoneId.of("Asia/Tokyo")));
            assertThat(run("events").out()).as("one zone, and it is named").startsWith("WHEN (Asia/Tokyo)").contains(there).doesNotContain("Z ");
            assertThat(run("explain", ada, there.substring(0, 10)).out()).contains("in Asia/Tokyo:", "WHEN (Asia/Tokyo)", there);
            Files.writeString(settings, inUtc);

            LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
            CommandOutcome explained = run("explain", "ada@acme.example", day.toString(), "--ask");
            assertThat(explained.exitCode()).as(explained.err()).isZero();
            assertThat(explained.out()).contains(day + " in UTC", formula, "worked here: ", "Clockify shows: 1 h 0 min",
                    "Clockify gives now: 1 h 0 min", "acme has read").doesNotContain("\u001b");
            String third = world.createEntry(workspace, EntryDraft.of(ada, start.plusSeconds(60), start.plusSeconds(120)));
            assertThat(run("explain", ada, day.toString(), "--ask").out()).contains(third + ": Clockify gives it to the key of acme");
            assertThat(run("sync", "--person", ada, "--from", day.toString(), "--to", day.toString()).out()).contains(third + " ", " new");

            assertThat(run("sync", "--from", "2024-01-31").err()).contains("--reconcile or --person");
            assertThat(run("sync", "--entry", "../x").err()).contains("is no id of a time entry");
            assertThat(run("explain", "ada@acme.example").err()).contains("name the day too");
            assertThat(run("explain", "nobody", "2024-01-31").err()).contains("neither an employee nor a Clockify user");
        }
    }

    private void settings(ClockifySimulator simulator) throws IOException {
        TestDatabases.Access access = TestDatabases.empty(Dialect.H2);
        Files.write(folder.resolve("application.properties"), List.of(
                "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource",
                "camel.beans.hub.jdbc-url = " + access.jdbcUrl(),
                "camel.beans.hub.username = " + access.username(),
                "clockify.integrations.acme.api-key = " + simulator.world().adminKey(),
                "clockify.integrations.acme.api-url = " + simulator.apiUrl(),
                "clockify.integrations.acme.reports-url = " + simulator.reportsUrl()));
    }

    private CommandOutcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--config", "application.properties"));
        all.addAll(List.of(arguments));
        return CommandOutcome.of(folder, all.toArray(String[]::new));
    }
}
