package io.camelhub.clockify.plugin;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.settings.Setting.Scope;
import io.camelhub.clockify.settings.Setting;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The setting of a property name in any of Spring Boot's relaxed forms: {@code clockify.sync-every}, {@code clockify.syncEvery},
 * {@code CLOCKIFY_SYNC_EVERY}.
 *
 * @param integration the integration of the setting; null for a setting of the hub or a default of all integrations
 */
@Decision
record RelaxedName(String integration, Setting setting) {

    private static final String PLUGIN = "clockify";
    private static final String INTEGRATIONS = "integrations";
    /** {@code [0]} at the end: the index of a list. */
    private static final Pattern ITEM = Pattern.compile("\\[\\d+]$");
    /** {@code integrations[acme].api-key}. */
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)](?=\\.)");
    private static final Pattern OF_INTEGRATION = Pattern.compile("([^.]+)\\.([^.]+)\\.(.+)");
    /** {@code CLOCKIFY_INTEGRATIONS_ACME_TEAMIDS_0}. */
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** The documented name. */
    String property() {
        return integration == null ? setting.property() : setting.property(integration);
    }

    /** Parses a name from a file, the command line or the system properties; empty if it is not a setting. */
    static Optional<RelaxedName> ofProperty(String written) {
        String name = BRACKETS.matcher(ITEM.matcher(written).replaceFirst("")).replaceAll(".$1");
        int dot = name.indexOf('.');
        if (dot < 0 || !plain(name.substring(0, dot)).equals(PLUGIN)) {
            return Optional.empty();
        }
        String rest = name.substring(dot + 1);
        Matcher own = OF_INTEGRATION.matcher(rest);
        if (own.matches() && plain(own.group(1)).equals(INTEGRATIONS)) {
            return setting(own.group(3), Scope.HUB).map(setting -> new RelaxedName(own.group(2), setting));
        }
        return setting(rest, Scope.INTEGRATION).map(setting -> new RelaxedName(null, setting));
    }

    /**
     * Parses the name of an environment variable; empty if it is not a setting. Such a name has no dots or hyphens, so the integration is a known
     * one that fits, otherwise the text with hyphens.
     *
     * @param known names of integrations that are written elsewhere
     */
    static Optional<RelaxedName> ofVariable(String variable, Collection<String> known) {
        List<String> words = Arrays.asList(variable.toLowerCase(Locale.ROOT).split("_"));
        if (words.size() > 2 && NUMBER.matcher(words.get(words.size() - 1)).matches()) {
            words = words.subList(0, words.size() - 1);
        }
        if (words.size() < 2 || !words.get(0).equals(PLUGIN)) {
            return Optional.empty();
        }
        if (!words.get(1).equals(INTEGRATIONS)) {
            return variable(words.subList(1, words.size()), Scope.INTEGRATION).map(setting -> new RelaxedName(null, setting));
        }
        // the longest setting first: api-key-file before file
        for (int i = 3; i < words.size(); i++) {
            Optional<Setting> setting = variable(words.subList(i, words.size()), Scope.HUB);
            if (setting.isPresent()) {
                List<String> name = words.subList(2, i);
                String integration = known.stream().filter(one -> plain(one).equals(String.join("", name))).findFirst()
                        .orElse(String.join("-", name));
                return Optional.of(new RelaxedName(integration, setting.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Setting> setting(String written, Scope not) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.scope() != not && plain(setting.key()).equals(plain(written)))
                .findFirst();
    }

    private static Optional<Setting> variable(List<String> words, Scope not) {
        String written = String.join("", words);
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.scope() != not && plain(setting.key()).replace(".", "").equals(written))
                .findFirst();
    }

    /** The form in which Spring Boot compares names: without hyphens and underscores, in lower case. */
    private static String plain(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
