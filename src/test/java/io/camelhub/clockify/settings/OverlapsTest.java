package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverlapsTest {

    private static final String TEAM = "5e0000000000000000000001";
    private static final String OTHER_TEAM = "5e0000000000000000000002";

    private static Integration integration(String name, String key, boolean enabled, String api, String... teams) {
        return new Integration(name, new ApiKey(key), List.of(teams), enabled, URI.create(api), URI.create(api), null, Duration.ofMinutes(15),
                Duration.ofHours(24), 31, null, null, 6, 92, 1000);
    }

    private static Integration integration(String name, String key, String... teams) {
        return integration(name, key, true, "https://api.example.com", teams);
    }

    private static List<String> overlaps(Integration... integrations) {
        return Overlaps.among(List.of(integrations)).stream().map(SettingProblem::property).toList();
    }

    @Test
    void two_with_one_key_overlap_where_one_gathers_all_or_a_team_is_in_both() {
        assertThat(overlaps(integration("a", "KEY1"), integration("b", "KEY1", TEAM))).containsExactly("clockify.integrations.b.team-ids");
        assertThat(overlaps(integration("a", "KEY1", TEAM, OTHER_TEAM), integration("b", "KEY1", TEAM))).hasSize(1);
        assertThat(overlaps(integration("a", "KEY1", TEAM), integration("b", "KEY1", OTHER_TEAM))).isEmpty();
    }

    @Test
    void another_key_or_address_and_what_is_turned_off_overlaps_with_nothing() {
        assertThat(overlaps(integration("a", "KEY1"), integration("b", "KEY2"))).isEmpty();
        assertThat(overlaps(integration("a", "KEY1"), integration("b", "KEY1", true, "https://other.example.com"))).isEmpty();
        assertThat(overlaps(integration("a", "KEY1"), integration("b", "KEY1", false, "https://api.example.com"))).isEmpty();
    }

    @Test
    void of_many_with_one_key_there_is_one_notice_that_names_a_few() {
        List<Integration> many = IntStream.range(0, 6).mapToObj(i -> integration("i" + i, "KEY1")).toList();

        assertThat(Overlaps.among(many)).singleElement().satisfies(notice -> {
            assertThat(notice.isError()).isFalse();
            assertThat(notice.problem()).contains("those of i0, i2, i3 and 2 others gather");
        });
    }
}
