package io.camelhub.clockify.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Home, and the pages of a project and a client over HTTP: what they show, and to whom. */
class OverviewPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'&\u202e";
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(20);

    private static ClockifySimulator simulator;
    private static ConsoleSite site;
    private static String beforeSync;
    private static String apollo;
    private static String secret;
    private static String globex;
    private static String workspace;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        World world = World.builder().people(1).entries(1).zones("UTC").oddities(false).build();
        workspace = world.workspaceId();
        String ada = world.join(workspace, "Ada", "ada@acme.example", ZoneOffset.UTC);
        String bob = world.join(workspace, "Bob", "bob@acme.example", ZoneOffset.UTC);
        String eve = world.join(workspace, "Eve", "eve@else.example", ZoneOffset.UTC);
        globex = world.createClient(workspace, "Globex " + HOSTILE);
        apollo = world.createProject(workspace, "Apollo " + HOSTILE, globex);
        secret = world.createProject(workspace, "Secret", globex);
        work(world, ada, 9, 150, apollo, "Of Ada " + HOSTILE);
        work(world, bob, 9, 60, apollo, "Of Bob");
        work(world, bob, 12, 30, secret, "Of Bob too");
        work(world, eve, 9, 30, apollo, "Of Eve");
        Path roster = folder.resolve("roster.csv");
        Files.writeString(roster, "id,email,full_name,team,manager_email,active\nE1,ada@acme.example,Ada Lovelace,Ops,boss@acme.example,true\n"
                + "E2,bob@acme.example,Bob Babbage,\"" + HOSTILE.replace("\"", "\"\"") + "\",,true\n");
        simulator = ClockifySimulator.start(world);
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of());
        beforeSync = site.visitor("admin").page("/console/home") + site.visitor("viewer").page("/console/home");
        site.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(roster, new Order("a test", "a test"));
        site.hub().sync();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        world.createEntry(workspace, EntryDraft.of(bob, now.minusSeconds(7_200), null).withProject(apollo).withDescription("Running of Bob"));
        site.hub().sync();
    }

    private static void work(World world, String user, int hour, int minutes, String project, String description) {
        Instant start = DAY.atTime(hour, 0).toInstant(ZoneOffset.UTC);
        world.createEntry(workspace, EntryDraft.of(user, start, start.plusSeconds(minutes * 60L)).withProject(project).withDescription(description));
    }

    @AfterAll
    static void stop() {
        site.close();
        simulator.close();
    }

    private static String page(String user, String path) {
        return site.visitor(user).page(path);
    }

    private static String project(String id) {
        return "/console/projects/" + workspace + "/" + id;
    }

    /** What a reader sees of it, on one line. */
    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void the_console_opens_with_home_for_each_role() {
        for (String user : new String[] {"admin", "manager", "viewer"}) {
            assertThat(site.visitor(user).get("/console/").headers().firstValue("location")).hasValue("/console/home");
            assertThat(page(user, "/console/home")).contains("aria-current=\"page\">Home</a>").doesNotContain(" style=", "onclick", "javascript:");
        }
    }

    @Test
    void before_the_first_sync_home_says_what_to_do_to_admins_only() {
        assertThat(words(beforeSync)).contains("First steps", "Nobody to show yet", "The roster has no active employee yet");
        assertThat(words(beforeSync).split("First steps")).hasSize(2);
    }

    @Test
    void an_admin_has_the_steps_that_are_left() {
        String page = page("admin", "/console/home");

        assertThat(words(page)).contains("✓ The roster has 2 active employees – done", "Users are matched with employees: 50 %");
        assertThat(page).contains("<a class=\"button\" href=\"/console/people\">Match people</a>");
        assertThat(words(page("viewer", "/console/home"))).doesNotContain("First steps", "Match people");
    }

    @Test
    void what_needs_somebody_is_at_the_top_for_whom_it_concerns() {
        String bob = site.hub().rows("select id from clockify_employee where full_name like 'Bob%'").get(0).get("id").toString();
        site.hub().execute("insert into clockify_attention_item (rule, subject, employee_id, integration, since, detail, reported) values"
                + " ('timer-long', 'x', '" + bob + "', null, timestamp '2026-03-10 12:00:00', 'a <b>timer</b>', false),"
                + " ('integration-late', 'acme', null, 'acme', timestamp '2026-03-10 12:00:00', 'no sync for an hour', false)");

        assertThat(words(page("admin", "/console/home"))).contains("Needs attention", "Timer runs for long", "a &lt;b&gt;timer", "Sync is late", "no sync for an hour");
        assertThat(words(page("viewer", "/console/home"))).contains("Timer runs for long").doesNotContain("Sync is late");
        assertThat(words(page("manager", "/console/home"))).as("nobody of their team").doesNotContain("Needs attention", "Timer runs for long");
        site.hub().execute("insert into clockify_attention_item (rule, subject, since, detail, reported) select 'user-unmatched', x, timestamp '2026-03-09 12:00:00',"
                + " concat('user ', x), false from system_range(1, 12)");
        assertThat(page("admin", "/console/home")).contains("<a href=\"/console/home?all=1#attention\">4 more</a>");
        assertThat(words(page("admin", "/console/home?all=1"))).contains("user 12", "user 9").doesNotContain(" more ");
        site.hub().execute("delete from clockify_attention_item");
        assertThat(words(page("admin", "/console/home"))).doesNotContain("Needs attention");
    }

    @Test
    void home_shows_who_is_in_and_the_teams_of_the_visitor_s_scope() {
        String all = words(page("viewer", "/console/home"));
        assertThat(all).contains("In today 1 Bob Babbage", "running since", "1 timer runs; the longest for 2 h", "of Bob Babbage", "Ops", "Away today 0");
        assertThat(page("viewer", "/console/home")).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert", "\u202e");

        String ofManager = words(page("manager", "/console/home"));
        assertThat(ofManager).contains("In today 0", "Ops").doesNotContain("Bob", "alert(1)", "1 timer runs");

        site.users().save("no-team", Role.MANAGER, "no-team@acme.example", null, ConsoleSite.PASSWORD.toCharArray(), new Order("a test", "a test"));
        assertThat(words(page("no-team", "/console/home"))).contains("nobody is in a team with no-team@acme.example").doesNotContain("Ada", "Bob", "Ops");
    }

    @Test
    void a_project_shows_its_hours_its_people_and_its_latest_events() {
        String page = page("viewer", project(apollo));

        assertThat(words(page)).contains("Hours by week", "Ada Lovelace Ops 2.5 h 63 %", "Bob Babbage", "1.0 h 25 %", "Eve – 0.5 h 13 %", "Latest events", "Running of Bob");
        assertThat(page).contains("&lt;script&gt;alert(1)", "/console/clients/" + workspace + "/" + globex, "href=\"/console/timeline/" + workspace)
                .doesNotContain("<script>alert", "\u202e", " style=", "javascript:");
        assertThat(words(page)).doesNotContain("Only the work of your people");
    }

    @Test
    void a_manager_sees_the_work_of_their_people_and_no_project_without_any() {
        String page = page("manager", project(apollo)) + page("manager", "/console/clients/" + workspace + "/" + globex);

        assertThat(words(page)).contains("Only the work of your people counts here.", "Ada Lovelace Ops 2.5 h 100 %", "Of Ada")
                .doesNotContain("Bob", "Eve", "Secret", "4.0 h");
        ConsoleSite.Visit manager = site.visitor("manager");
        assertThat(manager.get(project(secret)).statusCode()).isEqualTo(404);
        assertThat(manager.get(project(secret)).body()).isEqualTo(manager.get(project("nothing")).body());
        assertThat(site.visitor("viewer").get(project(secret)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_client_lists_its_projects_with_their_hours() {
        String page = words(page("viewer", "/console/clients/" + workspace + "/" + globex));

        assertThat(page).contains("4.0 h", "Secret 0.5 h", "Hours by week");
        assertThat(site.visitor("viewer").get("/console/clients/" + workspace + "/nothing").statusCode()).isEqualTo(404);
        assertThat(site.visitor("viewer").get("/console/clients/%00/%27").statusCode()).isEqualTo(404);
    }

    @Test
    void estimate_and_archive_are_for_everybody_and_money_for_admins() {
        site.hub().execute("update clockify_project set estimate_seconds = 7200, estimate_active = true, time_estimate_reset = null,"
                + " hourly_rate = 12345, budget = 999900, budget_reset = null, archived = true where id = '" + apollo + "'");

        assertThat(words(page("viewer", project(apollo)))).contains("archived", "▲ over 4.0 h of 2.0 h estimated (200 %) in all")
                .doesNotContain("123.45", "9999.00", "Rates and budget");
        assertThat(words(page("manager", project(apollo)))).contains("2.5 h of 2.0 h estimated").doesNotContain("123.45", "9999.00");
        assertThat(words(page("admin", project(apollo)))).contains("Budget 9999.00", "Rate of an hour 123.45", "Only admins see these.");
    }

    @Test
    void names_of_projects_and_clients_in_timeline_and_activity_lead_to_their_pages() {
        String days = "from=" + DAY + "&to=" + DAY;

        assertThat(page("viewer", "/console/timeline?" + days)).contains("<a href=\"" + project(apollo) + "\">Apollo");
        assertThat(page("viewer", "/console/activity?by=project&" + days)).contains("<a class=\"name\" href=\"" + project(apollo) + "\">Apollo");
        assertThat(page("viewer", "/console/activity?by=client&" + days)).contains("<a class=\"name\" href=\"/console/clients/" + workspace + "/" + globex + "\">Globex");
    }
}
