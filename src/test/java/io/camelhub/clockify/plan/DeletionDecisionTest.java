package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeletionDecisionTest {

    private static final KeySight BEFORE = new KeySight("owner", "OWNER", Set.of("a", "b", "c", "d", "e"));

    private static DeletionDecision decision(KeySight now, int gone, int of) {
        return DeletionDecision.of(BEFORE, Set.of(), now, List.of()).orTooMany(gone, of);
    }

    private static boolean isClear(DeletionDecision decision) {
        return decision.everything() == null && decision.vanished().isEmpty();
    }

    @Test
    void a_key_that_sees_what_it_saw_is_believed() {
        assertThat(isClear(decision(BEFORE, 5, 100))).isTrue();
        assertThat(isClear(decision(BEFORE, 20, 20))).isTrue();
    }

    @Test
    void another_owner_or_role_is_not_believed() {
        assertThat(decision(new KeySight("other", "OWNER", BEFORE.users()), 1, 0).everything()).contains("owner changed");
        assertThat(decision(new KeySight("owner", "MEMBER", BEFORE.users()), 1, 0).everything()).contains("role");
        assertThat(isClear(decision(new KeySight("owner", null, BEFORE.users()), 1, 0))).isTrue();
    }

    @Test
    void one_user_of_five_who_vanished_holds_back_their_own_entries_and_two_hold_back_all() {
        DeletionDecision one = decision(new KeySight("owner", "OWNER", Set.of("a", "b", "c", "d")), 1, 0);
        assertThat(one.reason("e", false)).contains("user e");
        assertThat(one.reason("a", false)).isNull();
        assertThat(decision(new KeySight("owner", "OWNER", Set.of("a", "b", "c")), 1, 0).reason("a", false)).contains("3 users, where it saw 5");
    }

    @Test
    void of_users_whom_the_list_leaves_out_nothing_is_known() {
        assertThat(isClear(DeletionDecision.of(BEFORE, Set.of(), new KeySight("owner", "OWNER", Set.of("a", "b", "c")), List.of("d", "e"))))
                .isTrue();
    }

    @Test
    void more_than_20_entries_and_a_fifth_of_a_window_are_too_many_at_once() {
        assertThat(decision(BEFORE, 21, 100).everything()).contains("21 of 100");
        assertThat(isClear(decision(BEFORE, 21, 105))).isTrue();
        assertThat(isClear(decision(BEFORE, 500, 0))).isTrue();
    }

    /** One leaves after the other: those who left before count no more, but what is theirs stays held back. */
    @Test
    void leavers_do_not_add_up_and_one_of_a_small_team_holds_back_their_own_entries_only() {
        KeySight four = new KeySight("owner", "OWNER", Set.of("a", "b", "c", "d"));
        DeletionDecision first = DeletionDecision.of(four, Set.of(), new KeySight("owner", "OWNER", Set.of("a", "b", "c")), List.of());
        assertThat(first.reason("a", false)).isNull();
        assertThat(first.reason("d", false)).contains("user d");

        DeletionDecision second = DeletionDecision.of(new KeySight("owner", "OWNER", Set.of("a", "b", "c")), first.vanished(),
                new KeySight("owner", "OWNER", Set.of("a", "b")), List.of());
        assertThat(second.reason("a", false)).isNull();
        assertThat(second.vanished()).containsExactlyInAnyOrder("c", "d");

        DeletionDecision back = DeletionDecision.of(
                new KeySight("owner", "OWNER", Set.of("a", "b")), second.vanished(), four, List.of());
        assertThat(isClear(back)).isTrue();
    }

    @Test
    void who_sees_everybody_now_and_did_not_before_has_lost_nothing() {
        KeySight member = new KeySight("member", null, Set.of());
        assertThat(isClear(DeletionDecision.of(member, Set.of(), BEFORE, List.of()))).isTrue();
        assertThat(isClear(DeletionDecision.of(new KeySight("owner", "MEMBER", BEFORE.users()), Set.of(), BEFORE, List.of()))).isTrue();
        assertThat(DeletionDecision.of(member, Set.of(), new KeySight("other", "MEMBER", Set.of()), List.of()).everything())
                .contains("owner changed");
    }

    @Test
    void many_that_batches_left_out_twice_are_not_believed() {
        assertThat(decision(BEFORE, 21, 0).orLeftOut(21, 100).everything()).contains("21 of 100");
        assertThat(isClear(decision(BEFORE, 20, 0).orLeftOut(20, 20))).isTrue();
        assertThat(isClear(decision(BEFORE, 21, 0).orLeftOut(21, 200))).isTrue();
    }

    @Test
    void a_key_that_shows_some_only_deletes_nothing_of_others() {
        KeySight member = new KeySight("owner", "MEMBER", BEFORE.users());
        DeletionDecision decision = DeletionDecision.of(member, Set.of(), member, List.of()).ofOnly(Set.of("owner", "a"));
        assertThat(decision.reason("owner", false)).isNull();
        assertThat(decision.reason("a", false)).isNull();
        assertThat(decision.reason("b", false)).contains("user b");
        assertThat(decision.reason("b", true)).as("another key sees more, and judges it").isNull();
    }
}
