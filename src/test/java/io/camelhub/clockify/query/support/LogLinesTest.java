package io.camelhub.clockify.query.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private static String of(String... lines) {
        return LogLines.of(List.of(lines));
    }

    @Test
    void of_a_line_its_time_its_level_and_its_class_stay() {
        assertThat(of("2026-03-10 12:00:00.123+01:00 WARN  [Ada] SyncRuns             Ada Lovelace's entry \"lunch\" [integration=acme]"))
                .isEqualTo("2026-03-10 12:00:00.123+01:00 WARN SyncRuns\n");
        assertThat(of("{\"@timestamp\":\"2026-03-10T12:00:02.000Z\",\"message\":\"Ada \\\"level\\\":\\\"Ada\\\"\",\"logger_name\":\"a.B\",\"level\":\"INFO\"}"))
                .isEqualTo("2026-03-10T12:00:02.000Z INFO a.B\n");
    }

    @Test
    void what_was_thrown_and_where_stays_and_its_words_do_not() {
        assertThat(of("2026-03-10 12:00:00.123+01:00 ERROR [x] Door  no: java.io.IOException: Ada", "java.io.IOException: Ada", "\tat a.b.C$D.<init>(C.java:7)",
                "\tat java.base/java.lang.Thread.run(Thread.java:840)", "\tat Ada Lovelace(C.java:7)", "Caused by: a.b.SomeError: Ada", "\t... 12 more"))
                .isEqualTo("2026-03-10 12:00:00.123+01:00 ERROR Door java.io.IOException\nthrown: java.io.IOException\n\tat a.b.C$D.<init>(C.java:7)\n"
                        + "\tat java.base/java.lang.Thread.run(Thread.java:840)\nCaused by: a.b.SomeError\n\t... 12 more\n"
                        + "(lines that are only text, left out: 1)\n");
    }

    @Test
    void all_other_lines_are_text() {
        assertThat(of("Ada Lovelace", "", "ada@acme.example", "{Ada}", "2026-03-10 Ada")).isEqualTo("(lines that are only text, left out: 5)\n");
        assertThat(of()).isEmpty();
    }
}
