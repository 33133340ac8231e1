package io.camelhub.clockify.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.webhooks.WebhookListPolicy.Last;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookListPolicyTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource(nullValues = "never", value = {
        // how it ended, how long ago, an unknown signature, other webhooks in the tables, scarce requests: due
        "never, PT0S, false, false, true, true",
        "READ, PT23H59M, false, false, false, false",
        "READ, PT24H, false, false, true, true",
        "READ, PT59S, true, false, false, false",
        "READ, PT1M, true, false, false, true",
        "READ, PT1M, true, false, true, false",
        "READ, PT24H, true, false, true, true",
        "READ, PT4S, false, true, false, false",
        "READ, PT5S, false, true, false, true",
        "READ, PT59S, false, true, true, false",
        "READ, PT1M, false, true, true, true",
        "REFUSED, PT23H59M, true, true, false, false",
        "REFUSED, PT24H, false, false, false, true",
        "UNANSWERED, PT4M59S, true, true, false, false",
        "UNANSWERED, PT5M, false, false, true, true"
    })
    void a_list_is_read_when_it_is_worth_a_request(Last last, Duration ago, boolean unknown, boolean changed, boolean scarce, boolean due) {
        assertThat(WebhookListPolicy.isDue(last, last == null ? null : NOW.minus(ago), unknown, changed, scarce, NOW)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "never", value = {
        // how the last reading ended, whether one ever did well, other webhooks in the tables: known as well as can be
        "never, false, false, false",
        "UNANSWERED, false, false, false",
        "READ, true, false, true",
        "READ, true, true, false",
        "UNANSWERED, true, false, true",
        "REFUSED, false, false, true",
        "REFUSED, true, true, true"
    })
    void a_signature_that_is_not_known_may_become_so_where_the_list_is_not_read(Last last, boolean read, boolean changed, boolean current) {
        assertThat(WebhookListPolicy.isCurrent(last, read, changed)).isEqualTo(current);
    }
}
