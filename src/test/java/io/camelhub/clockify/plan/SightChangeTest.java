package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.plan.SightChange.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightChangeTest {

    private static KeySight sight(String owner, String role, String... users) {
        return new KeySight(owner, role, Set.of(users));
    }

    private static SightChange of(KeySight last, KeySight now) {
        return SightChange.of(last, now, 2);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "a, -,               a, WORKSPACE_ADMIN, WIDER",
        "a, MEMBER,          a, OWNER,           WIDER",
        "a, -,               a, MEMBER,          WIDER",
        "a, MEMBER,          a, TEAM_MANAGER,    WIDER",
        "a, PROJECT_MANAGER, a, TEAM_MANAGER,    WIDER",
        "a, MEMBER,          b, MEMBER,          WIDER",
        "a, MEMBER,          b, OWNER,           WIDER",
        "a, TEAM_MANAGER,    a, MEMBER,          NOT_WIDER",
        "a, MEMBER,          a, -,               NOT_WIDER",
        "a, MEMBER,          a, MEMBER,          NOT_WIDER",
        "a, OWNER,           a, -,               NOT_WIDER",
        "a, OWNER,           b, MEMBER,          NOT_WIDER",
        "a, OWNER,           b, WORKSPACE_ADMIN, NOT_WIDER",
        "-, -,               a, OWNER,           NOT_WIDER"})
    void another_owner_or_a_greater_role_may_see_everybody_more(String before, String roleBefore, String owner, String role, Kind kind) {
        assertThat(of(sight(before, roleBefore), sight(owner, role)).kind()).isEqualTo(kind);
    }

    @Test
    void users_who_come_into_sight_are_read_by_their_lists_where_they_are_few() {
        SightChange change = of(sight("a", "TEAM_MANAGER", "a", "b"), sight("a", "TEAM_MANAGER", "a", "c", "d"));
        assertThat(change.kind()).isEqualTo(Kind.WIDER_BY_USERS);
        assertThat(change.users()).containsExactlyInAnyOrder("c", "d");
        assertThat(of(sight("a", "TEAM_MANAGER", "a"), sight("a", "TEAM_MANAGER", "a", "b", "c", "d")).kind()).isEqualTo(Kind.WIDER);
    }

    @Test
    void who_is_managed_from_now_on_comes_into_sight_though_they_were_listed_before() {
        KeySight last = new KeySight("a", "TEAM_MANAGER", Set.of("a", "b", "c"), Set.of("b"));
        KeySight now = new KeySight("a", "TEAM_MANAGER", Set.of("a", "b", "c"), Set.of("b", "c"));

        assertThat(of(last, now).users()).containsExactly("c");
        assertThat(of(now, last).kind()).isEqualTo(Kind.NOT_WIDER);
        assertThat(SightChange.same(last, now)).isFalse();
        assertThat(SightChange.same(now, now)).isTrue();
    }

    @Test
    void a_hire_is_no_news_to_who_sees_everybody() {
        assertThat(of(sight("a", "OWNER", "a"), sight("a", "OWNER", "a", "b")).kind()).isEqualTo(Kind.NOT_WIDER);
    }

    /** What the key in between read is stored: to the one that is back it is gone as if it were deleted. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "a, -,            b, -,               a, -,            b",
        "a, MEMBER,       b, MEMBER,          a, MEMBER,       b",
        "a, MEMBER,       b, MEMBER,          c, MEMBER,       b",
        "a, -,            a, TEAM_MANAGER,    a, -,            a",
        "a, MEMBER,       b, WORKSPACE_ADMIN, a, MEMBER,       b",
        "a, -,            b, -,               b, -,            a",
        "a, -,            a, -,               b, -,            a",
        "a, OWNER,        b, MEMBER,          a, OWNER,        a",
        "a, -,            b, -,               c, OWNER,        a",
        "a, TEAM_MANAGER, a, -,               a, TEAM_MANAGER, a",
        "a, MEMBER,       -, -,               a, MEMBER,       a"})
    void a_key_that_is_back_is_judged_by_what_the_one_between_saw(
            String believed, String roleBelieved, String last, String lastRole, String now, String role, String by) {
        KeyViews.View kept = new KeyViews.View(sight(believed, roleBelieved), Set.of(), sight(last, lastRole), Set.of());

        KeySight judging = kept.judging(sight(now, role)).believed();

        assertThat(judging.ownerId()).isEqualTo(by);
        assertThat(judging).isEqualTo(by.equals(believed) && !"TEAM_MANAGER".equals(lastRole) ? kept.believed() : kept.last());
    }
}
