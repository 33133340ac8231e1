package io.camelhub.clockify.settings;

import static io.camelhub.clockify.settings.Setting.Scope.BOTH;
import static io.camelhub.clockify.settings.Setting.Scope.HUB;
import static io.camelhub.clockify.settings.Setting.Scope.INTEGRATION;

import io.camelhub.clockify.model.OneLine;
import java.util.Optional;

/** Every {@code clockify.*} property. Any other is reported as a mistake in the settings. */
public enum Setting {

    API_KEY("api-key", INTEGRATION, Type.KEY, unset("required"),
            "The Clockify API key."),
    API_KEY_FILE("api-key-file", INTEGRATION, Type.TEXT, unset("none"),
            "A file that holds the key and nothing else, instead of `api-key`; read again when it changes."),
    TEAM_IDS("team-ids", INTEGRATION, Type.TEAM_IDS, unset("all that the key can see"),
            "Workspace ids and user-group ids, separated by commas: what to gather."),
    ENABLED("enabled", INTEGRATION, Type.FLAG, value("true"),
            "`false` stops the integration without deleting it."),
    API_URL("api-url", BOTH, Type.URL, unset("from region"),
            "Root of the core API, instead of the region's."),
    REPORTS_URL("reports-url", BOTH, Type.URL, unset("from region"),
            "Root of the reports API, instead of the region's."),
    REGION("region", BOTH, Type.REGION, value("global"),
            "Where the account lives: `global`, `euc1`, `use2`, `euw2`, `apse2` or an Enterprise subdomain."),
    BACKFILL_FROM("backfill-from", BOTH, Type.DATE, unset("365 days before the first sync"),
            "The first day to fetch."),
    SYNC_EVERY("sync-every", BOTH, Type.DURATION, value("15m"),
            "Time between two syncs; stretched by itself where the request budget is too small."),
    RECONCILE_EVERY("reconcile-every", BOTH, Type.DURATION, value("24h"),
            "Time between two reconciles, which read recent days again and compare."),
    RECONCILE_DAYS("reconcile-days", BOTH, 1, 3660, value("31"),
            "How many days back a reconcile reads."),
    REQUESTS_PER_HOUR("requests-per-hour", BOTH, 1, 1_000_000, unset("from the workspace's plan"),
            "Request budget of one workspace in an hour."),
    REQUESTS_PER_SECOND("requests-per-second", BOTH, 1, 50, unset("from the workspace's plan"),
            "Request budget of one workspace in a second."),
    PARALLEL_REQUESTS("parallel-requests", BOTH, 1, 50, value("6"),
            "How many requests to one workspace may be under way at once; always 1 on a Free plan."),
    WINDOW_DAYS("window-days", BOTH, 1, 366, value("92"),
            "Length of a report window in days on a paid plan; a Free plan never gets more than 31."),
    PAGE_SIZE("page-size", BOTH, 1, 1000, value("1000"),
            "Rows asked for per report page."),
    STREAMS("streams", BOTH, Type.STREAMS, unset("all but those about money"),
            "Names of streams, separated by commas: what is read besides time entries; or `none`."),
    TICK("tick", HUB, Type.CRON, value("0 * * * * ?"),
            "Quartz cron expression: when to look for what is due."),
    WORK_URI("work.uri", HUB, Type.TEXT, value("seda:clockify-work"),
            "Camel endpoint that takes the work, one message a workspace."),
    WORK_DEAD_LETTER_URI("work.dead-letter-uri", HUB, Type.TEXT, unset("that of `work.uri`, with `-dead-letter` behind its name"),
            "Camel endpoint that takes what came from a broker and is no message about work."),
    PARALLEL_WORKSPACES("parallel-workspaces", HUB, 1, 64, value("8"),
            "How many workspaces one process works on at a time."),
    DELETE_LAG("delete-lag", HUB, Type.DURATION, value("2m"),
            "How late Clockify may report a deletion."),
    HTTP_PROXY("http.proxy", HUB, Type.PROXY, unset("the JVM's"),
            "The forward proxy by which requests go to Clockify."),
    HTTP_PROXY_USER("http.proxy-user", HUB, Type.TEXT, unset("none"),
            "The name by which `http.proxy` knows the hub; needs `http.proxy-password`."),
    HTTP_PROXY_PASSWORD("http.proxy-password", HUB, Type.PASSWORD, unset("none"),
            "The password of `http.proxy-user`."),
    HTTP_TRUST_STORE("http.trust-store", HUB, Type.TEXT, unset("the JVM's"),
            "The file of the CA certificates that are trusted on the way to Clockify, in the place of the JVM's: PEM, PKCS #12 or JKS."),
    HTTP_TRUST_STORE_PASSWORD("http.trust-store-password", HUB, Type.PASSWORD, unset("none"),
            "The password of `http.trust-store`, where it has one."),
    DATASOURCE("datasource", HUB, Type.TEXT, value("hub"),
            "Name of the DataSource bean; where there is none of the name `hub`, the only one that there is."),
    MIGRATE("migrate", HUB, Type.FLAG, value("true"),
            "Whether the plugin creates and updates its tables itself."),
    EMPLOYEES_QUERY("employees.query", HUB, Type.TEXT, unset("the plugin's own table"),
            "SQL that reads the employees from a table the hub already has."),
    KEEP_RUNS("keep-runs", HUB, Type.RETENTION, value("90d"),
            "How long the record of a sync run is kept."),
    KEEP_CHANGES("keep-changes", HUB, Type.RETENTION, value("for ever"),
            "How long the history of changed time entries is kept."),
    KEEP_REJECTED("keep-rejected", HUB, Type.RETENTION, value("90d"),
            "How long a row that could not be taken is kept."),
    KEEP_AUDIT_LOG("keep-audit-log", HUB, Type.RETENTION, value("365d"),
            "How long what people ordered is kept in the audit log."),
    KEEP_DESCRIPTIONS("keep-descriptions", HUB, Type.DESCRIPTIONS, value("for ever"),
            "How long the description of a time entry is kept, from its start; `never` keeps it out of the database."),
    RATES("rates", HUB, Type.FLAG, value("false"),
            "Whether rates, budgets and amounts, which tell what people earn, are asked for and stored."),
    ACCEPT_SUGGESTIONS("people.accept-suggestions", HUB, Type.SUGGESTIONS, value("none"),
            "Classes of suggestions, separated by commas, that are accepted without a person."),
    NICKNAMES("people.nicknames", HUB, Type.FLAG, value("false"),
            "Whether common nicknames count in suggestions."),
    WEEK_HOURS("people.week-hours", HUB, Type.HOURS, value("40"),
            "Hours of work that are due in a week where neither Clockify's attendance nor the roster says so."),
    DAY_ZONE("day-zone", HUB, Type.ZONE, value("UTC"),
            "Time zone in which the views of activity and the console cut days."),
    ALERTS_URI("alerts.uri", HUB, Type.TEXT, unset("none"),
            "Camel endpoint that is told once when an integration becomes late, refused or well again."),
    ATTENTION_URI("attention.uri", HUB, Type.TEXT, unset("none"),
            "Camel endpoint that is told when something begins to need somebody, and when it ends."),
    ATTENTION_WEEK_SHORT_PERCENT("attention.week-short-percent", HUB, 1, 99, value("20"),
            "How many per cent of a week's due hours may be missing."),
    ATTENTION_TIMER_HOURS("attention.timer-hours", HUB, 1, 720, value("12"),
            "After how many hours a running timer needs somebody."),
    ATTENTION_UNDECIDED_DAYS("attention.undecided-days", HUB, 1, 366, value("7"),
            "After how many days an undecided submission needs somebody."),
    EVENTS_URI("events.uri", HUB, Type.TEXT, unset("none"),
            "Camel endpoint that takes an event for each change of the timeline, from then on."),
    EVENTS_BACKFILL("events.backfill", HUB, Type.FLAG, value("false"),
            "Whether entries that a backfill brings are events too."),
    WEBHOOKS_URL("webhooks.url", HUB, Type.HUB_URL, unset("none"),
            "Public https address of this hub; where set, Clockify's webhooks are taken below it."),
    HEALTH_LATE_IS_DOWN("health.late-is-down", HUB, Type.FLAG, value("false"),
            "Whether an integration that is late or refused makes the readiness of the hub DOWN."),
    CONSOLE_USERS("console.users", HUB, Type.TEXT, value("console-users.properties"),
            "The file of those who may log in to the console, relative to the settings file."),
    CONSOLE_SESSION_IDLE("console.session-idle", HUB, Type.DURATION, value("30m"),
            "How long a session of the console lasts without a click."),
    CONSOLE_SESSION_MAX("console.session-max", HUB, Type.DURATION, value("12h"),
            "How long a session of the console lasts at most."),
    CONSOLE_SECURE_COOKIE("console.secure-cookie", HUB, Type.FLAG, value("false"),
            "Whether browsers send the cookie of the console over TLS only: for a console behind a TLS proxy."),
    CONSOLE_PROXY_USER_HEADER("console.proxy-user-header", HUB, Type.TEXT, unset("none"),
            "The header in which a reverse proxy names the user of the console whom it has let in; needs `console.proxy-addresses`."),
    CONSOLE_PROXY_ADDRESSES("console.proxy-addresses", HUB, Type.TEXT, unset("none"),
            "IP addresses, separated by commas, of the reverse proxy that is believed, when it says from where somebody comes and who they are."),
    CONSOLE_DAY_RANGE("console.day-range", HUB, 1, 366, value("7"),
            "Days that the timeline of the console shows where nobody says otherwise.");

    /** Where a setting may be set. */
    public enum Scope {
        /** {@code clockify.<setting>} only. */
        HUB,
        /** {@code clockify.integrations.<name>.<setting>} only. */
        INTEGRATION,
        /** Both; {@code clockify.<setting>} is the default of all integrations. */
        BOTH
    }

    /** The type of a setting's text, with its parser. */
    public enum Type {
        KEY(RawSetting::apiKey), TEAM_IDS(RawSetting::teamIds), FLAG(RawSetting::flag), URL(BaseUrlReader::url), HUB_URL(BaseUrlReader::hub),
        REGION(BaseUrlReader::region), DATE(RawSetting::date), DURATION(RawSetting::duration), RETENTION(RawSetting::retention),
        NUMBER(RawSetting::number), CRON(RawSetting::cron), TEXT(RawSetting::text), PASSWORD(RawSetting::password), PROXY(RawSetting::proxy), DESCRIPTIONS(RawSetting::descriptions),
        SUGGESTIONS(RawSetting::suggestions), ZONE(RawSetting::zone), HOURS(RawSetting::hours), STREAMS(RawSetting::streams);

        private final RawSetting.Reader<?> reader;

        Type(RawSetting.Reader<?> reader) {
            this.reader = reader;
        }

        RawSetting.Reader<?> reader() {
            return reader;
        }
    }

    static final String PREFIX = "clockify.";
    static final String INTEGRATIONS = PREFIX + "integrations.";
    static final String HTTP = PREFIX + "http.";

    private final String key;
    private final Scope scope;
    private final Type type;
    private final int least;
    private final int most;
    private final Default otherwise;
    private final String meaning;

    Setting(String key, Scope scope, Type type, Default otherwise, String meaning) {
        this(key, scope, type, 0, 0, otherwise, meaning);
    }

    Setting(String key, Scope scope, int least, int most, Default otherwise, String meaning) {
        this(key, scope, Type.NUMBER, least, most, otherwise, meaning);
    }

    Setting(String key, Scope scope, Type type, int least, int most, Default otherwise, String meaning) {
        this.key = key;
        this.scope = scope;
        this.type = type;
        this.least = least;
        this.most = most;
        this.otherwise = otherwise;
        this.meaning = meaning;
    }

    /** The name without its prefix, e.g. {@code sync-every}. */
    public String key() {
        return key;
    }

    public Scope scope() {
        return scope;
    }

    public Type type() {
        return type;
    }

    /** The description: one sentence of Markdown. */
    public String meaning() {
        return meaning;
    }

    /** The default value; empty if {@link #defaultText()} is a description. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(otherwise.value());
    }

    /** The default for the documentation: the value, or the behaviour without one in words. */
    public String defaultText() {
        return otherwise.text();
    }

    /**
     * The full name for the documentation: {@code clockify.sync-every}, {@code clockify.integrations.<name>.api-key}. A setting of
     * {@link Scope#BOTH} returns the first form.
     */
    public String property() {
        return scope == INTEGRATION ? property("<name>") : PREFIX + key;
    }

    /** The full name of an integration's setting. */
    public String property(String integration) {
        return INTEGRATIONS + integration + "." + key;
    }

    /**
     * The problem of a text typed for an integration's setting; empty for a valid one. The text is taken literally: placeholders are refused, so
     * that it cannot reveal another property or a secret.
     */
    public Optional<SettingProblem> problem(String integration, String typed) {
        String property = property(integration);
        if (typed.contains("{{") || typed.contains("}}")) {
            return Optional.of(new SettingProblem(property, "holds {{ or }}", "such references can be written into the file by hand only"));
        }
        if (!OneLine.of(typed).equals(typed.strip())) {
            return Optional.of(new SettingProblem(property, "holds a line break or another control character", "type it on one line"));
        }
        try {
            if (!typed.isBlank()) {
                type.reader().read(new RawSetting(this, property, typed.strip()));
            }
            return Optional.empty();
        } catch (WrongSettingException e) {
            return Optional.of(e.problem());
        }
    }

    /** Whether the text is a secret, which must not be logged. */
    boolean isSecret() {
        return type == Type.KEY || type == Type.PASSWORD;
    }

    boolean ofHub() {
        return scope != INTEGRATION;
    }

    boolean ofIntegration() {
        return scope != HUB;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    private static Default value(String value) {
        return new Default(value, value);
    }

    private static Default unset(String description) {
        return new Default(null, description);
    }

    private record Default(String value, String text) {
    }
}
