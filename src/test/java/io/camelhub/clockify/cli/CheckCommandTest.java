package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.AccountStatus;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} finds before a sync what would go wrong in one; the simulator answers. */
@Tag("slow")
class CheckCommandTest {

    private static final String NO_TABLE = "clockify.employees.query = select id from nowhere\n";

    @TempDir
    private Path folder;

    private final World world = World.builder().seed(5).people(8).entries(40).build();
    private final TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
    private String key = world.adminKey();

    @Test
    void a_reports_url_that_leads_nowhere_is_reported_with_its_setting() throws IOException {
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            CommandOutcome outcome = clockify(clockify.apiUrl(), clockify.reportsUrl() + "/nowhere", "", "check");

            assertThat(outcome.err()).contains("(404)", "correct clockify.integrations.acme.region, or reports-url where that is set");
            assertThat(outcome.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_key_that_may_not_read_the_report_is_reported() throws IOException {
        world.allowReports(world.workspaceId(), false);
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            CommandOutcome outcome = clockify(clockify.apiUrl(), clockify.reportsUrl(), "", "check");

            assertThat(outcome.err()).contains(
                    "Problem with acme: ", "denies access", "/reports/detailed", "must be an owner or admin");
            assertThat(outcome.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_key_that_sees_no_workspace_is_reported_by_sync_check_and_status() throws IOException {
        String words = "the key sees no workspace: ask the owner of one to invite the key's account, or set "
                + "clockify.integrations.acme.api-key to another account's key";
        world.hideWorkspace(World.ADMIN, world.workspaceId());
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            for (String command : List.of("sync", "sync", "check", "status")) {
                CommandOutcome outcome = clockify(clockify.apiUrl(), clockify.reportsUrl(), "", command);

                assertThat(outcome.out() + outcome.err()).as(command).containsOnlyOnce(words);
                assertThat(outcome.exitCode()).as(command).isEqualTo(1);
            }
            world.showWorkspace(World.ADMIN, world.workspaceId());

            assertThat(clockify(clockify.apiUrl(), clockify.reportsUrl(), "", "sync").exitCode()).isZero();
            assertThat(clockify(clockify.apiUrl(), clockify.reportsUrl(), "", "status").exitCode()).isZero();
        }
    }

    @Test
    void rows_that_are_nearly_all_rejected_are_reported_by_check() throws IOException {
        World full = World.builder().seed(5).people(3).entries(60).build();
        try (ClockifySimulator clockify = ClockifySimulator.start(full)) {
            clockify.behaviour().on(Quirk.FLAGS_AS_TEXT);
            CommandOutcome sync = clockify(clockify.apiUrl(), clockify.reportsUrl(), "", "sync");
            CommandOutcome check = clockify(clockify.apiUrl(), clockify.reportsUrl(), "", "check");
            CommandOutcome status = clockify(clockify.apiUrl(), clockify.reportsUrl(), "", "status");

            assertThat(sync.exitCode()).isEqualTo(1);
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.err()).contains("rows that Clockify sent were rejected", "newer version");
            assertThat(status.out()).contains("rows that Clockify sent were rejected").doesNotContain("without a gap");
        }
    }

    private String memberKey() {
        return world.addKey("member", world.people(world.workspaceId()).stream()
                .filter(person -> person.role() == Role.MEMBER && person.accountStatus() == AccountStatus.ACTIVE).findFirst().orElseThrow().id());
    }

    @Test
    void a_plain_member_s_key_is_reported_with_how_many_it_sees_before_and_after_a_sync() throws IOException {
        key = memberKey();
        int people = world.people(world.workspaceId()).size();
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            clockify.behaviour().off(Quirk.MEMBERS_MAY_NOT_LIST_USERS);
            for (String command : List.of("check", "sync", "status")) {
                CommandOutcome outcome = clockify(clockify.apiUrl(), clockify.reportsUrl(), "", command);

                assertThat(outcome.out() + outcome.err()).as(command).contains("sees 1 of " + people + " people: use an owner's or admin's key");
                assertThat(outcome.exitCode()).as(command).isEqualTo(command.equals("sync") ? 0 : 1);
            }
            assertThat(clockify(clockify.apiUrl(), clockify.reportsUrl(), "", "status").out()).doesNotContain("Up to date");
        }
    }

    @Test
    void a_key_that_may_not_even_list_people_is_reported_as_one_that_sees_its_owner() throws IOException {
        key = memberKey();
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            clockify.behaviour().on(Quirk.MEMBERS_MAY_NOT_LIST_GROUPS);
            for (String command : List.of("check", "sync", "status")) {
                CommandOutcome outcome = clockify(clockify.apiUrl(), clockify.reportsUrl(), "", command);

                assertThat(outcome.out() + outcome.err()).as(command).contains("sees only its owner's entries: use an owner's or admin's key");
            }
        }
    }

    @Test
    void a_paused_integration_can_be_checked_and_a_sync_of_it_says_how_to_resume_it() throws IOException {
        String paused = "clockify.integrations.acme.enabled = false\n";
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            CommandOutcome check = clockify(clockify.apiUrl(), clockify.reportsUrl(), paused, "check", "acme");
            CommandOutcome sync = clockify(clockify.apiUrl(), clockify.reportsUrl(), paused, "sync", "acme");
            CommandOutcome all = clockify(clockify.apiUrl(), clockify.reportsUrl(), paused, "sync");

            assertThat(check.out()).contains(world.workspaceId());
            assertThat(check.err()).contains("acme is paused");
            assertThat(check.exitCode()).isZero();
            assertThat(sync.err()).contains("acme is paused", "clockify.integrations.acme.enabled", "hub.properties");
            assertThat(all.err()).contains("acme is paused", "hub.properties");
            assertThat(sync.exitCode()).isEqualTo(2);
            Files.writeString(folder.resolve("integrations.properties"), """
                    clockify.integrations.beta.api-key = %s
                    clockify.integrations.beta.api-url = %s
                    clockify.integrations.beta.reports-url = %s
                    clockify.integrations.beta.enabled = false
                    """.formatted(world.adminKey(), clockify.apiUrl(), clockify.reportsUrl()));
            assertThat(clockify(clockify.apiUrl(), clockify.reportsUrl(), paused, "sync", "beta").err())
                    .contains("beta is paused", "clockify --config hub.properties integrations resume beta");
        }
    }

    @Test
    void it_asks_for_no_more_than_it_says() throws IOException {
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            CommandOutcome outcome = clockify(clockify.apiUrl(), clockify.reportsUrl(), "", "check");

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).contains("none yet: clockify --config hub.properties people import FILE.csv");
            assertThat(outcome.exitCode()).isZero();
            assertThat(clockify.requests().count()).isEqualTo(5);
        }
    }

    @Test
    void where_clockify_cannot_be_asked_now_what_was_seen_before_is_shown() throws IOException {
        String workspace = world.workspaceId();
        String nobodysRoots = "http://127.0.0.1:9/api/v1";
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            clockify(clockify.apiUrl(), clockify.reportsUrl(), "", "check");
            String more = "clockify.integrations.acme.requests-per-hour = 1\n";
            CommandOutcome usedUp = clockify(clockify.apiUrl(), clockify.reportsUrl(), more, "check");

            assertThat(usedUp.err()).contains("may be asked 1 times an hour; the next request is possible at");
            assertThat(usedUp.out()).contains("seen before", workspace, "Camel & Co");
            assertThat(usedUp.exitCode()).isEqualTo(1);
            assertThat(clockify.requests().count()).as("the second one asked nothing").isEqualTo(5);
        }
        CommandOutcome another = clockify(nobodysRoots, nobodysRoots, "", "check");
        assertThat(another.err()).contains("does not answer");
        assertThat(another.exitCode()).isEqualTo(1);
    }

    @Test
    void of_the_integrations_that_are_named_those_that_can_be_used_are_and_the_others_are_reported() throws IOException {
        String more = """
                clockify.integrations.beta.api-key = {{env:NOT_SET_ANYWHERE}}
                clockify.integrations.gamma.api-key = x
                clockify.integrations.gamma.enabled = false
                """;
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            CommandOutcome some = clockify(clockify.apiUrl(), clockify.reportsUrl(), more, "sync", "beta", "acme", "acme", "gamma");
            CommandOutcome none = clockify(clockify.apiUrl(), clockify.reportsUrl(), more, "check", "beta");

            assertThat(some.err()).contains("beta is left out: see its settings above",
                    "gamma is paused");
            assertThat(some.out()).containsOnlyOnce("acme / Camel & Co: done");
            assertThat(some.exitCode()).isEqualTo(2);
            assertThat(none.err()).contains("clockify.integrations.beta.api-key is not configured", "beta is left out",
                    "nothing is left to do");
            assertThat(none.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void a_wrong_query_for_employees_is_reported_by_check_and_costs_a_sync_no_entry() throws IOException {
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            CommandOutcome check = clockify(clockify.apiUrl(), clockify.reportsUrl(), NO_TABLE, "check");
            CommandOutcome sync = clockify(clockify.apiUrl(), clockify.reportsUrl(), NO_TABLE, "sync");

            assertThat(check.err().lines()).singleElement().asString()
                    .startsWith("clockify.employees.query: cannot be run: ").containsIgnoringCase("nowhere");
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(sync.out() + sync.err()).contains("clockify.employees.query: cannot be run: ")
                    .containsIgnoringCase("nowhere").contains("the employees stay as they were")
                    .containsPattern("acme +Camel & Co +partial +\\d+");
            assertThat(sync.exitCode()).isEqualTo(1);
        }
    }

    private CommandOutcome clockify(String apiUrl, String reportsUrl, String more, String... command) throws IOException {
        Files.writeString(folder.resolve("hub.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = %s
                camel.beans.hub.username = %s
                clockify.integrations.acme.api-key = %s
                clockify.integrations.acme.api-url = %s
                clockify.integrations.acme.reports-url = %s
                """.formatted(database.jdbcUrl(), database.username(), key, apiUrl, reportsUrl) + more);
        return CommandOutcome.of(folder,
                Stream.concat(Stream.of("--config", "hub.properties"), Stream.of(command)).toArray(String[]::new));
    }
}
