package io.camelhub.clockify.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.webhooks.WebhookTokens.Token;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookTokensTest {

    private static final Token OURS = new Token("s3cret-of-ours", "w1", "h1", "NEW_TIME_ENTRY");

    private final WebhookTokens tokens = new WebhookTokens();

    @Test
    void a_signature_leads_to_the_webhook_and_its_workspace() {
        Token other = new Token("s3cret-of-w2", "w2", "h2", "TIMER_STOPPED");
        tokens.replace("acme", "w1", List.of(OURS));
        tokens.replace("acme", "w2", List.of(other));

        assertThat(tokens.find("acme", "s3cret-of-ours")).contains(OURS);
        assertThat(tokens.find("acme", "s3cret-of-w2")).contains(other);
        assertThat(tokens.count("acme")).isEqualTo(2);
    }

    @Test
    void no_signature_and_no_part_of_one_and_none_of_another_integration_is_known() {
        tokens.replace("acme", "w1", List.of(OURS));

        assertThat(tokens.find("acme", null)).isEmpty();
        assertThat(tokens.find("acme", "")).isEmpty();
        assertThat(tokens.find("acme", "s3cret")).isEmpty();
        assertThat(tokens.find("acme", "s3cret-of-ours ")).isEmpty();
        assertThat(tokens.find("beta", "s3cret-of-ours")).isEmpty();
    }

    @Test
    void what_clockify_lists_no_more_is_forgotten() {
        tokens.replace("acme", "w1", List.of(OURS));
        tokens.replace("acme", "w1", List.of());
        assertThat(tokens.find("acme", "s3cret-of-ours")).isEmpty();

        tokens.replace("acme", "w1", List.of(OURS));
        tokens.retain(Set.of("beta"));
        assertThat(tokens.find("acme", "s3cret-of-ours")).isEmpty();
    }

    @Test
    void a_look_is_wanted_once_for_each_time_that_something_unknown_came() {
        assertThat(tokens.takeUnknown("acme")).isFalse();
        tokens.unknown("acme");
        tokens.unknown("acme");
        assertThat(tokens.takeUnknown("acme")).isTrue();
        assertThat(tokens.takeUnknown("acme")).isFalse();
    }

    @Test
    void a_token_is_never_written_out_and_never_empty() {
        tokens.replace("acme", "w1", List.of(OURS));
        assertThat(OURS + " " + tokens).doesNotContain("s3cret");
        assertThatThrownBy(() -> new Token(" ", "w1", "h1", "X")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.replace("acme", "w2", List.of(OURS)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("s3cret");
    }
}
