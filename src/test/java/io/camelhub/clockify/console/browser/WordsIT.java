package io.camelhub.clockify.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.DecideIdentity;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every page at four widths, with short names and with long ones: words stay whole, and nothing scrolls sideways. */
@Tag("slow")
class WordsIT {

    private static final int[] WIDTHS = {390, 768, 1024, 1440};
    private static final String LONG_PERSON = "Maximiliana-Bartholomäa Freifrau von Schwarzenberg-Hohenlohe-Langenburg";
    private static final String LONG_MAIL = "maximiliana.bartholomaea.freifrau.von.schwarzenberg@engineering.subsidiaries.acme-industries.example";
    private static final String LONG_PROJECT = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    private static final String LONG_ID = "HR-0f8fad5b-d9cb-469f-a165-70867728950e-7c9e6679-7425";
    private static final String LONG_NAME = "customer-relations-emea-and-apac-2026-q4";

    /** Words that are broken within and not longer than a line of a phone: of buttons and headings all, of other texts not those of an id or an address. */
    private static final String BROKEN = """
            const broken = [];
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              const node = texts.currentNode;
              const element = node.parentElement;
              if (!element.checkVisibility() || element.closest('thead')?.getBoundingClientRect().width < 2 || element.closest('.unseen, svg, script, template, .skip, details:not([open]) > :not(summary)')) continue;
              const isHeading = element.closest('h1, h2, h3, thead th, .name, button, .button, .main, summary, label, legend, nav a, .chip');
              const ids = [...node.data.matchAll(/\\S{21,}/gu)].filter(() => !isHeading).map(id => [id.index, id.index + id[0].length]);
              for (const word of node.data.matchAll(/[^\\s\\/@.,:–-]+/gu)) {
                if (word[0].length > 20 || ids.some(([from, to]) => word.index >= from && word.index < to)) continue;
                const range = document.createRange();
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                const lines = new Set([...range.getClientRects()].map(line => Math.round(line.top)));
                if (lines.size > 1) broken.push(element.tagName + ' ' + element.className + ': ' + word[0] + ' in ' + node.data.trim().substring(0, 60));
              }
            }
            return broken;""";

    /** What can be scrolled sideways without that it says so, and what stands out of the window. */
    private static final String SIDEWAYS = """
            const wide = document.documentElement.clientWidth;
            const out = [...document.querySelectorAll('body *')].filter(one => one.checkVisibility() && !(one.closest('thead')?.getBoundingClientRect().width < 2) && !one.closest('.unseen, .skip, svg, .figure.long, .fold .scroll')
                && !one.matches('option') && one.getBoundingClientRect().right > wide + 1 && one.getBoundingClientRect().width > 0);
            return [...(document.documentElement.scrollWidth > wide ? ['the page'] : []),
              ...[...document.querySelectorAll('.scroll')].filter(one => !one.closest('.fold') && one.scrollWidth > one.clientWidth + 1).map(one => 'within ' + one.className),
              ...out.slice(0, 3).map(one => one.tagName + ' ' + one.className + ' ' + one.textContent.trim().substring(0, 40))];""";

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final List<String> findings = new ArrayList<>();

    @TempDir
    private Path folder;

    @SuppressWarnings("unchecked")
    private void look(Browser browser, String... paths) throws IOException {
        Path pictures = Files.createDirectories(Path.of(System.getProperty("pictures", "target/pictures")));
        for (String path : paths) {
            browser.go(path);
            for (int width : WIDTHS) {
                browser.width(width);
                browser.dark(false);
                ((List<String>) browser.driver().executeScript(BROKEN)).forEach(word -> findings.add(path + " at " + width + ": " + word));
                ((List<String>) browser.driver().executeScript(SIDEWAYS)).forEach(what -> findings.add(path + " at " + width + " scrolls sideways: " + what));
                browser.picture(pictures.resolve("words" + path.replaceAll("[^a-z]+", "-") + "-" + width + ".png"));
            }
        }
    }

    @Test
    void no_word_breaks_and_nothing_scrolls_sideways_on_any_page_at_any_width() throws IOException {
        Instant now = Instant.now();
        World world = World.builder().seed(5).people(6).entries(160).oddities(true).from(now.minus(Duration.ofDays(40))).to(now.minus(Duration.ofHours(3))).build();
        String workspace = world.workspaceId();
        world.renameWorkspace(workspace, "Acme Industries International Engineering and Construction Holding");
        String ada = world.join(workspace, "Ada Lovelace", "ada+clockify@acme.example", ZoneOffset.UTC);
        String longOne = world.join(workspace, LONG_PERSON, LONG_MAIL, ZoneOffset.UTC);
        String bot = world.join(workspace, "Continuous Integration", "build.server.continuous.integration@else.example", ZoneOffset.UTC);
        String project = world.createProject(workspace, LONG_PROJECT, world.createClient(workspace, "Wasserstraßenverwaltungsgesellschaft " + LONG_PROJECT));
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        String entry = null;
        for (String user : List.of(ada, longOne, bot)) {
            entry = world.createEntry(workspace, EntryDraft.of(user, today.minus(Duration.ofDays(2)), today.minus(Duration.ofDays(2)).plusSeconds(30_000))
                    .withProject(project).withDescription("Documentation of " + "the-".repeat(30) + " responsibilities"));
        }
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            Path settings = Files.writeString(folder.resolve("application.properties"),
                    "clockify.tick = 0 0 0 1 1 ? 2099\nclockify.api-url = %s\nclockify.reports-url = %s\n".formatted(clockify.apiUrl(), clockify.reportsUrl()));
            Files.writeString(folder.resolve("integrations.properties"), "clockify.integrations.acme.api-key = " + world.adminKey() + "\n"
                    + "clockify.integrations." + LONG_NAME + ".api-key = " + "Zm9yYmlkZGVuLWtleS1vZi1ub2JvZHktYXQtYWxs\n");
            try (ConsoleSite site = ConsoleSite.start(settings, TestDatabases.empty(Dialect.H2))) {
                site.hub().context().getRegistry().findSingleByType(ClockifySettings.class).refresh();
                Path roster = Files.writeString(folder.resolve("roster.csv"), world.employeesCsv().lines().filter(line -> !line.contains("acme"))
                        .reduce("", (all, line) -> all + line + "\n") + "E1,ada@acme.example,Ada Lovelace,Ops,,true\n"
                        + LONG_ID + "," + LONG_MAIL.replace("engineering", "other") + "," + LONG_PERSON + ",Infrastructure and Responsibilities,,true\n");
                Order order = new Order("a test", "a test");
                site.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(roster, order);
                String bad = world.entries(workspace).stream().filter(one -> !one.running()).findFirst().orElseThrow().id();
                clockify.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, bad));
                site.hub().sync();
                Browser browser = BROWSERS.open(site, null, 1440);
                look(browser, "/console/login");
                browser.logIn("admin");
                look(browser, "/console/people", "/console/people/users/" + longOne);
                DecideIdentity people = site.hub().context().getRegistry().findSingleByType(DecideIdentity.class);
                people.map(longOne, LONG_ID, order);
                people.ignore(bot, "it is a build server, and its work is counted where the responsibilities lie", order);

                look(browser, "/console/integrations", "/console/integrations/acme", "/console/integrations/" + LONG_NAME, "/console/integrations/add",
                        RarePagesIT.CONNECT, RarePagesIT.EDIT.replace("{name}", LONG_NAME), RarePagesIT.REMOVE.replace("{name}", LONG_NAME),
                        "/console/timeline", "/console/timeline/" + workspace + "/" + entry, "/console/activity?by=project", "/console/activity?by=employee",
                        "/console/activity?by=client", "/console/people?state=all", "/console/people/history?rules=true", "/console/people/import",
                        "/console/people/users/" + longOne, "/console/people/users/" + longOne + "/forget", "/console/runs", RarePagesIT.CLEAR, "/console/audit");
                assertThat(findings).isEmpty();
            }
        }
    }
}
