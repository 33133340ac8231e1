package io.camelhub.clockify.settings;

import static io.camelhub.clockify.settings.SettingProblem.Severity.NOTICE;

import io.camelhub.clockify.model.Decision;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Parses all settings in one pass: builds the integrations and collects every mistake. An instance is used once. */
@Decision
final class SettingsParser {

    /** The source of the settings' texts. */
    interface Source {

        /** The names of all {@code clockify.*} properties, in alphabetical order. */
        SortedSet<String> names();

        /** The text of a property; empty where it is absent or blank. */
        Optional<RawSetting> find(Setting setting, String property) throws WrongSettingException;

        /** The value for the hub: the written text, otherwise the default; empty where there is neither. */
        default Optional<RawSetting> ofHub(Setting setting) throws WrongSettingException {
            return find(setting, setting.property()).or(() -> RawSetting.byDefault(setting));
        }

        /**
         * The value for an integration: its own text, otherwise the default of all integrations, otherwise the built-in default; empty where there
         * is none.
         */
        default Optional<RawSetting> ofIntegration(Setting setting, String integration) throws WrongSettingException {
            Optional<RawSetting> own = find(setting, setting.property(integration));
            return own.isPresent() ? own : setting.ofHub() ? ofHub(setting) : RawSetting.byDefault(setting);
        }
    }

    private final Source source;
    private final Collection<SettingProblem> problems = new LinkedHashSet<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final Set<String> misspelled = new TreeSet<>();
    private final Set<String> misspelledKeys = new TreeSet<>();

    SettingsParser(Source source) {
        this.source = source;
    }

    IntegrationsConfig parse(List<SettingsFile> files) {
        source.names().forEach(this::readName);
        // a misspelled setting may be a restriction, so leave its integration out rather than fetch more than was wanted
        misspelled.forEach(property -> names.stream().filter(name -> PropertyName.mentions(property, name)).forEach(leftOut::add));
        files.forEach(file -> file.repeated().forEach(repeated -> readRepeated(file, repeated)));
        readHub();
        read(this::readConsoleProxy);
        read(this::readForwardProxy);
        List<Integration> integrations = new ArrayList<>();
        for (String name : names) {
            integration(name).ifPresent(integrations::add);
        }
        problems.addAll(Overlaps.among(integrations));
        return new IntegrationsConfig(integrations, List.copyOf(problems));
    }

    private void readName(String property) {
        PropertyName name = PropertyName.of(property);
        if (name.mistake() == null) {
            if (name.integration() != null) {
                names.add(name.integration());
            }
            return;
        }
        problems.add(name.mistake());
        misspelled.add(property);
        if (name.integration() != null && name.setting() == Setting.API_KEY) {
            misspelledKeys.add(name.integration());
        }
    }

    private void readRepeated(SettingsFile file, SettingsFile.Repeated repeated) {
        String problem = "stands more than once in " + file.path().getFileName() + " (" + repeated.where() + ")";
        String integration = PropertyName.of(repeated.property()).integration();
        if (!repeated.differing()) {
            problems.add(new SettingProblem(repeated.property(), problem, "delete all but one", NOTICE));
            return;
        }
        String remedy = "delete all but one; now the last one counts";
        if (integration != null) {
            leftOut.add(integration);
            remedy = "delete all but one, or rename one integration; " + integration + " is left out until then";
        }
        problems.add(new SettingProblem(repeated.property(), problem + " with different values", remedy));
    }

    private void readHub() {
        for (Setting setting : Setting.values()) {
            if (setting.ofHub()) {
                try {
                    setting.type().reader().orNull(source.ofHub(setting));
                } catch (WrongSettingException e) {
                    problems.add(e.problem());
                }
            }
        }
    }

    /** A check of settings that belong together. */
    private interface Check {
        void run() throws WrongSettingException;
    }

    private void read(Check check) {
        try {
            check.run();
        } catch (WrongSettingException e) {
            problems.add(e.problem());
        }
    }

    /** Without proxy addresses, anybody could send the user header. */
    private void readConsoleProxy() throws WrongSettingException {
        if (source.ofHub(Setting.CONSOLE_PROXY_USER_HEADER).isPresent() && source.ofHub(Setting.CONSOLE_PROXY_ADDRESSES).isEmpty()) {
            problems.add(new SettingProblem(Setting.CONSOLE_PROXY_ADDRESSES.property(), "is missing", "write it beside "
                    + Setting.CONSOLE_PROXY_USER_HEADER.property() + "; until then nobody is believed, and people log in by password"));
        }
    }

    /** A proxy's name needs a password, and both need a proxy. */
    private void readForwardProxy() throws WrongSettingException {
        boolean user = source.ofHub(Setting.HTTP_PROXY_USER).isPresent();
        if (user != source.ofHub(Setting.HTTP_PROXY_PASSWORD).isPresent()) {
            Setting absent = user ? Setting.HTTP_PROXY_PASSWORD : Setting.HTTP_PROXY_USER;
            problems.add(new SettingProblem(absent.property(), "is missing", "write both, or neither"));
        } else if (user && source.ofHub(Setting.HTTP_PROXY).isEmpty()) {
            problems.add(new SettingProblem(Setting.HTTP_PROXY.property(), "is missing",
                    "write the proxy that " + Setting.HTTP_PROXY_USER.property() + " is for"));
        }
        if (source.ofHub(Setting.HTTP_TRUST_STORE_PASSWORD).isPresent() && source.ofHub(Setting.HTTP_TRUST_STORE).isEmpty()) {
            problems.add(new SettingProblem(Setting.HTTP_TRUST_STORE.property(), "is missing",
                    "write the file that " + Setting.HTTP_TRUST_STORE_PASSWORD.property() + " is for"));
        }
    }

    private Optional<Integration> integration(String name) {
        ApiKey key = null;
        try {
            RawSetting.Reader<ApiKey> reader = RawSetting::apiKey;
            key = reader.orNull(source.ofIntegration(Setting.API_KEY, name));
            if (key == null) {
                leftOut.add(name);
                // a misspelled line of the key is reported already
                if (!misspelledKeys.contains(name)) {
                    problems.add(new SettingProblem(Setting.API_KEY.property(name), "is missing",
                            "write the Clockify API key, or {{env:NAME}}, or delete what else is written about " + name));
                }
            }
        } catch (WrongSettingException e) {
            leaveOut(name, e.problem());
            if (!e.problem().isError()) {
                return Optional.empty();
            }
        }
        List<String> teamIds = read(name, Setting.TEAM_IDS, RawSetting::teamIds);
        Boolean enabled = read(name, Setting.ENABLED, RawSetting::flag);
        BaseUrls urls = urls(name);
        LocalDate backfillFrom = read(name, Setting.BACKFILL_FROM, RawSetting::date);
        Duration syncEvery = read(name, Setting.SYNC_EVERY, RawSetting::duration);
        Duration reconcileEvery = read(name, Setting.RECONCILE_EVERY, RawSetting::duration);
        Integer reconcileDays = read(name, Setting.RECONCILE_DAYS, RawSetting::number);
        Integer requestsPerHour = read(name, Setting.REQUESTS_PER_HOUR, RawSetting::number);
        Integer requestsPerSecond = read(name, Setting.REQUESTS_PER_SECOND, RawSetting::number);
        Integer parallelRequests = read(name, Setting.PARALLEL_REQUESTS, RawSetting::number);
        Integer windowDays = read(name, Setting.WINDOW_DAYS, RawSetting::number);
        read(name, Setting.STREAMS, RawSetting::streams);
        Integer pageSize = read(name, Setting.PAGE_SIZE, RawSetting::number);
        if (leftOut.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(new Integration(
                name, key, teamIds == null ? List.of() : teamIds, enabled, urls.api(), urls.reports(), backfillFrom, syncEvery,
                reconcileEvery, reconcileDays, requestsPerHour, requestsPerSecond, parallelRequests, windowDays, pageSize));
    }

    /**
     * The two base URLs; null if a setting of them is wrong. Both come from the same place, and settings of the integration, its region too,
     * override those of all integrations.
     */
    private BaseUrls urls(String name) {
        BaseUrls ofRegion = read(name, Setting.REGION, BaseUrlReader::region);
        boolean own = isOwn(name, Setting.API_URL) || isOwn(name, Setting.REPORTS_URL);
        if (!own && isOwn(name, Setting.REGION)) {
            return ofRegion;
        }
        URI api = url(name, Setting.API_URL, own);
        URI reports = url(name, Setting.REPORTS_URL, own);
        if (leftOut.contains(name) || api == null && reports == null) {
            return ofRegion;
        }
        if (reports == null) {
            reports = BaseUrls.reportsBeside(api).orElse(null);
        } else if (api == null) {
            api = BaseUrls.apiBeside(reports).orElse(null);
        }
        if (api == null || reports == null) {
            Setting absent = api == null ? Setting.API_URL : Setting.REPORTS_URL;
            Setting given = api == null ? Setting.REPORTS_URL : Setting.API_URL;
            leaveOut(name, new SettingProblem(
                    absent.property(name), "is missing", "it does not follow from " + given.key() + ", so write both"));
            return null;
        }
        return new BaseUrls(api, reports);
    }

    private boolean isOwn(String name, Setting setting) {
        try {
            return source.find(setting, setting.property(name)).isPresent();
        } catch (WrongSettingException e) {
            return true;
        }
    }

    private URI url(String name, Setting setting, boolean own) {
        try {
            RawSetting.Reader<URI> reader = BaseUrlReader::url;
            return reader.orNull(own ? source.find(setting, setting.property(name)) : source.ofHub(setting));
        } catch (WrongSettingException e) {
            leaveOut(name, e.problem());
            return null;
        }
    }

    private <T> T read(String name, Setting setting, RawSetting.Reader<T> reader) {
        try {
            return reader.orNull(source.ofIntegration(setting, name));
        } catch (WrongSettingException e) {
            leaveOut(name, e.problem());
            return null;
        }
    }

    private void leaveOut(String name, SettingProblem problem) {
        leftOut.add(name);
        problems.add(problem);
    }
}
