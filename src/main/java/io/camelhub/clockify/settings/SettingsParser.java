package io.camelhub.clockify.settings;

import static io.camelhub.clockify.settings.SettingProblem.Severity.NOTICE;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One pass over all that is written: makes the integrations and notes every mistake. Used once. */
final class SettingsParser {

    /** How many of many are named. */
    private static final int FEW = 3;

    private final RawProperties properties;
    private final Collection<SettingProblem> problems = new LinkedHashSet<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final Set<String> keyMisspelt = new TreeSet<>();

    SettingsParser(RawProperties properties) {
        this.properties = properties;
    }

    IntegrationsConfig listing(List<SettingsFile> files) {
        properties.names().forEach(this::readName);
        files.forEach(file -> file.repeated().forEach(repeated -> readRepeated(file, repeated)));
        readHub();
        List<Integration> integrations = new ArrayList<>();
        for (String name : names) {
            integration(name).ifPresent(integrations::add);
        }
        noteOverlaps(integrations);
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
        if (name.integration() != null) {
            leftOut.add(name.integration());
            if (name.setting() == Setting.API_KEY) {
                keyMisspelt.add(name.integration());
            }
        }
    }

    private void readRepeated(SettingsFile file, SettingsFile.Repeated repeated) {
        String problem = "stands more than once in " + file.path().getFileName() + " (" + repeated.where() + ")";
        String integration = PropertyName.of(repeated.property()).integration();
        if (!repeated.differing()) {
            problems.add(new SettingProblem(repeated.property(), problem, "delete all but one", NOTICE));
        } else if (integration == null) {
            problems.add(new SettingProblem(
                    repeated.property(), problem + " with different values", "delete all but one; now the last one counts"));
        } else {
            leftOut.add(integration);
            problems.add(new SettingProblem(
                    repeated.property(),
                    problem + " with different values",
                    "delete all but one, or rename one integration; " + integration + " is left out until then"));
        }
    }

    private void readHub() {
        for (Setting setting : Setting.values()) {
            if (setting.ofHub()) {
                try {
                    Optional<RawSettings> written = properties.ofHub(setting);
                    if (written.isPresent()) {
                        written.get().check();
                    }
                } catch (WrongSettingException e) {
                    problems.add(e.problem());
                }
            }
        }
    }

    private Optional<Integration> integration(String name) {
        ApiKey key = null;
        try {
            Optional<RawSettings> written = properties.ofIntegration(Setting.API_KEY, name);
            if (written.isPresent()) {
                key = written.get().apiKey();
            } else {
                leftOut.add(name);
                missingKey(name).ifPresent(problems::add);
            }
        } catch (WrongSettingException e) {
            leaveOut(name, e.problem());
            if (!e.problem().isError()) {
                return Optional.empty();
            }
        }
        List<String> teamIds = read(name, Setting.TEAM_IDS, RawSettings::teamIds);
        Boolean enabled = read(name, Setting.ENABLED, RawSettings::flag);
        BaseUrls roots = roots(name);
        LocalDate backfillFrom = read(name, Setting.BACKFILL_FROM, RawSettings::date);
        Duration syncEvery = read(name, Setting.SYNC_EVERY, RawSettings::duration);
        Duration reconcileEvery = read(name, Setting.RECONCILE_EVERY, RawSettings::duration);
        Integer reconcileDays = read(name, Setting.RECONCILE_DAYS, RawSettings::number);
        Integer requestsPerHour = read(name, Setting.REQUESTS_PER_HOUR, RawSettings::number);
        Integer requestsPerSecond = read(name, Setting.REQUESTS_PER_SECOND, RawSettings::number);
        Integer windowDays = read(name, Setting.WINDOW_DAYS, RawSettings::number);
        Integer pageSize = read(name, Setting.PAGE_SIZE, RawSettings::number);
        if (leftOut.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(new Integration(
                name, key, teamIds == null ? List.of() : teamIds, enabled, roots.api(), roots.reports(), backfillFrom, syncEvery,
                reconcileEvery, reconcileDays, requestsPerHour, requestsPerSecond, windowDays, pageSize));
    }

    /** The two roots, or null if what is written about them is wrong. A root never comes from another place than the other. */
    private BaseUrls roots(String name) {
        BaseUrls ofRegion = read(name, Setting.REGION, RawSettings::region);
        URI api = read(name, Setting.API_URL, RawSettings::root);
        URI reports = read(name, Setting.REPORTS_URL, RawSettings::root);
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
                    absent.property(name), "is missing", "it cannot be told from " + given.key() + ", so write both"));
            return null;
        }
        return new BaseUrls(api, reports);
    }

    /** Nothing if the line is there under a wrong name, which is told already. */
    private Optional<SettingProblem> missingKey(String name) {
        return keyMisspelt.contains(name)
                ? Optional.empty()
                : Optional.of(new SettingProblem(
                        Setting.API_KEY.property(name),
                        "is missing",
                        "write the Clockify API key, or {{env:NAME}}, or delete what else is written about " + name));
    }

    private <T> T read(String name, Setting setting, Reader<T> reader) {
        try {
            Optional<RawSettings> written = properties.ofIntegration(setting, name);
            return written.isPresent() ? reader.read(written.get()) : null;
        } catch (WrongSettingException e) {
            leaveOut(name, e.problem());
            return null;
        }
    }

    private void leaveOut(String name, SettingProblem problem) {
        leftOut.add(name);
        problems.add(problem);
    }

    private record Account(ApiKey key, URI api) {
    }

    /** One notice a key, however many gather the same with it. */
    private void noteOverlaps(List<Integration> integrations) {
        Map<Account, List<Integration>> byKey = new LinkedHashMap<>();
        integrations.stream().filter(Integration::enabled).forEach(one ->
                byKey.computeIfAbsent(new Account(one.apiKey(), one.apiUrl()), none -> new ArrayList<>()).add(one));
        byKey.values().stream().map(SettingsParser::overlapping).filter(names -> names.size() > 1).forEach(names -> {
            List<String> others = new ArrayList<>(names);
            String second = others.remove(1);
            boolean two = others.size() == 1;
            String named = String.join(", ", others.subList(0, Math.min(FEW, others.size())))
                    + (others.size() > FEW ? " and " + (others.size() - FEW) + " others" : "");
            problems.add(new SettingProblem(
                    Setting.TEAM_IDS.property(second),
                    two ? "gathers what " + named + " gathers with the same key"
                            : "and those of " + named + " gather, with the same key, what another of them gathers",
                    "nothing is stored twice, but requests are spent twice; give each team-ids of its own or delete one",
                    NOTICE));
        });
    }

    /** Of integrations with the same key, the names of those that gather what another one gathers. */
    private static List<String> overlapping(List<Integration> sharing) {
        boolean anyOfAll = sharing.size() > 1 && sharing.stream().anyMatch(one -> one.teamIds().isEmpty());
        Map<String, Long> times = sharing.stream().flatMap(one -> one.teamIds().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return sharing.stream()
                .filter(one -> anyOfAll || one.teamIds().stream().anyMatch(team -> times.get(team) > 1))
                .map(Integration::name)
                .toList();
    }

    /** Reads a text as what its setting must be. */
    interface Reader<T> {
        T read(RawSettings written) throws WrongSettingException;
    }
}
