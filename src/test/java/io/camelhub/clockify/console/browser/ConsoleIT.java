package io.camelhub.clockify.console.browser;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import io.camelhub.clockify.web.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The console as people use it: in Chromium, over HTTP, on a hub that syncs with the simulated Clockify. */
@Tag("slow")
class ConsoleIT {

    /** What none of the pages may let act, and all must show as it is. */
    private static final String HOSTILE = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=2</script>'; drop table x; -- \u202e\u0007";

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TempDir
    static Path folder;

    private static World world;
    private static String workspace;
    private static String ada;
    private static String bob;
    private static String apollo;
    private static String adasEntry;
    private static String bobsEntry;
    private static ClockifySimulator simulator;
    private static ConsoleSite site;

    @BeforeAll
    static void start() throws IOException {
        Instant now = Instant.now();
        world = World.builder().seed(7).people(14).entries(600).oddities(true).from(now.minus(Duration.ofDays(60))).to(now.minus(Duration.ofHours(3))).build();
        workspace = world.workspaceId();
        ada = world.join(workspace, "Ada Lovelace", "ada@acme.example", ZoneId.of("UTC"));
        bob = world.join(workspace, "Bob <b>Babbage</b>", "bob@acme.example", ZoneId.of("UTC"));
        apollo = world.createProject(workspace, "Apollo " + HOSTILE, null);
        adasEntry = world.createEntry(workspace, EntryDraft.of(ada, now.minusSeconds(7200), now.minusSeconds(3600)).withDescription("Count to Bernoulli").withProject(apollo));
        bobsEntry = world.createEntry(workspace, EntryDraft.of(bob, now.minusSeconds(7100), now.minusSeconds(3500)).withDescription("of nobody else " + HOSTILE));
        simulator = ClockifySimulator.start(world);
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of());
        Path roster = folder.resolve("roster.csv");
        Files.writeString(roster, world.employeesCsv().lines().filter(line -> !line.contains("@acme.example"))
                .collect(Collectors.joining("\n", "", "\n"))
                + "A1,ada@acme.example,Ada Lovelace,Analysis,boss@acme.example,true\nB1,bob@acme.example,\"Bob \"\"B\"\" <i>Babbage</i>\",Engines,,true\n");
        site.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(roster, new Order("a test", "a test"));
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
            simulator.close();
        }
    }

    @BeforeEach
    void synced() {
        if (site.hub().count("select count(*) from clockify_time_entry") == 0) {
            site.hub().sync();
        }
    }

    private static Browser browser(String user, int width) {
        return BROWSERS.open(site, user, width);
    }

    /** Clockify's feed tells of a second only once it is over. */
    private static void syncUntil(String title) {
        await().atMost(60, SECONDS).until(() -> {
            site.hub().sync();
            return site.hub().count("select count(*) from clockify_time_entry where description = '" + title + "'") == 1;
        });
    }

    @Test
    void an_admin_logs_in_and_sees_an_integration_fill() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(World.builder().people(3).entries(300).build());
                ConsoleSite fresh = ConsoleSite.start(Files.createTempDirectory(folder, "fresh"), clockify, TestDatabases.empty(Dialect.H2), "x@x.example", Map.of());
                Browser browser = Browser.open(fresh, 1280)) {
            browser.go("/console/");
            assertThat(browser.driver().getCurrentUrl()).contains("/console/login");
            browser.logIn("admin");
            assertThat(browser.find("h1").getText()).isEqualTo("Home");
            assertThat(browser.text()).contains("First steps");
            browser.go("/console/integrations");
            assertThat(browser.text()).contains("acme", "Not synced yet");

            fresh.hub().sync();

            browser.until(() -> browser.text().contains("Up to date"));
            assertThat(browser.texts("td[data-label=Entries]")).containsExactly("300");
            browser.find("a.name").click();
            browser.until(() -> browser.find("h1").getText().equals("acme"));
            assertThat(browser.text()).contains("Which days are read").doesNotContain("without a gap");
            browser.driver().findElements(By.cssSelector("details.advanced > summary")).forEach(WebElement::click);
            assertThat(browser.text()).contains("without a gap", "workspace id", "key checked");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void somebody_finds_an_event_and_what_became_of_it() {
        world.editEntry(workspace, adasEntry, draft -> draft.withDescription("Count to Bernoulli again"));
        syncUntil("Count to Bernoulli again");
        Browser browser = browser("viewer", 1280);
        browser.go("/console/timeline");

        browser.find("body").sendKeys("/");
        browser.until(() -> browser.find("details[data-search] input:not([type=hidden])").isDisplayed());
        WebElement text = browser.driver().switchTo().activeElement();
        text.sendKeys("bernoulli", Keys.ENTER);
        browser.until(() -> browser.driver().getCurrentUrl().contains("text=bernoulli"));
        assertThat(browser.texts(".event .what")).containsExactly("Count to Bernoulli again");
        browser.find(".event .what a").click();
        browser.until(() -> browser.driver().getCurrentUrl().contains(adasEntry));
        assertThat(browser.text()).contains("Ada Lovelace", "History", "Count to Bernoulli again");
        browser.find(".back a").click();
        browser.until(() -> browser.driver().getCurrentUrl().contains("text=bernoulli"));
    }

    @Test
    void live_events_follow_exactly_the_filter_of_the_page() {
        Browser browser = browser("admin", 1280);
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        browser.go("/console/timeline?team=Analysis");
        browser.until(() -> browser.find("#pause").isDisplayed());
        int before = browser.texts(".event").size();

        Instant now = Instant.now();
        world.createEntry(workspace, EntryDraft.of(bob, now.minusSeconds(600), now.minusSeconds(300)).withDescription("not of this team"));
        world.createEntry(workspace, EntryDraft.of(ada, now.minus(Duration.ofDays(3)), now.minus(Duration.ofDays(3)).plusSeconds(600)).withDescription("back-dated"));
        syncUntil("back-dated");

        browser.until(() -> browser.find("#news").getText().contains("1 new"));
        assertThat(browser.texts(".event")).as("whoever wants no motion is told only").hasSize(before);
        browser.find("#news a").click();
        browser.until(() -> browser.texts(".event").size() == before + 1);
        assertThat(browser.text()).contains("back-dated").doesNotContain("not of this team");
    }

    /** Asks for what is new now: the page would within ten seconds. */
    private static void poll(Browser browser) {
        browser.driver().executeScript("document.dispatchEvent(new Event('visibilitychange'))");
    }

    @Test
    void new_events_show_by_themselves_at_the_top_of_the_page_until_somebody_pauses() {
        Instant now = Instant.now();
        Browser browser = browser("viewer", 1280);
        browser.go("/console/timeline?team=Analysis");
        browser.until(() -> browser.find("#pause").isDisplayed());
        world.createEntry(workspace, EntryDraft.of(ada, now.minusSeconds(900), now.minusSeconds(800)).withDescription("by itself"));
        syncUntil("by itself");
        poll(browser);
        browser.until(() -> browser.texts(".event.new .what").stream().anyMatch(title -> title.contains("by itself")));
        assertThat(browser.find("#news").getText()).as("nothing is announced that is there").isEmpty();

        browser.find("#pause").click();
        assertThat(browser.find("#pause").getDomAttribute("aria-pressed")).isEqualTo("true");
        world.createEntry(workspace, EntryDraft.of(ada, now.minusSeconds(700), now.minusSeconds(600)).withDescription("while paused"));
        syncUntil("while paused");
        browser.driver().executeScript("window.asked = 0; const ask = htmx.ajax; htmx.ajax = (...all) => { window.asked++; return ask.apply(htmx, all); };");
        poll(browser);
        assertThat(browser.driver().executeScript("return window.asked")).as("it does not ask").isEqualTo(0L);
        assertThat(browser.text()).doesNotContain("while paused");

        browser.find("#pause").click();
        assertThat(browser.find("#pause").getDomAttribute("aria-pressed")).isEqualTo("false");
        browser.until(() -> browser.texts(".event.new .what").stream().anyMatch(title -> title.contains("while paused")));
    }

    @Test
    void a_running_timer_counts_up_and_stands_still_while_somebody_pauses() {
        world.startTimer(workspace, ada, "thinking");
        syncUntil("thinking");
        Browser browser = browser("viewer", 1280);
        browser.go("/console/timeline?running=true&person=A1");
        browser.until(() -> browser.find("#pause").isDisplayed());
        assertThat(browser.texts(".event .what")).containsExactly("thinking");

        begins(browser, 3599);
        browser.until(() -> browser.find("[data-running]").getText().equals("1:00"));

        browser.find("#pause").click();
        begins(browser, 7199);
        // a clock of as many seconds, which is asked after the page's own: that had its turn in between
        browser.driver().executeScript("window.turns = 0; setInterval(() => window.turns++, 1000)");
        browser.until(() -> (long) browser.driver().executeScript("return window.turns") >= 3);
        assertThat(browser.find("[data-running]").getText()).isEqualTo("1:00");
        browser.find("#pause").click();
        browser.until(() -> browser.find("[data-running]").getText().equals("2:00"));
    }

    /** As if the timer on the page had run for so many seconds now. */
    private static void begins(Browser browser, int seconds) {
        browser.driver().executeScript("const timer = document.querySelector('[data-running]'); delete timer.dataset.since;"
                + "timer.dataset.running = arguments[0]", String.valueOf(seconds));
    }

    @Test
    void a_manager_sees_their_people_and_nobody_else_by_any_address() {
        Visit manager = site.visitor("manager");
        assertThat(manager.page("/console/timeline")).contains("Ada Lovelace").doesNotContain("Babbage");
        assertThat(manager.page("/console/activity?by=employee&unit=day")).contains("Ada Lovelace").doesNotContain("Babbage");
        assertThat(manager.get("/console/timeline/" + workspace + "/" + adasEntry).statusCode()).isEqualTo(200);
        assertThat(manager.get("/console/timeline/" + workspace + "/" + bobsEntry).statusCode()).isIn(403, 404);
        for (String filter : List.of("team=Engines", "person=B1", "person=" + bob, "text=nobody", "unmatched=true", "integration=acme", "running=true")) {
            assertThat(manager.page("/console/timeline?" + filter)).as(filter).doesNotContain("Babbage", "of nobody else");
            assertThat(manager.page("/console/timeline/csv?" + filter)).as(filter).doesNotContain("Babbage", "of nobody else");
            assertThat(manager.page("/console/activity?by=employee&" + filter)).as(filter).doesNotContain("Babbage");
            assertThat(manager.page("/console/activity/csv?by=employee&" + filter)).as(filter).doesNotContain("Babbage");
            assertThat(manager.get("/console/timeline/poll?seen=2000-01-01T00:00:00Z&" + filter).body()).as(filter).doesNotContain("Babbage", "of nobody else");
        }
        Browser browser = browser("manager", 390);
        browser.go("/console/integrations");
        assertThat(browser.text()).contains("Not for you to see");
        browser.go("/console/runs");
        assertThat(browser.text()).contains("Not for you to see");
    }

    @Test
    void hostile_text_is_shown_and_does_not_act() {
        Browser browser = browser("admin", 1280);
        for (String path : List.of("/console/timeline", "/console/timeline/" + workspace + "/" + bobsEntry, "/console/activity?by=project&unit=day",
                "/console/activity?by=employee&unit=day", "/console/timeline?text=" + "%3Cscript%3Ewindow.hacked%3D3%3C%2Fscript%3E",
                "/console/timeline?person=%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D4%3E")) {
            browser.go(path);
            assertThat(browser.driver().executeScript("return window.hacked")).as(path).isNull();
            assertThat(browser.driver().findElements(By.cssSelector("main img, main script, main b > b, main i"))).as(path).isEmpty();
        }
        browser.go("/console/timeline/" + workspace + "/" + bobsEntry);
        assertThat(browser.text()).contains("<script>window.hacked=2</script>", "'; drop table x; --").doesNotContain("\u202e");
    }

    @Test
    void all_is_done_by_the_keyboard_alone() {
        Browser browser = browser(null, 1280);
        browser.go("/console/timeline");
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("username");
        browser.driver().switchTo().activeElement().sendKeys("viewer", Keys.TAB);
        browser.driver().switchTo().activeElement().sendKeys(ConsoleSite.PASSWORD, Keys.ENTER);
        browser.until(() -> browser.find("h1").getText().equals("Timeline"));
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        assertThat(browser.driver().switchTo().activeElement().getText()).isEqualTo("Skip to the page");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            reached.add(browser.driver().switchTo().activeElement().getText());
        }
        assertThat(String.join("|", reached)).contains("Timeline", "Activity", "Log out", "Range", "Person");
        WebElement filter = browser.driver().findElements(By.cssSelector("details.filter > summary")).get(0);
        filter.sendKeys(Keys.ENTER);
        browser.until(() -> browser.driver().findElements(By.cssSelector("details.filter[open]")).size() == 1);
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.until(() -> browser.driver().findElements(By.cssSelector("details.filter[open]")).isEmpty());
        assertThat(browser.driver().switchTo().activeElement().getTagName()).as("the focus is where it was").isEqualTo("summary");
    }

    @Test
    void a_session_that_is_over_leads_a_page_that_polls_to_the_log_in() throws Exception {
        try (ConsoleSite brief = ConsoleSite.start(Files.createTempDirectory(folder, "brief"), simulator, TestDatabases.empty(Dialect.H2), "x@x.example",
                        Map.of("clockify.console.session-idle", "6s"));
                Browser browser = Browser.open(brief, 1280)) {
            browser.logIn("admin");
            browser.go("/console/integrations");
            assertThat(browser.find("h1").getText()).isEqualTo("Integrations");
            browser.until(() -> browser.driver().getCurrentUrl().contains("/console/login?to=%2Fconsole%2Fintegrations"));
            assertThat(browser.driver().findElements(By.cssSelector("h1"))).as("no log-in inside of the page").hasSize(1);
            browser.find("#username").sendKeys("admin");
            browser.find("#password").sendKeys(ConsoleSite.PASSWORD, Keys.ENTER);
            browser.until(() -> browser.find("h1").getText().equals("Integrations"));
        }
    }

    @Test
    void every_page_is_accessible_and_fits_at_both_widths_and_in_both_modes() throws Exception {
        Browser browser = browser(null, 1280);
        browser.go("/console/login");
        List<String> findings = new ArrayList<>(browser.findings("login"));
        browser.logIn("admin");
        Map<String, String> pages = new TreeMap<>(Map.ofEntries(Map.entry("integrations", "/console/integrations"), Map.entry("integration", "/console/integrations/acme"),
                Map.entry("timeline", "/console/timeline"), Map.entry("timeline-filtered", "/console/timeline?team=Analysis&text=count&unmatched=true"),
                Map.entry("timeline-running", "/console/timeline?running=true"), Map.entry("event", "/console/timeline/" + workspace + "/" + adasEntry),
                Map.entry("activity", "/console/activity"), Map.entry("activity-day", "/console/activity?unit=day&by=employee"),
                Map.entry("activity-month", "/console/activity?unit=month&by=project"), Map.entry("activity-empty", "/console/activity?from=2001-01-01&to=2001-01-07&unit=day"),
                Map.entry("add", "/console/integrations/add"), Map.entry("account", "/console/account"),
                Map.entry("people", "/console/people"), Map.entry("people-history", "/console/people/history"),
                Map.entry("people-import", "/console/people/import"), Map.entry("person", "/console/people/users/" + bob),
                Map.entry("person-forget", "/console/people/users/" + bob + "/forget"), Map.entry("audit", "/console/audit"),
                Map.entry("audit-empty", "/console/audit?what=console_users"), Map.entry("deletions", "/console/integrations/acme/deletions"),
                Map.entry("runs", "/console/runs"), Map.entry("runs-empty", "/console/runs?outcome=failed"), Map.entry("missing", "/console/nothing")));
        assertThat(pagesOfTheConsole()).hasSizeGreaterThan(10);
        String employee = site.hub().rows("select min(id) as id from clockify_employee").get(0).get("id").toString();
        String client = site.hub().rows("select id from clockify_client where workspace_id = '" + workspace + "'").get(0).get("id").toString();
        // a page that is in no list here is looked at as well
        pagesOfTheConsole().stream().filter(pattern -> pages.values().stream().noneMatch(path -> path.split("\\?")[0].matches(pattern.replaceAll("\\{\\w+}", "[^/]+"))))
                .toList().forEach(pattern -> pages.put(pattern.substring("/console/".length()).replaceAll("\\W+", "-"), pattern.replace("{name}", "acme")
                        .replace("{workspace}", workspace).replace("{entry}", adasEntry).replace("{user}", bob).replace("{employee}", employee).replace("{project}", apollo).replace("{client}", client)
                        .replace("{run}", site.hub().rows("select max(id) as id from clockify_sync_run").get(0).get("id").toString())));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            browser.go(page.getValue());
            findings.addAll(browser.findings(page.getKey()));
        }
        browser.logIn("viewer");
        browser.go("/console/runs");
        assertThat(browser.find("h1").getText()).isEqualTo("Not for you to see");
        findings.addAll(browser.findings("refused"));
        assertThat(findings).isEmpty();
        assertThat(browser.complaints()).filteredOn(line -> !line.contains("/console/nothing") && !line.contains("/console/runs - ")).isEmpty();
    }

    /** What a browser shows, but for what {@link RarePagesIT} looks at. */
    private static List<String> pagesOfTheConsole() {
        return site.pages().all().stream().filter(page -> page.methods() != Page.Methods.ORDER && page.kind() != Page.Kind.POLL
                && page.kind() != Page.Kind.DOWNLOAD && page.roles().containsAll(Page.ADMINS) && !page.address().equals("/console/")).map(Page::address)
                .filter(path -> !List.of(RarePagesIT.CONNECT, RarePagesIT.REMOVE, RarePagesIT.EDIT, RarePagesIT.CLEAR).contains(path)).toList();
    }

    /** {@code -Dreadme.pictures=src/main/docs/pictures} renews those that the README shows. */
    @Test
    void the_pictures_of_the_readme_are_taken() throws Exception {
        Path pictures = Files.createDirectories(Path.of(System.getProperty("readme.pictures", "target/pictures/readme")));
        Instant now = Instant.now();
        World neat = World.builder().seed(3).people(16).entries(1500).oddities(false).from(now.minus(Duration.ofDays(90))).to(now.minus(Duration.ofHours(1))).build();
        Set<String> busy = neat.entries(neat.workspaceId()).stream().filter(EntryView::running).map(EntryView::userId).collect(Collectors.toSet());
        neat.people(neat.workspaceId()).stream().filter(person -> !busy.contains(person.id())).limit(2).forEach(person -> neat.startTimer(neat.workspaceId(), person.id(), "Review the release"));
        Path roster = folder.resolve("neat.csv");
        Files.writeString(roster, neat.employeesCsv());
        try (ClockifySimulator clockify = ClockifySimulator.start(neat);
                ConsoleSite fresh = ConsoleSite.start(Files.createTempDirectory(folder, "neat"), clockify, TestDatabases.empty(Dialect.H2), "x@x.example", Map.of());
                Browser browser = Browser.open(fresh, 1000)) {
            fresh.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(roster, new Order("a test", "a test"));
            fresh.hub().sync();
            browser.logIn("admin");
            for (String page : List.of("integrations", "timeline", "activity")) {
                browser.until(() -> {
                    browser.go("/console/" + page);
                    // today's sums, right after the sync
                    return !browser.driver().getPageSource().contains("is still being summed up");
                });
                browser.window(pictures.resolve(page + ".png"), 1000, page.equals("integrations") ? 380 : 640);
                assertThat(pictures.resolve(page + ".png")).isNotEmptyFile();
                assertThat(browser.texts("main .empty")).as(page).isEmpty();
            }
            String person = fresh.hub().rows("select employee_id from clockify_user where employee_id is not null group by employee_id order by employee_id")
                    .get(0).get("employee_id").toString();
            for (boolean dark : new boolean[] {false, true}) {
                browser.dark(dark);
                for (Map.Entry<String, String> page : Map.of("home", "/console/home", "person", "/console/people/" + person).entrySet()) {
                    Path picture = pictures.resolve(page.getKey() + (dark ? "-dark" : "") + ".png");
                    browser.go(page.getValue());
                    browser.window(picture, 1000, 900);
                    assertThat(picture).isNotEmptyFile();
                }
            }
        }
    }

    @Test
    void all_works_without_scripts() {
        try (Browser browser = Browser.open(site.root(), 1280, false)) {
            browser.go("/console/timeline");
            browser.find("#username").sendKeys("viewer");
            browser.find("#password").sendKeys(ConsoleSite.PASSWORD, Keys.ENTER);
            browser.until(() -> browser.find("h1").getText().equals("Timeline"));
            WebElement team = browser.driver().findElements(By.cssSelector("details.filter > summary")).stream()
                    .filter(summary -> summary.getText().startsWith("Team")).findFirst().orElseThrow();
            team.click();
            browser.driver().findElement(By.linkText("Analysis")).click();
            browser.until(() -> browser.driver().getCurrentUrl().contains("team=Analysis"));
            assertThat(browser.texts(".event .person")).isNotEmpty().allMatch(person -> person.startsWith("Ada Lovelace"));
            browser.find(".event .person a").click();
            browser.until(() -> browser.find("h1").getText().startsWith("Ada Lovelace"));
            browser.driver().findElement(By.linkText("Activity")).click();
            browser.until(() -> browser.find("h1").getText().equals("Activity"));
            browser.find(".who button").click();
            browser.until(() -> browser.driver().getCurrentUrl().contains("/console/login"));
        }
    }
}
