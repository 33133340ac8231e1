package io.camelhub.clockify.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;

/** Integrations added and changed in Chromium, on a hub whose schedule is off, against the simulated Clockify. */
@Tag("slow")
class ConnectIT {

    private static final String FORM = "/console/integrations/add/clockify";
    private static final String ALL_TIMES = "/console/timeline?from=2000-01-01&to=2100-01-01";

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    @TempDir
    private Path folder;

    private final World world = World.builder().seed(11).people(4).entries(80).oddities(false)
            .from(Instant.now().minus(Duration.ofDays(20))).to(Instant.now().minus(Duration.ofHours(2))).build();
    private ClockifySimulator clockify;
    private ConsoleSite site;
    private Path file;
    private Path settings;

    @BeforeEach
    void start() throws IOException {
        clockify = ClockifySimulator.start(world);
        file = folder.resolve("integrations.properties");
        settings = Files.writeString(folder.resolve("application.properties"),
                "clockify.tick = 0 0 0 1 1 ? 2099\nclockify.api-url = %s\nclockify.reports-url = %s\n".formatted(clockify.apiUrl(), clockify.reportsUrl()));
    }

    @AfterEach
    void stop() {
        site.close();
        clockify.close();
    }

    private Browser browser(String user, boolean scripts) throws IOException {
        site = ConsoleSite.start(settings, TestDatabases.empty(Dialect.H2));
        return BROWSERS.open(site, user, 1280, scripts);
    }

    private static String value(Browser browser, String css) {
        return browser.find(css).getDomProperty("value");
    }

    private static void press(Browser browser, String act) {
        browser.find("button[value=" + act + "]").click();
    }

    /** Tests a key; waits for what is said of it. */
    private void test(Browser browser, String key, String answer) {
        browser.type("#key", key);
        press(browser, "test");
        browser.until(() -> browser.find(".notice").getText().contains(answer));
        assertThat(browser.focused().getText()).as("what is said has the focus").contains(answer);
        assertThat(value(browser, "#key")).as("the key does not come back").isEmpty();
        assertThat(value(browser, "#name")).as("what was typed stays").isEqualTo("acme");
        assertThat(value(browser, "#sync-every")).as("what was typed stays").isEqualTo("30m");
        assertThat(browser.driver().getPageSource()).doesNotContain(world.adminKey());
        assertThat(file).as("a test writes nothing").doesNotExist();
    }

    private static void isFine(Browser browser, String page, boolean scripts) throws IOException {
        if (scripts) {
            assertThat(browser.findings("connect-" + page)).isEmpty();
        }
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void a_new_user_finds_the_form_is_helped_by_every_error_and_sees_events_within_seconds(boolean scripts) throws IOException {
        Browser browser = browser("admin", scripts);
        browser.go("/console/timeline");
        assertThat(browser.text()).contains("No integration yet");
        browser.link("Add integration").click();
        browser.until(() -> browser.find("h1").getText().equals("Add integration"));
        assertThat(browser.texts("section h2")).containsExactly("Project Management");
        browser.type("#text", "jira", Keys.ENTER);
        browser.until(() -> browser.text().contains("Nothing of this name"));
        browser.type("#text", "clock", Keys.ENTER);
        browser.until(() -> browser.texts(".catalogue a").equals(List.of("Clockify")));
        isFine(browser, "catalogue", scripts);
        browser.link("Clockify").click();
        browser.until(() -> browser.find("h1").getText().equals("Connect to Clockify"));
        assertThat(browser.find("#key").getDomAttribute("type")).isEqualTo("password");
        assertThat(browser.find("#sync-every").isDisplayed()).as("what most leave as it is").isFalse();

        browser.type("#name", "Acme Inc");
        press(browser, "save");
        browser.until(() -> browser.find("#name-wrong").isDisplayed());
        assertThat(browser.find("#name-wrong").getText()).startsWith("This is no name for an integration: use 1 to 40 small letters");
        assertThat(browser.find("#key-wrong").getText()).contains("In Clockify: Profile settings, API");
        assertThat(value(browser, "#name")).isEqualTo("Acme Inc");
        assertThat(browser.focused().getText()).startsWith("Nothing is saved");
        browser.find(".notice a[href='#key']").click();
        assertThat(browser.focused().getDomAttribute("id")).as("an error leads to its field").isEqualTo("key");
        isFine(browser, "wrong", scripts);

        browser.type("#name", "acme");
        browser.find("details.advanced > summary").click();
        browser.type("#sync-every", "30m");
        test(browser, "bm8tc3VjaC1rZXk", "Refused");
        assertThat(browser.find("#key-wrong").getText()).startsWith("Refused");
        isFine(browser, "refused", scripts);
        clockify.behaviour().on(Quirk.KEYS_OF_ANOTHER_REGION);
        test(browser, world.adminKey(), "region");
        clockify.behaviour().off(Quirk.KEYS_OF_ANOTHER_REGION);
        clockify.close();
        test(browser, world.adminKey(), "Not checked");
        clockify = ClockifySimulator.start(world, clockify.port());
        test(browser, world.adminKey(), "The key works");
        assertThat(browser.driver().findElements(By.id("key-wrong"))).isEmpty();
        assertThat(browser.find("#key").getDomAttribute("placeholder")).isEqualTo("Kept from the last test");
        isFine(browser, "works", scripts);

        assertThat(browser.texts("fieldset .tick label")).anyMatch(label -> label.contains("workspace")).anyMatch(label -> label.contains("user group"));
        browser.find("fieldset .tick label").click();
        press(browser, "save");
        long saved = System.nanoTime();
        browser.until(() -> browser.texts("a.name").contains("acme"));
        assertThat(browser.find(".notice").getText()).contains("acme is added, and its key works");
        assertThat(file).content().contains("acme.team-ids = " + world.workspaceId(), "acme.sync-every = 30m");
        browser.until(() -> {
            browser.go(ALL_TIMES);
            return !browser.texts(".event").isEmpty();
        });
        Duration filled = Duration.ofNanos(System.nanoTime() - saved);
        System.out.println("From the click on Save to the first events on the timeline: " + filled.toMillis() + " ms");
        assertThat(filled).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void while_clockify_is_down_an_integration_is_saved_and_fills_by_a_click_once_it_is_back() throws IOException {
        Browser browser = browser("admin", true);
        clockify.close();
        browser.go(FORM);
        browser.type("#name", "acme");
        browser.type("#key", world.adminKey());
        press(browser, "save");
        browser.until(() -> browser.texts("a.name").contains("acme"));
        assertThat(browser.find(".notice").getText()).contains("acme is added, but its key is not checked");

        clockify = ClockifySimulator.start(world, clockify.port());
        browser.link("acme").click();
        browser.until(() -> browser.find("h1").getText().equals("acme"));
        press(browser, "check");
        browser.until(() -> browser.find(".notice").getText().contains("acme works"));
        press(browser, "sync");
        browser.until(() -> browser.find(".notice").getText().contains("is ordered"));
        browser.go("/console/integrations");
        browser.until(() -> browser.text().contains("Up to date"));
    }

    @Test
    void a_double_click_while_clockify_is_slow_saves_once_says_that_it_takes_long_and_shows_that_it_was_saved() throws IOException {
        clockify.faults().next(2, request -> true, Fault.latency(Duration.ofSeconds(2)));
        Browser browser = browser("admin", true);
        browser.go(FORM);
        browser.type("#name", "acme");
        browser.type("#key", world.adminKey());
        // the driver answers nothing while a page is awaited
        browser.driver().executeScript("addEventListener('pagehide', () => sessionStorage.setItem('seen', document.querySelector('.waits').textContent"
                + " + ' ' + document.querySelector('button[value=save]').disabled))");
        new Actions(browser.driver()).doubleClick(browser.find("button[value=save]")).perform();
        browser.until(() -> browser.texts("a.name").contains("acme"));
        assertThat(browser.driver().executeScript("return sessionStorage.getItem('seen')").toString()).startsWith("Clockify is asked").endsWith("true");
        assertThat(browser.find(".notice").getText()).contains("acme is added, and its key works");
        browser.driver().navigate().back();
        browser.until(() -> browser.find("h1").getText().equals("Connect to Clockify"));
        assertThat(browser.find("button[value=save]").isEnabled()).as("whoever goes back may go on").isTrue();
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void whose_session_ends_while_they_type_learns_why_and_comes_back_to_the_form_with_what_they_typed_but_no_key(boolean scripts) throws IOException {
        Browser browser = browser("admin", scripts);
        browser.go(FORM);
        browser.type("#name", "acme");
        browser.type("#key", world.adminKey());
        browser.find("details.advanced > summary").click();
        browser.type("#sync-every", "30m");
        loseSession(browser);
        press(browser, "save");
        browser.until(() -> browser.find("h1").getText().equals("Log in"));
        assertThat(browser.find(".problem").getText()).contains("Your session has ended", "you come back to where you were");
        assertThat(file).doesNotExist();

        browser.find("#username").sendKeys("admin");
        browser.find("#password").sendKeys(ConsoleSite.PASSWORD, Keys.ENTER);
        browser.until(() -> browser.find("h1").getText().equals("Connect to Clockify"));
        assertThat(value(browser, "#key")).isEmpty();
        if (!scripts) {
            return;
        }
        assertThat(value(browser, "#name")).isEqualTo("acme");
        assertThat(value(browser, "#sync-every")).isEqualTo("30m");
        assertThat(browser.find("#sync-every").isDisplayed()).isTrue();
        assertThat(browser.find(".notice").getText()).contains("this was not sent");
        assertThat(browser.driver().executeScript("return JSON.stringify(sessionStorage)").toString()).doesNotContain("acme", world.adminKey());
        assertThat(browser.findings("connect-lost")).isEmpty();

        loseSession(browser);
        press(browser, "save");
        browser.until(() -> browser.find("h1").getText().equals("Log in"));
        assertThat(browser.driver().executeScript("return JSON.stringify(sessionStorage)").toString()).contains("acme").doesNotContain(world.adminKey());
        browser.find("#username").sendKeys("viewer");
        browser.find("#password").sendKeys(ConsoleSite.PASSWORD, Keys.ENTER);
        browser.until(() -> browser.text().contains("viewer"));
        assertThat(browser.driver().executeScript("return JSON.stringify(sessionStorage)").toString()).as("somebody else").doesNotContain("acme");
    }

    private static void loseSession(Browser browser) {
        Cookie cookie = browser.driver().manage().getCookieNamed("clockify-console");
        browser.driver().manage().deleteCookie(cookie);
        browser.driver().manage().addCookie(new Cookie.Builder("clockify-console", "over").path("/console").isHttpOnly(true).build());
    }

    @Test
    void the_same_form_in_two_tabs_saves_nothing_over_the_other_unseen() throws IOException {
        Browser browser = browser("admin", true);
        browser.go(FORM);
        String first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        browser.go(FORM);
        String second = browser.driver().getWindowHandle();

        browser.driver().switchTo().window(first);
        browser.type("#name", "one");
        browser.type("#key", world.adminKey());
        press(browser, "save");
        browser.until(() -> browser.texts("a.name").contains("one"));

        browser.driver().switchTo().window(second);
        browser.type("#name", "two");
        browser.type("#key", world.adminKey());
        press(browser, "save");
        browser.until(() -> browser.find(".notice").getText().contains("was changed meanwhile"));
        assertThat(browser.find(".notice").getText()).contains("clockify.integrations.one.api-key = ****");
        assertThat(value(browser, "#name")).isEqualTo("two");
        assertThat(file).content().doesNotContain("two");
        press(browser, "save");
        browser.until(() -> browser.texts("a.name").containsAll(List.of("one", "two")));
        assertThat(Files.readString(file)).contains("one.api-key", "two.api-key");
    }

    @Test
    void another_region_is_refused_until_the_key_is_typed_again() throws IOException {
        String before = "clockify.integrations.acme.api-key = " + world.adminKey() + "\n";
        Files.writeString(file, before);
        Browser browser = browser("admin", true);
        browser.go("/console/integrations/acme/edit");
        browser.find("#region option[value=euc1]").click();
        press(browser, "save");
        browser.until(() -> browser.find("#key-wrong").isDisplayed());
        assertThat(browser.find("#key-wrong").getText()).contains("The key is needed again");
        assertThat(value(browser, "#region")).as("what was chosen stays").isEqualTo("euc1");
        isFine(browser, "edit", true);
        assertThat(file).content().isEqualTo(before);
        assertThat(clockify.requests().all()).as("the key went nowhere").isEmpty();

        browser.find("#region option[value='']").click();
        browser.type("#sync-every", "2h");
        press(browser, "save");
        browser.until(() -> browser.find(".notice").getText().contains("acme is changed"));
        assertThat(file).content().isEqualTo(before + "clockify.integrations.acme.sync-every = 2h\n");
    }

    @Test
    void who_is_no_admin_is_shown_no_way_there_and_let_in_nowhere() throws IOException {
        for (String user : List.of("viewer", "manager", "employee")) {
            Browser browser = site == null ? browser(user, true) : BROWSERS.open(site, user, 1280);
            assertThat(browser.texts("nav a")).containsExactly(user.equals("employee") ? "My page" : "Home", "Timeline", "Activity");
            assertThat(browser.driver().findElements(By.cssSelector("main a[href*='/integrations']"))).isEmpty();
            for (String path : List.of("/console/integrations", "/console/integrations/add", FORM, "/console/people", "/console/people/import")) {
                browser.go(path);
                assertThat(browser.find("h1").getText()).as(path).isEqualTo("Not for you to see");
            }
        }
    }

    /** {@code -Dreadme.pictures=src/main/docs/pictures} renews those that the README shows. */
    @Test
    void the_pictures_of_the_way_are_taken() throws IOException {
        Path pictures = Files.createDirectories(Path.of(System.getProperty("readme.pictures", "target/pictures/readme")));
        Browser browser = browser("admin", true);
        Path roster = Files.writeString(folder.resolve("roster.csv"), world.employeesCsv());
        site.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(roster, new Order("a test", "a test"));
        browser.width(900);
        browser.dark(false);
        browser.go("/console/integrations");
        browser.window(pictures.resolve("add-1.png"), 900, 660);
        browser.link("+ Add integration").click();
        browser.until(() -> browser.find("h1").getText().equals("Add integration"));
        browser.window(pictures.resolve("add-2.png"), 900, 660);
        browser.link("Clockify").click();
        browser.until(() -> browser.find("h1").getText().equals("Connect to Clockify"));
        browser.type("#name", "acme");
        browser.type("#key", world.adminKey());
        press(browser, "test");
        browser.until(() -> browser.text().contains("The key works"));
        browser.window(pictures.resolve("add-3.png"), 900, 660);
        press(browser, "save");
        browser.until(() -> browser.text().contains("Up to date"));
        browser.window(pictures.resolve("add-4.png"), 900, 660);
        browser.go("/console/timeline");
        browser.until(() -> !browser.texts(".event").isEmpty());
        browser.window(pictures.resolve("add-5.png"), 900, 660);
        assertThat(pictures).isDirectoryContaining("glob:**/add-[1-5].png");
    }
}
