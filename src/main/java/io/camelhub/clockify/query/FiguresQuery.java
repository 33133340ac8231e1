package io.camelhub.clockify.query;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.query.HubFigures.OfIntegration;
import io.camelhub.clockify.query.HubFigures.OfWorkspace;
import io.camelhub.clockify.query.IntegrationStatus.State;
import io.camelhub.clockify.query.WorkspaceStatus.Outcome;
import io.camelhub.clockify.run.BudgetPolicy;
import io.camelhub.clockify.run.RequestLimits;
import io.camelhub.clockify.schedule.KeyFault;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The figures for monitoring, in one statement for all integrations. Its states are those of {@link StatusQuery}. */
public final class FiguresQuery {

    private final Database database;
    private final RequestLimits limits;

    public FiguresQuery(Database database, RequestLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /** @param workspaceId null where the integration has none yet */
    private record Row(String integration, String keyError, KeyFault keyFault, String workspaceId, String shownName, String plan,
            Instant dueAt, WorkspaceStatus.LastRun lastRun, String seesLess, String error, Instant syncedAt, Instant verifiedAt, long held,
            long unmatched, int used, Instant oldestEventAt, long eventsSetAside, long webhooksDisabled, Instant lastHintAt, Clocks clocks) {
    }

    private record Due(String shownName, Instant dueAt, WorkspaceStatus.LastRun lastRun, WorkspaceStatus.Interval interval, Clocks clocks,
            String seesLess, String error) implements Timing {
    }

    /**
     * The figures of the integrations that the settings name.
     *
     * @throws org.springframework.dao.DataAccessException where the database does not answer, or has no tables yet
     */
    public HubFigures figures(IntegrationsConfig config) {
        Map<String, Integration> wanted = config.integrations().stream().collect(toMap(Integration::name, one -> one));
        Instant now = database.now();
        List<Row> rows = database.statement("figures-query/figures",
                "kept", now.minus(BudgetPolicy.KEPT), "answered_since", now.minus(BudgetPolicy.HOUR),
                "since", now.minus(BudgetPolicy.HOUR).minus(BudgetPolicy.LONGEST_ANSWER))
                .query((row, index) -> row(row, now)).list();
        Map<String, List<Row>> byIntegration = rows.stream().collect(groupingBy(Row::integration));
        Map<String, Long> sharing = rows.stream()
                .filter(row -> row.workspaceId() != null && isEnabled(wanted.get(row.integration())))
                .collect(groupingBy(Row::workspaceId, counting()));
        Set<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(config.unusable());
        return new HubFigures(names.stream()
                .map(name -> integration(name, wanted.get(name), byIntegration.getOrDefault(name, List.of()), sharing, now)).toList(),
                rows.stream().map(Row::oldestEventAt).filter(Objects::nonNull).findFirst().map(at -> Duration.between(at, now)).orElse(Duration.ZERO),
                rows.stream().mapToLong(Row::eventsSetAside).findFirst().orElse(0));
    }

    private static boolean isEnabled(Integration integration) {
        return integration != null && integration.enabled();
    }

    private Row row(ResultSet row, Instant now) throws SQLException {
        String fault = row.getString("key_fault");
        String name = row.getString("name");
        Instant started = database.instant(row, "started_at");
        return new Row(row.getString("integration"), row.getString("key_error"), fault == null ? null : KeyFault.valueOf(fault),
                row.getString("workspace_id"), name == null ? row.getString("workspace_id") : name, row.getString("plan"),
                database.instant(row, "due_at"),
                started == null ? null : new WorkspaceStatus.LastRun(started,
                        Outcome.of(row.getString("outcome"), database.instant(row, "lease_until"), now), 0, 0, 0, 0, 0),
                row.getString("sees_less"), row.getString("error"), database.instant(row, "synced_at"), database.instant(row, "verified_at"), row.getLong("held"),
                row.getLong("unmatched"), row.getInt("used"), database.instant(row, "oldest_event_at"), row.getLong("events_set_aside"),
                row.getLong("webhooks_disabled"), row.getLong("webhooks_delivering") == 0 ? null
                        : Objects.requireNonNullElse(database.instant(row, "hinted_at"), Instant.EPOCH),
                Clocks.of(database.instant(row, "due_since"), database.instant(row, "synced_at"), started,
                        row.getObject("clock_other") == null ? null : Duration.ofSeconds(row.getLong("clock_other")),
                        database.instant(row, "clock_other_since")));
    }

    private OfIntegration integration(String name, Integration integration, List<Row> rows, Map<String, Long> sharing, Instant now) {
        State state = integration == null ? State.WRONG_SETTINGS : integration.enabled() ? State.ENABLED : State.DISABLED;
        List<Row> workspaces = state == State.ENABLED ? rows.stream().filter(row -> row.workspaceId() != null).toList() : List.of();
        Row key = rows.isEmpty() ? null : rows.get(0);
        Health health = Health.of(state, key == null ? null : key.keyError(), key != null && Health.isRefusal(key.keyFault()),
                workspaces.stream().map(row -> new Due(row.shownName(), row.dueAt(), row.lastRun(), new WorkspaceStatus.Interval(
                        integration.syncEvery(), limits.every(integration, row.plan(), sharing.get(row.workspaceId()).intValue())),
                        row.clocks(), row.seesLess(), row.error())).toList(), now);
        return new OfIntegration(name, health, workspaces.stream().map(row -> {
            Integer limit = limits.perHour(name, row.plan());
            return new OfWorkspace(row.workspaceId(), row.syncedAt(), row.verifiedAt(), row.held(), row.unmatched(),
                    limit == null ? null : Math.max(0, limit - row.used()), row.webhooksDisabled(), row.lastHintAt());
        }).toList());
    }
}
