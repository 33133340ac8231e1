package io.camelhub.clockify.command;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The difference between two versions of an integration's settings, without the key.
 *
 * @param before the changed settings' old lines
 * @param after their new lines
 * @param isKeyAlone whether only the key has changed
 */
@Decision
record SettingsDifference(List<String> before, List<String> after, boolean isKeyAlone) {

    /** The difference of two maps of texts by setting. */
    static SettingsDifference of(Map<Setting, String> before, Map<Setting, String> after) {
        List<String> old = new ArrayList<>();
        List<String> now = new ArrayList<>();
        boolean other = false;
        for (Setting setting : Setting.values()) {
            String was = before.get(setting);
            String is = after.get(setting);
            if (Objects.equals(was, is)) {
                continue;
            }
            other |= setting != Setting.API_KEY;
            if (setting == Setting.API_KEY && was != null && is != null) {
                now.add("key replaced");
                continue;
            }
            add(old, setting, was);
            add(now, setting, is);
        }
        return new SettingsDifference(old, now, !other && !now.isEmpty());
    }

    private static void add(List<String> lines, Setting setting, String text) {
        if (text != null) {
            lines.add(setting == Setting.API_KEY ? "a key" : setting.key() + " = " + text);
        }
    }
}
