package io.camelhub.clockify.cli.support;

import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.settings.Setting.Type;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** A settings file without what may be secret, or name somebody: a value is shown only where its kind is known to be neither. */
final class SettingsReport {

    private static final Set<Type> HARMLESS = EnumSet.complementOf(EnumSet.of(Type.KEY, Type.TEXT, Type.URL));
    private static final Set<String> SECRET = Set.of("key", "password", "secret", "token");

    private final Properties written = new Properties();

    SettingsReport(Path file) throws IOException {
        written.load(new StringReader(Files.readString(file)));
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
            if (SECRET.stream().anyMatch(word -> name.replaceAll(".*[.-]", "").equals(word))) {
                secrets.add(written.getProperty(name).strip());
            }
        }
        return secrets;
    }

    private static String shown(String name, String value) {
        boolean harmless = value.isEmpty() || value.matches("\\{\\{\\??env:\\w+}}") || value.startsWith("#class:")
                || Arrays.stream(Setting.values()).anyMatch(setting -> HARMLESS.contains(setting.type())
                        && (setting.property().equals(name) || name.matches("clockify\\.integrations\\.[a-z0-9-]+\\." + setting.key())));
        return harmless ? value : name.endsWith("jdbc-url") ? value.replaceFirst("^(jdbc:[a-z0-9]+).*", "$1:...") : "(set)";
    }
}
