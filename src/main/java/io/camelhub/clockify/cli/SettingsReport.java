package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.HubSettings;
import io.camelhub.clockify.settings.Setting.Type;
import io.camelhub.clockify.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Lists the settings in the files for a support bundle. A value is included only if the setting's type is a number, a time, an id or a word of the
 * plugin's.
 */
final class SettingsReport {

    private static final Set<Type> SHOWN = EnumSet.of(Type.FLAG, Type.NUMBER, Type.DATE, Type.DURATION, Type.RETENTION, Type.DESCRIPTIONS, Type.CRON,
            Type.SUGGESTIONS, Type.ZONE, Type.HOURS, Type.TEAM_IDS, Type.STREAMS);
    private static final String OF_INTEGRATION = "clockify\\.integrations\\.[a-z0-9-]{1,40}\\.";

    private final Properties written = new Properties();

    /** Includes the integrations file beside it; its integrations count unless the settings file has them too. */
    SettingsReport(Path file) {
        Path integrations = file.resolveSibling("integrations.properties");
        if (Files.exists(integrations)) {
            written.putAll(HubSettings.read(integrations));
        }
        written.putAll(HubSettings.read(file));
    }

    /** One line per setting, and the number of other lines, whose names are left out too. */
    String text() {
        StringBuilder lines = new StringBuilder();
        int others = 0;
        for (String name : new TreeSet<>(written.stringPropertyNames())) {
            Optional<Setting> setting = setting(name);
            if (setting.isPresent()) {
                lines.append(name).append(" = ").append(shown(setting.get(), written.getProperty(name).strip())).append('\n');
            } else {
                others++;
            }
        }
        return lines + "(other lines: " + others + ")\n";
    }

    private static Optional<Setting> setting(String name) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.property().equals(name) || name.matches(OF_INTEGRATION + Pattern.quote(setting.key())))
                .findFirst();
    }

    private static String shown(Setting setting, String value) {
        if (value.isEmpty()) {
            return "(empty)";
        }
        if (!SHOWN.contains(setting.type()) || value.contains("{{")) {
            return "(set)";
        }
        return setting.problem("any", value).isEmpty() ? value : "(wrong)";
    }
}
