package io.camelhub.clockify.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.query.IntegrationStatus.State;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.run.RequestLimits;
import io.camelhub.clockify.run.WaitsOn;
import io.camelhub.clockify.schedule.KeyFault;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.SettingProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;

/** The state of each integration and workspace, from the tables alone, with a fixed number of statements. */
public final class StatusQuery {

    /** The time in which a reconcile reads all entries once. */
    private static final Duration HEALED_WITHIN = Duration.ofDays(31);

    /** The error of a workspace with newly visible users whose entries no run has read yet. */
    private static final String UNREAD = "the time entries of people who came into the key's sight are not read yet";

    private final Database database;
    private final BudgetUsage usage;
    private final RequestLimits limits;
    private final RefusalQuery refusals;
    private final Supplier<ZoneId> zone;
    private final BooleanSupplier takesWebhooks;
    private final EntryCounts entries;
    private final StreamStatuses streams;

    /**
     * The suppliers are read at each call, so that an edit of the settings takes effect.
     *
     * @param zone {@code clockify.day-zone}, for times in words
     * @param takesWebhooks whether {@code clockify.webhooks.url} is set
     */
    public StatusQuery(Database database, BudgetUsage usage, RequestLimits limits, RefusalQuery refusals, Supplier<ZoneId> zone,
            BooleanSupplier takesWebhooks, StreamStatuses streams) {
        this.database = database;
        this.usage = usage;
        this.limits = limits;
        this.refusals = refusals;
        this.zone = zone;
        this.takesWebhooks = takesWebhooks;
        this.entries = new EntryCounts(database);
        this.streams = streams;
    }

    /** The current time, with the zone of the texts. */
    public LocalTimes times() {
        return new LocalTimes(zone.get(), database.now());
    }

    /** The integrations of the settings and of the tables, by name. */
    public List<IntegrationStatus> integrations(IntegrationsConfig config) {
        Map<String, Integration> wanted = config.integrations().stream().collect(toMap(Integration::name, one -> one));
        Map<String, Stored> stored = new HashMap<>();
        database.table("clockify_integration").select("name", "first_sync_at", "read_at", "owner_email", "error", "error_at", "key_fault").forEach(row -> {
            String fault = row.getString("key_fault");
            stored.put(row.getString("name"), new Stored(row.getString("owner_email"), row.getString("error"),
                    database.instant(row, "error_at"), fault == null ? null : KeyFault.valueOf(fault), database.instant(row, "read_at"),
                    database.instant(row, "first_sync_at") != null));
        });
        Set<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(config.unusable());
        stored.forEach((name, one) -> {
            if (one.known()) {
                names.add(name);
            }
        });
        LocalTimes times = times();
        Map<String, List<WorkspaceStatus>> workspaces = workspaces(wanted, times);
        Map<String, IntegrationStatus.People> people = new HashMap<>();
        database.statement("status-query/people").query(row -> {
            people.put(row.getString("integration"), new IntegrationStatus.People(row.getInt("matched"), row.getInt("people")));
        });
        return names.stream().map(name -> {
            Stored known = stored.getOrDefault(name, Stored.NOTHING);
            State state = state(wanted.get(name), config, name);
            List<WorkspaceStatus> own = workspaces.getOrDefault(name, List.of());
            Condition condition = Condition.of(name, state, known.error(), known.errorAt(), known.fault(),
                    config.problemsOf(name).stream().findFirst().map(SettingProblem::toString).orElse(null), own, times);
            return new IntegrationStatus(name, state,
                    Health.of(state, known.error(), Health.isRefusal(known.fault()), own, times.now()),
                    known.known(), known.ownerEmail(), known.error(), known.errorAt(), known.readAt(),
                    people.getOrDefault(name, new IntegrationStatus.People(0, 0)),
                    state == State.ENABLED ? own : own.stream().map(one -> one.in(condition)).toList(), condition);
        }).toList();
    }

    /** When the first sync of an enabled integration is due, by the database's clock; now where it does not answer, or there is none. */
    public Instant firstDue(IntegrationsConfig config) {
        try {
            Instant now = database.now();
            Map<String, Instant> due = new LinkedHashMap<>();
            database.statement("status-query/first-due", "now", now, "latest", Term.latest(now)).query(row -> {
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

    /** @param known whether it was ever synced */
    private record Stored(String ownerEmail, String error, Instant errorAt, KeyFault fault, Instant readAt, boolean known) {

        static final Stored NOTHING = new Stored(null, null, null, null, null, false);
    }

    private static State state(Integration integration, IntegrationsConfig config, String name) {
        if (integration == null) {
            return config.problemsOf(name).isEmpty() ? State.REMOVED : State.WRONG_SETTINGS;
        }
        return integration.enabled() ? State.ENABLED : State.DISABLED;
    }

    private record Place(String integration, String workspaceId) {

        static Place of(ResultSet row) throws SQLException {
            return new Place(row.getString("integration"), row.getString("workspace_id"));
        }
    }

    /** The rows of a statement by the workspace that they are about. */
    private <T> Map<Place, List<T>> byPlace(String statement, RowMapper<T> mapper, Object... parameters) {
        return byPlace(database.statement("status-query/" + statement, parameters)::query, mapper);
    }

    private static <T> Map<Place, List<T>> byPlace(Consumer<RowCallbackHandler> query, RowMapper<T> mapper) {
        Map<Place, List<T>> rows = new HashMap<>();
        query.accept(row -> rows.computeIfAbsent(Place.of(row), none -> new ArrayList<>()).add(mapper.mapRow(row, 0)));
        return rows;
    }

    private static <T> List<T> at(Map<Place, List<T>> rows, Place place) {
        return rows.getOrDefault(place, List.of());
    }

    /** A workspace whose figures are not read yet. */
    private record Read(Place place, boolean enabled, WorkspaceStatus status) {

        BudgetUsage.Place budget() {
            return new BudgetUsage.Place(place.integration(), place.workspaceId(), status.plan());
        }
    }

    private Map<String, List<WorkspaceStatus>> workspaces(Map<String, Integration> wanted, LocalTimes times) {
        List<Read> all = read(wanted, times.now());
        Map<Place, List<Long>> rejected = byPlace("rejected", (row, index) -> row.getLong("rejected"));
        Map<BudgetUsage.Place, BudgetUsage.Usage> usages = usage.of(all.stream().map(Read::budget).toList());
        Map<String, List<Read>> sharing = all.stream().collect(groupingBy(one -> one.place().workspaceId()));
        Map<String, List<WorkspaceStatus.LastRun>> lastRuns = new HashMap<>();
        sharing.forEach((id, some) -> lastRuns.put(id, some.stream().map(one -> one.status().lastRun()).filter(Objects::nonNull).toList()));
        Map<String, EntryCounts.Counts> counts = entries.of(lastRuns);
        Map<String, List<WorkspaceStatus>> workspaces = new HashMap<>();
        all.forEach(one -> {
            Place place = one.place();
            EntryCounts.Counts count = counts.get(place.workspaceId());
            Integration integration = one.enabled() ? wanted.get(place.integration()) : null;
            int integrations = (int) sharing.get(place.workspaceId()).stream().filter(Read::enabled).count();
            WorkspaceStatus status = one.status().with(
                    integration == null ? null : new WorkspaceStatus.Interval(integration.syncEvery(),
                            limits.every(integration, one.status().plan(), integrations)),
                    new WorkspaceStatus.Entries(count.current(), count.running(), count.deleted(),
                            at(rejected, place).stream().findFirst().orElse(0L)),
                    usages.get(one.budget()));
            workspaces.computeIfAbsent(place.integration(), none -> new ArrayList<>())
                    .add(one.enabled() ? status.in(Condition.of(status, times)) : status);
        });
        return workspaces;
    }

    private List<Read> read(Map<String, Integration> wanted, Instant now) {
        Map<Place, List<Coverage.Whole>> windows = byPlace("windows", (row, index) -> new Coverage.Whole(row.getString("scope"),
                database.instant(row, "window_from"), database.instant(row, "window_to"), database.instant(row, "verified_at")));
        Map<Place, List<WorkspaceStatus.Healed>> healed = byPlace("healed", (row, index) -> new WorkspaceStatus.Healed(
                row.getLong("healed"), HEALED_WITHIN, database.instant(row, "healed_at")), "since", now.minus(HEALED_WITHIN));
        Map<Place, List<WorkspaceStatus.HeldDeletions>> held = byPlace("held-deletions", (row, index) -> new WorkspaceStatus.HeldDeletions(
                row.getString("reason"), row.getLong("entries"), database.instant(row, "held_at")));
        Map<Place, List<WorkspaceStatus.Team>> teams = byPlace("teams", (row, index) -> new WorkspaceStatus.Team(
                row.getString("id"), row.getString("name")));
        Map<Place, List<WorkspaceStatus.WebhookOff>> webhooksOff = byPlace(database.table("clockify_webhook")
                .select("integration", "workspace_id", "event", "enabled", "plan_enabled", "checked_at")
                .any(off -> off.where("enabled", false).where("delivery_enabled", false).where("plan_enabled", false))
                .orderBy("integration", "workspace_id", "event")::forEach, (row, index) -> new WorkspaceStatus.WebhookOff(
                row.getString("event"), !row.getBoolean("enabled") ? WorkspaceStatus.WhyOff.PERSON
                        : row.getBoolean("plan_enabled") ? WorkspaceStatus.WhyOff.FAILED : WorkspaceStatus.WhyOff.PLAN,
                database.instant(row, "checked_at")));
        Map<Place, List<RefusalQuery.Refused>> refused = new HashMap<>();
        refusals.all((integration, workspace, one) ->
                refused.computeIfAbsent(new Place(integration, workspace), none -> new ArrayList<>()).add(one));
        Map<Place, List<StreamStatus>> streamsOf = new HashMap<>();
        streams.of(wanted.values().stream().filter(Integration::enabled).map(Integration::name).toList())
                .forEach((place, some) -> streamsOf.put(new Place(place.integration(), place.workspaceId()), some));
        boolean takes = takesWebhooks.getAsBoolean();
        return database.statement("status-query/workspaces").query((row, index) -> {
            Place place = Place.of(row);
            Integration integration = wanted.get(place.integration());
            boolean enabled = integration != null && integration.enabled();
            Instant due = database.instant(row, "due_at");
            Instant dueSince = database.instant(row, "due_since");
            String waitsOn = row.getString("waits_on");
            return new Read(place, enabled, new WorkspaceStatus(
                    place.workspaceId(),
                    row.getString("name"),
                    row.getString("plan"),
                    at(teams, place),
                    lastRun(row, now),
                    database.instant(row, "synced_at"),
                    enabled ? due : null,
                    enabled ? new WorkspaceStatus.NextRun(
                            due == null || !due.isAfter(now) || dueSince != null && Term.isAhead(dueSince, now) ? null : due, row.getString("waits_for"),
                            waitsOn == null ? null : WaitsOn.valueOf(waitsOn)) : null,
                    null,
                    Coverage.of(at(windows, place), row.getObject("backfill_from", LocalDate.class), now),
                    "report".equals(row.getString("reads_by")) ? WorkspaceStatus.ReadBy.REPORT : WorkspaceStatus.ReadBy.USER_LISTS,
                    database.instant(row, "reads_by_since"),
                    switch (row.getString("changes_by")) {
                        case "feed" -> WorkspaceStatus.ChangesBy.FEED;
                        case "windows" -> WorkspaceStatus.ChangesBy.WINDOWS;
                        default -> WorkspaceStatus.ChangesBy.UNKNOWN;
                    },
                    database.instant(row, "changes_by_since"),
                    database.instant(row, "reconciled_at"),
                    database.instant(row, "hinted_at"),
                    takes ? row.getInt("webhooks") : null,
                    at(healed, place).stream().findFirst().orElse(new WorkspaceStatus.Healed(0, HEALED_WITHIN, null)),
                    null,
                    at(held, place),
                    null,
                    at(refused, place),
                    at(webhooksOff, place),
                    at(streamsOf, place),
                    row.getString("sees_less"),
                    row.getString("error") == null && row.getBoolean("unread") ? UNREAD : row.getString("error"),
                    enabled ? new CoverageStrip.Reconcile(integration.reconcileEvery(), integration.reconcileDays()) : null,
                    clocks(row),
                    null));
        }).list();
    }

    private Clocks clocks(ResultSet row) throws SQLException {
        return Clocks.of(database.instant(row, "due_since"), database.instant(row, "synced_at"), database.instant(row, "started_at"),
                row.getObject("clock_other") == null ? null : Duration.ofSeconds(row.getLong("clock_other")),
                database.instant(row, "clock_other_since"));
    }

    private WorkspaceStatus.LastRun lastRun(ResultSet row, Instant now) throws SQLException {
        Instant started = database.instant(row, "started_at");
        return started == null ? null : new WorkspaceStatus.LastRun(started,
                WorkspaceStatus.Outcome.of(row.getString("outcome"), database.instant(row, "lease_until"), now),
                row.getInt("requests"), row.getInt("entries_seen"), row.getInt("inserted"), row.getInt("updated"), row.getInt("deleted"));
    }
}
