package io.camelhub.clockify.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.entries.PeriodSums.Kind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AttendanceTest {

    private final Attendance attendance = new Attendance();

    private static Kind kind(char type) {
        return new Kind("acme", type, false, LocalDate.parse("2026-11-25"));
    }

    @Test
    void work_and_time_off_are_noted_whichever_of_their_accounts_has_them() {
        attendance.of("e1").add(kind('w'));
        attendance.of("e1").add(kind('o'));
        attendance.of("e2").add(kind('o'));

        assertThat(attendance.worked("e1")).isTrue();
        assertThat(attendance.wasOff("e1")).isTrue();
        assertThat(attendance.worked("e2")).isFalse();
        assertThat(attendance.wasOff("e2")).isTrue();
    }

    @Test
    void a_break_is_neither_and_who_did_nothing_did_neither() {
        attendance.of("e1").add(kind('b'));

        assertThat(attendance.worked("e1")).isFalse();
        assertThat(attendance.wasOff("e1")).isFalse();
        assertThat(attendance.worked("e2")).isFalse();
        assertThat(attendance.wasOff("e2")).isFalse();
    }
}
