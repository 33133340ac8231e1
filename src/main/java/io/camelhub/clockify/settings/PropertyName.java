package io.camelhub.clockify.settings;

import io.camelhub.clockify.model.Decision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parsed name of a {@code clockify.*} property.
 *
 * @param integration the integration of the setting; null for a setting of the hub or a default of all integrations
 * @param setting     null where none is known by the name
 * @param mistake     the mistake in the name, or null. With a mistake, the other two are those of the nearest known name
 */
@Decision
record PropertyName(String integration, Setting setting, SettingProblem mistake) {

    private static final Map<String, Setting> BY_KEY =
            Arrays.stream(Setting.values()).collect(Collectors.toUnmodifiableMap(Setting::key, setting -> setting));
    private static final Pattern OF_INTEGRATION = Pattern.compile(Pattern.quote(Setting.INTEGRATIONS) + "([^.]+)\\.(.+)");
    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9-]+");

    /** Not a setting: the connections decide the schema, because they belong to the host, which uses them for other tables too. */
    static final String SCHEMA = Setting.PREFIX + "schema";
    private static final String OF_CONNECTIONS = "write camel.beans.hub.schema = NAME on H2 and PostgreSQL, camel.beans.hub.catalog = NAME on "
            + "MySQL and MariaDB, or give the plugin a DataSource of its own, see A schema of its own in settings.md";
    private static final String SEE_ALL = "there is no such setting, settings.md lists all there are";

    /** The largest edit distance of a suggestion. */
    private static final int EDITS = 3;

    /** The byte order mark that a text editor puts before the first line, as read in UTF-8 and in Latin-1. */
    private static final Pattern BYTE_ORDER_MARK = Pattern.compile("^(\\uFEFF|\\u00EF\\u00BB\\u00BF)");
    /** Letters only: clockify2 is more likely a name of the host's own than a typing error. */
    private static final Pattern PLUGIN = Pattern.compile("([A-Za-z]+)\\.(.+)");

    /** Whether a property is one of the plugin's, or a misspelling of one. */
    static boolean ours(String property) {
        return property.startsWith(Setting.PREFIX) || misplaced(property).isPresent();
    }

    static PropertyName of(String property) {
        return property.startsWith(Setting.PREFIX) ? inside(property) : misplaced(property).orElseGet(() -> unknown(property));
    }

    /** Whether a property's name contains an integration's name, so that it may be a misspelled setting of that integration. */
    static boolean mentions(String property, String integration) {
        String lower = property.toLowerCase(Locale.ROOT);
        return Stream.of(lower, lower.replace('_', '-')).flatMap(SEPARATORS::splitAsStream).anyMatch(integration::equals);
    }

    /** A setting with a misspelled prefix {@code clockify.}; empty for anything else. */
    private static Optional<PropertyName> misplaced(String property) {
        String bare = BYTE_ORDER_MARK.matcher(property).replaceFirst("");
        Matcher name = PLUGIN.matcher(bare);
        if (!name.matches() || new TypoSuggester(List.of("clockify")).nearest(name.group(1).toLowerCase(Locale.ROOT), 2).isEmpty()) {
            return Optional.empty();
        }
        PropertyName meant = inside(Setting.PREFIX + name.group(2));
        if (meant.mistake() != null) {
            return Optional.empty();
        }
        return Optional.of(bare.startsWith(Setting.PREFIX)
                ? meant.with(new SettingProblem(bare, "does not count, as a byte order mark stands before it",
                        "save the file as UTF-8 without BOM, or begin it with a line that holds only a #"))
                : meant.with(didYouMean(property, meant.property())));
    }

    private static PropertyName inside(String property) {
        Matcher own = OF_INTEGRATION.matcher(property);
        Setting known = BY_KEY.get(own.matches() ? own.group(2) : property.substring(Setting.PREFIX.length()));
        if (property.equals(SCHEMA)) {
            return new PropertyName(null, null, new SettingProblem(property, "is no setting, as the connections say in which schema the tables are",
                    OF_CONNECTIONS + "; until then the database is not used"));
        }
        if (known == null) {
            return unknown(property);
        }
        PropertyName name = new PropertyName(own.matches() ? own.group(1) : null, known, null);
        if (name.integration() == null) {
            return known.ofHub() ? name
                    : name.with(new SettingProblem(property, "must say which integration it is for", "write " + known.property()));
        }
        if (!Integration.NAME.matcher(name.integration()).matches()) {
            return name.with(new SettingProblem(property, "has an integration name that is not allowed", "use 1 to 40 small letters, digits and hyphens"));
        }
        return known.ofIntegration() ? name
                : name.with(new SettingProblem(property, "is no setting of a single integration", "write " + known.property() + ", for the whole hub"));
    }

    private static PropertyName unknown(String property) {
        Map<String, PropertyName> near = new HashMap<>();
        Arrays.stream(Setting.values()).flatMap(setting -> Stream.concat(
                        setting.ofHub() ? Stream.of(new PropertyName(null, setting, null)) : Stream.empty(),
                        setting.ofIntegration() ? names(property).map(name -> new PropertyName(name, setting, null)) : Stream.empty()))
                .forEach(name -> near.put(name.property(), name));
        return new TypoSuggester(near.keySet()).nearest(property.toLowerCase(Locale.ROOT), EDITS).map(near::get)
                .map(meant -> meant.with(didYouMean(property, meant.property())))
                .orElseGet(() -> new PropertyName(null, null, new SettingProblem(property, "is not known", SEE_ALL)));
    }

    /** Parts of a property's name that could be an integration's name. */
    private static Stream<String> names(String property) {
        return SEPARATORS.splitAsStream(property.toLowerCase(Locale.ROOT)).filter(Integration.NAME.asMatchPredicate()).distinct();
    }

    private static SettingProblem didYouMean(String property, String meant) {
        return new SettingProblem(property, "is not known", "did you mean " + meant + "?");
    }

    private PropertyName with(SettingProblem wrong) {
        return new PropertyName(integration, setting, wrong);
    }

    private String property() {
        return integration == null ? setting.property() : setting.property(integration);
    }
}
