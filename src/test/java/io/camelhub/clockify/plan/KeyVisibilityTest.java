package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyVisibilityTest {

    private static final String REMEDY = ": use an owner's or admin's key";
    private static final Map<String, Set<String>> GROUPS = Map.of("g1", Set.of("me", "a", "b"), "g2", Set.of("c"));

    private static String lack(String role, boolean denied, Boolean open, int known, Integer listed, Set<String> wanted, Set<String> managed) {
        return new KeyVisibility("me", role, denied, open, known, listed, wanted, GROUPS, managed).lack();
    }

    private static String lack(String role, boolean denied, int known) {
        return lack(role, denied, null, known, null, Set.of(), Set.of());
    }

    @Test
    void an_owner_s_and_an_admin_s_key_show_all_and_of_an_unknown_role_nothing_is_claimed() {
        assertThat(lack("OWNER", false, 40)).isNull();
        assertThat(lack("WORKSPACE_ADMIN", true, 40)).isNull();
        assertThat(lack(null, false, 40)).isNull();
    }

    @Test
    void a_plain_member_s_key_shows_one_of_all_who_are_known_or_listed() {
        assertThat(lack("MEMBER", false, 40)).isEqualTo("sees 1 of 40 people" + REMEDY);
        assertThat(lack("MEMBER", false, null, 5, 40, Set.of(), Set.of())).isEqualTo("sees 1 of 40 people" + REMEDY);
        assertThat(lack("PROJECT_MANAGER", false, 40)).isEqualTo("does not see everybody's entries" + REMEDY);
    }

    @Test
    void where_the_list_of_people_is_refused_there_are_at_least_those_of_the_groups_and_where_nobody_is_known_no_number() {
        assertThat(lack(null, true, 1)).isEqualTo("sees 1 of at least 4 people" + REMEDY);
        assertThat(new KeyVisibility("me", null, true, null, 1, null, Set.of(), Map.of(), Set.of()).lack())
                .isEqualTo("sees only its owner's entries" + REMEDY);
    }

    @Test
    void whose_workspace_is_open_to_all_or_has_nobody_else_misses_nothing() {
        assertThat(lack("MEMBER", false, true, 40, null, Set.of(), Set.of())).isNull();
        assertThat(new KeyVisibility("me", "MEMBER", false, false, 1, null, Set.of(), Map.of(), Set.of()).lack()).isNull();
    }

    @Test
    void a_team_manager_s_key_shows_their_groups_which_may_be_all_that_is_wanted() {
        assertThat(lack("TEAM_MANAGER", false, null, 40, null, Set.of(), Set.of("g1"))).isEqualTo("sees 3 of 40 people" + REMEDY);
        assertThat(lack("TEAM_MANAGER", false, null, 40, null, Set.of("g1"), Set.of("g1"))).isNull();
        assertThat(lack("TEAM_MANAGER", false, null, 40, null, Set.of("g1", "g2"), Set.of("g1"))).isEqualTo("sees 3 of 4 people" + REMEDY);
        assertThat(lack("TEAM_MANAGER", false, null, 40, null, Set.of("g2"), Set.of("g1"))).isEqualTo("sees 0 of 1 people" + REMEDY);
    }
}
