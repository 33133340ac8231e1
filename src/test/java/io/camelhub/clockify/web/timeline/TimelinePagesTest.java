package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.watch.RecordedLog;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeline and its events over HTTP, as each role sees them, from a hub that has synced. */
class TimelinePagesTest {

    private static final Pattern EVENT = Pattern.compile("id=\"event-(\\w+)\"");
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final int ENTRIES = 60;

    private static final Instant NOW = Instant.now();
    private static final World WORLD = World.builder().seed(7).people(1).entries(0).zones("UTC").oddities(false).build();
    private static final String WORKSPACE = WORLD.workspaceId();
    private static final List<String> ADAS = new ArrayList<>();

    private static ClockifySimulator simulator;
    private static ConsoleSite site;
    private static String ada;
    private static String grace;
    private static String nobody;
    private static String hostile;
    private static String graces;
    private static String unmatched;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        ada = WORLD.join(WORKSPACE, "Ada Lovelace", "ada@acme.example", UTC);
        grace = WORLD.join(WORKSPACE, "Grace Hopper", "grace@acme.example", UTC);
        nobody = WORLD.join(WORKSPACE, "Nadia Nobody", "nadia@elsewhere.example", UTC);
        String project = WORLD.createProject(WORKSPACE, "Analytical Engine", null);
        for (int i = 0; i < ENTRIES; i++) {
            Instant start = hoursAgo(2 * i + 4);
            ADAS.add(WORLD.createEntry(WORKSPACE, EntryDraft.of(ada, start, start.plusSeconds(3600)).withDescription("Note " + i).withProject(project)
                    .withBillable(true)));
        }
        hostile = WORLD.createEntry(WORKSPACE, EntryDraft.of(grace, hoursAgo(3), hoursAgo(2))
                .withDescription("=1+1 <script>alert(1)</script> \u202e'\"><img src=x onerror=alert(2)>"));
        graces = WORLD.createEntry(WORKSPACE, EntryDraft.of(grace, hoursAgo(30), hoursAgo(29)).withDescription("Compiler").withType("BREAK"));
        unmatched = WORLD.createEntry(WORKSPACE, EntryDraft.of(nobody, hoursAgo(31), hoursAgo(29)).withDescription("Compiler, too"));
        simulator = ClockifySimulator.start(WORLD);
        simulator.behaviour().on(Quirk.REPORT_TYPE);
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of("clockify.rates", "true"));
        employee("E1", "Ada Lovelace", "Platform", "ada@acme.example");
        employee("E2", "Grace Hopper", "Navy", "grace@acme.example");
        employee("E3", "Bo Boss", "Platform", "boss@acme.example");
        site.hub().sync();
        assertThat(site.hub().failures()).isEmpty();
    }

    @AfterAll
    static void stop() {
        site.close();
        simulator.close();
    }

    private static Instant hoursAgo(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    private static void employee(String id, String name, String team, String email) {
        site.hub().execute("insert into clockify_employee (id, full_name, team, active, changed_at) values ('" + id + "', '" + name + "', '" + team
                + "', true, current_timestamp)");
        site.hub().execute("insert into clockify_employee_email (employee_id, position, email, email_key) values ('" + id + "', 0, '" + email + "', '"
                + email + "')");
    }

    private static List<String> events(String page) {
        return EVENT.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An address that stands in a page. */
    private static String link(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private static String list(Visit visit, String query) {
        return visit.page("/console/timeline?" + query);
    }

    @Test
    void all_events_of_a_range_are_on_its_pages_once_the_newest_first() {
        Visit viewer = site.visitor("viewer");
        List<String> all = new ArrayList<>();
        String page = list(viewer, "");
        assertThat(page).contains("Last 7 days: ", "· UTC", "Ada Lovelace", "Analytical Engine", ">acme<");
        assertThat(page).doesNotContain(">Newest<");
        assertThat(events(page)).hasSize(50).startsWith(hostile, ADAS.get(0), ADAS.get(1));
        all.addAll(events(page));
        page = viewer.page(link(page, "href=\"([^\"]+)\" rel=\"next\""));
        all.addAll(events(page));

        assertThat(page).contains(">Newest<").doesNotContain("rel=\"next\"", "data-poll");
        assertThat(all).hasSize(ENTRIES + 3).doesNotHaveDuplicates().containsAll(ADAS).contains(graces, unmatched);
    }

    @Test
    void each_filter_shows_what_it_names_and_can_be_cleared() {
        Visit viewer = site.visitor("viewer");
        String day = LocalDate.ofInstant(hoursAgo(30), UTC).toString();

        assertThat(events(list(viewer, "team=Navy"))).containsExactly(hostile, graces);
        assertThat(events(list(viewer, "person=E2&type=BREAK"))).containsExactly(graces);
        assertThat(events(list(viewer, "person=" + nobody))).containsExactly(unmatched);
        assertThat(events(list(viewer, "text=compiler"))).containsExactly(graces, unmatched);
        assertThat(events(list(viewer, "text=compiler&project=engine"))).isEmpty();
        assertThat(events(list(viewer, "project=engine&text=note+1"))).hasSize(11);
        assertThat(events(list(viewer, "unmatched=1"))).containsExactly(unmatched);
        assertThat(events(list(viewer, "running=1"))).isEmpty();
        assertThat(events(list(viewer, "integration=other"))).isEmpty();
        assertThat(events(list(viewer, "from=" + day + "&to=" + day + "&team=Navy"))).contains(graces);

        String page = list(viewer, "team=Navy&text=compiler&range=this-month");
        assertThat(page).contains("Team <b>Navy</b>", "Text <b>“compiler”</b>", "Range <b>this month</b>");
        assertThat(link(page, "class=\"clear\" href=\"([^\"]+)\"[^>]*><span[^>]*>×</span><span[^>]*>Clear Team")).contains("text=compiler", "range=this-month")
                .doesNotContain("team");
        assertThat(link(page, "class=\"all\" href=\"([^\"]+)\"")).isEqualTo("/console/timeline?range=this-month");
    }

    @Test
    void a_person_is_found_by_a_name_that_somebody_writes() {
        Visit viewer = site.visitor("viewer");
        String page = list(viewer, "person=grace@acme.example");

        assertThat(events(page)).containsExactly(hostile, graces);
        assertThat(page).contains("Person <b>Grace Hopper</b>");
        assertThat(link(page, "data-poll=\"([^\"]+)\"")).contains("person=E2");
        for (String part : List.of("hopp", "HOPPER%20gr", "h%C3%B3pper")) {
            String byPart = list(viewer, "person=" + part);
            assertThat(events(byPart)).as(part).containsExactly(hostile, graces);
            assertThat(byPart).as(part).contains("Person <b>Grace Hopper</b>");
        }
        String several = list(viewer, "person=ad");
        assertThat(events(several)).as("not everybody").isEmpty();
        assertThat(several).contains("Who is meant?", "2 people have “ad” in their names", "Person <b>ad</b>");
        assertThat(link(several, "href=\"([^\"]+)\">Ada Lovelace")).isEqualTo("/console/timeline?person=E1");
        String nobodys = list(viewer, "person=Somebody+Else");
        assertThat(events(nobodys)).as("not everybody").isEmpty();
        assertThat(nobodys).contains("Nobody found", "has “Somebody Else” in their name", "Person <b>Somebody Else</b>", "Show everybody").doesNotContain("data-poll");
    }

    @Test
    void what_comes_from_clockify_acts_nowhere() {
        Visit viewer = site.visitor("viewer");
        for (String page : List.of(list(viewer, ""), viewer.page("/console/timeline/" + WORKSPACE + "/" + hostile),
                list(viewer, "text=" + encoded("\"><script>alert(3)</script>") + "&team=" + encoded("'><img src=x>") + "&range=%3Cb%3E"))) {
            assertThat(page).doesNotContain("<script>alert", "<img", "\u202e", "<b>>");
        }
        String csv = viewer.page("/console/timeline/csv?text=script");
        assertThat(csv).contains("'=1+1 <script>").doesNotContain("\u202e");
    }

    @Test
    void a_manager_sees_their_team_everywhere_and_nobody_else() {
        Visit manager = site.visitor("manager");
        String page = list(manager, "");

        assertThat(events(page)).hasSize(50).isSubsetOf(ADAS);
        assertThat(page).doesNotContain("Only unmatched", "Grace", "Nadia", "Navy");
        for (String query : List.of("person=E2", "person=" + nobody, "team=Navy", "text=compiler")) {
            String none = list(manager, query);
            assertThat(events(none)).as(query).doesNotContain(hostile, graces, unmatched);
            assertThat(manager.page("/console/timeline/csv?" + query)).as(query).doesNotContain(hostile, graces, unmatched, "Grace");
        }
        assertThat(events(list(manager, "unmatched=1"))).as("it can show nothing to them").hasSize(50);
        for (String entry : List.of(hostile, graces, unmatched, "none")) {
            assertThat(manager.get("/console/timeline/" + WORKSPACE + "/" + entry).statusCode()).isEqualTo(404);
        }
        assertThat(manager.get("/console/timeline/" + WORKSPACE + "/" + ADAS.get(0)).statusCode()).isEqualTo(200);
        assertThat(manager.page("/console/timeline/poll?seen=2000-01-01T00:00:00Z&team=Navy")).isEmpty();
        assertThat(manager.page("/console/timeline/poll?seen=2000-01-01T00:00:00Z")).contains(ENTRIES + " new events");
        assertThat(site.visitor("viewer").page("/console/timeline/poll?seen=2000-01-01T00:00:00Z&team=Navy")).contains("2 new events");
    }

    @Test
    void an_event_that_is_kept_from_a_manager_is_logged_and_one_that_is_not_there_is_not() {
        Visit manager = site.visitor("manager");
        Visit viewer = site.visitor("viewer");
        String path = "/console/timeline/" + WORKSPACE + "/" + graces;
        try (RecordedLog log = RecordedLog.of("io.camelhub.clockify.web", Level.INFO)) {
            assertThat(manager.get(path).statusCode()).isEqualTo(404);
            assertThat(viewer.get(path + "0").statusCode()).isEqualTo(404);

            assertThat(log.lines()).extracting(ILoggingEvent::getFormattedMessage).containsExactly(
                    "Refused to manager from 127.0.0.1: GET " + path + ": There is no such event, or it is not for you to see.");
        }
    }

    @Test
    void an_event_says_all_that_is_known_and_why_and_leads_back() {
        String path = "/console/timeline/" + WORKSPACE + "/" + ADAS.get(5) + "?team=Platform&before=" + encoded(NOW + "~w~e");
        String admin = site.visitor("admin").page(path);
        String viewer = site.visitor("viewer").page(path);

        assertThat(viewer).contains("<h1>Note 5</h1>", "<dt>Project</dt><dd>Analytical Engine</dd>", "<dt>Employee</dt><dd>Ada Lovelace, Platform</dd>",
                "<dt>Duration</dt><dd>1:00</dd>", "<dt>Billable</dt><dd>Yes</dd>", "<b>Arrived</b>", "The time in which it starts was last read whole");
        assertThat(link(viewer, "class=\"back\"><a href=\"([^\"]+)\"")).startsWith("/console/timeline?team=Platform&before=");
        assertThat(viewer).doesNotContain("Rates and amounts", "90.00");
        assertThat(admin).contains("Rates and amounts", "<dt>Hourly rate</dt><dd>90.00 EUR an hour</dd>");
        assertThat(site.visitor("viewer").page("/console/timeline/" + WORKSPACE + "/" + unmatched))
                .contains("not matched", "Nadia Nobody", "is matched with no employee");
    }

    @Test
    void what_is_chosen_is_a_file_too() {
        HttpResponse<String> answer = site.visitor("viewer").get("/console/timeline/csv?team=Navy&range=last-7-days");

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
        assertThat(answer.headers().firstValue("content-disposition").orElseThrow()).startsWith("attachment; filename=\"timeline-");
        assertThat(answer.body()).startsWith("event_id,integration,type,").contains(hostile, graces).doesNotContain(unmatched, ADAS.get(0));
        assertThat(answer.body().lines()).hasSize(3);
    }

    @Test
    void an_address_that_cannot_be_meant_gets_a_word_and_no_trace() {
        Visit viewer = site.visitor("viewer");

        assertThat(list(viewer, "from=yesterday&before=nowhere&range=ever")).contains("'yesterday' is no day", "no place in the timeline");
        assertThat(list(viewer, "from=2026-11-20&to=2026-11-10")).contains("is before the first", "Last 7 days: ");
        assertThat(list(viewer, "team=%00&text=%00%ff&project=%f0%9f&person=&unmatched=0&before=2999-12-30T00:00:00Z~a~b")).contains("<h1>Timeline</h1>");
        for (String path : List.of("/console/timeline/poll", "/console/timeline/poll?seen=x", "/console/timeline?since=x",
                "/console/timeline/csv?from=x")) {
            assertThat(viewer.get(path).statusCode()).as(path).isEqualTo(400);
        }
        for (String path : List.of("/console/timeline/a/b", "/console/timeline/%00/%22", "/console/timeline/a/..%2f", "/console/timeline/a/b/c",
                "/console/timeline/a")) {
            assertThat(viewer.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
