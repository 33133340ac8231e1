package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.database.TestRows;
import io.camelhub.clockify.query.Condition.Kind;
import io.camelhub.clockify.query.IntegrationStatus.People;
import io.camelhub.clockify.query.WorkspaceStatus.Entries;
import io.camelhub.clockify.query.WorkspaceStatus.Healed;
import io.camelhub.clockify.query.WorkspaceStatus.Outcome;
import io.camelhub.clockify.query.WorkspaceStatus.Team;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.run.RequestLimits;
import io.camelhub.clockify.settings.ApiKey;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.SettingProblem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Data read for all integrations and workspaces at once is assigned to the right ones. */
class StatusQueryTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T12:00:00Z"));
    private Database database;
    private BudgetUsage usage;
    private final AtomicBoolean takesWebhooks = new AtomicBoolean();
    private StatusQuery status;
    private FiguresQuery figures;

    private void begin(Dialect dialect) {
        database = TestDatabases.fresh(dialect, now::get);
        RequestLimits limits = new RequestLimits(new ClockifySettings(new DefaultCamelContext()));
        usage = new BudgetUsage(database, limits);
        status = new StatusQuery(database, usage, limits, new RefusalQuery(database), () -> ZoneOffset.UTC, takesWebhooks::get,
                new StreamStatuses(database, integration -> List.of(), (stream, plan, features) -> null));
        figures = new FiguresQuery(database, limits);
    }

    private void execute(String sql, Object... parameters) {
        JdbcClient.create(database.dataSource()).sql(sql).params(Stream.of(parameters)
                .map(one -> one instanceof Instant time ? database.bind(time) : one).toList()).update();
    }

    private Instant ago(int minutes) {
        return now.get().minus(Duration.ofMinutes(minutes));
    }

    private void integration(String name, Map<String, String> groupsOfWorkspace) {
        database.insert("clockify_integration", TestRows.integration(name, LocalDate.parse("2026-01-01"), ago(600)));
        database.table("clockify_integration").update("read_at", ago(60), "fingerprint", "x").where("name", name).run();
        groupsOfWorkspace.forEach((workspace, groups) -> {
            database.table("clockify_workspace").insertAbsent(List.of("id"),
                    TestRows.workspace(workspace, "Name of " + workspace, workspace.equals("paid") ? "PRO" : "FREE", ago(600)));
            database.table("clockify_visible_workspace").insert("integration", name, "workspace_id", workspace);
            database.insert("clockify_integration_workspace", TestRows.selected(name, workspace, groups, ago(600)));
        });
    }

    private void run(String integration, String workspace, int startedMinutesAgo, String outcome, int healed) {
        execute("""
                insert into clockify_sync_run (integration, workspace_id, kind, started_at, finished_at, outcome, requests,
                entries_seen, inserted, updated, deleted, unchanged, healed, rejected)
                values (?, ?, 'sync', ?, ?, ?, 30, 12, 1, 2, 3, 4, ?, 0)""",
                integration, workspace, ago(startedMinutesAgo), ago(startedMinutesAgo), outcome, healed);
    }

    private void user(String workspace, String id, String employee, String how) {
        execute("insert into clockify_user (workspace_id, id, employee_id, first_seen_at, changed_at) values (?, ?, ?, ?, ?)",
                workspace, id, employee, ago(9), ago(9));
        if (how != null && JdbcClient.create(database.dataSource()).sql("select count(*) from clockify_identity where external_id = ?").params(id)
                .query(Long.class).single() == 0) {
            execute("insert into clockify_identity (source, external_id, employee_id, how, by_whom, since) values ('clockify', ?, ?, ?, 'x', ?)",
                    id, employee, how, ago(9));
        }
    }

    private void entry(String workspace, String id, Instant end, Instant deleted) {
        String text = database.dialect() == Dialect.POSTGRESQL ? "?::jsonb" : "?";
        execute("""
                insert into clockify_time_entry (workspace_id, id, integration, user_id, tag_ids, tags, custom_fields, started_at, ended_at,
                first_seen_at, changed_at, deleted_at, observed_columns) values (?, ?, 'acme', 'u1', %s, %s, %s, ?, ?, ?, ?, ?, 0)"""
                .formatted(text, text, text), workspace, id, "[]", "[]", "{}", ago(90), end, ago(9), ago(9), deleted);
    }

    private static Integration settings(String name) {
        return new Integration(name, new ApiKey("secret"), List.of(), true, URI.create("https://api.clockify.me/api/v1"),
                URI.create("https://reports.api.clockify.me/v1"), null, Duration.ofMinutes(15), Duration.ofHours(24), 31, null,
                null, 6, 92, 1000);
    }

    private static IntegrationsConfig config(String... names) {
        return new IntegrationsConfig(Stream.of(names).map(StatusQueryTest::settings).toList(), List.of());
    }

    private Map<String, Long> unmatched(String integration) {
        return figures.figures(config(integration)).integrations().get(0).workspaces().stream()
                .collect(Collectors.toMap(HubFigures.OfWorkspace::id, HubFigures.OfWorkspace::peopleUnmatched));
    }

    private Map<String, IntegrationStatus> all(String... names) {
        return status.integrations(config(names)).stream()
                .collect(Collectors.toMap(IntegrationStatus::name, one -> one));
    }

    /** What a monitor measures is what status says, though it is read by a statement of its own. */
    private void assertMeasuredAlike(IntegrationsConfig config) {
        List<IntegrationStatus> named = status.integrations(config).stream().filter(one -> one.state() != IntegrationStatus.State.REMOVED).toList();
        List<HubFigures.OfIntegration> measured = figures.figures(config).integrations();

        assertThat(measured).extracting(HubFigures.OfIntegration::name, HubFigures.OfIntegration::health)
                .containsExactlyElementsOf(named.stream().map(one -> tuple(one.name(), one.health())).toList());
        for (int i = 0; i < named.size(); i++) {
            assertThat(measured.get(i).workspaces())
                    .extracting(one -> List.of(one.id(), Optional.ofNullable(one.syncedAt()), Optional.ofNullable(one.oldestVerifiedAt()),
                            one.deletionsHeld(), Optional.ofNullable(one.budgetRemaining())))
                    .containsExactlyInAnyOrderElementsOf(named.get(i).workspaces().stream().map(one -> List.of(one.id(),
                            Optional.ofNullable(one.syncedAt()), Optional.ofNullable(one.coverage().oldestVerifiedAt()),
                            one.heldDeletions().stream().mapToLong(WorkspaceStatus.HeldDeletions::entries).sum(),
                            Optional.ofNullable(one.requests().limit()).map(limit -> Math.max(0, limit - one.requests().used())))).toList());
        }
    }

    private static WorkspaceStatus workspace(IntegrationStatus integration, String id) {
        return integration.workspaces().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EachDialect
    void each_figure_comes_to_the_workspace_and_integration_that_it_is_of(Dialect dialect) {
        begin(dialect);
        integration("acme", Map.of("free", "[\"g1\",\"g2\"]", "paid", "[]"));
        integration("other", Map.of("free", "[]"));
        execute("insert into clockify_user_group (workspace_id, id, name) values ('free', 'g1', 'Two'), ('free', 'g2', 'One'), ('free', 'g22', 'No'), "
                + "('paid', 'g1', 'No')");
        execute("insert into clockify_user_group_member (workspace_id, id, user_id) values ('free', 'g1', 'u1'), ('free', 'g2', 'u1'), "
                + "('free', 'g2', 'u2'), ('free', 'g22', 'u3')");
        user("free", "u1", "ada", "email");
        user("free", "u2", null, null);
        user("free", "u3", null, null);
        user("paid", "u1", "ada", "email");
        user("paid", "u4", null, "ignored");
        user("paid", "u5", null, null);
        user("paid", "erased-1", null, null);
        entry("free", "e1", ago(80), null);
        entry("free", "e2", null, null);
        entry("paid", "e3", ago(80), ago(70));
        run("acme", "free", 50, "done", 3);
        run("acme", "free", 40, "done", 2);
        run("acme", "free", 60 * 24 * 32, "done", 9);
        run("acme", "free", 20, "failed", 0);
        run("other", "free", 10, null, 0);
        execute("insert into clockify_lease_expiry (workspace_id, token, holder, expires_at) values ('free', 1, 'h', ?)", ago(0).plusSeconds(30));
        for (String[] held : List.<String[]>of(new String[] {"acme", "free", "e1"}, new String[] {"acme", "free", "e2"}, new String[] {"other", "free", "e1"})) {
            execute("insert into clockify_held_deletion (integration, workspace_id, time_entry_id, reason, held_at) values (?, ?, ?, 'less', ?)",
                    held[0], held[1], held[2], ago(5));
        }
        execute("insert into clockify_refusal (integration, workspace_id, request, status, reason, since, tried_at) "
                + "values ('other', 'free', 'users', 403, 'no', ?, ?)", ago(5), ago(5));
        for (Object[] webhook : new Object[][] {{"ON", true, true, true}, {"PERSON", false, false, false}, {"PLAN", true, true, false}, {"FAILED", true, false, true}}) {
            execute("insert into clockify_webhook (integration, workspace_id, id, event, enabled, delivery_enabled, plan_enabled, checked_at)"
                    + " values ('acme', 'free', ?, ?, ?, ?, ?, ?)", "id-" + webhook[0], webhook[0], webhook[1], webhook[2], webhook[3], ago(30));
        }
        database.insert("clockify_rejected", TestRows.rejected("acme", "paid", String.format("%064d", 1), null, ago(5)));
        for (String workspace : List.of("free", "paid")) {
            execute("insert into clockify_window (integration, workspace_id, scope, window_from, window_to, verified_at) values ('acme', ?, '-', ?, ?, ?)",
                    workspace, Instant.parse(workspace.equals("free") ? "2026-02-01T00:00:00Z" : "2026-01-01T00:00:00Z"),
                    Instant.parse("2026-04-10T00:00:00Z"), ago(50));
        }

        Map<String, IntegrationStatus> found = all("acme", "other");
        IntegrationStatus acme = found.get("acme");
        IntegrationStatus other = found.get("other");
        WorkspaceStatus free = workspace(acme, "free");
        WorkspaceStatus paid = workspace(acme, "paid");

        assertThat(acme.people()).as("u1, u2 of its groups, u5; not who is ignored, erased or in another group").isEqualTo(new People(1, 3));
        assertThat(other.people()).isEqualTo(new People(1, 3));
        assertThat(acme.checkedAt()).isEqualTo(ago(60));
        assertThat(free.teams()).containsExactly(new Team("g2", "One"), new Team("g1", "Two"));
        assertThat(paid.teams()).isEmpty();
        assertThat(List.of(free.name(), free.plan(), paid.plan())).containsExactly("Name of free", "FREE", "PRO");
        assertThat(free.entries()).isEqualTo(new Entries(2, 1, 0, 0));
        assertThat(paid.entries()).isEqualTo(new Entries(0, 0, 1, 1));
        assertThat(acme.entries()).isEqualTo(2);
        assertThat(free.healed()).isEqualTo(new Healed(5, Duration.ofDays(31), ago(40)));
        assertThat(paid.healed()).isEqualTo(new Healed(0, Duration.ofDays(31), null));
        assertThat(free.lastRun().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(workspace(other, "free").lastRun().outcome()).isEqualTo(Outcome.RUNNING);
        assertThat(paid.lastRun()).isNull();
        assertThat(free.heldDeletions()).singleElement().extracting(WorkspaceStatus.HeldDeletions::entries).isEqualTo(2L);
        assertThat(paid.heldDeletions()).isEmpty();
        assertThat(workspace(other, "free").refused()).singleElement().extracting(RefusalQuery.Refused::request).isEqualTo("users");
        assertThat(free.refused()).isEmpty();
        assertThat(free.webhooksOff()).hasSize(3).allSatisfy(off -> {
            assertThat(off.event()).isEqualTo(off.why().name());
            assertThat(off.checkedAt()).isEqualTo(ago(30));
        });
        assertThat(List.of(paid, workspace(other, "free"))).allMatch(one -> one.webhooksOff().isEmpty());
        assertThat(List.of(free, paid, workspace(other, "free"))).as("not asked for").allMatch(one -> one.webhooks() == null);
        takesWebhooks.set(true);
        assertThat(workspace(all("acme").get("acme"), "free").webhooks()).as("off or not").isEqualTo(4);
        assertThat(workspace(all("acme").get("acme"), "paid").webhooks()).isZero();
        assertThat(free.coverage().gaps()).hasSize(1);
        assertThat(paid.coverage().gaps()).isEmpty();
        assertThat(free.interval().possible()).as("two share 30 requests an hour").isEqualTo(Duration.ofMinutes(32));
        assertThat(paid.interval().possible()).isEqualTo(Duration.ofMinutes(15));
        assertThat(all("acme").get("acme").workspaces().get(0).interval().possible()).as("one has them").isEqualTo(Duration.ofMinutes(16));
        assertThat(acme.condition().kind()).isEqualTo(Kind.DELETIONS_HELD);
        assertThat(unmatched("acme")).as("all of the workspace; not who is ignored or erased").isEqualTo(Map.of("free", 2L, "paid", 1L));
        execute("insert into clockify_window (integration, workspace_id, scope, window_from, window_to, verified_at) values ('acme', 'free', 'g', ?, ?, ?), "
                + "('acme', 'free', 'g', ?, ?, ?)", ago(90), ago(80), ago(30), ago(80), ago(70), ago(40));
        execute("update clockify_integration_workspace set synced_at = ?, due_at = ? where integration = 'acme' and workspace_id = 'paid'", ago(50), ago(35));
        assertMeasuredAlike(config("acme", "other"));
        assertThat(all("acme").get("acme").health().level()).isEqualTo(Health.Level.LATE);
        execute("update clockify_integration_workspace set error = 'no answer' where integration = 'acme' and workspace_id = 'free'");
        assertMeasuredAlike(config("acme"));
    }

    @ParameterizedTest
    @EachDialect
    void the_budgets_of_all_are_as_that_of_each(Dialect dialect) {
        begin(dialect);
        integration("acme", Map.of("free", "[]", "paid", "[]", "quiet", "[]"));
        integration("other", Map.of("free", "[]"));
        List<BudgetUsage.Place> places = Stream.of("free", "paid", "quiet").map(id -> new BudgetUsage.Place("acme", id,
                id.equals("paid") ? "PRO" : "FREE")).toList();
        for (int i = 0; i < 40; i++) {
            String workspace = i == 3 ? "?" : i % 8 == 0 ? "-" : i % 9 == 0 ? "paid" : "free";
            execute("insert into clockify_request (integration, workspace_id, sent_at, answered_at) values (?, ?, ?, ?)",
                    i % 5 == 0 ? "other" : "acme", workspace, ago(2 * i + 2), i % 7 == 0 ? null : ago(2 * i + 1));
        }

        for (int minutes = 0; minutes < 90; minutes += 3) {
            Map<BudgetUsage.Place, BudgetUsage.Usage> usages = usage.of(places);
            places.forEach(place -> assertThat(usages.get(place)).as("%s", place)
                    .isEqualTo(usage.of(place.integration(), place.workspaceId())));
            assertMeasuredAlike(config("acme", "other"));
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(3)));
        }
    }

    @ParameterizedTest
    @EachDialect
    void entries_are_counted_again_once_a_sync_may_have_changed_them(Dialect dialect) {
        begin(dialect);
        integration("acme", Map.of("free", "[]"));
        assertThat(all("acme").get("acme").entries()).isZero();

        entry("free", "e1", ago(80), null);
        run("acme", "free", 20, "done", 0);

        // within the time that counting is left alone after it took a while, the figure is the old one
        assertThat(Stream.generate(() -> all("acme").get("acme").entries()).filter(count -> count > 0).findFirst()).contains(1L);
    }

    @Test
    void an_integration_that_was_never_synced_is_listed_as_long_as_the_settings_name_it() {
        begin(Dialect.H2);
        database.table("clockify_integration").insert("name", "acme", "error", "Clockify does not know the key", "error_at", ago(5),
                "key_fault", "REFUSED", "refused_at", ago(5));

        IntegrationStatus acme = all("acme").get("acme");

        assertThat(acme.known()).isFalse();
        assertThat(acme.health().level()).isEqualTo(Health.Level.REFUSED);
        assertThat(acme.condition().words()).isEqualTo("Act: replace the key");
        assertMeasuredAlike(config("acme", "new"));
        assertThat(all()).isEmpty();
    }

    @Test
    void an_integration_whose_settings_are_wrong_is_listed_though_nothing_is_known_of_it() {
        begin(Dialect.H2);
        SettingProblem problem = new SettingProblem("clockify.integrations.acme.region", "is 'mars'", "write global");

        assertThat(status.integrations(new IntegrationsConfig(List.of(), List.of(problem)))).singleElement()
                .extracting(IntegrationStatus::condition).isEqualTo(new Condition(Kind.WRONG_SETTINGS, true, "Act: settings are wrong",
                        "clockify.integrations.acme.region is 'mars': write global"));
        assertMeasuredAlike(new IntegrationsConfig(List.of(), List.of(problem)));
    }
}
