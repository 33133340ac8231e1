package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.page.Page.Kind;
import io.camelhub.clockify.web.page.Page.Methods;
import io.camelhub.clockify.web.page.Page;
import io.camelhub.clockify.web.page.Section;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The console does what the table of its pages says: each line of it, for each role and each method. */
class PageTableTest {

    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\"( aria-current=\"page\")?>([^<]+)</a>");

    private static ClockifySimulator simulator;
    private static ConsoleSite site;
    private static Map<String, String> objects;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        World world = World.builder().people(2).entries(20).build();
        simulator = ClockifySimulator.start(world);
        Path settings = Files.writeString(folder.resolve("application.properties"), """
                clockify.tick = 0 0 0 1 1 ? 2099
                clockify.api-url = %s
                clockify.reports-url = %s
                """.formatted(simulator.apiUrl(), simulator.reportsUrl()));
        Files.writeString(folder.resolve("integrations.properties"), "clockify.integrations.acme.api-key = " + world.adminKey() + "\n");
        site = ConsoleSite.start(settings, TestDatabases.empty(Dialect.H2));
        site.hub().sync();
        Map<String, Object> entry = site.hub().rows("select workspace_id, id, user_id, project_id, client_id from clockify_time_entry where client_id is not null and ended_at is not null limit 1").get(0);
        allAreOfTheManagersTeam(folder.resolve("roster.csv"), entry.get("user_id").toString());
        objects = Map.of("{employee}", entry.get("user_id").toString(), "{name}", "acme", "{workspace}", entry.get("workspace_id").toString(), "{entry}", entry.get("id").toString(),
                "{user}", entry.get("user_id").toString(), "{project}", entry.get("project_id").toString(), "{client}", entry.get("client_id").toString(),
                "{run}", String.valueOf(site.hub().count("select max(id) from clockify_sync_run")));
    }

    /** One of them is the employee. */
    private static void allAreOfTheManagersTeam(Path roster, String employee) throws IOException {
        StringBuilder people = new StringBuilder("id,email,email2,full_name,team,manager_email,active\n");
        site.hub().rows("select id, email, name from clockify_user").forEach(user -> people.append("%s,%s,%s,%s,Ops,boss@acme.example,true\n".formatted(
                user.get("id"), user.get("email"), user.get("id").equals(employee) ? ConsoleSite.EMPLOYEE_EMAIL : "", user.get("name"))));
        site.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(Files.writeString(roster, people), new Order("a test", "a test"));
    }

    @AfterAll
    static void stop() {
        site.close();
        simulator.close();
    }

    /** An address of the page at which something is there. */
    private static String address(Page page) {
        String address = page.address();
        for (Map.Entry<String, String> object : objects.entrySet()) {
            address = address.replace(object.getKey(), object.getValue());
        }
        return page.kind() == Kind.POLL ? address + "?seen=2026-01-01T00:00:00Z" : address;
    }

    private static Visit visitor(Role role) {
        return site.visitor(role.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void each_page_answers_each_role_and_each_method_as_its_line_says(Role role) {
        Visit visit = visitor(role);
        String csrf = visit.csrf("/console/account");
        for (Page page : site.pages().all()) {
            for (String method : List.of("GET", "HEAD", "POST")) {
                String path = address(page);
                String what = role + " " + method + " " + path;
                HttpResponse<String> answer = method.equals("GET") ? visit.get(path) : method.equals("HEAD") ? visit.head(path) : visit.post(path, "_csrf", csrf);
                if (!page.roles().contains(role)) {
                    assertThat(answer.statusCode()).as(what).isEqualTo(403);
                } else if (!page.methods().names().contains(method)) {
                    assertThat(answer.statusCode()).as(what).isEqualTo(405);
                    assertThat(answer.headers().firstValue("allow")).as(what).hasValue(String.join(", ", page.methods().names()));
                } else if (method.equals("POST")) {
                    // a form without its fields: the page says what it lacks
                    assertThat(answer.statusCode()).as(what).isIn(200, 303, 400, 409, 422);
                } else {
                    // it leads elsewhere where there is nothing to show
                    assertThat(answer.statusCode()).as(what).isIn(200, 303);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void the_navigation_of_a_role_is_what_the_table_lists_for_it_and_marks_the_page_that_is_open(Role role) {
        Visit visit = visitor(role);
        List<Section> sections = site.pages().navigation(role);
        assertThat(sections).extracting(Section::name).containsExactlyElementsOf(role == Role.ADMIN
                ? List.of("Home", "Integrations", "Timeline", "Activity", "People", "Runs", "Outbox", "Operation", "Audit log") : role == Role.EMPLOYEE ? List.of("My page", "Timeline", "Activity") : List.of("Home", "Timeline", "Activity"));

        assertThat(visit.get("/console/").headers().firstValue("location")).hasValue(sections.get(0).path());
        for (Section open : sections) {
            String page = visit.page(open.path());
            String navigation = page.substring(page.indexOf("<nav "), page.indexOf("</nav>"));
            assertThat(LINK.matcher(navigation).results().map(link -> new Section(link.group(3), link.group(1)))).containsExactlyElementsOf(sections);
            assertThat(LINK.matcher(navigation).results().filter(link -> link.group(2) != null).map(link -> link.group(3))).containsExactly(open.name());
        }
    }

    @Test
    void what_is_only_read_says_that_nothing_can_be_sent_to_it_and_what_takes_a_form_that_there_is_no_page() {
        Visit admin = visitor(Role.ADMIN);
        String csrf = admin.csrf("/console/account");
        assertThat(site.pages().all()).extracting(Page::methods).contains(Methods.values());

        assertThat(admin.post("/console/runs", "_csrf", csrf).body()).contains("<h1>Not possible here</h1>", "nothing can be sent to it", "Log out");
        assertThat(admin.get("/console/people/decide").body()).contains("<h1>Not possible here</h1>", "there is no page to show", "Log out");
        assertThat(admin.post("/console/nothing", "_csrf", csrf).statusCode()).isEqualTo(404);
    }

    @Test
    void what_only_begins_like_the_console_s_addresses_is_not_the_console_s() {
        assertThat(site.visitor().get("/consoles").headers().map()).doesNotContainKey("content-security-policy");
        assertThat(site.visitor().get("/consoles").statusCode()).isEqualTo(404);
    }
}
