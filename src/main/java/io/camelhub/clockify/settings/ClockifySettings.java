package io.camelhub.clockify.settings;

import io.camelhub.clockify.model.DescriptionPolicy;
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
 * The {@code clockify.*} properties of a Camel context, checked. The integrations are parsed once; {@link #refresh()} parses
 * them anew where something changed, and makes Camel read its settings files again when they were saved: at each tick, each order and
 * each edit. The properties are loaded then, and not by the getters. Safe for use by several threads.
 *
 * <p>A setting of the hub that is wrong is reported by {@link #integrations()}, and the getter then gives the default, except
 * where that could do harm: with a wrong {@code clockify.migrate} nothing is migrated, and with a wrong {@code clockify.keep-*}
 * nothing is deleted.
 */
public final class ClockifySettings {

    /**
     * What the properties say at one moment.
     *
     * @param lasts whether it holds until the next refresh: as long as the context starts, properties may still be added
     */
    private record Parsed(
            RawProperties raw, IntegrationsConfig read, IntegrationsConfig config, Map<String, Integration> byName, boolean lasts) {
    }

    private final CamelContext context;
    private final IntegrationsSource written;
    /** Integrations that are being tried, by names that no other has. */
    private final Map<String, Integration> tried = new ConcurrentHashMap<>();
    private final Map<SettingsFile, SettingsFile.Stamp> stamps = new HashMap<>();
    private final Map<SettingsFile, SettingProblem> unread = new HashMap<>();
    private volatile Parsed parsed;

    /** @param context whose properties are read; settings files are the {@code file:} locations of its properties component */
    public ClockifySettings(CamelContext context) {
        this.context = Objects.requireNonNull(context, "context");
        this.written = IntegrationsSource.of(context);
    }

    /**
     * Takes in settings files that were saved since the last call: lines that were added, changed or deleted. A file that is
     * gone or cannot be read leaves what it said before in force, and is reported by {@link #integrations()}.
     *
     * @return whether any {@code clockify.*} property is different now
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

    /** @param anew whether even properties that say what they said before are parsed */
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

    /** The integrations as written at the last refresh, and every mistake in the settings; the same object until something changes. */
    public IntegrationsConfig integrations() {
        return parsed().config();
    }

    /** The integration of that name, disabled or not; empty if there is none or its settings are wrong. */
    public Optional<Integration> integration(String name) {
        Integration draft = tried.get(name);
        return draft != null ? Optional.of(draft) : Optional.ofNullable(parsed().byName().get(name));
    }

    /**
     * What would come of an integration with other texts.
     *
     * @param texts by setting; null for none any more. What they do not name stays as it is
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
     * Does some work with an integration as it is not written, or as it would be if it were not paused. Its name goes with the
     * messages, as that of any other; what lists integrations, as the schedule does, does not hear of it.
     *
     * @throws IllegalArgumentException where there is another one of this name
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

    /** The file that commands and the console write integrations into, be it there or not; empty where Camel reads no file. */
    public Optional<Path> integrationsFile() {
        return written.file().map(SettingsFile::path);
    }

    /** Whether an integration stands in that file, and nowhere else. */
    public boolean isEditable(String integration) {
        return written.holds(integration);
    }

    /** The settings files that Camel read, in its order: where two say different things, the first counts. */
    public List<Path> settingsFiles() {
        return SettingsFile.among(context.getPropertiesComponent().getLocations()).stream().map(SettingsFile::path).toList();
    }

    /** Quartz cron expression: when to look for what is due. Routes read it once, at start. */
    public String tick() {
        return ofHub(Setting.TICK, RawSetting::cron);
    }

    /** Camel endpoint that takes the work. Routes read it once, at start. */
    public String workUri() {
        return ofHub(Setting.WORK_URI, RawSetting::text);
    }

    /** Camel endpoint that takes what came from a broker and is no message about work, or null: the work's own says it. */
    public String workDeadLetterUri() {
        return ofHub(Setting.WORK_DEAD_LETTER_URI, RawSetting::text);
    }

    /** Whether the work waits in the memory of this process, in the queue that the routes have for it. */
    public boolean worksInMemory() {
        return workUri().split("\\?", 2)[0].equals(Setting.WORK_URI.defaultText());
    }

    /** How many workspaces this process works on at a time. Routes and pools read it once, at start. */
    public int parallelWorkspaces() {
        return ofHub(Setting.PARALLEL_WORKSPACES, RawSetting::number);
    }

    /** How late Clockify may report a deletion. */
    public Duration deleteLag() {
        return ofHub(Setting.DELETE_LAG, RawSetting::duration);
    }

    /** Name of the DataSource bean. */
    public String datasource() {
        return ofHub(Setting.DATASOURCE, RawSetting::text);
    }

    /** What is wrong with {@code clockify.schema} where somebody set it: the tables are meant to be where the connections are not. */
    public Optional<SettingProblem> wrongSchema() {
        return raw().isSet(PropertyName.SCHEMA) ? Optional.of(PropertyName.of(PropertyName.SCHEMA).mistake()) : Optional.empty();
    }

    /** Whether to run the migrations. */
    public boolean migrate() {
        return ofHub(Setting.MIGRATE, RawSetting::flag, false);
    }

    /** SQL that reads the employees, or null: the plugin's own table. */
    public String employeesQuery() {
        return ofHub(Setting.EMPLOYEES_QUERY, RawSetting::text);
    }

    /** How long sync runs are kept, or null: for ever. */
    public Duration keepRuns() {
        return ofHub(Setting.KEEP_RUNS, RawSetting::retention, null);
    }

    /** How long the history of changes is kept, or null: for ever. */
    public Duration keepChanges() {
        return ofHub(Setting.KEEP_CHANGES, RawSetting::retention, null);
    }

    /** How long rows that could not be taken are kept, or null: for ever. */
    public Duration keepRejected() {
        return ofHub(Setting.KEEP_REJECTED, RawSetting::retention, null);
    }

    /** How long what people ordered is kept, or null: for ever. */
    public Duration keepAuditLog() {
        return ofHub(Setting.KEEP_AUDIT_LOG, RawSetting::retention, null);
    }

    /** How long descriptions of time entries are kept. */
    public DescriptionPolicy keepDescriptions() {
        return ofHub(Setting.KEEP_DESCRIPTIONS, RawSetting::descriptions);
    }

    /** Whether rates and amounts, which tell what people earn, are stored. */
    public boolean rates() {
        return ofHub(Setting.RATES, RawSetting::flag, false);
    }

    /** How far the matching of people may go by itself. */
    public PeopleOptions peopleOptions() {
        return new PeopleOptions(
                ofHub(Setting.ACCEPT_SUGGESTIONS, RawSetting::suggestions), ofHub(Setting.NICKNAMES, RawSetting::flag));
    }

    /** The zone in which the views of activity cut days. */
    public ZoneId dayZone() {
        return ofHub(Setting.DAY_ZONE, RawSetting::zone);
    }

    /** Camel endpoint that is told when an integration becomes late, refused or well again, or null: none. Read at each message. */
    public String alertsUri() {
        return ofHub(Setting.ALERTS_URI, RawSetting::text);
    }

    /** Camel endpoint that takes an event for each change of the timeline, or null: none, and no event is written. */
    public String eventsUri() {
        return ofHub(Setting.EVENTS_URI, RawSetting::text);
    }

    /** Whether entries that a backfill brings are events too. */
    public boolean eventsOfBackfill() {
        return ofHub(Setting.EVENTS_BACKFILL, RawSetting::flag);
    }

    /** Public address of this hub, below which Clockify's webhooks are taken, without a slash at its end; null: none are. */
    public String webhooksUrl() {
        URI url = ofHub(Setting.WEBHOOKS_URL, BaseUrlReader::hub);
        return url == null ? null : url.toString();
    }

    /** The address to which Clockify is to send the webhooks of an integration; null: none are taken. */
    public String webhookUrl(String integration) {
        String url = webhooksUrl();
        return url == null ? null : url + "/clockify/webhooks/" + integration;
    }

    /** Whether an integration that is late or refused makes the readiness of the hub DOWN. */
    public boolean lateIsDown() {
        return ofHub(Setting.HEALTH_LATE_IS_DOWN, RawSetting::flag);
    }

    /**
     * The way to Clockify, and whom to trust there.
     *
     * @throws WrongSettingException where a setting of it is wrong: nothing is sent by another way than the one that was meant
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

    /** Who may log in to the console, and for how long. */
    public ConsoleSettings console() {
        String addresses = ofHub(Setting.CONSOLE_PROXY_ADDRESSES, RawSetting::text);
        return new ConsoleSettings(
                besideSettings(ofHub(Setting.CONSOLE_USERS, RawSetting::text)),
                ofHub(Setting.CONSOLE_SESSION_IDLE, RawSetting::duration), ofHub(Setting.CONSOLE_SESSION_MAX, RawSetting::duration),
                ofHub(Setting.CONSOLE_SECURE_COOKIE, RawSetting::flag, true), ofHub(Setting.CONSOLE_PROXY_USER_HEADER, RawSetting::text),
                addresses == null ? Set.of() : Set.of(addresses.strip().split("\\s*,\\s*")), ofHub(Setting.CONSOLE_DAY_RANGE, RawSetting::number));
    }

    /** What was loaded at the last refresh; loading all properties takes milliseconds where there are many. */
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
