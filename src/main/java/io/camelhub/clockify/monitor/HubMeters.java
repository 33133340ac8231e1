package io.camelhub.clockify.monitor;

import io.camelhub.clockify.model.EventOutcome;
import io.camelhub.clockify.query.Health;
import io.camelhub.clockify.query.HubFigures.OfIntegration;
import io.camelhub.clockify.query.HubFigures.OfWorkspace;
import io.camelhub.clockify.query.HubFigures;
import io.camelhub.clockify.run.HintOutcome;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.RequestOutcome;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The meters of the hub. Gauges show the figures of the tables, the same in each process on one database; they are added and removed with
 * integrations and workspaces. Counters and the timer count what this process did since its start. Safe for use by several threads.
 */
public final class HubMeters implements SyncListener, AutoCloseable {

    /** The workspace tag of what belongs to none: a request of the key itself, a delivery with an unknown signature. */
    private static final String NO_WORKSPACE = "-";

    private static final String INTEGRATION = "integration";
    private static final String WORKSPACE = "workspace";

    private final MeterRegistry registry;
    private final LatestFigures figures;
    private final Progress progress;
    private final Gauge database;
    private final Map<Series, MultiGauge> gauges = new EnumMap<>(Series.class);
    private volatile Values values = new Values(null, Map.of());

    /** A gauge with a value per integration or workspace, or one for the hub; without a value it is left out. */
    private enum Series {
        LAST_SUCCESS("clockify.sync.last.success.timestamp", "seconds", "When a sync last did all that it was to do, seconds since 1970"),
        OLDEST_VERIFIED("clockify.sync.oldest.verified.timestamp", "seconds",
                "When the window was read whose reading lies back longest, seconds since 1970"),
        BUDGET_REMAINING("clockify.request.budget.remaining", null, "Requests left within this hour, where the plan limits them"),
        DELETIONS_HELD("clockify.deletions.held", null, "Deletions that wait until somebody confirms them"),
        WEBHOOKS_DISABLED("clockify.webhooks.disabled", null, "Webhooks that Clockify switched off, or that the plan does not allow"),
        LAST_HINT("clockify.hints.last.timestamp", "seconds",
                "When a webhook delivered last, seconds since 1970; 0 where none did yet, and nothing where there is none that could"),
        PEOPLE_UNMATCHED("clockify.people.unmatched", null, "Users of Clockify who are matched with no employee"),
        STATE("clockify.integration.state", null, "1 for the state that an integration is in, 0 for the others"),
        OUTBOX_OLDEST("clockify.outbox.oldest", "seconds", "For how long the first event waits that is to be sent; 0 where none waits"),
        OUTBOX_SET_ASIDE("clockify.outbox.set.aside", null, "Events that were refused too often, and wait for 'outbox retry'");

        private final String meter;
        private final String unit;
        private final String description;

        Series(String meter, String unit, String description) {
            this.meter = meter;
            this.unit = unit;
            this.description = description;
        }
    }

    /** @param of the figures of the values; null where the database does not answer */
    private record Values(HubFigures of, Map<Series, Map<Tags, Double>> bySeries) {

        private double get(Series series, Tags tags) {
            return of == null ? Double.NaN : bySeries.get(series).getOrDefault(tags, Double.NaN);
        }
    }

    /** Registers the meters, until {@link #close}. */
    public HubMeters(MeterRegistry registry, LatestFigures figures, Progress progress) {
        this.registry = registry;
        this.figures = figures;
        this.progress = progress;
        for (Series series : Series.values()) {
            gauges.put(series, MultiGauge.builder(series.meter).baseUnit(series.unit).description(series.description).register(registry));
        }
        // this gauge always exists, so that each scrape refreshes the others
        this.database = Gauge.builder("clockify.database.up", this, meters -> meters.current().of() == null ? 0 : 1)
                .description("1 where the database answers, else 0").register(registry);
        // registered with 0: monitoring cannot see a counter grow that appears only with its first count
        countEvents(null);
        countHints(NO_WORKSPACE, null);
        progress.listen(this);
    }

    private Values current() {
        HubFigures now = figures.get();
        return now == values.of() ? values : update(now);
    }

    private synchronized Values update(HubFigures now) {
        Values before = values;
        if (now == before.of()) {
            return before;
        }
        values = new Values(now, now == null ? before.bySeries() : values(now));
        values.bySeries().forEach((series, byTags) -> {
            if (!byTags.keySet().equals(before.bySeries().getOrDefault(series, Map.of()).keySet())) {
                gauges.get(series).register(byTags.keySet().stream()
                        .map(tags -> MultiGauge.Row.of(tags, this, meters -> meters.current().get(series, tags))).toList(), true);
            }
        });
        return values;
    }

    private static Map<Series, Map<Tags, Double>> values(HubFigures now) {
        Map<Series, Map<Tags, Double>> values = new EnumMap<>(Series.class);
        List.of(Series.values()).forEach(series -> values.put(series, new HashMap<>()));
        values.get(Series.OUTBOX_OLDEST).put(Tags.empty(), (double) now.oldestEvent().toSeconds());
        values.get(Series.OUTBOX_SET_ASIDE).put(Tags.empty(), (double) now.eventsSetAside());
        for (OfIntegration integration : now.integrations()) {
            for (Health.Level level : Health.Level.values()) {
                values.get(Series.STATE).put(Tags.of(INTEGRATION, integration.name(), "state", lower(level)),
                        level == integration.health().level() ? 1.0 : 0.0);
            }
            integration.workspaces().forEach(workspace -> put(values, integration.name(), workspace));
        }
        return values;
    }

    private static void put(Map<Series, Map<Tags, Double>> values, String integration, OfWorkspace workspace) {
        Tags place = Tags.of(INTEGRATION, integration, WORKSPACE, workspace.id());
        Tags alone = Tags.of(WORKSPACE, workspace.id());
        putTime(values.get(Series.LAST_SUCCESS), place, workspace.syncedAt());
        putTime(values.get(Series.OLDEST_VERIFIED), place, workspace.oldestVerifiedAt());
        values.get(Series.DELETIONS_HELD).put(place, (double) workspace.deletionsHeld());
        values.get(Series.WEBHOOKS_DISABLED).put(place, (double) workspace.webhooksDisabled());
        putTime(values.get(Series.LAST_HINT), place, workspace.lastHintAt());
        values.get(Series.PEOPLE_UNMATCHED).put(alone, (double) workspace.peopleUnmatched());
        if (workspace.budgetRemaining() != null) {
            // two integrations may share a workspace: the smaller remaining budget counts
            values.get(Series.BUDGET_REMAINING).merge(alone, workspace.budgetRemaining().doubleValue(), Math::min);
        }
    }

    private static void putTime(Map<Tags, Double> values, Tags tags, Instant time) {
        if (time != null) {
            values.put(tags, (double) time.getEpochSecond());
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void requested(String workspaceId, RequestOutcome outcome) {
        for (RequestOutcome each : RequestOutcome.values()) {
            count("clockify.requests", "Requests that were sent, by what became of them", workspaceId == null ? NO_WORKSPACE : workspaceId,
                    "outcome", lower(each), each == outcome ? 1 : 0);
        }
    }

    @Override
    public void hinted(String workspaceId, HintOutcome outcome) {
        countHints(workspaceId == null ? NO_WORKSPACE : workspaceId, outcome);
    }

    private void countHints(String workspace, HintOutcome outcome) {
        for (HintOutcome each : HintOutcome.values()) {
            count("clockify.hints", "What webhooks of Clockify sent, by what became of it", workspace, "outcome", lower(each), each == outcome ? 1 : 0);
        }
    }

    @Override
    public void sent(EventOutcome outcome) {
        countEvents(outcome);
    }

    private void countEvents(EventOutcome outcome) {
        for (EventOutcome each : EventOutcome.values()) {
            Counter.builder("clockify.events").description("Events that were sent to clockify.events.uri, by what became of them")
                    .tags("outcome", lower(each)).register(registry).increment(each == outcome ? 1 : 0);
        }
    }

    @Override
    public void arrived(String workspaceId, int entries) {
        Counter.builder("clockify.entries.new").description("New time entries, but for those of a time that was read for the first time or compared")
                .tags(WORKSPACE, workspaceId).register(registry).increment(entries);
    }

    @Override
    public void finished(RunSummary run) {
        arrived(run.workspaceId(), 0);
        Timer.builder("clockify.sync.duration").description("How long syncs took").tags(INTEGRATION, run.integration(), WORKSPACE, run.workspaceId())
                .register(registry).record(run.took());
        change(run, "inserted", run.inserted());
        change(run, "updated", run.updated() - run.restored());
        change(run, "deleted", run.deleted());
        change(run, "restored", run.restored());
        change(run, "healed", run.healed());
        change(run, "rejected", run.rejected());
    }

    private void change(RunSummary run, String change, int entries) {
        count("clockify.entries", "Time entries that syncs wrote or rejected, by what changed", run.workspaceId(), "change", change, entries);
    }

    /** Registered even with nothing to count: monitoring cannot see a counter grow that appears only with its first count. */
    private void count(String meter, String description, String workspace, String by, String what, int times) {
        Counter.builder(meter).description(description).tags(WORKSPACE, workspace, by, what)
                .register(registry).increment(times);
    }

    /** Removes the gauges; the counters stay. */
    @Override
    public void close() {
        progress.leave(this);
        registry.remove(database);
        gauges.values().forEach(gauge -> gauge.register(List.of(), true));
    }
}
