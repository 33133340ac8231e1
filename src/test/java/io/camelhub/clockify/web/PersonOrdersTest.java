package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.command.DecideIdentity;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is exported and forgotten, over HTTP, and the audit log knows of it, but no longer who it was. */
class PersonOrdersTest {

    private static final String LIST = "/console/people";
    private static final String AUDIT = "/console/audit";
    private static final Order ROOT = new Order("root", "clockify people");

    private ClockifySimulator simulator;
    private ConsoleSite site;
    private ConsoleSite.Visit admin;
    private String csrf;
    private String ada;
    private String bot;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        World world = World.builder().people(1).entries(1).zones("UTC").oddities(false).build();
        String workspace = world.workspaceId();
        ada = world.join(workspace, "Ada Lovelace", "ada@acme.example", ZoneOffset.UTC);
        bot = world.join(workspace, "Ada's <b>bot", "bot@else.example", ZoneOffset.UTC);
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(3, ChronoUnit.DAYS);
        for (String user : List.of(ada, bot)) {
            world.createEntry(workspace, EntryDraft.of(user, start, start.plus(2, ChronoUnit.HOURS)));
        }
        Path roster = folder.resolve("roster.csv");
        Files.writeString(roster, "id,email,full_name,team\nE1,ada@acme.example,Ada Lovelace,Ops\nE2,bob@acme.example,Bob Babbage,Dev\n");
        simulator = ClockifySimulator.start(world);
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of());
        site.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(roster, ROOT);
        site.hub().sync();
        admin = site.visitor("admin");
        csrf = admin.csrf(LIST);
    }

    @AfterEach
    void stop() {
        site.close();
        simulator.close();
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private static long temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("clockify-person-")).count();
        }
    }

    @Test
    void all_that_is_known_of_a_person_is_downloaded_and_no_file_stays_behind() throws IOException {
        long before = temporaryFiles();
        String button = admin.page(LIST + "/users/" + ada);
        assertThat(words(button)).contains("Export the employee", "Export this user");
        assertThat(words(admin.page(LIST + "/users/" + bot))).doesNotContain("Export the employee");

        HttpResponse<String> employee = admin.post(LIST + "/users/" + ada + "/export", "_csrf", csrf, "all", "true");
        HttpResponse<String> user = admin.post(LIST + "/users/" + bot + "/export", "_csrf", csrf, "all", "");

        assertThat(employee.statusCode()).isEqualTo(200);
        assertThat(employee.headers().allValues("content-type")).containsExactly("application/json");
        assertThat(employee.headers().firstValue("content-disposition")).hasValue("attachment; filename=\"person-E1.json\"");
        assertThat(employee.headers().firstValue("cache-control")).hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        JsonNode json = new ObjectMapper().readTree(employee.body());
        assertThat(json.at("/employee/full_name").asText()).isEqualTo("Ada Lovelace");
        assertThat(json.at("/entries")).hasSize(1);
        assertThat(new ObjectMapper().readTree(user.body()).at("/user/0/email").asText()).isEqualTo("bot@else.example");
        assertThat(temporaryFiles()).isEqualTo(before);
        assertThat(admin.post(LIST + "/users/" + bot + "/export", "_csrf", csrf, "all", "true").statusCode()).as("no employee").isEqualTo(400);
        assertThat(admin.post(LIST + "/users/nobody/export", "_csrf", csrf).statusCode()).isEqualTo(404);
        assertThat(words(admin.page(AUDIT))).contains("admin console Person exported Ada Lovelace (E1)", "Person exported Ada's &lt;b&gt;bot (" + bot + ")");
    }

    @Test
    void a_person_is_erased_once_their_name_is_typed_and_from_the_audit_log_too() {
        String forget = LIST + "/users/" + ada + "/forget";
        admin.post(LIST + "/users/" + ada + "/export", "_csrf", csrf, "all", "true");
        assertThat(words(admin.page(forget))).contains("Forget Ada Lovelace", "Clockify user " + ada, "Only this Clockify user").doesNotContain("employee E1 ");
        assertThat(words(admin.page(forget + "?all=true"))).contains("employee E1", "Clockify user " + ada, "type the name: Ada Lovelace");
        HttpResponse<String> wrong = admin.post(forget, "_csrf", csrf, "all", "true", "name", "ada");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(words(wrong.body())).contains("This is not the name. Nobody was forgotten.");
        assertThat(site.hub().count("select count(*) from clockify_erased")).isZero();

        HttpResponse<String> done = admin.post(forget, "_csrf", csrf, "all", "true", "name", " Ada Lovelace ");

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(words(admin.page(done.headers().firstValue("location").orElseThrow())))
                .contains("The person is forgotten. What that did", "employee removed from the roster: 1", "lines of the audit log renamed: 1", "Out of reach: Clockify itself");
        assertThat(admin.get(LIST + "/users/" + ada).statusCode()).isEqualTo(404);
        String audit = words(admin.page(AUDIT));
        assertThat(audit).contains("admin console Person erased", "employee removed from the roster: 1", "Person exported erased-").doesNotContain("Ada Lovelace", "E1", ada);
    }

    @Test
    void decisions_stand_in_the_audit_log_with_before_and_after_and_those_of_the_rules_do_not() {
        DecideIdentity people = site.hub().context().getRegistry().findSingleByType(DecideIdentity.class);
        people.map(bot, "E2", ROOT);
        people.undo(bot, new Order("anna", "clockify people undo"));

        assertThat(words(admin.page(AUDIT))).contains("root clockify people Employees imported – 2 new, 0 changed, 0 as they were",
                "root clockify people People decided Ada's &lt;b&gt;bot not decided Bob Babbage (E2), by hand",
                "anna clockify people undo People decided Ada's &lt;b&gt;bot Bob Babbage (E2), by hand not decided").doesNotContain("(rules)");
        assertThat(words(admin.page(AUDIT + "?who=anna"))).contains("clockify people undo").doesNotContain("Employees imported");
        assertThat(admin.get(AUDIT + "?what=odd").statusCode()).isEqualTo(400);
        assertThat(admin.get(AUDIT + "?before=odd").statusCode()).isEqualTo(400);
    }

    @Test
    void nobody_but_an_admin_exports_or_forgets_anybody() {
        for (String name : List.of("viewer", "manager")) {
            ConsoleSite.Visit visit = site.visitor(name);
            String token = visit.csrf("/console/timeline");
            assertThat(visit.get(LIST + "/users/" + ada + "/forget").statusCode()).isEqualTo(403);
            assertThat(visit.post(LIST + "/users/" + ada + "/export", "_csrf", token, "all", "").statusCode()).isEqualTo(403);
            assertThat(visit.post(LIST + "/users/" + ada + "/forget", "_csrf", token, "all", "", "name", "Ada Lovelace").statusCode()).isEqualTo(403);
        }
        assertThat(admin.get(LIST + "/users/" + ada + "/export").statusCode()).as("nothing goes out by a link").isNotEqualTo(200);
        assertThat(admin.post(LIST + "/users/" + ada + "/export", "_csrf", "wrong", "all", "").statusCode()).isEqualTo(403);
        assertThat(admin.post(LIST + "/users/" + ada + "/forget", "_csrf", "wrong", "all", "", "name", "Ada Lovelace").statusCode()).isEqualTo(403);
        assertThat(site.hub().count("select count(*) from clockify_erased")).isZero();
    }
}
