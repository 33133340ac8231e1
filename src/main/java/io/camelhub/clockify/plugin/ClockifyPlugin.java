package io.camelhub.clockify.plugin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelhub.clockify.command.AskClockify;
import io.camelhub.clockify.command.AuditLog;
import io.camelhub.clockify.command.CheckKey;
import io.camelhub.clockify.command.ClearRejected;
import io.camelhub.clockify.command.CopyDatabase;
import io.camelhub.clockify.command.DecideIdentity;
import io.camelhub.clockify.command.EditIntegrations;
import io.camelhub.clockify.command.EditWebhooks;
import io.camelhub.clockify.command.ErasePerson;
import io.camelhub.clockify.command.ExportPerson;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.IntegrationData;
import io.camelhub.clockify.command.LeftTrials;
import io.camelhub.clockify.command.PendingOrders;
import io.camelhub.clockify.command.ReplayEvents;
import io.camelhub.clockify.command.RetryEvents;
import io.camelhub.clockify.command.RetryRejected;
import io.camelhub.clockify.command.SampleStream;
import io.camelhub.clockify.command.SendTestMessage;
import io.camelhub.clockify.command.SyncNow;
import io.camelhub.clockify.command.TriggerDue;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.HubDataSource;
import io.camelhub.clockify.database.TransactionPolicy;
import io.camelhub.clockify.entries.ActivitySums;
import io.camelhub.clockify.entries.References;
import io.camelhub.clockify.entries.RejectedRows;
import io.camelhub.clockify.entries.Rejects;
import io.camelhub.clockify.entries.TimeEntries;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.HostCircuitBreaker;
import io.camelhub.clockify.http.Hosts;
import io.camelhub.clockify.http.HttpClientSettings;
import io.camelhub.clockify.http.Proxies;
import io.camelhub.clockify.http.Requests;
import io.camelhub.clockify.http.RetryAfter;
import io.camelhub.clockify.http.RetryLog;
import io.camelhub.clockify.http.ServerTrust;
import io.camelhub.clockify.monitor.Alerts;
import io.camelhub.clockify.monitor.Attention;
import io.camelhub.clockify.monitor.HubHealth;
import io.camelhub.clockify.monitor.LatestFigures;
import io.camelhub.clockify.monitor.Notices;
import io.camelhub.clockify.monitor.RunContext;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.outbox.OutboxFailures;
import io.camelhub.clockify.outbox.Relay;
import io.camelhub.clockify.overview.PersonQuery;
import io.camelhub.clockify.people.Enricher;
import io.camelhub.clockify.people.Mappings;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.overview.HomeQuery;
import io.camelhub.clockify.overview.ProjectQuery;
import io.camelhub.clockify.plan.Backfill;
import io.camelhub.clockify.plan.BackfillSource;
import io.camelhub.clockify.plan.ChangeFeed;
import io.camelhub.clockify.plan.DeletionGuard;
import io.camelhub.clockify.plan.EntryTable;
import io.camelhub.clockify.plan.FeedGap;
import io.camelhub.clockify.plan.KeyViews;
import io.camelhub.clockify.plan.KeyVisibilities;
import io.camelhub.clockify.plan.Members;
import io.camelhub.clockify.plan.MissingEntries;
import io.camelhub.clockify.plan.Reconcile;
import io.camelhub.clockify.plan.Reports;
import io.camelhub.clockify.plan.RunningTimers;
import io.camelhub.clockify.plan.UserLists;
import io.camelhub.clockify.plan.Verification;
import io.camelhub.clockify.plan.WindowTable;
import io.camelhub.clockify.plan.Windows;
import io.camelhub.clockify.privacy.Erasure;
import io.camelhub.clockify.privacy.PagePrivacy;
import io.camelhub.clockify.privacy.PeopleUpkeep;
import io.camelhub.clockify.privacy.PersonExport;
import io.camelhub.clockify.query.AttentionQuery;
import io.camelhub.clockify.query.AuditQuery;
import io.camelhub.clockify.query.DatabaseQuery;
import io.camelhub.clockify.query.ExplainQuery;
import io.camelhub.clockify.query.FiguresQuery;
import io.camelhub.clockify.query.HeldQuery;
import io.camelhub.clockify.query.KeyQuery;
import io.camelhub.clockify.query.NetworkQuery;
import io.camelhub.clockify.query.OrderQuery;
import io.camelhub.clockify.query.OutboxQuery;
import io.camelhub.clockify.query.PeopleListing;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.PeopleScopes;
import io.camelhub.clockify.query.RefusalQuery;
import io.camelhub.clockify.query.RejectedQuery;
import io.camelhub.clockify.query.RunsQuery;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.StreamQuery;
import io.camelhub.clockify.query.StreamRowQuery;
import io.camelhub.clockify.query.StreamStatuses;
import io.camelhub.clockify.query.SupportQuery;
import io.camelhub.clockify.query.WebhooksQuery;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.PageLoops;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.RequestBudget;
import io.camelhub.clockify.run.RequestLimits;
import io.camelhub.clockify.run.RequestOutcomes;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.WorkerSlots;
import io.camelhub.clockify.schedule.Claims;
import io.camelhub.clockify.schedule.Discovery;
import io.camelhub.clockify.schedule.Dispatch;
import io.camelhub.clockify.schedule.HintDispatch;
import io.camelhub.clockify.schedule.IntegrationFaults;
import io.camelhub.clockify.schedule.Integrations;
import io.camelhub.clockify.schedule.Retention;
import io.camelhub.clockify.schedule.RunSteps;
import io.camelhub.clockify.schedule.SyncRuns;
import io.camelhub.clockify.schedule.WorkBroker;
import io.camelhub.clockify.schedule.WorkMessages;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.stream.StreamCatalogue;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamTables;
import io.camelhub.clockify.streamsync.StreamEvents;
import io.camelhub.clockify.streamsync.StreamReplay;
import io.camelhub.clockify.streamsync.Streams;
import io.camelhub.clockify.timeline.ActivityQuery;
import io.camelhub.clockify.timeline.TimelineQuery;
import io.camelhub.clockify.webhooks.HintBuffer;
import io.camelhub.clockify.webhooks.HintTable;
import io.camelhub.clockify.webhooks.Hints;
import io.camelhub.clockify.webhooks.WebhookList;
import io.camelhub.clockify.webhooks.WebhookTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the plugin in a Camel context that has this jar on its class path: binds the beans called by {@code routes/}, all with the prefix
 * {@code clockify}. It starts nothing, and does not use the database.
 */
public final class ClockifyPlugin implements ContextServicePlugin {

    private static final Logger LOG = LoggerFactory.getLogger(ClockifyPlugin.class);

    @Override
    public void load(CamelContext context) {
        Registry registry = context.getRegistry();
        ObjectMapper json = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(HttpClientSettings.constraints()).build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        RunContext runContext = new RunContext();
        context.getCamelContextExtension().addInterceptStrategy(runContext);
        ClockifySettings settings = new ClockifySettings(context);
        UnreadProperties.problem(context.getPropertiesComponent().getLocations(), settings.settingsFiles(),
                context.getClassResolver().loadResourceAsURL(UnreadProperties.DEFAULT)).ifPresent(LOG::warn);
        InstantSource clock = CamelContextHelper.lookup(context, "clockifyClock", InstantSource.class);
        HubDataSource dataSource = new HubDataSource(new HostDataSource(context, settings));
        Database database = new Database(dataSource, clock);

        registry.bind("clockifySettings", settings);
        registry.bind("clockifyJson", json);
        // no other name or type: components such as sql then still find the host's DataSource as the only one
        registry.bind("clockifyDataSource", Object.class, (Supplier<Object>) () -> dataSource);
        registry.bind("clockifyDatabase", database);
        registry.bind("clockifyStatements", database.statements());
        registry.bind("clockifyTransaction", new TransactionPolicy(database));
        // the coordinator of an order must not take a thread from the workers
        context.getExecutorServiceManager().registerThreadPoolProfile(new Pool("clockifyOrders", settings::parallelWorkspaces));
        context.getExecutorServiceManager().registerThreadPoolProfile(new Pool("clockifyWorkers", settings::parallelWorkspaces));
        // a reader thread only prefetches for a run that has a worker
        context.getExecutorServiceManager().registerThreadPoolProfile(new Pool("clockifyReaders", () -> Prefetch.MOST));
        context.getExecutorServiceManager().registerThreadPoolProfile(new Pool("clockifyEvents", () -> Relay.KEYS_AT_ONCE));

        Hosts hosts = new Hosts(settings);
        registry.bind("clockifyHosts", hosts);
        registry.bind("clockifyHostGate", new HostCircuitBreaker(database, hosts));
        Proxies proxies = new Proxies(settings);
        InstantSource wallClock = clock == null ? InstantSource.system() : clock;
        registry.bind("clockifyHttpClient", new HttpClientSettings(wallClock, proxies));
        ServerTrust trust = new ServerTrust(settings);
        registry.bind("clockifyTls", tls(trust));
        registry.bind("clockifyErrors", new ErrorTranslator(json, wallClock, settings));
        registry.bind("clockifyRequests", new Requests());
        registry.bind("clockifyRetryAfter", new RetryAfter());
        registry.bind("clockifyRetryLog", runContext.around(new RetryLog()));

        AtomicBoolean eventsCommitted = new AtomicBoolean();
        Outbox outbox = new Outbox(database, json, () -> settings.eventsUri() != null, settings::eventsOfBackfill, () -> eventsCommitted.set(true));
        registry.bind("clockifyOutbox", outbox);
        People people = new People(database, settings::peopleOptions, outbox);
        registry.bind("clockifyPeople", people);
        Roster roster = new Roster(database, outbox);
        registry.bind("clockifyRoster", roster);
        registry.bind("clockifyPrivacy", new PagePrivacy(database, settings::keepDescriptions, settings::rates));
        PeopleUpkeep upkeep = new PeopleUpkeep(database, settings::dayZone, settings::weekHours, settings::keepDescriptions, outbox, context::isStopping);
        registry.bind("clockifyUpkeep", upkeep);
        ActivitySums activitySums = new ActivitySums(database, settings::dayZone);
        registry.bind("clockifyActivitySums", activitySums);

        Progress progress = new Progress();
        Leases leases = new Leases(database);
        RunDatabase runs = new RunDatabase(database, leases, json);
        Integrations integrations = new Integrations(database, settings);
        Prefetch ahead = new Prefetch();
        WorkerSlots places = new WorkerSlots();
        OptionalRequests optional = new OptionalRequests(runs, ahead);
        registry.bind("clockifyEnricher", new Enricher(people, (run, work) -> runs.fenced((SyncRun) run, work)));
        registry.bind("clockifyRequestOutcomes", new RequestOutcomes(progress));
        RequestLimits limits = new RequestLimits(settings);
        RequestBudget budget = new RequestBudget(database, settings, limits, leases, integrations::known, integrations::anyNew);
        BudgetUsage usage = new BudgetUsage(database, limits);
        FeedGap gap = new FeedGap(runs);
        EntryTable entries = new EntryTable(runs, outbox);
        WindowTable windowTable = new WindowTable(runs);
        Windows windows = new Windows(runs, windowTable, places);
        Reconcile reconcile = new Reconcile(runs, windowTable);
        Backfill backfill = new Backfill(runs, windowTable, windows, reconcile, gap, integrations::planMayHaveChanged, progress);
        Members members = new Members(runs, people, optional, settings::rates);
        registry.bind("clockifyProgress", progress);
        registry.bind("clockifyLeases", leases);
        registry.bind("clockifyRequestLimits", limits);
        registry.bind("clockifyRequestBudget", budget);
        registry.bind("clockifyIntegrations", integrations);
        Claims claims = new Claims(database, settings, places);
        registry.bind("clockifyClaims", claims);
        WorkMessages messages = new WorkMessages(json);
        registry.bind("clockifyWorkMessages", messages);
        registry.bind("clockifyDispatch", new Dispatch(integrations, claims, messages));
        registry.bind("clockifyBroker", new WorkBroker(settings));
        registry.bind("clockifyDiscovery", new Discovery(database, settings, integrations, budget, optional, json, outbox));
        IntegrationFaults faults = new IntegrationFaults(database, integrations, progress);
        registry.bind("clockifyIntegrationFaults", faults);
        registry.bind("clockifySyncRuns", new SyncRuns(
                database, settings, integrations, leases, limits, progress, optional, ahead, json, faults, windows::leaveOpen));
        registry.bind("clockifyRetention", new Retention(database, settings, context::isStopping));
        registry.bind("clockifyPrefetch", ahead);
        registry.bind("clockifyMembers", members);
        registry.bind("clockifyPages", new PageLoops());
        Reports reports = new Reports(backfill, ahead, json, settings::rates);
        KeyViews views = new KeyViews(runs);
        DeletionGuard guard = new DeletionGuard(runs, views, optional, members::listing);
        Verification verification = new Verification(runs, entries, guard, json);
        Hints hinted = new Hints(runs, verification);
        StreamCatalogue catalogue = new StreamCatalogue(context, settings);
        StreamTables streamTables = new StreamTables(database, settings::migrate);
        Function<String, List<String>> streamsOf = event -> catalogue.declared().streams().stream()
                .filter(stream -> stream.changes().webhooks().contains(event)).map(StreamDeclaration::name).toList();
        HintBuffer hints = new HintBuffer(System::nanoTime, event -> !streamsOf.apply(event).isEmpty());
        registry.bind("clockifyHintBuffer", hints);
        HintDispatch hintDispatch = new HintDispatch(
                hints, new HintTable(database, streamsOf), claims, messages, settings, usage, integrations::prepare, System::nanoTime);
        progress.listen(hintDispatch);
        registry.bind("clockifyHintDispatch", hintDispatch);

        WebhookTokens tokens = new WebhookTokens();
        registry.bind("clockifyWebhookTokens", tokens);
        registry.bind("clockifyWebhookList", new WebhookList(database, settings, tokens, optional, () -> takesWebhooks(context)));

        References references = new References(database, json, outbox);
        Rejects rejects = new Rejects(database);
        TimeEntries timeEntries = new TimeEntries(database, references, rejects, json, outbox);
        registry.bind("clockifyTimeEntries", timeEntries);
        StreamEvents streamEvents = new StreamEvents(database, json, outbox);
        Streams streams = new Streams(new Streams.Parts(catalogue::wanted, streamTables, runs, json, optional, ahead, places, guard, people, rejects, settings::dayZone,
                settings::rates, settings::keepDescriptions, streamEvents, references, gap));
        registry.bind("clockifyStreams", streams);
        registry.bind("clockifyRunSteps", new RunSteps(members, guard, optional, new RunningTimers(entries, optional),
                new ChangeFeed(runs, entries, verification, settings, optional, ahead, streams, System::nanoTime), verification, hinted,
                new BackfillSource.Parts(backfill, windows, reports,
                        new UserLists(runs, windowTable, windows, reconcile, gap, members, ahead, views),
                        new MissingEntries(entries, windowTable, gap), verification, hinted::source),
                streams, upkeep));
        RejectedRows rejected = new RejectedRows(database);
        Mappings mappings = new Mappings(database, people);
        Runnable tables = () -> {
            if (settings.migrate()) {
                database.migrate();
            }
        };
        AuditLog audit = new AuditLog(database, tables);
        registry.bind("clockifyRelay", new Relay(
                database, settings, tables, () -> eventsCommitted.getAndSet(false), context::isStopping, System::nanoTime,
                outcome -> progress.publish(listener -> listener.sent(outcome))));
        SyncNow sync = new SyncNow(context, database, progress, roster, audit);
        PendingOrders pending = new PendingOrders(context, database, settings, sync, rejected, audit);
        CheckKey check = new CheckKey(context, settings, database, reports, optional, new KeyVisibilities(runs));
        RefusalQuery refusals = new RefusalQuery(database);
        StreamStatuses streamStatuses = new StreamStatuses(database, catalogue::wanted, streams::notHadBecause);
        StatusQuery status = new StatusQuery(database, usage, limits, refusals, settings::dayZone,
                () -> settings.webhooksUrl() != null, streamStatuses);
        TimelineQuery timeline = new TimelineQuery(database, json);
        IntegrationData integrationData = new IntegrationData(database, leases, audit, outbox);
        DatabaseQuery databaseQuery = new DatabaseQuery(database);
        FiguresQuery figures = new FiguresQuery(database, limits);
        LatestFigures latest = new LatestFigures(() -> figures.figures(settings.integrations()), System::nanoTime);
        context.addLifecycleStrategy(new HostMonitoring(new HubHealth(settings, databaseQuery, latest), latest, progress));
        registry.bind("clockifyNotices", new Notices(database, System::nanoTime));
        registry.bind("clockifyAlerts", new Alerts(database, figures, settings, json));
        registry.bind("clockifyAttention", new Attention(database, figures, settings, json));
        Stream.of(
                catalogue, streamTables, new StreamQuery(streamStatuses, catalogue, streamTables), new StreamRowQuery(database, catalogue, streamTables, json),
                databaseQuery, figures, new NetworkQuery(settings, proxies, trust), status, new KeyQuery(database, usage, refusals), refusals,
                new PeopleQuery(database, people, roster), new PeopleListing(database, people, roster), new RejectedQuery(rejected),
                new RunsQuery(database), new AuditQuery(database), new AttentionQuery(database), new HeldQuery(database), new OrderQuery(database),
                new OutboxQuery(database), new WebhooksQuery(database), new SendTestMessage(context, audit, Duration.ofSeconds(20)),
                new SupportQuery(database, status, streamStatuses, new OutboxQuery(database)), timeline,
                new HomeQuery(database, activitySums, settings::dayZone), new ProjectQuery(database, activitySums, timeline, settings::dayZone),
                new PersonQuery(database, timeline),
                new ActivityQuery(database, activitySums), new PeopleScopes(database),
                new ExplainQuery(database, settings, status, people, timeEntries, json), new AskClockify(context, database, settings, json),
                new SampleStream(context, database, settings, catalogue, streams, json),
                audit, sync, pending, check, new TriggerDue(context), new EditIntegrations(settings, check, integrationData, audit), new LeftTrials(database, settings, integrationData),
                new ImportRoster(roster, people, audit), new DecideIdentity(mappings, audit),
                new ErasePerson(new Erasure(database, people), leases, audit), new ExportPerson(new PersonExport(database, people), audit),
                new RetryRejected(rejected, sync, pending, audit), new ClearRejected(rejected, audit), new CopyDatabase(database, catalogue),
                new RetryEvents(new OutboxFailures(database), audit), new ReplayEvents(database, outbox,
                        new StreamReplay(database, json, streamTables, catalogue::wanted, streamEvents), audit),
                new EditWebhooks(context, database, settings, json, check, streams::webhooks, audit))
                .forEach(face -> registry.bind("clockify" + face.getClass().getSimpleName(), face));
    }

    /** Whether this process accepts Clockify's webhooks. */
    private static boolean takesWebhooks(CamelContext context) {
        return context.getRoutes().stream().anyMatch(route -> route.getEndpoint().getEndpointUri().contains("clockify/webhooks")
                && context.getRouteController().getRouteStatus(route.getRouteId()).isStarted());
    }

    private static SSLContextParameters tls(ServerTrust trust) {
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setTrustManager(trust);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trusted);
        return tls;
    }

    /** The pool's size is read when the routes are built, because the settings cannot be read earlier. */
    private static final class Pool extends ThreadPoolProfile {

        private static final long serialVersionUID = 1L;

        private final transient IntSupplier size;

        Pool(String name, IntSupplier size) {
            super(name);
            this.size = size;
        }

        @Override
        public Integer getPoolSize() {
            return size.getAsInt();
        }

        @Override
        public Boolean getAllowCoreThreadTimeOut() {
            return true;
        }

        @Override
        public Integer getMaxPoolSize() {
            return size.getAsInt();
        }
    }

    @Override
    public void unload(CamelContext context) {
        context.getRegistry().unbind("clockifyProgress");
    }
}
