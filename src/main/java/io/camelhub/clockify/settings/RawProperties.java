package io.camelhub.clockify.settings;

import static io.camelhub.clockify.settings.SettingProblem.Severity.NOTICE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.util.IOHelper;

/** The {@code clockify.*} properties of a Camel context, with overrides by the environment and placeholders resolved. */
final class RawProperties {

    private static final Pattern ENVIRONMENT = Pattern.compile("\\{\\{\\??env:\\??([A-Za-z0-9_.-]+)");

    /** Brackets that Camel would take for text, or for something else, such as a default: {@code {{ env:NAME }}}. */
    private static final Pattern ODD = Pattern.compile("\\{\\{\\s|\\{\\{(?!.*}})|^(?!.*\\{\\{).*}}");

    /** A value that is one call of a function and nothing else, e.g. {@code {{env:NAME}}}. */
    private static final Pattern FUNCTION = Pattern.compile("\\{\\{\\??([A-Za-z0-9-]+):\\??([^{}]*)}}");

    /** Begins what Camel leaves of an unset variable in a host that ignores missing properties. */
    private static final String UNRESOLVED = "@@[";

    private final CamelContext context;
    /** A copy, as Camel's own do not compare. */
    private final Properties raw = new Properties();
    private final Map<String, String> surroundings = new HashMap<>();

    RawProperties(CamelContext context) {
        this(context, PropertyName::ours);
        surroundings.putAll(surroundings());
    }

    /** @param which of the properties; the names of others are not known to it */
    RawProperties(CamelContext context, Predicate<String> which) {
        this.context = context;
        raw.putAll(context.getPropertiesComponent().loadPropertiesAsMap(which));
    }

    /** Whether the same was written then as now. */
    boolean sameTexts(RawProperties other) {
        return other != null && raw.equals(other.raw);
    }

    /** Whether the same comes of it then as now: what it refers to counts too, and a day that was too far ahead. */
    boolean sameAs(RawProperties other) {
        return sameTexts(other) && surroundings.equals(other.surroundings);
    }

    /** What the texts depend on besides themselves; the environment of a process stays as it is. */
    private Map<String, String> surroundings() {
        Map<String, String> found = new HashMap<>(Map.of("", LocalDate.now(Clock.systemUTC()).toString()));
        System.getProperties().stringPropertyNames().stream()
                .filter(PropertyName::ours)
                .forEach(name -> found.put(name, System.getProperty(name)));
        raw.forEach((name, text) -> {
            Matcher call = FUNCTION.matcher(text.toString().strip());
            if (text.toString().contains("{{") && !(call.matches() && call.group(1).equals("env"))) {
                found.put("{{" + name, referred(name.toString()));
            }
        });
        return found;
    }

    private String referred(String property) {
        try {
            return property.endsWith("." + Setting.API_KEY.key()) ? secret(property) : resolved(property);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Every name that is written down, in alphabetical order. */
    SortedSet<String> names() {
        return new TreeSet<>(raw.stringPropertyNames());
    }

    /** What holds for the hub: what is written, else the default; empty where there is neither. */
    Optional<RawSettings> ofHub(Setting setting) throws WrongSettingException {
        return written(setting, setting.property()).or(() -> RawSettings.byDefault(setting));
    }

    /** What holds for an integration: its own, else the default of all, else the built-in one; empty where there is none. */
    Optional<RawSettings> ofIntegration(Setting setting, String integration) throws WrongSettingException {
        Optional<RawSettings> own = written(setting, setting.property(integration));
        if (own.isPresent()) {
            return own;
        }
        return setting.ofHub() ? ofHub(setting) : RawSettings.byDefault(setting);
    }

    /** What is written under a name and is not blank. */
    private Optional<RawSettings> written(Setting setting, String property) throws WrongSettingException {
        if (ODD.matcher(String.valueOf(raw.getProperty(property))).find()) {
            throw new WrongSettingException(new SettingProblem(property, "has curly brackets that do not fit",
                    "write {{env:NAME}}, two before and two behind, without a space, for what the environment variable NAME holds"));
        }
        Matcher environment = ENVIRONMENT.matcher(String.valueOf(raw.getProperty(property)));
        boolean fromEnvironment = environment.find();
        String text;
        try {
            text = setting == Setting.API_KEY ? secret(property) : resolved(property);
        } catch (IllegalArgumentException e) {
            throw notConfigured(setting, property, fromEnvironment ? environment.group(1) : null);
        }
        if (text == null || text.isBlank()) {
            if (setting == Setting.API_KEY && fromEnvironment) {
                throw notConfigured(setting, property, environment.group(1));
            }
            return Optional.empty();
        }
        if (text.contains("{{") || text.contains(UNRESOLVED)) {
            throw notConfigured(setting, property, fromEnvironment ? environment.group(1) : null);
        }
        return Optional.of(new RawSettings(setting, property, text.strip()));
    }

    private String resolved(String property) {
        return context.resolvePropertyPlaceholders("{{?" + property + "}}");
    }

    /**
     * Resolves as Camel does, but without Camel's parser, which logs what it finds on level DEBUG. Only a text that needs that
     * parser (nested placeholders, encrypted values) is left to it.
     */
    private String secret(String property) {
        String text = IOHelper.lookupEnvironmentVariable(property);
        if (text == null) {
            text = System.getProperty(property);
        }
        if (text == null) {
            text = raw.getProperty(property);
        }
        if (text == null) {
            return null;
        }
        Matcher call = FUNCTION.matcher(text.strip());
        if (call.matches()) {
            PropertiesFunction function = context.getPropertiesComponent().getPropertiesFunction(call.group(1));
            if (function != null && !function.lookupFirst(call.group(2))) {
                return function.apply(call.group(2));
            }
        }
        return text.contains("{{") || text.contains("ENC(") ? resolved(property) : text;
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
