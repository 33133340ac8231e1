package io.camelhub.clockify.console.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.console.page.Form;
import io.camelhub.clockify.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of the fields and boxes of the form. */
class TypedTest {

    private static final Typed BEFORE = new Typed("acme", "aaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbb", "", "", "", "");

    private static String teams(String typed, List<String> ticked, Set<String> offered) {
        return Typed.of(null, new Form(Map.of("name", List.of("acme"), "team-ids", List.of(typed), "team", ticked)), BEFORE, offered).teamIds();
    }

    @Test
    void boxes_fill_the_team_ids_and_what_is_typed_besides_stays() {
        assertThat(teams("aaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbb", List.of("aaaaaaaaaaaaaaaaaaaaaaaa", "cccccccccccccccccccccccc"), Set.of("aaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbb", "cccccccccccccccccccccccc"))).isEqualTo("aaaaaaaaaaaaaaaaaaaaaaaa, cccccccccccccccccccccccc");
        assertThat(teams("aaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbb, ffffffffffffffffffffffff", List.of("aaaaaaaaaaaaaaaaaaaaaaaa"), Set.of("aaaaaaaaaaaaaaaaaaaaaaaa"))).isEqualTo("bbbbbbbbbbbbbbbbbbbbbbbb, ffffffffffffffffffffffff, aaaaaaaaaaaaaaaaaaaaaaaa");
        assertThat(teams("aaaaaaaaaaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbbbbbbbbbb", List.of("cccccccccccccccccccccccc"), Set.of())).as("no boxes were there").isEqualTo("aaaaaaaaaaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbbbbbbbbbb");
    }

    @Test
    void only_what_is_different_is_ordered() {
        Map<Setting, String> written = Map.of(Setting.TEAM_IDS, "aaaaaaaaaaaaaaaaaaaaaaaa", Setting.REGION, "acme", Setting.SYNC_EVERY, "1h");
        Typed typed = Typed.of("acme", written);
        assertThat(typed.subdomain()).isEqualTo("acme");
        assertThat(typed.draft("", written, true).texts()).isEmpty();
        assertThat(new Typed("acme", "", "euc1", "", "", "1h").draft("", written, true).texts())
                .containsOnly(Map.entry(Setting.TEAM_IDS, ""), Map.entry(Setting.REGION, "euc1"));
    }
}
