package io.camelhub.clockify.settings;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.settings.problem.SettingProblem;
import io.camelhub.clockify.settings.problem.TypoSuggester;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the name of a {@code clockify.*} property says, or was meant to say.
 *
 * @param integration whose setting it is, or null: the hub's, or the default of all integrations
 * @param setting     which setting, or null: none that is known
 * @param mistake     what is wrong with the name, or null: nothing. With a mistake, the other two are a guess
 */
@Decision
record PropertyName(String integration, Setting setting, SettingProblem mistake) {

    private static final Map<String, Setting> OF_HUB = byKey(Setting::ofHub);
    private static final Map<String, Setting> OF_INTEGRATION = byKey(Setting::ofIntegration);
    private static final Map<String, Setting> ALL = byKey(setting -> true);

    /** {@code integration.acme.api-key}, {@code integrations[acme].apiKey}. */
    private static final Pattern LIKE_INTEGRATIONS = Pattern.compile("([A-Za-z_-]+)[.\\[]['\"]?([^.\\[\\]'\"]+)['\"]?]?\\.(.+)");
    private static final Pattern SEGMENT_AND_KEY = Pattern.compile("([^.]+)\\.(.+)");
    /** In which schema the tables are is for the connections to say: they are the host's, and others have them too. */
    static final String SCHEMA = Setting.PREFIX + "schema";
    private static final String OF_CONNECTIONS = "write camel.beans.hub.schema = NAME on H2 and PostgreSQL, camel.beans.hub.catalog = NAME on "
            + "MySQL and MariaDB, or give the plugin a DataSource of its own, see A schema of its own in settings.md";
    private static final String SEE_ALL = "there is no such setting, settings.md lists all there are";

    /** What a text editor puts before the first line, as it is read in UTF-8 and in Latin-1. */
    private static final Pattern BYTE_ORDER_MARK = Pattern.compile("^(\\uFEFF|\\u00EF\\u00BB\\u00BF)");
    private static final TypoSuggester PLUGIN = new TypoSuggester(List.of("clockify"));

    /** Whether a property is the plugin's, or was meant to be. */
    static boolean ours(String property) {
        return property.startsWith(Setting.PREFIX) || misplaced(property).isPresent();
    }

    static PropertyName of(String property) {
        return misplaced(property).orElseGet(() -> read(property));
    }

    /** A setting that would be right, were it not for what stands before it. */
    private static Optional<PropertyName> misplaced(String property) {
        int dot = property.indexOf('.');
        if (dot < 0 || property.startsWith(Setting.PREFIX)) {
            return Optional.empty();
        }
        String bare = BYTE_ORDER_MARK.matcher(property).replaceFirst("");
        String plugin = bare.substring(0, bare.indexOf('.')).strip().toLowerCase(Locale.ROOT);
        // clockify2 is more likely somebody's own name than a slip
        if (!plugin.matches("[a-z]+") || PLUGIN.nearest(plugin, 2).isEmpty()) {
            return Optional.empty();
        }
        String right = Setting.PREFIX + bare.substring(bare.indexOf('.') + 1);
        PropertyName meant = of(right);
        if (meant.mistake() != null) {
            return Optional.empty();
        }
        SettingProblem problem = bare.equals(right)
                ? new SettingProblem(right, "does not count, as a byte order mark stands before it",
                        "save the file as UTF-8 without BOM, or begin it with a line that holds only a #")
                : new SettingProblem(property, "is not known", "did you mean " + right + "?");
        return Optional.of(new PropertyName(meant.integration(), meant.setting(), problem));
    }

    private static PropertyName read(String property) {
        return property.startsWith(Setting.INTEGRATIONS)
                ? ofIntegration(property, property.substring(Setting.INTEGRATIONS.length()))
                : ofHub(property, property.substring(Setting.PREFIX.length()));
    }

    private static PropertyName ofIntegration(String property, String rest) {
        int dot = rest.indexOf('.');
        if (dot == 0) {
            return new PropertyName(null, null, new SettingProblem(
                    property, "names no integration", "write e.g. " + Setting.INTEGRATIONS + "main" + rest));
        }
        if (dot < 0) {
            return new PropertyName(null, null, new SettingProblem(
                    property, "names no setting", "write e.g. " + Setting.API_KEY.property(named(rest))));
        }
        String name = rest.substring(0, dot);
        String key = rest.substring(dot + 1);
        if (key.contains(".") && OF_INTEGRATION.containsKey(key.substring(key.lastIndexOf('.') + 1))) {
            String whole = named(rest.substring(0, rest.lastIndexOf('.')));
            Setting setting = OF_INTEGRATION.get(key.substring(key.lastIndexOf('.') + 1));
            return new PropertyName(whole, setting, new SettingProblem(
                    property, "has a dot in the name of the integration", "write " + setting.property(whole)));
        }
        if (!Integration.NAME.matcher(name).matches()) {
            Setting setting = meant(key, OF_INTEGRATION).orElse(null);
            String right = setting == null ? Setting.INTEGRATIONS + named(name) : setting.property(named(name));
            return new PropertyName(named(name), setting, new SettingProblem(
                    property,
                    "has an integration name that is not allowed",
                    "use 1 to 40 small letters, digits and hyphens, e.g. " + right));
        }
        Setting exact = ALL.get(key);
        if (exact != null && !exact.ofIntegration()) {
            return new PropertyName(name, exact, new SettingProblem(
                    property, "is no setting of a single integration", "write " + exact.property() + ", for the whole hub"));
        }
        return exact != null
                ? new PropertyName(name, exact, null)
                : unknown(property, name, meant(key, OF_INTEGRATION).orElse(null));
    }

    private static PropertyName ofHub(String property, String key) {
        if (property.equals(SCHEMA)) {
            return new PropertyName(null, null, new SettingProblem(property, "is no setting, as the connections say in which schema the tables are",
                    OF_CONNECTIONS + "; until then the database is not used"));
        }
        Setting exact = ALL.get(key);
        if (exact != null && exact.ofHub()) {
            return new PropertyName(null, exact, null);
        }
        if (exact != null) {
            return new PropertyName(null, exact, new SettingProblem(
                    property, "must say which integration it is for", "write " + exact.property()));
        }
        Matcher nearly = LIKE_INTEGRATIONS.matcher(key);
        if (nearly.matches()
                && new TypoSuggester(List.of("integrations")).nearest(TypoSuggester.kebab(nearly.group(1))).isPresent()) {
            Setting setting = meant(nearly.group(3), OF_INTEGRATION).orElse(Setting.API_KEY);
            return unknown(property, named(nearly.group(2)), setting);
        }
        Optional<Setting> hub = meant(key, OF_HUB);
        Matcher segments = SEGMENT_AND_KEY.matcher(key);
        if (hub.isEmpty() && segments.matches()) {
            Optional<Setting> setting = meant(segments.group(2), OF_INTEGRATION);
            if (setting.isPresent()) {
                return unknown(property, named(segments.group(1)), setting.get());
            }
        }
        return unknown(property, null, hub.or(() -> meant(key, ALL)).orElse(null));
    }

    private static PropertyName unknown(String property, String integration, Setting meant) {
        String remedy = SEE_ALL;
        if (meant != null) {
            remedy = "did you mean " + (integration == null ? meant.property() : meant.property(integration)) + "?";
        }
        return new PropertyName(integration, meant, new SettingProblem(property, "is not known", remedy));
    }

    private static Optional<Setting> meant(String key, Map<String, Setting> settings) {
        Map<String, Setting> byKebab =
                settings.values().stream().collect(Collectors.toMap(s -> TypoSuggester.kebab(s.key()), Function.identity()));
        String kebab = TypoSuggester.kebab(key);
        TypoSuggester typos = new TypoSuggester(byKebab.keySet());
        return typos.nearest(kebab).or(() -> typos.onlyOneWith(kebab)).map(byKebab::get);
    }

    private static String named(String written) {
        String name = TypoSuggester.kebab(written).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "main" : name.substring(0, Math.min(40, name.length()));
    }

    private static Map<String, Setting> byKey(Predicate<Setting> which) {
        return Arrays.stream(Setting.values()).filter(which).collect(Collectors.toUnmodifiableMap(Setting::key, s -> s));
    }
}
