package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.timeline.Unit;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The page of activity over HTTP: what it shows, to whom, and what it says where there is nothing. */
class ActivityPageTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(100);
    private static final String DAYS = "from=" + DAY + "&to=" + DAY.plusDays(1) + "&unit=day";
    private static final String HOSTILE = "<script>alert(1)</script>\"'&\u202e";

    private static ClockifySimulator simulator;
    private static ConsoleSite site;
    private static String beforeSync;
    private static String ada;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        World world = World.builder().people(2).entries(4).zones("UTC").oddities(false).build();
        String workspace = world.workspaceId();
        ada = world.join(workspace, "Ada", "ada@acme.example", BERLIN);
        String bob = world.join(workspace, "Bob", "bob@acme.example", BERLIN);
        String eve = world.join(workspace, "Eve", "eve@else.example", BERLIN);
        String project = world.createProject(workspace, "Apollo", world.createClient(workspace, "=Globex"));
        work(world, ada, 9, 150, project, true);
        work(world, bob, 9, 60, null, false);
        work(world, eve, 9, 30, null, false);
        // ten past midnight in Berlin is the day before in UTC
        world.createEntry(workspace, EntryDraft.of(ada, DAY.plusDays(1).atTime(0, 10).atZone(BERLIN).toInstant(),
                DAY.plusDays(1).atTime(0, 40).atZone(BERLIN).toInstant()).withBillable(false));
        world.createEntry(workspace, EntryDraft.of(bob, DAY.atTime(12, 0).atZone(BERLIN).toInstant(),
                DAY.atTime(13, 0).atZone(BERLIN).toInstant()).withType("BREAK"));
        Path roster = folder.resolve("roster.csv");
        Files.writeString(roster, "id,email,full_name,team,manager_email,active\nE1,ada@acme.example,Ada Lovelace,Ops,boss@acme.example,true\n"
                + "E2,bob@acme.example,Bob Babbage,\"" + HOSTILE.replace("\"", "\"\"") + "\",,true\nE3,cem@acme.example,Cem Curie,Ops,boss@acme.example,true\n"
                + "E4,dan@acme.example,Dan Darwin,Dev,,true\n");
        simulator = ClockifySimulator.start(world);
        simulator.behaviour().on(Quirk.REPORT_TYPE);
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example",
                Map.of("clockify.day-zone", "Europe/Berlin"));
        beforeSync = site.visitor("viewer").page("/console/activity");
        site.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(roster, new Order("a test", "a test"));
        site.hub().sync();
    }

    private static void work(World world, String user, int hour, int minutes, String project, boolean billable) {
        Instant start = DAY.atTime(LocalTime.of(hour, 0)).atZone(BERLIN).toInstant();
        world.createEntry(world.workspaceId(), EntryDraft.of(user, start, start.plusSeconds(minutes * 60L)).withProject(project).withBillable(billable));
    }

    @AfterAll
    static void stop() {
        site.close();
        simulator.close();
    }

    private static String page(String user, String query) {
        return site.visitor(user).page("/console/activity?" + query);
    }

    /** What a reader sees of it, on one line. */
    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void work_is_summed_up_by_days_of_the_zone_that_is_named_without_breaks() {
        String page = page("viewer", DAYS);

        assertThat(words(page)).contains("By day and team", "days of Europe/Berlin", "breaks and time off left out",
                "Ops Apollo 0.5 h 3.0 h 83 %", "Not matched 0 h 0.5 h 0 %", "Total 0.5 h 4.5 h");
        assertThat(page).contains("<title>Ops, " + ActivityWords.period(Unit.DAY, DAY) + ": 2 h 30 min</title>",
                "href=\"/console/timeline?from=" + DAY + "&amp;to=" + DAY.plusDays(1) + "&amp;team=Ops\"");
        assertThat(page).doesNotContain(" style=", "onclick", "javascript:");
    }

    @Test
    void the_chart_is_an_image_with_words_and_hostile_names_stay_text() throws Exception {
        String page = page("viewer", DAYS);
        String svg = page.substring(page.indexOf("<svg class=\"chart\" width=\"100%\""));

        Document chart = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg.substring(0, svg.indexOf("</svg>") + 6))));
        assertThat(chart.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(chart.getElementsByTagName("desc").item(0).getTextContent()).contains("Ops: 3 h", "<script>alert(1)</script>\"'&: 1 h");
        assertThat(chart.getElementsByTagName("script").getLength()).isZero();
        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert", "\u202e");
    }

    @Test
    void who_logged_nothing_is_named_with_their_team() {
        assertThat(words(page("viewer", DAYS))).contains("Logged nothing", "Cem Curie Ops Not matched", "Dan Darwin Dev Not matched");
        assertThat(words(page("viewer", DAYS + "&team=Ops"))).contains("Cem Curie").doesNotContain("Dan Darwin");
        String year = page("viewer", "range=last-12-months");
        assertThat(words(year)).contains("Cem Curie").doesNotContain("Bob Babbage Not matched");
    }

    @Test
    void a_manager_sees_their_people_and_nobody_else() {
        String page = page("manager", DAYS + "&by=employee");
        String csv = site.visitor("manager").page("/console/activity/csv?by=employee&" + DAYS);

        assertThat(words(page)).contains("Ada Lovelace", "3.0 h", "Cem Curie");
        assertThat(page + csv).contains("Ada Lovelace").doesNotContain("Bob", "Dan Darwin", "alert(1)", "Not matched 0");
        for (String other : new String[] {"&person=E2", "&team=Dev", "&person=" + ada}) {
            assertThat(words(page("manager", DAYS + other))).contains("Nothing matches these filters");
            assertThat(site.visitor("manager").page("/console/activity/csv?" + DAYS + other).lines()).hasSize(1);
        }
    }

    @Test
    void the_file_has_the_same_numbers_and_no_formula() {
        HttpResponse<String> answer = site.visitor("viewer").get("/console/activity/csv?by=client&" + DAYS);

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
        assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"activity-by-day-of-client-" + DAY + "-" + DAY.plusDays(1) + ".csv\"");
        assertThat(answer.body().lines()).containsExactlyInAnyOrder("client,client_id,projects,hours,billable_hours," + DAY + "," + DAY.plusDays(1),
                "\"'=Globex\",\"" + answer.body().split("\"")[3] + "\",\"\",2.50,2.50,2.50,0.00", "\"No client\",\"\",\"\",2.00,0.00,1.50,0.50");
    }

    @Test
    void what_cannot_be_shown_is_said_in_words() {
        assertThat(words(page("viewer", "from=yesterday&unit=hour"))).contains("“yesterday” is no date", "“hour” is nothing to sum up by", "By week and team");
        assertThat(words(page("viewer", "from=2026-03-01&to=2026-02-01"))).contains("The last day, 2026-02-01, is before the first", "Show the usual range");
        assertThat(words(page("viewer", "unit=day&from=2020-01-01"))).contains("take a longer unit");
        assertThat(page("viewer", "team=%00x&project=%FF&person=%ED%A0%80")).contains("Nothing matches these filters");
        for (String wrong : new String[] {"from=yesterday", "unit=day&from=2020-01-01"}) {
            HttpResponse<String> csv = site.visitor("viewer").get("/console/activity/csv?" + wrong);
            assertThat(csv.statusCode()).isEqualTo(400);
            assertThat(csv.body()).contains("That cannot be shown").doesNotContain("Exception");
        }
    }

    @Test
    void where_there_is_nothing_the_page_says_why_and_what_to_do() {
        site.users().save("no-team", Role.MANAGER, "no-team@acme.example", null,
                ConsoleSite.PASSWORD.toCharArray(), new Order("a test", "a test"));

        assertThat(words(beforeSync)).contains("Nothing is synced yet", "Ask who runs the hub");
        assertThat(words(page("no-team", DAYS))).contains("You have no team yet", "no-team@acme.example").doesNotContain("Cem Curie");
        assertThat(words(page("viewer", "from=2026-01-01&to=2026-01-02"))).contains("No work in this range", "Show the last 12 months");
    }
}
