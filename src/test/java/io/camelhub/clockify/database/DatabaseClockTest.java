package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private Instant database = Instant.parse("2026-03-02T10:00:00.123456Z");
    private long nanos = Long.MAX_VALUE - 1_000_000;
    private boolean inTransaction;
    private int asked;

    private final DatabaseClock clock = new DatabaseClock(() -> {
        asked++;
        return database;
    }, () -> inTransaction, () -> nanos);

    private void pass(Duration time) {
        database = database.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void between_two_readings_a_second_apart_it_goes_on_by_the_clock_of_the_process() {
        Instant first = clock.instant();
        pass(Duration.ofMillis(1000));

        assertThat(clock.instant()).isEqualTo(first.plusMillis(1000));
        assertThat(asked).isEqualTo(1);

        database = first.plusSeconds(90);
        nanos++;
        assertThat(clock.instant()).isEqualTo(first.plusSeconds(90));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void what_a_transaction_reads_is_not_kept() {
        inTransaction = true;
        clock.instant();
        pass(Duration.ofMillis(1));

        assertThat(clock.instant()).isEqualTo(database);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void a_reading_of_before_counts_within_a_transaction() {
        clock.instant();
        inTransaction = true;
        pass(Duration.ofMillis(1));

        assertThat(clock.instant()).isEqualTo(database);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void an_answer_that_comes_late_is_old_at_once() {
        DatabaseClock slow = new DatabaseClock(() -> {
            asked++;
            nanos += Duration.ofSeconds(2).toNanos();
            return database;
        }, () -> false, () -> nanos);
        slow.instant();
        slow.instant();

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void it_goes_by_microseconds_as_the_databases_do() {
        clock.instant();
        nanos += 1_999;

        assertThat(clock.instant()).isEqualTo(database.plusNanos(1_000));
    }
}
