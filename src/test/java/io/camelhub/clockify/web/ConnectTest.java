package io.camelhub.clockify.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.AccountStatus;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** An admin adds an integration and works with it, over HTTP and without a script, on a hub whose schedule is off. */
@Tag("slow")
class ConnectTest {

    private static final String FORM = "/console/integrations/add/clockify";
    private static final Pattern HANDLE = Pattern.compile("name=\"typed\" value=\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private final World world = World.builder().seed(5).people(8).entries(40).build();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("ROOT");
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.camelhub.clockify");
    private final Level before = ours.getLevel();
    private ClockifySimulator simulator;
    private ConsoleSite site;
    private Visit admin;
    private String csrf;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        simulator = ClockifySimulator.start(world);
        file = folder.resolve("integrations.properties");
        Path settings = Files.writeString(folder.resolve("application.properties"), """
                clockify.tick = 0 0 0 1 1 ? 2099
                clockify.api-url = %s
                clockify.reports-url = %s
                clockify.integrations.fixed.api-key = by-hand
                clockify.integrations.fixed.enabled = false
                clockify.webhooks.url = https://hub.example.com
                """.formatted(simulator.apiUrl(), simulator.reportsUrl()));
        Files.writeString(file, "# kept\nclockify.integrations.acme.api-key = " + world.adminKey() + "\n");
        log.start();
        logger.addAppender(log);
        ours.setLevel(Level.INFO);
        site = ConsoleSite.start(settings, TestDatabases.empty(Dialect.H2));
        admin = site.visitor("admin");
        csrf = admin.csrf("/console/integrations");
    }

    @AfterEach
    void stop() {
        site.close();
        simulator.close();
        logger.detachAppender(log);
        ours.setLevel(before);
        assertThat(log.list).as("the key in the log").noneMatch(line -> line.getFormattedMessage().contains(world.adminKey()));
    }

    /** Sends an order, which must lead to a page; gives that page. */
    private String sent(Visit visit, String path, String... fields) {
        List<String> all = new ArrayList<>(List.of("_csrf", csrf));
        all.addAll(List.of(fields));
        HttpResponse<String> answer = visit.post(path, all.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().map().toString()).doesNotContain(world.adminKey());
        String page = visit.page(answer.headers().firstValue("location").orElseThrow());
        assertThat(page).doesNotContain(world.adminKey());
        return page;
    }

    private static String handle(String page) {
        Matcher handle = HANDLE.matcher(page);
        assertThat(handle.find()).as(page).isTrue();
        return handle.group(1);
    }

    private String opened(String path) {
        return handle(admin.page(path));
    }

    @Test
    void an_admin_finds_clockify_tests_a_key_ticks_a_workspace_and_sees_events_without_a_tick() throws IOException {
        assertThat(admin.page("/console/integrations")).contains("+ Add integration");
        assertThat(admin.page("/console/integrations/add")).contains("Project Management", "Time entries, running timers", FORM, "1 of 1");
        assertThat(admin.page("/console/integrations/add?text=clock+MANAGE")).contains(FORM);
        assertThat(admin.page("/console/integrations/add?text=jira")).contains("Nothing of this name").doesNotContain("href=\"" + FORM);

        String tested = sent(admin, FORM, "typed", opened(FORM), "name", "acme-2", "key", world.adminKey(), "sync-every", "1h", "act", "test");
        assertThat(tested).contains("The key works", "value=\"acme-2\"", "value=\"1h\"", "name=\"team\" value=\"" + world.workspaceId() + "\"",
                "The key that you typed is kept here");
        assertThat(file).content().doesNotContain("acme-2");
        assertThat(site.hub().count("select count(*) from clockify_integration where name like 'test%'")).as("what a test read").isZero();

        String list = sent(admin, FORM, "typed", handle(tested), "name", "acme-2", "team", world.workspaceId(), "sync-every", "1h", "act", "save");
        assertThat(list).contains("acme-2 is added, and its key works", "/console/integrations/acme-2");
        assertThat(file).content().contains("# kept", "acme-2.api-key = " + world.adminKey(), "acme-2.team-ids = " + world.workspaceId(),
                "acme-2.sync-every = 1h");
        await().atMost(60, SECONDS).until(() -> site.hub().count("select count(*) from clockify_time_entry") > 0);
        assertThat(log.list).anyMatch(line -> line.getFormattedMessage().contains("acme-2 was added by admin (console)"));
    }

    @Test
    void a_key_that_shows_one_person_of_all_or_no_workspace_is_said_so_before_it_is_saved() {
        String key = world.addKey("member", world.people(world.workspaceId()).stream()
                .filter(person -> person.role() == Role.MEMBER && person.accountStatus() == AccountStatus.ACTIVE).findFirst().orElseThrow().id());
        simulator.behaviour().off(Quirk.MEMBERS_MAY_NOT_LIST_USERS);
        String tested = sent(admin, FORM, "typed", opened(FORM), "name", "beta", "key", key, "act", "test");
        assertThat(tested).contains("▲").contains("The key works, but sees 1 of " + world.people(world.workspaceId()).size()
                + " people: use an owner's or admin's key").doesNotContain("✓");
        assertThat(sent(admin, FORM, "typed", handle(tested), "name", "beta", "act", "save")).contains("The key sees 1 of ");

        world.hideWorkspace("member", world.workspaceId());
        assertThat(sent(admin, FORM, "typed", opened(FORM), "name", "gamma", "key", key, "act", "test"))
                .contains("The key works, but sees no workspace").doesNotContain("✓");
    }

    @Test
    void what_is_wrong_stands_by_its_field_and_what_was_typed_survives() {
        String empty = sent(admin, FORM, "typed", opened(FORM), "name", "Acme Inc", "sync-every", "often", "act", "save");
        assertThat(empty).contains("1 to 40 small letters", "href=\"#name\"", "href=\"#sync-every\"", "href=\"#key\"", "aria-invalid=\"true\"",
                "id=\"name-wrong\"", "value=\"Acme Inc\"", "value=\"often\"");
        assertThat(sent(admin, FORM, "typed", handle(empty), "name", "fixed", "key", "k", "act", "save")).contains("integration of this name already");

        String refused = sent(admin, FORM, "typed", handle(empty), "name", "beta", "key", "wrong-key", "backfill-from", "2026-01-31", "act", "test");
        assertThat(refused).contains("Refused. Nothing is saved.", "clockify.integrations.beta.api-key", "value=\"2026-01-31\"", "id=\"key-wrong\"").doesNotContain("wrong-key", "To put right");
        String again = sent(admin, FORM, "typed", handle(refused), "name", "beta", "act", "save");
        assertThat(again).contains("id=\"key-wrong\"", "value=\"beta\"").doesNotContain("wrong-key");

        simulator.behaviour().on(Quirk.KEYS_OF_ANOTHER_REGION);
        assertThat(sent(admin, FORM, "typed", handle(again), "name", "beta", "key", world.adminKey(), "act", "test"))
                .contains("Refused. Nothing is saved.", "region");
        assertThat(file).content().doesNotContain("beta");
    }

    @Test
    void who_sends_a_form_twice_while_clockify_is_slow_or_afterwards_sees_that_it_was_saved_once() throws Exception {
        simulator.faults().next(2, request -> true, Fault.latency(Duration.ofSeconds(2)));
        String handle = opened(FORM);
        String[] form = {"_csrf", csrf, "typed", handle, "name", "slow", "key", world.adminKey(), "act", "save"};

        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> admin.post(FORM, form));
        await().atMost(60, SECONDS).until(() -> simulator.faults().injected() > 0);
        HttpResponse<String> second = admin.post(FORM, form);

        String page = first.get(60, SECONDS).headers().firstValue("location").orElseThrow();
        assertThat(second.headers().firstValue("location")).hasValue(page);
        assertThat(admin.post(FORM, form).headers().firstValue("location")).as("once more, afterwards").hasValue(page);
        assertThat(admin.page(page)).contains("slow is added, and its key works");
        assertThat(file).content().containsOnlyOnce("slow.api-key");
        assertThat(log.list).filteredOn(line -> line.getFormattedMessage().contains("slow was added")).hasSize(1);
        assertThat(admin.page(FORM + "?typed=" + handle)).as("the form is empty again").doesNotContain("value=\"slow\"");
    }

    @Test
    void while_clockify_is_down_a_key_is_saved_and_not_checked() {
        simulator.close();
        String tested = sent(admin, FORM, "typed", opened(FORM), "name", "beta", "key", world.adminKey(), "act", "test");
        assertThat(tested).contains("Not checked: Clockify cannot be asked now");
        assertThat(sent(admin, FORM, "typed", handle(tested), "name", "beta", "act", "save")).contains("beta is added, but its key is not checked");
        assertThat(file).content().contains("beta.api-key");
    }

    @Test
    void nothing_that_is_typed_can_name_another_property_or_secret() {
        for (String field : List.of("name", "key", "team-ids", "region", "subdomain", "backfill-from", "sync-every")) {
            for (String typed : List.of("{{env:HOME}}", "a\nclockify.work.uri = x", "a\u0007b", "a\u202eb")) {
                List<String> fields = new ArrayList<>(List.of("typed", opened(FORM), "act", "save"));
                Map.of("name", "beta", "key", "some-key").forEach((name, value) -> fields.addAll(List.of(name, name.equals(field) ? typed : value)));
                if (!List.of("name", "key").contains(field)) {
                    fields.addAll(List.of(field, typed));
                }
                assertThat(sent(admin, FORM, fields.toArray(String[]::new))).as(field + " " + typed).contains("Nothing is saved. To put right", "href=\"#" + field);
            }
        }
        assertThat(file).content().doesNotContain("beta", "{{", "work.uri");
        HttpResponse<String> answer = admin.post(FORM, "_csrf", csrf, "typed", opened(FORM), "Set-Cookie", "a=b", "Refresh", "0",
                "api-key", "KEY123", "CamelHttpResponseCode", "200", "Content-Type", "text/plain");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "refresh", "api-key");
        assertThat(answer.headers().allValues("content-type")).containsExactly("text/html; charset=utf-8");
        assertThat(answer.headers().map().toString()).doesNotContain("KEY123");
    }

    @Test
    void the_same_form_in_two_tabs_saves_nothing_over_what_came_later_unseen() {
        String first = opened(FORM);
        String second = opened(FORM);
        assertThat(sent(admin, FORM, "typed", first, "name", "one", "key", world.adminKey(), "act", "save")).contains("one is added");
        String changed = sent(admin, FORM, "typed", second, "name", "two", "key", world.adminKey(), "act", "save");
        assertThat(changed).contains("was changed meanwhile", "As it is now:", "clockify.integrations.one.api-key = ****");
        assertThat(file).content().doesNotContain("two");
        assertThat(sent(admin, FORM, "typed", handle(changed), "name", "two", "act", "save")).contains("two is added");
        assertThat(file).content().contains("one.api-key", "two.api-key");

        assertThat(site.visitor("admin").page(FORM + "?typed=" + handle(changed))).as("another session").doesNotContain("value=\"two\"");
    }

    @Test
    void an_integration_is_changed_and_its_key_goes_to_no_other_place_unless_it_is_typed_again() {
        String edit = "/console/integrations/acme/edit";
        assertThat(admin.page(edit)).contains("Replace the API key").doesNotContain(world.adminKey());
        String elsewhere = sent(admin, edit, "typed", opened(edit), "region", "euc1", "act", "save");
        assertThat(elsewhere).contains("The key is needed again", "href=\"#key\"");
        assertThat(sent(admin, edit, "typed", opened(edit), "subdomain", "evil", "act", "test")).contains("The key is needed again");
        assertThat(file).content().doesNotContain("region", "euc1", "evil");

        assertThat(sent(admin, edit, "typed", opened(edit), "sync-every", "2h", "act", "save")).contains("acme is changed", "2 h 0 min");
        assertThat(file).content().contains("# kept", "acme.sync-every = 2h", "acme.api-key = " + world.adminKey());
        world.addKey("other", world.keyOwner(World.ADMIN));
        assertThat(sent(admin, edit, "typed", opened(edit), "key", world.key("other"), "sync-every", "", "act", "save"))
                .contains("acme is changed, and its key works").doesNotContain(world.key("other"));
        assertThat(file).content().contains(world.key("other")).doesNotContain(world.adminKey(), "sync-every");

        assertThat(sent(admin, "/console/integrations/fixed/edit")).contains("fixed is not written in integrations.properties");
        assertThat(admin.page("/console/integrations/fixed")).contains("edited by hand", "Check").doesNotContain("Replace key", ">Pause<");
    }

    @Test
    void an_integration_is_checked_synced_paused_resumed_and_removed() {
        String acme = "/console/integrations/acme";
        assertThat(sent(admin, acme + "/order", "order", "check")).contains("acme works");
        assertThat(sent(admin, acme + "/order", "order", "sync")).contains("A sync of acme is ordered");
        await().atMost(60, SECONDS).until(() -> site.hub().count("select count(*) from clockify_time_entry") > 0);
        assertThat(admin.page(acme)).as("that none came is said, too")
                .contains("none came yet; none is known that points here, to make them: clockify webhooks install acme").doesNotContain("last one came");
        site.hub().execute("update clockify_integration_workspace set hinted_at = current_timestamp where integration = 'acme'");
        assertThat(admin.page(acme)).as("how fresh the last webhook was").contains("last one came");
        assertThat(sent(admin, acme + "/order", "order", "pause")).contains("acme is paused", "Resume").doesNotContain("Sync now");
        assertThat(file).content().contains("acme.enabled = false");
        assertThat(sent(admin, acme + "/order", "order", "sync")).contains("resume it");
        assertThat(sent(admin, acme + "/order", "order", "check")).as("a paused one has a key, too").contains("acme works");
        assertThat(sent(admin, acme + "/order", "order", "resume")).contains("acme goes on", "Sync now");
        assertThat(admin.post(acme + "/order", "_csrf", csrf, "order", "explode").statusCode()).isEqualTo(400);
        assertThat(sent(admin, "/console/integrations/fixed/order", "order", "resume")).contains("edited by hand");

        HttpResponse<String> mistyped = admin.post(acme + "/remove", "_csrf", csrf, "name", "acm");
        assertThat(mistyped.statusCode()).isEqualTo(422);
        assertThat(mistyped.body()).contains("This is not its name", "stay on the timeline");
        assertThat(file).content().contains("acme");
        assertThat(sent(admin, acme + "/remove", "name", "acme")).contains("acme is removed. Its stored entries stay.");
        assertThat(file).content().contains("# kept").doesNotContain("acme");
        assertThat(site.hub().count("select count(*) from clockify_time_entry")).isPositive();
    }

    @Test
    void an_integration_is_removed_with_its_data() {
        String acme = "/console/integrations/acme";
        sent(admin, acme + "/order", "order", "sync");
        await().atMost(60, SECONDS).until(() -> !site.hub().runs().isEmpty());
        assertThat(sent(admin, acme + "/remove", "name", "acme", "and-data", "on")).contains("acme is removed, with what was stored");
        assertThat(site.hub().count("select count(*) from clockify_time_entry")).isZero();
    }

    @Test
    void where_the_file_cannot_be_written_the_lines_to_paste_are_shown_without_the_key() throws IOException {
        Path unwritable = Path.of("/proc/self/comm");
        assumeTrue(Files.exists(unwritable));
        Files.delete(file);
        Files.createSymbolicLink(file, unwritable);
        assertThat(sent(admin, FORM, "typed", opened(FORM), "name", "beta", "key", world.adminKey(), "sync-every", "1h", "act", "save"))
                .contains("Paste these lines", "clockify.integrations.beta.sync-every = 1h", "clockify.integrations.beta.api-key = &lt;key&gt;");
    }

    @Test
    void a_viewer_and_a_manager_are_refused_each_page_and_each_order() {
        for (String name : List.of("viewer", "manager")) {
            Visit visit = site.visitor(name);
            String token = visit.csrf("/console/timeline");
            for (String path : List.of("/console/integrations/add", FORM, "/console/integrations/acme/edit", "/console/integrations/acme/remove",
                    "/console/integrations/acme/order")) {
                assertThat(visit.get(path).statusCode()).as(name + " at " + path).isEqualTo(403);
                assertThat(visit.post(path, "_csrf", token, "name", "acme", "order", "pause", "act", "save").statusCode())
                        .as(name + " posts to " + path).isEqualTo(403);
            }
        }
        assertThat(admin.post("/console/integrations/acme/order", "order", "pause").statusCode()).as("without the token").isEqualTo(403);
        assertThat(file).content().contains("acme").doesNotContain("enabled");
    }
}
