package io.camelhub.clockify.settings;

import java.util.Optional;
import java.util.SortedSet;

/** Where the texts of settings stand. */
interface SettingSource {

    /** Every name of a {@code clockify.*} property that stands there, in alphabetical order. */
    SortedSet<String> names();

    /** What stands under a name and is not blank. */
    Optional<RawSetting> find(Setting setting, String property) throws WrongSettingException;

    /** What holds for the hub: what stands there, else the default; empty where there is neither. */
    default Optional<RawSetting> ofHub(Setting setting) throws WrongSettingException {
        return find(setting, setting.property()).or(() -> RawSetting.byDefault(setting));
    }

    /** What holds for an integration: its own, else the default of all, else the built-in one; empty where there is none. */
    default Optional<RawSetting> ofIntegration(Setting setting, String integration) throws WrongSettingException {
        Optional<RawSetting> own = find(setting, setting.property(integration));
        return own.isPresent() ? own : setting.ofHub() ? ofHub(setting) : RawSetting.byDefault(setting);
    }
}
