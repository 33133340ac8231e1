package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionalAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private static Refusal refusal(String request, Integer status) {
        return new Refusal(request, status, "no", null, null, NOW, NOW);
    }

    private static OptionalAnswers answers(Refusal... refusals) {
        return new OptionalAnswers(List.of(refusals), "entries");
    }

    @Test
    void what_was_refused_is_asked_again_after_a_day_and_what_was_not_answered_at_once() {
        assertThat(answers(refusal("users", 404)).asks("users", true, NOW.plus(Duration.ofHours(1)))).isFalse();
        assertThat(answers(refusal("users", 404)).asks("users", false, NOW.plus(Duration.ofHours(25)))).isTrue();
        assertThat(answers(refusal("users", null)).asks("users", false, NOW)).isTrue();
        assertThat(answers().asks("users", false, NOW)).isFalse();
    }

    @Test
    void nothing_is_asked_twice_in_a_run() {
        OptionalAnswers answers = answers();
        answers.answered("users", NOW);

        assertThat(answers.asks("users", true, NOW)).isFalse();
        assertThat(answers.wasAnswered("users")).isTrue();
    }

    @Test
    void clockify_may_be_away_where_what_was_answered_before_no_longer_is() {
        OptionalAnswers answers = answers(refusal("tags", null));
        answers.failed(refusal("tags", null));
        assertThat(answers.clockifyMayBeAway()).isFalse();

        answers.failed(refusal("users", null));
        assertThat(answers.clockifyMayBeAway()).isTrue();
        assertThat(answers.wasRefused("users")).isFalse();
        answers.answered("running timers", NOW);
        assertThat(answers.clockifyMayBeAway()).isFalse();
    }

    @Test
    void only_a_refusal_for_another_reason_than_the_key_s_rights_spares_the_guard_its_question() {
        assertThat(answers(refusal("users", 405)).refuses("users", NOW)).isTrue();
        assertThat(answers(refusal("users", 403)).refuses("users", NOW)).isFalse();
        assertThat(answers(refusal("users", null)).refuses("users", NOW)).isFalse();
    }
}
