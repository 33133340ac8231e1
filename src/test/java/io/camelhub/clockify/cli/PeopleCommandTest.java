package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.settings.PeopleOptions;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands under {@code clockify people}, through the real command line and a real hub. */
@Tag("slow")
class PeopleCommandTest {

    @TempDir
    private Path folder;
    private Database database;

    @BeforeEach
    void hubWithThreeUsers() throws IOException {
        TestDatabases.Access access = TestDatabases.empty(Dialect.H2);
        database = new Database(access.dataSource(), null);
        database.migrate();
        Files.writeString(folder.resolve("application.properties"), Map.of(
                        "camel.beans.hub", "#class:com.zaxxer.hikari.HikariDataSource",
                        "camel.beans.hub.jdbc-url", access.jdbcUrl(),
                        "camel.beans.hub.username", access.username())
                .entrySet().stream().map(line -> line.getKey() + "=" + line.getValue()).collect(Collectors.joining("\n")));
        Files.writeString(folder.resolve("roster.csv"),
                "id,email,full_name\ne1,ada@acme.com,Ada Lovelace\ne2,grace@acme.com,Grace Hopper\n");
        new People(database, PeopleOptions::standard).storeUsers("w1", List.of(
                new ClockifyUser("u1", "ada@acme.com", "Ada", null, null),
                new ClockifyUser("u2", "grace+work@acme.com", "Grace\u001b[31m Hopper", null, null),
                new ClockifyUser("u3", null, "Front Desk", null, null)));
    }

    @Test
    void an_admin_imports_lists_decides_looks_back_and_undoes() {
        CommandOutcome tried = people("import", "roster.csv", "--dry-run");
        assertThat(tried.err()).isEmpty();
        assertThat(tried.exitCode()).isZero();
        assertThat(tried.out()).contains("2 added", "dry run");
        assertThat(people("list").out()).doesNotContain("Ada Lovelace");

        assertThat(people("import", "roster.csv").out())
                .contains("2 added", "1 matched with an employee (1 by email), 2 not matched", "clockify --config application.properties people accept u2 e2");
        assertThat(people("list").out())
                .contains("e1 Ada Lovelace", "has no e-mail in Clockify", "perhaps e2 Grace Hopper")
                .doesNotContain("\u001b");

        assertThat(people("accept", "u2", "--by", "Admin").out()).contains("e2 (Grace Hopper)", "suggestion", "1 changed");
        assertThat(people("ignore", "Front Desk").exitCode()).isZero();
        assertThat(people("list", "--unmatched").out()).contains("0 Clockify users");
        assertThat(people("map", "u3", "ada@acme.com").out()).contains("e1 (Ada Lovelace)", "manual");
        assertThat(people("unmap", "u3").exitCode()).isZero();
        assertThat(people("undo", "u3").out()).contains("e1 (Ada Lovelace)");
        assertThat(people("history", "u2").out()).contains("Grace", "e2 Grace Hopper (suggestion: plus-tag)", "Admin");
        assertThat(people("undo", "--accepted").out()).contains("0 changed");
    }

    @Test
    void all_suggestions_of_a_class_are_accepted_at_once_and_undone_as_one() {
        new People(database, PeopleOptions::standard).storeUsers("w1", List.of(
                new ClockifyUser("u4", "ada+home@acme.com", "Ada Lovelace", null, null),
                new ClockifyUser("u5", "grace+home@acme.com", "Grace Hopper", null, null)));
        assertThat(people("import", "roster.csv").out()).contains("accept --class plus-tag");

        CommandOutcome tried = people("accept", "--class", "plus-tag", "--dry-run");
        assertThat(tried.out()).contains("e2 (Grace Hopper)", "3 would change");
        assertThat(people("list", "--unmatched").out()).contains("u4", "u5");

        CommandOutcome done = people("accept", "--class", "plus-tag", "--by", "Admin");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("3 changed; take it back by");
        assertThat(people("list", "--unmatched").out()).contains("1 Clockify user").doesNotContain("u4", "u5");
        assertThat(people("undo", "--decision", done.out().strip().replaceAll("(?s).*--decision ", "")).out()).contains("3 changed");
        assertThat(people("list", "--unmatched").out()).contains("u2", "u4", "u5");

        CommandOutcome none = people("accept", "--class", "same-email");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("there are: plus-tag (3)");
        assertThat(people("accept", "--class", "plustag").err()).contains("is no class of suggestions; there are same-email, plus-tag");
        assertThat(people("accept", "u4", "--class", "plus-tag").exitCode()).isEqualTo(2);
    }

    @Test
    void the_list_goes_out_and_a_file_comes_in() throws IOException {
        people("import", "roster.csv");
        String csv = people("list", "--csv").out();
        assertThat(csv).startsWith("clockify_user,employee,");
        Files.writeString(folder.resolve("map.csv"), csv.replace("\nu3,,", "\nu3,Grace Hopper,"));

        assertThat(people("map", "--file", "map.csv", "--dry-run").out()).contains("1 would change, 1 as they were");
        assertThat(people("map", "--file", "map.csv").out()).contains("1 changed", "undo --decision");
        assertThat(people("list", "--csv").out()).contains("u3,e2,Front Desk");
    }

    @Test
    void a_person_is_exported_and_then_erased() throws IOException {
        people("import", "roster.csv");

        CommandOutcome exported = people("export", "ada@acme.com");
        assertThat(new ObjectMapper().readTree(exported.out()).at("/employee/id").asText()).isEqualTo("e1");
        assertThat(people("export", "e1", "--output", "ada.json").exitCode()).isZero();
        assertThat(folder.resolve("ada.json")).content().contains("ada@acme.com");

        assertThat(people("forget", "Ada Lovelace", "--dry-run").out())
                .contains("employee e1 (Ada Lovelace)", "Clockify user u1 (Ada)", "nothing was written").doesNotContain("u2");
        CommandOutcome unasked = people("forget", "e1");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err()).contains("cannot be undone", "add --yes");
        assertThat(people("list").out()).contains("ada@acme.com");
        CommandOutcome erased = people("forget", "e1", "--yes");
        assertThat(erased.exitCode()).isZero();
        assertThat(erased.out()).contains("employee removed from the roster", "Clockify itself", "backups");
        assertThat(people("list").out()).doesNotContain("ada@acme.com");
        CommandOutcome again = people("import", "roster.csv");
        assertThat(again.out()).contains("0 added");
        assertThat(again.err()).contains("line 2: the employee was erased; left out");
        String pseudonym = JdbcClient.create(database.dataSource())
                .sql("select id from clockify_user where id like 'erased-%'").query(String.class).single();
        assertThat(people("map", pseudonym, "e2").err()).contains("was erased, and is nobody any more");
    }

    @Test
    void a_file_that_nobody_knows_is_refused_says_what_to_do_and_is_taken_once_its_columns_are_named() throws IOException {
        Files.writeString(folder.resolve("hr.csv"), "Ausweis;Anzeige;Lage\ne1;Ada Lovelace;im Haus\ne2;Grace Hopper;im Haus\n");
        CommandOutcome nameless = people("import", "hr.csv", "--map", "id=Ausweis", "--map", "full_name=Anzeige");
        assertThat(nameless.exitCode()).isEqualTo(2);
        assertThat(nameless.err()).contains("nobody would match 2 new employees", "--map email=HEADER", "add an empty column \"email\"");
        assertThat(people("import", "roster.csv", "--dry-run").out()).as("nothing was written").contains("2 added", "1 of 2 in the file would match a Clockify user");

        Files.writeString(folder.resolve("hr.csv"), "Ausweis;Kontakt;Lage\ne1;ada@acme.com;im Haus\ne2;grace+work@acme.com;im Haus\ne3;x@acme.com;im Haus\n");
        CommandOutcome unread = people("import", "hr.csv", "--map", "id=Ausweis", "--map", "active=Lage");
        assertThat(unread.exitCode()).isEqualTo(2);
        assertThat(unread.err()).contains("3 lines (2, 3, 4): active is \"im Haus\"", "--map-value active:TEXT=true");
        CommandOutcome tried = people("import", "hr.csv", "--map", "id=Ausweis", "--map", "active=Lage", "--map-value", "active:im Haus=true", "--dry-run");
        assertThat(tried.exitCode()).isZero();
        assertThat(tried.err()).contains("the column \"Kontakt\" is read as email");
        assertThat(tried.out()).contains("2 of 3 in the file would match a Clockify user");
    }

    @Test
    void a_file_beside_a_query_for_the_roster_is_warned_of() throws IOException {
        Path settings = folder.resolve("application.properties");
        Files.writeString(settings, Files.readString(settings) + "\nclockify.employees.query = select id from staff\n");

        CommandOutcome imported = people("import", "roster.csv", "--dry-run");

        assertThat(imported.exitCode()).isZero();
        assertThat(imported.err()).contains("clockify.employees.query is set");
    }

    @Test
    void check_tries_the_statement_for_the_roster_and_writes_nothing() throws IOException {
        people("import", "roster.csv");
        try (ClockifySimulator simulator = ClockifySimulator.start(World.builder().people(2).entries(1).build())) {
            Path settings = folder.resolve("application.properties");
            Files.writeString(settings, "\nclockify.integrations.acme.api-key=" + simulator.world().adminKey()
                    + "\nclockify.integrations.acme.api-url=" + simulator.apiUrl()
                    + "\nclockify.integrations.acme.reports-url=" + simulator.reportsUrl()
                    + "\nclockify.employees.query=select 'e1' as id, 'Ada King' as full_name, 'ada' as email\n",
                    StandardOpenOption.APPEND);

            CommandOutcome check = clockify("check");

            assertThat(check.out()).contains("clockify.employees.query: 0 added, 2 updated (1 no longer active), 0 unchanged");
            assertThat(check.err()).contains("clockify.employees.query: row 1: \"ada\" is no e-mail address");
            assertThat(check.exitCode()).isZero();
            assertThat(new Roster(database).employees().get("e1").fullName()).isEqualTo("Ada Lovelace");

            Files.writeString(settings, Files.readString(settings).replaceAll("select .*", "select id from staff"));
            CommandOutcome wrong = clockify("check");
            assertThat(wrong.err()).contains("clockify.employees.query: cannot be run: Table \"STAFF\" not found");
            assertThat(wrong.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void erasing_waits_for_a_sync_that_goes_on() {
        people("import", "roster.csv");
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("insert into clockify_integration_workspace (integration, workspace_id, group_ids, reads_by, reads_by_since, "
                + "changes_by, changes_by_since, feed_all_types, feed_clock) values ('acme', 'w1', '[]', 'report', now(), "
                + "'unknown', now(), true, 'unknown')").update();
        jdbc.sql("insert into clockify_lease (workspace_id, token) values ('w1', 5)").update();
        jdbc.sql("insert into clockify_lease_expiry (workspace_id, token, holder, expires_at) "
                + "values ('w1', 5, 'process 1 on far', dateadd(second, 8, now()))").update();

        CommandOutcome erased = people("forget", "e1", "--yes");

        assertThat(erased.err()).contains("Waiting: workspace w1 is being synced by process 1 on far");
        assertThat(erased.exitCode()).isZero();
        assertThat(jdbc.sql("select token from clockify_lease").query(Long.class).single()).isEqualTo(6);
    }

    @Test
    void a_file_of_mappings_with_errors_is_reported_line_by_line_and_nothing_is_mapped() throws IOException {
        people("import", "roster.csv");
        Files.writeString(folder.resolve("map.csv"), "clockify_user,employee\nu3,e1\nnobody,e1\nu3,e2\n");
        CommandOutcome map = people("map", "--file", "map.csv");
        assertThat(map.exitCode()).isEqualTo(2);
        assertThat(map.err()).contains("line 3: there is no Clockify user \"nobody\"", "line 4: the user is on line 2 already",
                "Nothing was written");
        assertThat(people("list", "--csv").out()).contains("u3,,Front Desk");
    }

    @Test
    void what_cannot_be_done_ends_with_code_2_and_says_what_would_be_right() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "id,emial\n,x\n");

        CommandOutcome file = people("import", "bad.csv");
        assertThat(file.exitCode()).isEqualTo(2);
        assertThat(file.err()).contains("emial (did you mean email?)", "line 2: the id is missing",
                "Nothing was written");
        assertThat(people("map", "nobody", "e1").err()).contains("there is no Clockify user \"nobody\"");
        assertThat(people("map", "nobody", "e1").exitCode()).isEqualTo(2);
        assertThat(people("map", "u1").exitCode()).isEqualTo(2);
        assertThat(people("undo", "--accepted=plus").err()).contains("there are plus-tag, dots");
        assertThat(people("undo", "u1").exitCode()).isEqualTo(2);
        assertThat(people("list", "--integration", "none").exitCode()).isEqualTo(2);
        assertThat(people().exitCode()).isEqualTo(2);
        assertThat(people().err()).contains("import", "forget");
    }

    private CommandOutcome people(String... arguments) {
        List<String> all = new ArrayList<>(List.of("people"));
        all.addAll(List.of(arguments));
        return clockify(all.toArray(String[]::new));
    }

    private CommandOutcome clockify(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--config", "application.properties"));
        all.addAll(List.of(arguments));
        return CommandOutcome.of(folder, all.toArray(String[]::new));
    }
}
