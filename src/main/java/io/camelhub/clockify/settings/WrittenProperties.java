package io.camelhub.clockify.settings;

import static io.camelhub.clockify.settings.SettingProblem.Severity.NOTICE;

import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/** The {@code clockify.*} properties of a Camel context, with overrides by the environment and placeholders resolved. */
final class WrittenProperties {

    private static final Pattern ENVIRONMENT = Pattern.compile("\\{\\{\\??env:\\??([A-Za-z0-9_.-]+)");

    private final CamelContext context;
    private final Properties raw;

    WrittenProperties(CamelContext context) {
        this.context = context;
        this.raw = context.getPropertiesComponent().loadProperties(name -> name.startsWith(Setting.PREFIX));
    }

    /** Every name that is written down, in alphabetical order. */
    SortedSet<String> names() {
        return new TreeSet<>(raw.stringPropertyNames());
    }

    /** What holds for the hub: what is written, else the default; empty where there is neither. */
    Optional<Written> ofHub(Setting setting) throws WrongSettingException {
        return written(setting, setting.property()).or(() -> Written.byDefault(setting));
    }

    /** What holds for an integration: its own, else the default of all, else the built-in one; empty where there is none. */
    Optional<Written> ofIntegration(Setting setting, String integration) throws WrongSettingException {
        Optional<Written> own = written(setting, setting.property(integration));
        if (own.isPresent()) {
            return own;
        }
        return setting.ofHub() ? ofHub(setting) : Written.byDefault(setting);
    }

    /** What is written under a name and is not blank. */
    private Optional<Written> written(Setting setting, String property) throws WrongSettingException {
        Matcher environment = ENVIRONMENT.matcher(String.valueOf(raw.getProperty(property)));
        boolean fromEnvironment = environment.find();
        String text;
        try {
            text = context.resolvePropertyPlaceholders("{{?" + property + "}}");
        } catch (IllegalArgumentException e) {
            throw notConfigured(setting, property, fromEnvironment ? environment.group(1) : null);
        }
        if (text == null || text.isBlank()) {
            if (setting == Setting.API_KEY && fromEnvironment) {
                throw notConfigured(setting, property, environment.group(1));
            }
            return Optional.empty();
        }
        if (text.contains("{{")) {
            throw notConfigured(setting, property, fromEnvironment ? environment.group(1) : null);
        }
        return Optional.of(new Written(setting, property, text.strip()));
    }

    private static WrongSettingException notConfigured(Setting setting, String property, String variable) {
        if (variable == null) {
            return new WrongSettingException(new SettingProblem(
                    property, "refers to something that is not set", "set what stands between {{ and }}, or delete the line"));
        }
        String remedy = "set the environment variable " + variable + ", or delete the line";
        return new WrongSettingException(
                setting == Setting.API_KEY
                        ? new SettingProblem(property, "is not configured", remedy, NOTICE)
                        : new SettingProblem(property, "is not configured", remedy));
    }
}
