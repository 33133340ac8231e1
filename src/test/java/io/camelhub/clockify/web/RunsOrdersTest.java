package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected rows and deletions that are held back, over HTTP: what admins order, what it did, and what the audit log says of it. */
class RunsOrdersTest {

    private static final String RUNS = "/console/runs";
    private static final String RETRY = "/console/runs/rejected/retry";
    private static final String CLEAR = "/console/runs/rejected/clear";
    private static final String HELD = "/console/integrations/acme/deletions";
    private static final String AUDIT = "/console/audit";

    private final World world = World.builder().seed(81).people(3).entries(20).from(Instant.now().minus(Duration.ofDays(20))).build();
    private final String workspace = world.workspaceId();
    private ClockifySimulator simulator;
    private ConsoleSite site;
    private ConsoleSite.Visit admin;
    private String csrf;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        simulator = ClockifySimulator.start(world);
        String bad = world.entries(workspace).stream().filter(entry -> !entry.running()).findFirst().orElseThrow().id();
        simulator.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, bad));
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of());
        site.hub().sync();
        assertThat(rejected()).isEqualTo(1);
        admin = site.visitor("admin");
        csrf = admin.csrf(RUNS);
    }

    @AfterEach
    void stop() {
        site.close();
        simulator.close();
    }

    private long rejected() {
        return site.hub().count("select count(*) from clockify_rejected");
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    /** Sends an order; gives the words of the page to which it leads. */
    private String sent(String path, String... form) {
        List<String> all = new ArrayList<>(List.of("_csrf", csrf));
        all.addAll(List.of(form));
        HttpResponse<String> answer = admin.post(path, all.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return words(admin.page(answer.headers().firstValue("location").orElseThrow()));
    }

    private static String field(String name, String page) {
        Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1);
    }

    @Test
    void rejected_rows_are_asked_for_again_all_or_one_and_it_is_said_what_came_of_it() {
        assertThat(admin.page(RUNS)).contains("Ask again for all", CLEAR + "?row=");
        simulator.faults().next(1, Faults.to("/time-entries/batch"), Fault.badRow(Fault.BadRow.BAD_DATE, bad()));
        assertThat(sent(RETRY, "row", field("row", admin.page(RUNS)))).contains("1 row asked for again: 1 still rejected.");

        assertThat(sent(RETRY, "integration", "acme")).contains("1 row asked for again: all of them can be taken now", "None: all that Clockify sent could be taken");

        assertThat(rejected()).isZero();
        assertThat(sent(RETRY)).contains("There is nothing to ask for.");
        assertThat(sent(RETRY, "row", "99")).contains("there is no rejected row 99");
        assertThat(admin.post(RETRY, "_csrf", csrf, "row", "x").statusCode()).isEqualTo(400);
        assertThat(words(admin.page(AUDIT))).contains("admin console Rejected rows asked for again acme 1 row 1 workspace: 1 new, 0 changed, 0 deleted 0 still rejected",
                "1 still rejected");
    }

    private String bad() {
        return site.hub().rows("select entry_id from clockify_rejected").get(0).values().iterator().next().toString();
    }

    @Test
    void rejected_rows_are_cleared_once_it_was_asked_and_what_came_later_stays() {
        String asked = admin.page(CLEAR + "?integration=acme");
        assertThat(words(asked)).contains("Clear 1 rejected row of acme", "after its end", "deleted for good");
        assertThat(rejected()).as("asking alone clears nothing").isEqualTo(1);
        assertThat(admin.get(CLEAR + "?integration=other").statusCode()).isEqualTo(303);

        assertThat(sent(CLEAR, "integration", "acme", "before", "2001-01-01T00:00:00Z")).contains("0 rejected rows cleared");
        assertThat(rejected()).isEqualTo(1);
        assertThat(admin.post(CLEAR, "_csrf", csrf, "integration", "acme").statusCode()).isEqualTo(400);

        assertThat(sent(CLEAR, "integration", "acme", "before", field("before", asked))).contains("1 rejected row cleared.");
        assertThat(rejected()).isZero();
        assertThat(words(admin.page(AUDIT))).contains("Rejected rows cleared acme rows 1 1 row deleted");
        assertThat(words(admin.page(AUDIT + "?what=integrations"))).contains("Nothing of this kind");
    }

    /** The key lost its rights, and a comparison finds that much is missing. */
    private void holdBack() {
        world.changeRole(workspace, world.keyOwner(World.ADMIN), Role.MEMBER);
        site.hub().sync(new SyncOrder(List.of(), true, LocalDate.now(ZoneOffset.UTC).minusDays(30), null, null, false));
        assertThat(held()).isPositive();
    }

    private long held() {
        return site.hub().count("select count(*) from clockify_held_deletion");
    }

    private long inTimeline() {
        return site.hub().count("select count(*) from clockify_timeline_event");
    }

    @Test
    void deletions_that_are_held_back_are_shown_one_by_one_and_go_when_they_are_confirmed() {
        assertThat(words(admin.page(HELD))).contains("Nothing is held back");
        assertThat(admin.page("/console/integrations/acme")).doesNotContain(HELD);
        holdBack();
        long held = held();
        long before = inTimeline();
        assertThat(admin.page("/console/integrations/acme")).contains(HELD);

        String page = admin.page(HELD);

        assertThat(words(page)).contains(held + " time entries would be deleted", held + " deletions are held back, as ");
        site.hub().rows("select time_entry_id from clockify_held_deletion").forEach(row ->
                assertThat(page).contains("/console/timeline/" + workspace + "/" + row.values().iterator().next()));

        assertThat(sent(HELD, "version", "5/another")).contains("Nothing was confirmed: what is held back is another");
        assertThat(inTimeline()).isEqualTo(before);

        assertThat(sent(HELD, "version", field("version", page))).contains("The deletions of acme were confirmed: " + held + " time entries are deleted now.", "Runs");
        assertThat(held()).isZero();
        assertThat(inTimeline()).isEqualTo(before - held);
        assertThat(words(admin.page(AUDIT + "?what=syncs&who=admin"))).contains("admin console Deletions confirmed acme " + held + " deletions held back 1 workspace: 0 new, 0 changed, "
                + held + " deleted");
    }

    @Test
    void a_failed_order_is_not_shown_as_done() {
        holdBack();
        world.revokeKey(World.ADMIN);

        assertThat(sent(HELD, "version", field("version", admin.page(HELD)))).contains("The sync of acme failed.", "Api key does not exist");
        assertThat(held()).isPositive();
        assertThat(words(admin.page(AUDIT))).contains("Deletions confirmed failed acme");
    }

    @Test
    void nobody_but_an_admin_sees_or_orders_anything() {
        for (String name : List.of("viewer", "manager")) {
            ConsoleSite.Visit visit = site.visitor(name);
            String token = visit.csrf("/console/timeline");
            for (String path : List.of(AUDIT, CLEAR, HELD, RUNS)) {
                assertThat(visit.get(path).statusCode()).as(path).isEqualTo(403);
            }
            for (String path : List.of(RETRY, CLEAR, HELD)) {
                assertThat(visit.post(path, "_csrf", token, "before", "2100-01-01T00:00:00Z").statusCode()).as(path).isEqualTo(403);
            }
            assertThat(visit.page("/console/timeline")).doesNotContain(AUDIT);
        }
        for (String path : List.of(RETRY, CLEAR, HELD)) {
            assertThat(admin.post(path, "_csrf", "wrong", "before", "2100-01-01T00:00:00Z").statusCode()).as(path).isEqualTo(403);
            assertThat(site.visitor().post(path, "_csrf", csrf, "before", "2100-01-01T00:00:00Z").statusCode()).as(path).isEqualTo(303);
        }
        assertThat(admin.get(RETRY).statusCode()).as("nothing is ordered by a link").isNotEqualTo(200);
        assertThat(rejected()).isEqualTo(1);
        assertThat(site.hub().count("select count(*) from clockify_audit_log")).isZero();
    }
}
