package io.camelhub.clockify.cli.support;

import io.camelhub.clockify.cli.hub.HubSettings;
import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.settings.Setting.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The settings files without what may be secret, or name somebody: a value is shown only where it is known to be neither. */
final class SettingsReport {

    private static final Set<Type> HARMLESS = EnumSet.complementOf(EnumSet.of(Type.KEY, Type.PASSWORD, Type.TEXT, Type.URL, Type.PROXY));
    private static final Set<String> SECRET = Set.of("key", "password", "secret", "token");
    private static final String REFERENCE = "\\{\\{\\??env:\\w+}}";

    private final Properties written = new Properties();

    /** With the integrations file beside it, of which an integration counts that the settings file does not have. */
    SettingsReport(Path file) {
        Path integrations = file.resolveSibling("integrations.properties");
        if (Files.exists(integrations)) {
            written.putAll(HubSettings.read(integrations));
        }
        written.putAll(HubSettings.read(file));
    }

    /** One line a setting. */
    String text() {
        StringBuilder lines = new StringBuilder();
        for (String name : new TreeSet<>(written.stringPropertyNames())) {
            lines.append(name).append(" = ").append(shown(name, written.getProperty(name).strip())).append('\n');
        }
        return lines.toString();
    }

    /** The values that are secret. */
    Set<String> secrets() {
        Set<String> secrets = new TreeSet<>();
        for (String name : written.stringPropertyNames()) {
            String value = written.getProperty(name).strip();
            if (isSecret(name) && !value.matches(REFERENCE)) {
                secrets.add(value);
            }
        }
        return secrets;
    }

    private static boolean isSecret(String name) {
        return SECRET.contains(name.replaceAll(".*[.-]", ""));
    }

    private static String shown(String name, String value) {
        boolean harmless = value.isEmpty() || value.matches(REFERENCE) || value.startsWith("#class:") || !isSecret(name) && value.matches("true|false|\\d{1,9}")
                || Arrays.stream(Setting.values()).anyMatch(setting -> HARMLESS.contains(setting.type())
                        && (setting.property().equals(name) || name.matches("clockify\\.integrations\\.[a-z0-9-]+\\." + setting.key())));
        return harmless ? value : name.endsWith("jdbc-url") ? value.replaceFirst("^(jdbc:[a-z0-9]+).*", "$1:...") : "(set)";
    }
}
