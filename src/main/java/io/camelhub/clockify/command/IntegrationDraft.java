package io.camelhub.clockify.command;

import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.settings.SettingProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values that a person typed for an integration.
 *
 * @param key the Clockify API key; null or empty for the stored one
 * @param texts other settings, of {@link #SETTINGS}; an empty text removes the setting, a setting that is not in the map stays
 */
public record IntegrationDraft(String name, String key, Map<Setting, String> texts) {

    /** The settings of a draft besides the key. */
    public static final Set<Setting> SETTINGS = Set.of(Setting.TEAM_IDS, Setting.REGION, Setting.API_URL, Setting.REPORTS_URL,
            Setting.BACKFILL_FROM, Setting.SYNC_EVERY);

    public IntegrationDraft {
        key = key == null ? "" : key.strip();
        texts = Map.copyOf(texts);
        if (!SETTINGS.containsAll(texts.keySet())) {
            throw new IllegalArgumentException("only " + SETTINGS + " may be typed");
        }
    }

    /** The values that cannot be written. */
    public List<SettingProblem> problems() {
        List<SettingProblem> problems = new ArrayList<>();
        String wrong = Integration.problemOfName(name);
        if (wrong != null) {
            int end = wrong.indexOf(": ");
            problems.add(new SettingProblem("'" + name + "'", wrong.substring(0, end), wrong.substring(end + 2)));
            return problems;
        }
        Setting.API_KEY.problem(name, key).ifPresent(problems::add);
        texts.forEach((setting, text) -> setting.problem(name, text).ifPresent(problems::add));
        return problems;
    }

    /** All changes by setting; null removes the setting. */
    Map<Setting, String> changes() {
        Map<Setting, String> changes = new EnumMap<>(Setting.class);
        texts.forEach((setting, text) -> changes.put(setting, text.isBlank() ? null : text.strip()));
        if (!key.isEmpty()) {
            changes.put(Setting.API_KEY, key);
            changes.put(Setting.API_KEY_FILE, null);
        }
        return changes;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return name + " " + texts;
    }
}
