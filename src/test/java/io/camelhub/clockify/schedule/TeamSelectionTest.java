package io.camelhub.clockify.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamSelectionTest {

    private static final Map<String, String> WORKSPACES = Map.of("w1", "One", "w2", "Two");
    private static final List<TeamSelection.Group> GROUPS =
            List.of(new TeamSelection.Group("g1", "Builders", "w1"), new TeamSelection.Group("g2", "Sellers", "w1"));

    private static TeamSelection of(String... teamIds) {
        return TeamSelection.of("acme", List.of(teamIds), WORKSPACES, GROUPS, List.of());
    }

    @Test
    void without_team_ids_all_that_the_key_sees_is_wanted() {
        assertThat(of()).isEqualTo(new TeamSelection(Map.of("w1", List.of(), "w2", List.of()), null));
    }

    @Test
    void a_group_is_wanted_in_its_workspace_in_whatever_order_it_was_written() {
        assertThat(of("g2", "g1").wanted()).isEqualTo(Map.of("w1", List.of("g1", "g2"))).isEqualTo(of("g1", "g2").wanted());
    }

    @Test
    void a_workspace_outdoes_its_groups() {
        assertThat(of("g1", "w1")).isEqualTo(new TeamSelection(Map.of("w1", List.of()), null));
    }

    @Test
    void an_unknown_id_is_a_problem_that_lists_what_there_is_and_costs_no_other_id() {
        TeamSelection selection = of("w2", "nobody");

        assertThat(selection.wanted()).isEqualTo(Map.of("w2", List.of()));
        assertThat(selection.isNothing()).isFalse();
        assertThat(selection.problem()).startsWith("clockify.integrations.acme.team-ids names nobody, which is neither")
                .contains("workspace w1 (One)", "workspace w2 (Two)", "user group g1 (Builders)");
    }

    @Test
    void unknown_ids_alone_select_nothing() {
        assertThat(of("nobody").isNothing()).isTrue();
    }

    @Test
    void where_user_groups_could_not_be_read_the_problem_says_why() {
        assertThat(TeamSelection.of("acme", List.of("nobody"), WORKSPACES, GROUPS, List.of("denied (403)")).problem())
                .endsWith("; not all user groups could be read: denied (403)");
    }

    @Test
    void a_key_that_sees_no_workspace_is_a_problem_of_the_key() {
        TeamSelection selection = TeamSelection.of("acme", List.of(), Map.of(), List.of(), List.of());

        assertThat(selection.isNothing()).isTrue();
        assertThat(selection.problem()).contains("sees no workspace", "clockify.integrations.acme.api-key");
    }
}
