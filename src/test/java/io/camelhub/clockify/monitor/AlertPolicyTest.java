package io.camelhub.clockify.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.monitor.AlertPolicy.Decided;
import io.camelhub.clockify.monitor.AlertPolicy.Step;
import io.camelhub.clockify.query.Health.Level;
import org.junit.jupiter.api.Test;

class AlertPolicyTest {

    private static Decided tell(AlertState state) {
        return new Decided(Step.REPORT, state);
    }

    private static final Decided NOTHING = new Decided(Step.NOTHING, null);

    @Test
    void a_change_is_reported_once() {
        assertThat(AlertPolicy.decide(null, Level.LATE)).isEqualTo(tell(AlertState.LATE));
        assertThat(AlertPolicy.decide(AlertState.LATE, Level.LATE)).isEqualTo(NOTHING);
        assertThat(AlertPolicy.decide(AlertState.LATE, Level.REFUSED)).isEqualTo(tell(AlertState.REFUSED));
        assertThat(AlertPolicy.decide(AlertState.REFUSED, Level.WELL)).isEqualTo(tell(AlertState.RECOVERED));
        assertThat(AlertPolicy.decide(AlertState.RECOVERED, Level.WELL)).isEqualTo(NOTHING);
        assertThat(AlertPolicy.decide(AlertState.RECOVERED, Level.LATE)).isEqualTo(tell(AlertState.LATE));
    }

    @Test
    void what_was_always_well_or_fails_once_is_no_news() {
        assertThat(AlertPolicy.decide(null, Level.WELL)).isEqualTo(NOTHING);
        assertThat(AlertPolicy.decide(null, Level.FAILED)).isEqualTo(NOTHING);
        assertThat(AlertPolicy.decide(AlertState.REFUSED, Level.FAILED)).as("it is not well yet").isEqualTo(NOTHING);
    }

    @Test
    void what_is_paused_is_forgotten_without_a_message() {
        assertThat(AlertPolicy.decide(AlertState.LATE, Level.OFF)).isEqualTo(new Decided(Step.FORGET, null));
        assertThat(AlertPolicy.decide(null, Level.OFF)).isEqualTo(NOTHING);
    }
}
