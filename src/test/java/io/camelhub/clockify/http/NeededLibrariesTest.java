package io.camelhub.clockify.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.camelhub.clockify.http.NeededLibraries.Library;
import io.camelhub.clockify.watch.RecordedLog;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NeededLibrariesTest {

    private static final Library LACKING = new Library("lib:one", "lib/One.class");
    private static final Library LACKING_TOO = new Library("lib:two:2.0", "META-INF/lib/two.js");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RecordedLog log = RecordedLog.of(NeededLibraries.class.getName(), Level.INFO);

    @BeforeEach
    void build() {
        context.build();
    }

    @AfterEach
    void close() {
        log.close();
        context.stop();
    }

    @Test
    void what_is_missing_and_nothing_else_is_named_once_however_often_the_file_is_read() {
        for (int i = 0; i < 3; i++) {
            assertThat(NeededLibraries.of(context, "a.camel.yaml", "do without", LACKING, NeededLibraries.SERVER, LACKING_TOO).areThere()).isFalse();
        }

        assertThat(log.lines()).singleElement().satisfies(line -> assertThat(line.getLevel()).isEqualTo(Level.INFO))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo("a.camel.yaml is left out: add to the class path lib:one, lib:two:2.0, or do without");
    }

    @Test
    void a_file_that_has_all_it_needs_is_not_spoken_of_and_another_counts_for_itself() {
        assertThat(NeededLibraries.of(context, "a.camel.yaml", "do without", LACKING).areThere()).isFalse();
        log.clear();

        assertThat(NeededLibraries.of(context, "b.camel.yaml", "do without", NeededLibraries.SERVER).areThere()).isTrue();

        assertThat(log.lines()).isEmpty();
    }
}
