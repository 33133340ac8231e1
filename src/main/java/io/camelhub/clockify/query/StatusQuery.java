package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.query.IntegrationStatus.State;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.sync.request.RequestBudget;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How each integration and workspace stands, by the tables alone; Clockify is asked nothing. */
public final class StatusQuery {

    /** As long as a round of reconcile. */
    private static final Duration HEALED_WITHIN = Duration.ofDays(31);

    private final Database database;
    private final RequestBudget budget;
    private final RefusalQuery refusals;

    public StatusQuery(Database database, RequestBudget budget, RefusalQuery refusals) {
        this.database = database;
        this.budget = budget;
        this.refusals = refusals;
    }

    /** The integrations of the settings, and those of which the tables still know, by name. */
    public List<IntegrationStatus> integrations(IntegrationsConfig config) {
        Map<String, Integration> wanted = new LinkedHashMap<>();
        config.integrations().forEach(integration -> wanted.put(integration.name(), integration));
        Map<String, Stored> stored = new LinkedHashMap<>();
        database.statement("status-query/integrations").query(row -> {
            stored.put(row.getString("name"),
                    new Stored(row.getString("owner_email"), row.getString("error"), database.instant(row, "error_at"),
                            row.getBoolean("refused")));
        });
        Set<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(stored.keySet());
        Instant now = database.now();
        return names.stream().map(name -> {
            Integration integration = wanted.get(name);
            Stored known = stored.getOrDefault(name, new Stored(null, null, null, false));
            List<WorkspaceStatus> workspaces = database.statement("status-query/workspaces", "integration", name)
                    .query((row, index) -> workspace(row, name, integration, now)).list();
            State state = state(integration, config, name);
            return new IntegrationStatus(name, state, Health.of(state, known.error(), known.refused(), workspaces, now),
                    stored.containsKey(name), known.ownerEmail(), known.error(), known.errorAt(), workspaces);
        }).toList();
    }

    /** When the first sync of an enabled integration is due, by the database's clock; now where it does not answer, or there is none. */
    public Instant firstDue(IntegrationsConfig config) {
        try {
            Instant now = database.now();
            Map<String, Instant> due = new LinkedHashMap<>();
            database.statement("status-query/first-due", "now", now).query(row -> {
                due.put(row.getString("integration"), database.instant(row, "due_at"));
            });
            Instant first = config.integrations().stream().filter(Integration::enabled)
                    .map(one -> due.getOrDefault(one.name(), now)).min(Instant::compareTo).orElse(now);
            return first.isBefore(now) ? now : first;
        } catch (DataAccessException | DatabaseUnavailableException e) {
            // the tick says why
            return Instant.now();
        }
    }

    private record Stored(String ownerEmail, String error, Instant errorAt, boolean refused) {
    }

    private static State state(Integration integration, IntegrationsConfig config, String name) {
        if (integration == null) {
            return config.problemsOf(name).isEmpty() ? State.REMOVED : State.WRONG_SETTINGS;
        }
        return integration.enabled() ? State.ENABLED : State.DISABLED;
    }

    private WorkspaceStatus workspace(ResultSet row, String name, Integration integration, Instant now) throws SQLException {
        String id = row.getString("workspace_id");
        boolean enabled = integration != null && integration.enabled();
        Instant due = database.instant(row, "due_at");
        return new WorkspaceStatus(
                id,
                row.getString("name"),
                lastRun(row, now),
                database.instant(row, "synced_at"),
                enabled ? due : null,
                enabled ? new WorkspaceStatus.NextRun(due == null || !due.isAfter(now) ? null : due, row.getString("waits_for")) : null,
                enabled ? new WorkspaceStatus.Interval(integration.syncEvery(), budget.every(integration, id)) : null,
                coverage(name, id, row.getObject("backfill_from", LocalDate.class), now),
                "report".equals(row.getString("reads_by")) ? WorkspaceStatus.ReadBy.REPORT : WorkspaceStatus.ReadBy.USER_LISTS,
                database.instant(row, "reads_by_since"),
                switch (row.getString("changes_by")) {
                    case "feed" -> WorkspaceStatus.ChangesBy.FEED;
                    case "windows" -> WorkspaceStatus.ChangesBy.WINDOWS;
                    default -> WorkspaceStatus.ChangesBy.UNKNOWN;
                },
                database.instant(row, "changes_by_since"),
                database.instant(row, "reconciled_at"),
                healed(name, id, now),
                entries(name, id),
                of("held-deletions", name, id).query((held, index) -> new WorkspaceStatus.HeldDeletions(
                        held.getString("reason"), held.getLong("entries"), database.instant(held, "held_at"))).list(),
                budget.usage(name, id),
                refusals.refused(name, id),
                row.getString("error"));
    }

    private WorkspaceStatus.LastRun lastRun(ResultSet row, Instant now) throws SQLException {
        Instant started = database.instant(row, "started_at");
        String outcome = row.getString("outcome");
        Instant lease = database.instant(row, "lease_until");
        String open = lease != null && lease.isAfter(now) ? "RUNNING" : "KILLED";
        return started == null ? null : new WorkspaceStatus.LastRun(started,
                WorkspaceStatus.Outcome.valueOf(outcome == null ? open : outcome.toUpperCase(Locale.ROOT)),
                row.getInt("requests"), row.getInt("entries_seen"), row.getInt("inserted"), row.getInt("updated"), row.getInt("deleted"));
    }

    private Coverage coverage(String integration, String workspace, LocalDate firstDay, Instant now) {
        return Coverage.of(of("windows", integration, workspace).query((row, index) -> new Coverage.Whole(row.getString("scope"),
                database.instant(row, "window_from"), database.instant(row, "window_to"), database.instant(row, "verified_at")))
                .list(), firstDay, now);
    }

    private WorkspaceStatus.Healed healed(String integration, String workspace, Instant now) {
        return of("healed", integration, workspace).param("since", database.bind(now.minus(HEALED_WITHIN)))
                .query((row, index) -> new WorkspaceStatus.Healed(
                        row.getLong("healed"), HEALED_WITHIN, database.instant(row, "healed_at"))).single();
    }

    private WorkspaceStatus.Entries entries(String integration, String workspace) {
        long rejected = of("rejected", integration, workspace).query(Long.class).single();
        return database.statement("status-query/entries", "workspace", workspace)
                .query((row, index) -> new WorkspaceStatus.Entries(row.getLong("entries") - row.getLong("deleted"), row.getLong("running"),
                        row.getLong("deleted"), rejected)).single();
    }

    private JdbcClient.StatementSpec of(String statement, String integration, String workspace) {
        return database.statement("status-query/" + statement, "integration", integration, "workspace", workspace);
    }
}
