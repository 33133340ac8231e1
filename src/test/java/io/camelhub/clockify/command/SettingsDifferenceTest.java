package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.settings.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsDifferenceTest {

    private static final Map<Setting, String> BEFORE = Map.of(Setting.API_KEY, "old-key", Setting.SYNC_EVERY, "1h", Setting.REGION, "euc1");

    @Test
    void only_what_is_different_is_kept_and_never_a_key() {
        assertThat(SettingsDifference.of(BEFORE, Map.of(Setting.API_KEY, "new-key", Setting.SYNC_EVERY, "2h", Setting.REGION, "euc1")))
                .isEqualTo(new SettingsDifference(List.of("sync-every = 1h"), List.of("key replaced", "sync-every = 2h"), false));
        assertThat(SettingsDifference.of(BEFORE, Map.of(Setting.API_KEY, "new-key", Setting.SYNC_EVERY, "1h", Setting.REGION, "euc1")))
                .isEqualTo(new SettingsDifference(List.of(), List.of("key replaced"), true));
        assertThat(SettingsDifference.of(Map.of(), Map.of(Setting.API_KEY, "new-key")))
                .isEqualTo(new SettingsDifference(List.of(), List.of("a key"), true));
        assertThat(SettingsDifference.of(Map.of(Setting.API_KEY, "old-key", Setting.ENABLED, "false"), Map.of()))
                .isEqualTo(new SettingsDifference(List.of("a key", "enabled = false"), List.of(), false));
        assertThat(SettingsDifference.of(BEFORE, BEFORE)).isEqualTo(new SettingsDifference(List.of(), List.of(), false));
    }
}
