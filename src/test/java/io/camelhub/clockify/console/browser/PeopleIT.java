package io.camelhub.clockify.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Matching users with employees in Chromium, by the keyboard and by files, with scripts and without. */
@Tag("slow")
class PeopleIT {

    private static final String LIST = "/console/people";

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TempDir
    private Path folder;

    private World world;
    private ClockifySimulator clockify;
    private ConsoleSite site;
    private String ada;
    private String bot;
    private String bert;

    @BeforeEach
    void start() throws IOException {
        world = World.builder().people(1).entries(1).zones("UTC").oddities(false).build();
        String workspace = world.workspaceId();
        String owner = world.people(workspace).stream().map(one -> "E0," + one.email() + "," + one.name() + ",Boss\n").findFirst().orElseThrow();
        ada = world.join(workspace, "ada", "ada+clockify@acme.example", ZoneOffset.UTC);
        bot = world.join(workspace, "Build", "build@else.example", ZoneOffset.UTC);
        bert = world.join(workspace, "Bertie", "bertie@else.example", ZoneOffset.UTC);
        work(world, ada, 3, 5);
        work(world, ada, 300, 4);
        work(world, bot, 3, 2);
        work(world, bert, 3, 1);
        Path roster = Files.writeString(folder.resolve("roster.csv"), "id,email,full_name,team\n" + owner
                + "E1,ada@acme.example,Ada Lovelace,Ops\nE2,bob@acme.example,Bob Babbage,Dev\n");
        clockify = ClockifySimulator.start(world);
        site = ConsoleSite.start(folder, clockify, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of());
        site.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(roster, new Order("a test", "a test"));
        site.hub().sync();
    }

    @AfterEach
    void stop() {
        site.close();
        clockify.close();
    }

    private static void work(World world, String user, int daysAgo, int hours) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(daysAgo));
        world.createEntry(world.workspaceId(), EntryDraft.of(user, start, start.plus(Duration.ofHours(hours))));
    }

    private static List<String> rows(Browser browser) {
        return browser.driver().findElements(By.cssSelector("tr[id^=row-]")).stream().map(row -> row.getDomAttribute("id").substring(4)).toList();
    }

    /** Waits until a row is gone from the list, and another has the focus. */
    private static void goesOn(Browser browser, String gone, String next) {
        browser.until(() -> browser.driver().getCurrentUrl().contains("decided=") && !rows(browser).contains(gone));
        assertThat(browser.focused().getDomAttribute("id")).as("the next row has the focus").isEqualTo("row-" + next);
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void one_after_the_other_is_decided_by_the_keyboard_and_all_of_the_past_follows_at_once(boolean scripts) {
        Browser browser = BROWSERS.open(site, "admin", 1280, scripts);
        browser.go("/console/timeline?from=2000-01-01&to=2100-01-01&person=" + ada);
        assertThat(browser.texts(".event .person")).hasSize(2).allMatch(person -> person.contains("not matched"));

        browser.go(LIST);
        assertThat(rows(browser)).as("the most work first").containsExactly(ada, bot, bert);
        browser.tabTo("Accept").sendKeys(Keys.ENTER);
        goesOn(browser, ada, bot);
        assertThat(browser.find(".decided").getText()).contains("Ada Lovelace (E1)", "It holds for all of the past, too.", "Undo");
        browser.go("/console/timeline?from=2000-01-01&to=2100-01-01&person=E1");
        assertThat(browser.texts(".event .person")).hasSize(2).allMatch(person -> person.startsWith("Ada Lovelace") && !person.contains("not matched"));
        browser.driver().navigate().back();
        browser.until(() -> browser.find("h1").getText().equals("People"));
        browser.driver().navigate().refresh();
        browser.tabTo("Undo").sendKeys(Keys.ENTER);
        browser.until(() -> rows(browser).contains(ada));
        assertThat(browser.find(".decided").getText()).contains("ada: not decided");
        assertThat(browser.focused().getDomAttribute("id")).as("the row that is back").isEqualTo("row-" + ada);

        browser.tabTo("Accept").sendKeys(Keys.ENTER);
        goesOn(browser, ada, bot);
        browser.tabTo("Ignore").sendKeys(Keys.ENTER);
        browser.focused().sendKeys(Keys.TAB);
        browser.focused().sendKeys("a build server", Keys.ENTER);
        goesOn(browser, bot, bert);
        browser.tabTo("Choose").sendKeys(Keys.ENTER);
        browser.until(() -> browser.find("h1").getText().equals("Bertie"));
        browser.find("#find").sendKeys("dev babb", Keys.ENTER);
        browser.until(() -> browser.text().contains("Bob Babbage (E2)"));
        browser.find("#find").click();
        browser.tabTo("Choose").sendKeys(Keys.ENTER);
        browser.until(() -> browser.text().contains("Everybody has an owner"));
        assertThat(browser.focused().getText()).as("after the last one").contains("Bertie: Bob Babbage (E2), by hand");

        browser.go(LIST + "/history");
        assertThat(browser.text()).contains("ignored: a build server", "Bob Babbage (E2), by hand", "admin");
        if (scripts) {
            assertThat(browser.accessibilityFindings()).isEmpty();
        }
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void all_who_are_ticked_are_accepted_by_one_button_and_taken_back_by_one(boolean scripts) throws IOException {
        List<String> more = List.of("second", "third");
        site.hub().context().getRegistry().findSingleByType(People.class).storeUsers(world.workspaceId(), List.of(
                new ClockifyUser("second", "ada+home@acme.example", "Ada Lovelace", null, null),
                new ClockifyUser("third", "bob+x@acme.example", "Bob Babbage", null, null)));
        Browser browser = BROWSERS.open(site, "admin", 1280, scripts);
        browser.go(LIST);
        browser.find("#tick-all").click();
        if (scripts) {
            assertThat(browser.find("#many button").getText()).isEqualTo("Accept the ticked (3)");
            browser.find("input[name=ticked][value^='" + ada + "']").click();
            assertThat(browser.find("#many button").getText()).isEqualTo("Accept the ticked (2)");
            assertThat(browser.find("#tick-all").isSelected()).isFalse();
            assertThat(browser.findings("people-many")).isEmpty();
        }
        browser.find("#many button").click();
        browser.until(() -> browser.text().contains("Decided about " + (scripts ? 2 : 3) + " people."));
        assertThat(rows(browser)).doesNotContainAnyElementsOf(more).contains(bot);
        browser.find(".decided button").click();
        browser.until(() -> rows(browser).containsAll(more));
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void files_are_shown_with_their_errors_before_they_are_imported_and_a_file_of_decisions_is_undone_as_one(boolean scripts) throws IOException {
        Browser browser = BROWSERS.open(site, "admin", 1280, scripts);
        browser.go(LIST);
        browser.link("Import").click();
        browser.until(() -> browser.find("h1").getText().equals("Import"));

        send(browser, "roster", "id,email,full_name\nE3,bertie@else.example,Bertie Wooster\n,nobody@acme.example,Nobody\n");
        browser.until(() -> browser.text().contains("Nothing can be imported until these lines are right"));
        assertThat(browser.text()).contains("line 3: the id is missing");
        send(browser, "roster", "id,email\n" + "x".repeat(3 << 20));
        browser.until(() -> browser.find("#file-roster-wrong").isDisplayed());
        assertThat(browser.focused().getText()).contains("larger than 2 MB");
        if (scripts) {
            assertThat(browser.findings("people-too-large")).isEmpty();
        }
        send(browser, "roster", "id,email,full_name\nE3,bertie@else.example,Bertie Wooster\n");
        browser.until(() -> browser.text().contains("Employees: 1 new"));
        assertThat(browser.text()).contains("1 of 1 would match a Clockify user.");
        if (scripts) {
            assertThat(browser.findings("people-columns")).isEmpty();
        }
        browser.find("form.apart button").click();
        browser.until(() -> browser.text().contains("The roster is imported: 1 new"));

        String csv = site.visitor("admin").page(LIST + "/pending.csv");
        assertThat(csv.lines()).as("prefilled with who is pending").anyMatch(line -> line.startsWith(bot + ",,Build,"));
        browser.go(LIST + "/import");
        send(browser, "mappings", csv.replace(bot + ",", bot + ",E9"));
        browser.until(() -> browser.text().contains("there is no employee"));
        send(browser, "mappings", csv.replace(ada + ",", ada + ",E1").replace(bot + ",", bot + ",Bob Babbage"));
        browser.until(() -> browser.text().contains("2 people change"));
        assertThat(site.hub().count("select count(*) from clockify_identity where how = 'manual'")).as("a preview decides nothing").isZero();
        browser.find("form.apart button").click();
        browser.until(() -> browser.text().contains("Decided about 2 people."));
        browser.go("/console/timeline?from=2000-01-01&to=2100-01-01&person=E1");
        assertThat(browser.texts(".event .person")).hasSize(2);
        browser.driver().navigate().back();
        browser.until(() -> browser.find("h1").getText().equals("People"));
        browser.find(".decided button").click();
        browser.until(() -> rows(browser).containsAll(List.of(ada, bot)));
    }

    private void send(Browser browser, String kind, String content) throws IOException {
        Path csv = Files.writeString(folder.resolve(kind + "-" + content.length() + ".csv"), content);
        browser.find("#file-" + kind).sendKeys(csv.toString());
        browser.find("form[action$='kind=" + kind + "'] button").click();
    }
}
