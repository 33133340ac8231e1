package io.camelhub.clockify.sync.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.sync.verification.DeletionDecision.Sight;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeletionDecisionTest {

    private static final Sight BEFORE = new Sight("owner", "OWNER", Set.of("a", "b", "c", "d", "e"));

    private static DeletionDecision decision(Sight now, int gone, int of) {
        return DeletionDecision.of(BEFORE, now, List.of(), gone, of);
    }

    @Test
    void a_key_that_sees_what_it_saw_is_believed() {
        assertThat(decision(BEFORE, 5, 100).isClear()).isTrue();
        assertThat(decision(BEFORE, 20, 20).isClear()).isTrue();
    }

    @Test
    void another_owner_or_role_is_not_believed() {
        assertThat(decision(new Sight("other", "OWNER", BEFORE.users()), 1, 0).everything()).contains("owner changed");
        assertThat(decision(new Sight("owner", "MEMBER", BEFORE.users()), 1, 0).everything()).contains("role");
        assertThat(decision(new Sight("owner", null, BEFORE.users()), 1, 0).isClear()).isTrue();
    }

    @Test
    void one_user_of_five_who_vanished_holds_back_their_own_entries_and_two_hold_back_all() {
        DeletionDecision one = decision(new Sight("owner", "OWNER", Set.of("a", "b", "c", "d")), 1, 0);
        assertThat(one.reason("e")).contains("user e");
        assertThat(one.reason("a")).isNull();
        assertThat(decision(new Sight("owner", "OWNER", Set.of("a", "b", "c")), 1, 0).reason("a")).contains("3 users, where it saw 5");
    }

    @Test
    void of_users_whom_the_list_leaves_out_nothing_is_known() {
        assertThat(DeletionDecision.of(BEFORE, new Sight("owner", "OWNER", Set.of("a", "b", "c")), List.of("d", "e"), 1, 0).isClear())
                .isTrue();
    }

    @Test
    void more_than_20_entries_and_a_fifth_of_a_window_are_too_many_at_once() {
        assertThat(decision(BEFORE, 21, 100).everything()).contains("21 of 100");
        assertThat(decision(BEFORE, 21, 105).isClear()).isTrue();
        assertThat(decision(BEFORE, 500, 0).isClear()).isTrue();
    }
}
