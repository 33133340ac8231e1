package io.camelhub.clockify.settings;

import static io.camelhub.clockify.settings.SettingProblem.Severity.NOTICE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.util.IOHelper;

/** The {@code clockify.*} properties of a Camel context, with environment overrides and resolved placeholders. */
final class RawProperties implements SettingsParser.Source {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\??env:\\??([A-Za-z0-9_.-]+)");

    /** Brackets that Camel would read as text, or as something else such as a default: {@code {{ env:NAME }}}. */
    private static final Pattern ODD = Pattern.compile("\\{\\{\\s|\\{\\{(?!.*}})|^(?!.*\\{\\{).*}}");

    /** A value that is a single function call, e.g. {@code {{env:NAME}}}. */
    private static final Pattern FUNCTION = Pattern.compile("\\{\\{\\??([A-Za-z0-9-]+):\\??([^{}]*)}}");

    /** The start of Camel's result for an unset variable in a host that ignores missing properties. */
    private static final String UNRESOLVED = "@@[";

    /** Turns the property name of the key into that of the key file. */
    private static final String FILE_SUFFIX = Setting.API_KEY_FILE.key().substring(Setting.API_KEY.key().length());

    private final CamelContext context;
    /** A copy, because two of Camel's own property objects are never equal. */
    private final Properties raw = new Properties();
    private final Map<String, String> environment = new HashMap<>();

    RawProperties(CamelContext context) {
        this.context = context;
        raw.putAll(context.getPropertiesComponent().loadPropertiesAsMap(PropertyName::ours));
        environment.putAll(environment());
    }

    /** Whether the texts of the properties are equal. */
    boolean sameTexts(RawProperties other) {
        return other != null && raw.equals(other.raw);
    }

    /** Whether the parsed result would be equal too: compares the texts, the values they refer to, and today's date. */
    boolean sameAs(RawProperties other) {
        return sameTexts(other) && environment.equals(other.environment);
    }

    /**
     * The values that the result depends on besides the texts: system properties, key files and today's date. A process's environment variables
     * never change.
     */
    private Map<String, String> environment() {
        Map<String, String> found = new HashMap<>(Map.of("", LocalDate.now(Clock.systemUTC()).toString()));
        System.getProperties().stringPropertyNames().stream()
                .filter(PropertyName::ours)
                .forEach(name -> found.put(name, System.getProperty(name)));
        raw.forEach((name, text) -> {
            if (name.toString().endsWith("." + Setting.API_KEY_FILE.key())) {
                found.put("<" + name, content(String.valueOf(referred(name.toString()))));
            }
            Matcher call = FUNCTION.matcher(text.toString().strip());
            if (text.toString().contains("{{") && !(call.matches() && call.group(1).equals("env"))) {
                found.put("{{" + name, referred(name.toString()));
            }
        });
        return found;
    }

    private String referred(String property) {
        try {
            Setting setting = PropertyName.of(property).setting();
            return setting != null && setting.isSecret() ? secret(property) : resolved(property);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(raw.stringPropertyNames());
    }

    @Override
    public Optional<RawSetting> find(Setting setting, String property) throws WrongSettingException {
        Optional<RawSetting> written = written(setting, property);
        if (setting != Setting.API_KEY) {
            return written;
        }
        Optional<RawSetting> file = written(Setting.API_KEY_FILE, property + FILE_SUFFIX);
        if (file.isPresent() && written.isPresent()) {
            throw file.get().wrong("stands beside " + property, "delete one of them");
        }
        return file.isPresent() ? Optional.of(new RawSetting(setting, property, keyIn(file.get()))) : written;
    }

    private String keyIn(RawSetting file) throws WrongSettingException {
        String key = content(file.text());
        if (key == null || key.isBlank()) {
            throw file.wrong(key == null ? "names " + file.text() + ", which cannot be read" : "names an empty file",
                    "write the Clockify API key into that file, and allow reading it to the user who runs this");
        }
        return key.strip();
    }

    /** The content of a file, whose path may be relative to the settings file; null where it cannot be read. */
    private String content(String file) {
        try {
            Path here = Path.of(file);
            Path beside = SettingsFile.among(context.getPropertiesComponent().getLocations()).stream().findFirst()
                    .map(settings -> settings.path().resolveSibling(here)).orElse(here);
            return Files.readString(beside);
        } catch (IOException | InvalidPathException e) {
            // the caller reports it
            return null;
        }
    }

    /** Whether a property has a value, even if it is not a setting. */
    boolean isSet(String property) {
        return !raw.getProperty(property, "").isBlank() || !Objects.requireNonNullElse(resolved(property), "").isBlank();
    }

    private Optional<RawSetting> written(Setting setting, String property) throws WrongSettingException {
        if (ODD.matcher(String.valueOf(raw.getProperty(property))).find()) {
            throw new WrongSettingException(new SettingProblem(property, "has curly brackets that do not fit",
                    "write {{env:NAME}}, two before and two behind, without a space, for what the environment variable NAME holds"));
        }
        Matcher variable = VARIABLE.matcher(String.valueOf(raw.getProperty(property)));
        String name = variable.find() ? variable.group(1) : null;
        String text;
        try {
            text = setting.isSecret() ? secret(property) : resolved(property);
        } catch (IllegalArgumentException e) {
            throw notConfigured(setting, property, name);
        }
        if (text == null || text.isBlank()) {
            if (setting == Setting.API_KEY && name != null) {
                throw notConfigured(setting, property, name);
            }
            return Optional.empty();
        }
        if (text.contains("{{") || text.contains(UNRESOLVED)) {
            throw notConfigured(setting, property, name);
        }
        return Optional.of(new RawSetting(setting, property, text.strip()));
    }

    private String resolved(String property) {
        return context.resolvePropertyPlaceholders("{{?" + property + "}}");
    }

    /**
     * Resolves a secret as Camel does, but without Camel's parser, which logs values on level DEBUG. Only a text that needs that parser (nested
     * placeholders, encrypted values) is passed to it.
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
