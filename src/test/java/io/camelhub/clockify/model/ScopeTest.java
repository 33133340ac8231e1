package io.camelhub.clockify.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void everybody_is_taken_from_the_first_day_on_and_what_is_running_before_it() {
        Scope scope = new Scope(true, Set.of(), FIRST);

        assertThat(scope.keptOut("u", FIRST, false)).isNull();
        assertThat(scope.keptOut("u", FIRST.minusSeconds(1), false)).isEqualTo(Reason.BEFORE_FIRST_DAY);
        assertThat(scope.keptOut("u", FIRST.minusSeconds(1), true)).isNull();
    }

    @Test
    void of_user_groups_their_members_are_taken() {
        Scope scope = new Scope(false, Set.of("u"), FIRST);

        assertThat(scope.keptOut("u", FIRST, false)).isNull();
        assertThat(scope.keptOut("v", FIRST, true)).isEqualTo(Reason.NOT_IN_TEAMS);
    }
}
