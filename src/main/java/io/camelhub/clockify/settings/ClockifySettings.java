package io.camelhub.clockify.settings;

import io.camelhub.clockify.model.DescriptionPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * The checked {@code clockify.*} properties of a Camel context. They are parsed once, and again by {@link #refresh()}, which also has Camel reload
 * settings files that were saved: at each tick, each order of a person and each edit. The getters load nothing. Safe for use by several threads.
 *
 * <p>{@link #integrations()} reports a wrong setting of the hub, and its getter returns the default, except where that could do harm: with a wrong
 * {@code clockify.migrate} no migration runs, and with a wrong {@code clockify.keep-*} nothing is deleted.
 */
public final class ClockifySettings {

    /**
     * The result of one parse.
     *
     * @param lasts whether it is valid until the next refresh: while the context is starting, properties may still be added
     */
    private record Parsed(
            RawProperties raw, IntegrationsConfig read, IntegrationsConfig config, Map<String, Integration> byName, boolean lasts) {
    }

    private final CamelContext context;
    private final IntegrationsSource written;
    /** Drafts of integrations that are being tried, by a name that no other integration has. */
    private final Map<String, Integration> tried = new ConcurrentHashMap<>();
    private final Map<SettingsFile, SettingsFile.Stamp> stamps = new HashMap<>();
    private final Map<SettingsFile, SettingProblem> unread = new HashMap<>();
    private volatile Parsed parsed;

    /** @param context the context with the properties; settings files are the {@code file:} locations of its properties component */
    public ClockifySettings(CamelContext context) {
        this.context = Objects.requireNonNull(context, "context");
        this.written = IntegrationsSource.of(context);
    }

    /**
     * Reloads the settings files that were saved since the last call: added, changed and deleted lines. The old values of a file that is gone or
     * unreadable stay in force, and {@link #integrations()} reports it.
     *
     * @return whether any {@code clockify.*} property has changed
     */
    public synchronized boolean refresh() {
        boolean saved = false;
        for (SettingsFile file : files()) {
            Optional<SettingsFile.Stamp> stamp = file.stamp();
            if (stamp.isEmpty()) {
                missing(file);
            } else if (!stamp.get().equals(stamps.put(file, stamp.get()))) {
                saved = true;
                read(file);
            }
        }
        if (saved) {
            written.reloadProperties(null);
        }
        Parsed before = parsed;
        return !parse(saved).raw().sameTexts(before == null ? null : before.raw());
    }

    private void read(SettingsFile file) {
        try {
            context.getPropertiesComponent().reloadProperties(file.location());
            unread.remove(file);
        } catch (RuntimeException e) {
            unread.put(file, new SettingProblem(
                    file.location(),
                    "cannot be read",
                    "allow reading it, and write a backslash as two; until then the settings read before stay in force"));
        }
    }

    private void missing(SettingsFile file) {
        if (stamps.remove(file) != null || !file.optional()) {
            unread.put(file, new SettingProblem(
                    file.location(), "is gone", "put it back; until then the settings read before stay in force"));
        }
    }

    /** @param anew whether to parse even if no property has changed */
    private synchronized Parsed parse(boolean anew) {
        Parsed before = parsed;
        boolean lasts = context.isStarted() || before != null && before.lasts();
        RawProperties raw = new RawProperties(context);
        boolean same = !anew && before != null && raw.sameAs(before.raw());
        IntegrationsConfig read = same ? before.read() : new SettingsParser(raw).parse(files());
        List<SettingProblem> problems = new ArrayList<>(unread.values());
        problems.addAll(written.problems());
        problems.addAll(read.problems());
        if (!same || lasts != before.lasts() || !problems.equals(before.config().problems())) {
            parsed = new Parsed(raw, read, new IntegrationsConfig(read.integrations(), problems),
                    read.integrations().stream().collect(Collectors.toMap(Integration::name, Function.identity())), lasts);
        }
        return parsed;
    }

    private Parsed parsed() {
        Parsed now = parsed;
        return now != null && now.lasts() ? now : parse(false);
    }

    /** The integrations at the last refresh, with every mistake in the settings; the same object until something changes. */
    public IntegrationsConfig integrations() {
        return parsed().config();
    }

    /** The integration of that name, enabled or not; empty if there is none or its settings are wrong. */
    public Optional<Integration> integration(String name) {
        Integration draft = tried.get(name);
        return draft != null ? Optional.of(draft) : Optional.ofNullable(parsed().byName().get(name));
    }

    /**
     * The result of changing settings of an integration, without writing them.
     *
     * @param texts the new text by setting; null removes the setting. Settings not in the map stay as they are
     */
    public IntegrationsConfig with(String name, Map<Setting, String> texts) {
        Map<String, String> changed = new HashMap<>();
        texts.forEach((setting, text) -> changed.put(setting.property(name), text));
        RawProperties now = raw();
        return new SettingsParser(new SettingsParser.Source() {
            @Override
            public SortedSet<String> names() {
                return new TreeSet<>(List.of(Setting.API_KEY.property(name)));
            }

            @Override
            public Optional<RawSetting> find(Setting setting, String property) throws WrongSettingException {
                if (!changed.containsKey(property)) {
                    return now.find(setting, property);
                }
                String text = changed.get(property);
                return text == null || text.isBlank() ? Optional.empty() : Optional.of(new RawSetting(setting, property, text.strip()));
            }
        }).parse(List.of());
    }

    /**
     * Runs some work with a draft: an integration that is not in the settings, or a paused one as if it were enabled. The draft is found by its
     * name as any other; lists of integrations, such as the schedule's, leave it out.
     *
     * @throws IllegalArgumentException where there is another integration of this name
     */
    public <T> T trying(Integration draft, Supplier<T> work) {
        Integration written = parsed().byName().get(draft.name());
        if (draft.equals(written)) {
            return work.get();
        }
        if (written != null && !written.running().equals(draft) || tried.putIfAbsent(draft.name(), draft) != null) {
            throw new IllegalArgumentException("there is an integration " + draft.name() + " already");
        }
        try {
            return work.get();
        } finally {
            tried.remove(draft.name());
        }
    }

    /** The file to which commands and the console write integrations, which may not exist yet; empty where Camel reads no settings file. */
    public Optional<Path> integrationsFile() {
        return written.file().map(SettingsFile::path);
    }

    /** Whether an integration is defined in that file, and nowhere else. */
    public boolean isEditable(String integration) {
        return written.holds(integration);
    }

    /** The settings files that Camel reads, in its order: the first one that sets a property counts. */
    public List<Path> settingsFiles() {
        return SettingsFile.among(context.getPropertiesComponent().getLocations()).stream().map(SettingsFile::path).toList();
    }

    /** Quartz cron expression of the schedule's tick. Routes read it once, at start. */
    public String tick() {
        return ofHub(Setting.TICK, RawSetting::cron);
    }

    /** Camel endpoint of the work queue. Routes read it once, at start. */
    public String workUri() {
        return ofHub(Setting.WORK_URI, RawSetting::text);
    }

    /** Camel endpoint for broker messages that are not work messages; null: derived from the work queue's endpoint. */
    public String workDeadLetterUri() {
        return ofHub(Setting.WORK_DEAD_LETTER_URI, RawSetting::text);
    }

    /** Whether the work queue is the in-memory one of the plugin's routes. */
    public boolean worksInMemory() {
        return workUri().split("\\?", 2)[0].equals(Setting.WORK_URI.defaultText());
    }

    /** The number of workspaces that this process works on in parallel. Routes and pools read it once, at start. */
    public int parallelWorkspaces() {
        return ofHub(Setting.PARALLEL_WORKSPACES, RawSetting::number);
    }

    /** The longest time after which Clockify reports a deletion. */
    public Duration deleteLag() {
        return ofHub(Setting.DELETE_LAG, RawSetting::duration);
    }

    public String datasource() {
        return ofHub(Setting.DATASOURCE, RawSetting::text);
    }

    /** The mistake of a {@code clockify.schema} setting, if there is one: the schema of the tables belongs to the database connections. */
    public Optional<SettingProblem> wrongSchema() {
        return raw().isSet(PropertyName.SCHEMA) ? Optional.of(PropertyName.of(PropertyName.SCHEMA).mistake()) : Optional.empty();
    }

    public boolean migrate() {
        return ofHub(Setting.MIGRATE, RawSetting::flag, false);
    }

    /** SQL that reads the employees; null: the plugin's own table. */
    public String employeesQuery() {
        return ofHub(Setting.EMPLOYEES_QUERY, RawSetting::text);
    }

    /** How long sync runs are kept; null: for ever. */
    public Duration keepRuns() {
        return ofHub(Setting.KEEP_RUNS, RawSetting::retention, null);
    }

    /** How long the history of changes is kept; null: for ever. */
    public Duration keepChanges() {
        return ofHub(Setting.KEEP_CHANGES, RawSetting::retention, null);
    }

    /** How long rejected rows are kept; null: for ever. */
    public Duration keepRejected() {
        return ofHub(Setting.KEEP_REJECTED, RawSetting::retention, null);
    }

    /** How long the audit log is kept; null: for ever. */
    public Duration keepAuditLog() {
        return ofHub(Setting.KEEP_AUDIT_LOG, RawSetting::retention, null);
    }

    public DescriptionPolicy keepDescriptions() {
        return ofHub(Setting.KEEP_DESCRIPTIONS, RawSetting::descriptions);
    }

    /** Whether rates and amounts, which show what people earn, are stored. */
    public boolean rates() {
        return ofHub(Setting.RATES, RawSetting::flag, false);
    }

    /** The names of the streams that an integration reads; null for the default ones. */
    public List<String> streams(String integration) {
        try {
            RawSetting.Reader<List<String>> reader = RawSetting::streams;
            return reader.orNull(raw().ofIntegration(Setting.STREAMS, integration));
        } catch (WrongSettingException e) {
            // an integration with a mistake is left out as a whole
            return List.of();
        }
    }

    /** Which matches the people matching may make without a person. */
    public PeopleOptions peopleOptions() {
        return new PeopleOptions(
                ofHub(Setting.ACCEPT_SUGGESTIONS, RawSetting::suggestions), ofHub(Setting.NICKNAMES, RawSetting::flag));
    }

    /** The time zone of the days in the activity views and the console. */
    public ZoneId dayZone() {
        return ofHub(Setting.DAY_ZONE, RawSetting::zone);
    }

    /** Hours of work that are due in a week where nothing else says so. */
    public BigDecimal weekHours() {
        return ofHub(Setting.WEEK_HOURS, RawSetting::hours);
    }

    /** Camel endpoint for alerts about integrations that are late, refused or recovered; null: none. Read at each message. */
    public String alertsUri() {
        return ofHub(Setting.ALERTS_URI, RawSetting::text);
    }

    /** What needs somebody, and who is told. Read at each message. */
    public AttentionSettings attention() {
        return new AttentionSettings(ofHub(Setting.ATTENTION_URI, RawSetting::text), ofHub(Setting.ATTENTION_WEEK_SHORT_PERCENT, RawSetting::number),
                ofHub(Setting.ATTENTION_TIMER_HOURS, RawSetting::number), ofHub(Setting.ATTENTION_UNDECIDED_DAYS, RawSetting::number));
    }

    /** Camel endpoint for an event of each change of the timeline; null: none, and no event is written. */
    public String eventsUri() {
        return ofHub(Setting.EVENTS_URI, RawSetting::text);
    }

    /** Whether entries from a backfill cause events too. */
    public boolean eventsOfBackfill() {
        return ofHub(Setting.EVENTS_BACKFILL, RawSetting::flag);
    }

    /** Public base URL of this hub for Clockify's webhooks, without a trailing slash; null: no webhooks. */
    public String webhooksUrl() {
        URI url = ofHub(Setting.WEBHOOKS_URL, BaseUrlReader::hub);
        return url == null ? null : url.toString();
    }

    /** The webhook URL of an integration; null: no webhooks. */
    public String webhookUrl(String integration) {
        String url = webhooksUrl();
        return url == null ? null : url + "/clockify/webhooks/" + integration;
    }

    /** Whether a late or refused integration sets the hub's readiness to DOWN. */
    public boolean lateIsDown() {
        return ofHub(Setting.HEALTH_LATE_IS_DOWN, RawSetting::flag);
    }

    /**
     * The proxy and the trusted certificates for requests to Clockify.
     *
     * @throws WrongSettingException for a wrong setting: no request is sent by another way than the intended one
     */
    public NetworkSettings network() throws WrongSettingException {
        RawProperties raw = raw();
        RawSetting.Reader<Path> besideSettings = file -> besideSettings(file.text());
        RawSetting.Reader<ForwardProxy> proxy = RawSetting::proxy;
        RawSetting.Reader<String> text = RawSetting::text;
        RawSetting.Reader<Password> password = RawSetting::password;
        return new NetworkSettings(proxy.orNull(raw.ofHub(Setting.HTTP_PROXY)), text.orNull(raw.ofHub(Setting.HTTP_PROXY_USER)),
                password.orNull(raw.ofHub(Setting.HTTP_PROXY_PASSWORD)), besideSettings.orNull(raw.ofHub(Setting.HTTP_TRUST_STORE)),
                password.orNull(raw.ofHub(Setting.HTTP_TRUST_STORE_PASSWORD)));
    }

    private Path besideSettings(String file) {
        return settingsFiles().stream().findFirst().orElse(Path.of("")).resolveSibling(file);
    }

    /** The settings of the console's users and sessions. */
    public ConsoleSettings console() {
        String addresses = ofHub(Setting.CONSOLE_PROXY_ADDRESSES, RawSetting::text);
        return new ConsoleSettings(
                besideSettings(ofHub(Setting.CONSOLE_USERS, RawSetting::text)),
                ofHub(Setting.CONSOLE_SESSION_IDLE, RawSetting::duration), ofHub(Setting.CONSOLE_SESSION_MAX, RawSetting::duration),
                ofHub(Setting.CONSOLE_SECURE_COOKIE, RawSetting::flag, true), ofHub(Setting.CONSOLE_PROXY_USER_HEADER, RawSetting::text),
                addresses == null ? Set.of() : Set.of(addresses.strip().split("\\s*,\\s*")), ofHub(Setting.CONSOLE_DAY_RANGE, RawSetting::number));
    }

    /** The properties of the last refresh, because loading many properties takes milliseconds. */
    private RawProperties raw() {
        Parsed now = parsed;
        return now != null && now.lasts() ? now.raw() : new RawProperties(context);
    }

    private <T> T ofHub(Setting setting, RawSetting.Reader<T> reader) {
        return ofHub(setting, reader, builtIn(setting, reader));
    }

    private <T> T ofHub(Setting setting, RawSetting.Reader<T> reader, T ifWrong) {
        try {
            return reader.orNull(raw().ofHub(setting));
        } catch (WrongSettingException e) {
            return ifWrong;
        }
    }

    private static <T> T builtIn(Setting setting, RawSetting.Reader<T> reader) {
        try {
            return reader.orNull(RawSetting.byDefault(setting));
        } catch (WrongSettingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<SettingsFile> files() {
        return Stream.concat(SettingsFile.among(context.getPropertiesComponent().getLocations()).stream(), written.file().stream())
                .distinct().toList();
    }
}
