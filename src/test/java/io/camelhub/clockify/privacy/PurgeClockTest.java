package io.camelhub.clockify.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class PurgeClockTest {

    private static final Instant TRUTH = Instant.parse("2026-03-10T12:00:00Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger(PurgeClock.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicReference<Instant> shown = new AtomicReference<>(TRUTH);
    private final AtomicLong nanos = new AtomicLong();
    private final Database database = TestDatabases.fresh(Dialect.H2, shown::get);
    private final PurgeClock clock = new PurgeClock(database, nanos::get);

    @BeforeEach
    void somethingWasOrderedJustNow() {
        log.start();
        logger.addAppender(log);
        JdbcClient.create(database.dataSource()).sql("insert into clockify_audit_log (ordered_at, by_whom, via, action) values (?, 'ann', 'console', 'sync')")
                .param(database.bind(TRUTH)).update();
    }

    @AfterEach
    void detach() {
        logger.detachAppender(log);
    }

    private Instant after(Duration counted, Instant shows) {
        nanos.addAndGet(counted.toNanos());
        shown.set(shows);
        return clock.now();
    }

    @Test
    void a_clock_that_leapt_is_warned_of_once_where_it_stays_so() {
        assertThat(clock.now()).isEqualTo(TRUTH);
        Instant leapt = TRUTH.plus(Duration.ofDays(365));
        after(Duration.ofHours(1), leapt);
        assertThat(log.list).isEmpty();
        Instant until = after(Duration.ofHours(1), leapt.plus(Duration.ofHours(1)));
        assertThat(until).isEqualTo(TRUTH.plus(Duration.ofDays(2)).plus(Duration.ofHours(1)));
        after(Duration.ofHours(1), leapt.plus(Duration.ofHours(2)));
        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage()).contains("The database's clock shows 2027-03-10T13:00:00Z", "deleted as of 2026-03-12T13:00:00Z");
        });
    }

    @Test
    void a_clock_that_is_set_right_again_is_not_warned_of() {
        clock.now();
        after(Duration.ofHours(1), TRUTH.plus(Duration.ofDays(365)));
        assertThat(after(Duration.ofHours(1), TRUTH.plus(Duration.ofHours(2)))).isEqualTo(TRUTH.plus(Duration.ofHours(2)));
        assertThat(log.list).isEmpty();
    }
}
