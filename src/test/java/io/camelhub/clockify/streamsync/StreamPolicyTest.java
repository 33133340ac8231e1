package io.camelhub.clockify.streamsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.streamsync.StreamPolicy.Reading;
import io.camelhub.clockify.streamsync.StreamPolicy.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Set<String> FEATURES = Set.of("TIME_OFF");

    private final StreamDeclaration stream = Declarations.requests();

    private static Workspace workspace(Set<String> features) {
        return new Workspace(false, features, false, "acme", false, null, NOW);
    }

    /** Read whole so long ago. */
    private static StreamState read(Duration ago) {
        Instant at = NOW.minus(ago);
        return new StreamState("acme", at, at, at, 3, null, false, null, 0, null);
    }

    private Reading reading(StreamState state, Workspace workspace) {
        return StreamPolicy.reading(stream, state, false, null, workspace);
    }

    @Test
    void what_the_plan_does_not_have_is_not_asked_for() {
        assertThat(reading(StreamState.NEW, workspace(Set.of("APPROVAL")))).isEqualTo(Reading.NOT_HAD);
        assertThat(reading(StreamState.NEW, workspace(FEATURES))).isEqualTo(Reading.WHOLE);
        assertThat(reading(StreamState.NEW, workspace(null))).isEqualTo(Reading.WHOLE);
        assertThat(reading(StreamState.NEW, new Workspace(true, null, true, "acme", false, null, NOW))).isEqualTo(Reading.NOT_HAD);
    }

    @Test
    void money_is_read_with_rates_only() {
        StreamDeclaration invoices = Declarations.named("invoice", "money: true\nread: {get: invoices, pages: none}\n");
        assertThat(StreamPolicy.reading(invoices, StreamState.NEW, false, null, workspace(null))).isEqualTo(Reading.NOT_HAD);
        assertThat(StreamPolicy.reading(invoices, StreamState.NEW, false, null, new Workspace(false, null, true, "acme", false, null, NOW)))
                .isEqualTo(Reading.WHOLE);
    }

    @Test
    void it_is_read_daily_or_sooner_where_something_changed() {
        assertThat(reading(read(Duration.ofHours(23)), workspace(FEATURES))).isEqualTo(Reading.NOT_DUE);
        assertThat(reading(read(Duration.ofHours(24)), workspace(FEATURES))).isEqualTo(Reading.WHOLE);
        StreamState read = read(Duration.ofHours(1));
        StreamState signalled = new StreamState("acme", read.readAt(), read.wholeAt(), read.startedAt(), 3, null, false, NOW, 0, null);
        assertThat(reading(signalled, workspace(FEATURES))).isEqualTo(Reading.WHOLE);
        StreamState before = new StreamState("acme", read.readAt(), read.wholeAt(), read.startedAt(), 3, null, false, read.startedAt().minusSeconds(1), 0, null);
        assertThat(reading(before, workspace(FEATURES))).isEqualTo(Reading.NOT_DUE);
    }

    @Test
    void a_clock_that_was_set_back_delays_nothing() {
        assertThat(reading(read(Duration.ofDays(-3)), workspace(FEATURES))).isEqualTo(Reading.WHOLE);
    }

    @Test
    void a_person_may_order_it_or_let_go_of_what_is_held() {
        StreamState read = read(Duration.ofHours(1));
        assertThat(reading(read, new Workspace(false, FEATURES, false, "acme", false, NOW.minusSeconds(5), NOW))).isEqualTo(Reading.WHOLE);
        StreamState held = new StreamState("acme", read.readAt(), read.wholeAt(), read.startedAt(), 3, null, false, null, 30, null);
        assertThat(reading(held, workspace(FEATURES))).isEqualTo(Reading.NOT_DUE);
        assertThat(reading(held, new Workspace(false, FEATURES, false, "acme", true, null, NOW))).isEqualTo(Reading.WHOLE);
    }

    @Test
    void one_integration_reads_it_as_long_as_it_syncs_the_workspace() {
        StreamState ofOther = new StreamState("other", null, null, null, 1, null, false, null, 0, null);
        assertThat(reading(ofOther, workspace(FEATURES))).isEqualTo(Reading.NOT_HAD);
        assertThat(StreamPolicy.reading(stream, ofOther, true, null, workspace(FEATURES))).isEqualTo(Reading.WHOLE);
        StreamState justRead = new StreamState("other", NOW, NOW, NOW, 1, null, false, null, 0, null);
        assertThat(StreamPolicy.reading(stream, justRead, true, null, workspace(FEATURES))).as("which may have seen less").isEqualTo(Reading.WHOLE);
    }

    @Test
    void a_reading_that_was_interrupted_goes_on_for_some_hours() {
        Instant begun = NOW.minus(Duration.ofHours(5));
        StreamState under = new StreamState("acme", NOW.minusSeconds(60), NOW.minusSeconds(60), begun, 4, "{}", false, null, 0, null);
        assertThat(reading(under, workspace(FEATURES))).isEqualTo(Reading.WHOLE);
        assertThat(StreamPolicy.goesOn(under, "acme", NOW)).isTrue();
        assertThat(StreamPolicy.goesOn(under, "acme", NOW.plus(Duration.ofHours(2)))).isFalse();
        assertThat(StreamPolicy.goesOn(under, "other", NOW)).as("the list of another key").isFalse();
    }

    @Test
    void what_is_sorted_by_time_is_read_to_what_is_known_and_to_its_end_now_and_then() {
        StreamDeclaration approvals = Declarations.of("""
                # Approvals.
                stream: approval
                read:
                  get: approvals
                  pages: {by: query, most: 50, end: last-page}
                  newest: {by: state_at, back: 2d, whole: 31d}
                key: [id]
                missing: left
                columns: {state_at: time}
                """);
        Instant day = NOW.minus(Duration.ofHours(25));
        StreamState state = new StreamState("acme", day, NOW.minus(Duration.ofDays(30)), day, 4, null, false, null, 0, null);
        assertThat(StreamPolicy.reading(approvals, state, false, null, workspace(null))).isEqualTo(Reading.NEWEST);
        StreamState old = new StreamState("acme", day, NOW.minus(Duration.ofDays(31)), day, 4, null, false, null, 0, null);
        assertThat(StreamPolicy.reading(approvals, old, false, null, workspace(null))).isEqualTo(Reading.WHOLE);
    }
}
