package io.camelhub.clockify.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of the delivery of messages. */
class NoticesTest {

    @Test
    void an_endpoint_that_does_not_answer_is_reported_once() {
        AtomicLong nanos = new AtomicLong();
        Notices notices = new Notices(null, nanos::get);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Notices.class);
        logger.addAppender(log);
        try {
            notices.sending("clockify.alerts.uri");
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            notices.reportSilence();
            assertThat(log.list).isEmpty();

            nanos.addAndGet(Duration.ofMinutes(2).toNanos());
            notices.reportSilence();
            notices.reportSilence();

            assertThat(log.list).singleElement().asString().contains("clockify.alerts.uri has not answered for 2 minutes");
        } finally {
            logger.detachAppender(log);
        }
    }
}
