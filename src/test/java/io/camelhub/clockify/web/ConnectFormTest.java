package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.web.page.Form;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reading the fields and check boxes of the form. */
class ConnectFormTest {

    private static final ConnectForm BEFORE = new ConnectForm("acme", "aaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbb", "", "", "", "");

    private static String teams(String typed, List<String> ticked, Set<String> offered) {
        return ConnectForm.of(null, new Form(Map.of("name", List.of("acme"), "team-ids", List.of(typed), "team", ticked)), BEFORE, offered).teamIds();
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
        ConnectForm typed = ConnectForm.of("acme", written);
        assertThat(typed.subdomain()).isEqualTo("acme");
        assertThat(typed.draft("", written, true).texts()).isEmpty();
        assertThat(new ConnectForm("acme", "", "euc1", "", "", "1h").draft("", written, true).texts())
                .containsOnly(Map.entry(Setting.TEAM_IDS, ""), Map.entry(Setting.REGION, "euc1"));
    }
}
