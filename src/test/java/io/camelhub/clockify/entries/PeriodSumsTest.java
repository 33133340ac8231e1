package io.camelhub.clockify.entries;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.entries.PeriodSums.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PeriodSumsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-31");
    private static final Kind WORK = new Kind("acme", 'w', true, DAY);
    private static final Kind NEXT_DAY = new Kind("acme", 'o', false, DAY.plusDays(1));

    private static List<String> read(LocalDate first, String text) {
        List<String> sums = new ArrayList<>();
        PeriodSums.<String, String>read(first, text, kind -> project -> kind.integration() + "," + kind.type() + "," + kind.billable() + ","
                + kind.day() + "," + project, Function.identity(), (work, user, seconds) -> sums.add(user + "," + work + "," + seconds));
        return sums;
    }

    @Test
    void what_is_written_is_read() {
        PeriodSums sums = new PeriodSums(DAY);
        sums.add("u1", WORK, "p1", 60);
        sums.add("u1", NEXT_DAY, null, 30);
        sums.add("u2", WORK, null, 7);
        sums.add("u2", WORK, "p2", 86_400);
        sums.add("u1", WORK, "p1", 1);

        assertThat(sums.lastDay()).isEqualTo(DAY.plusDays(1));
        assertThat(sums.text()).isEqualTo("acme w 1 0 p1  p2\nacme o 0 1 \n\nu1 0 61 3 30\nu2 1 7 2 86400\n");
        assertThat(read(DAY, sums.text())).containsExactly("u1,acme,w,true,2026-01-31,p1,61", "u1,acme,o,false,2026-02-01,null,30",
                "u2,acme,w,true,2026-01-31,null,7", "u2,acme,w,true,2026-01-31,p2,86400");
    }

    @Test
    void ids_that_have_spaces_lines_and_signs_come_back_as_they_were() {
        String odd = "a b\nc+d%20é 0 60\n\n漢";
        PeriodSums sums = new PeriodSums(DAY);
        sums.add(odd, new Kind(odd, 'w', true, DAY), odd, 60);

        assertThat(read(DAY, sums.text())).containsExactly(odd + "," + odd + ",w,true,2026-01-31," + odd + ",60");
    }

    @Test
    void what_the_caller_leaves_out_is_skipped() {
        PeriodSums sums = new PeriodSums(DAY);
        sums.add("u1", NEXT_DAY, "p1", 1);
        sums.add("u2", WORK, "p1", 2);
        sums.add("u2", NEXT_DAY, "p1", 3);
        sums.add("u3", WORK, "p2", 4);
        List<Long> left = new ArrayList<>();

        PeriodSums.<String, String>read(DAY, sums.text(), kind -> kind.worked() ? project -> project.equals("p1") ? project : null : null,
                user -> user.equals("u1") ? null : user, (work, user, seconds) -> left.add(seconds));

        assertThat(left).containsExactly(2L);
    }

    @Test
    void a_month_is_the_sum_of_its_days_by_the_month_in_which_they_lie() {
        PeriodSums day = new PeriodSums(DAY);
        day.add("u1", WORK, "p1", 60);
        day.add("u1", NEXT_DAY, null, 30);
        PeriodSums before = new PeriodSums(DAY.minusDays(1));
        before.add("u1", new Kind("acme", 'w', true, DAY.minusDays(1)), "p1", 5);
        PeriodSums month = new PeriodSums(LocalDate.parse("2026-01-01"));

        month.addDay(DAY, day.text());
        month.addDay(DAY.minusDays(1), before.text());

        assertThat(month.lastDay()).isEqualTo("2026-02-01");
        assertThat(read(LocalDate.parse("2026-01-01"), month.text()))
                .containsExactly("u1,acme,w,true,2026-01-01,p1,65", "u1,acme,o,false,2026-02-01,null,30");
    }

    @Test
    void the_line_of_a_user_can_be_given_to_another() {
        PeriodSums sums = new PeriodSums(DAY);
        sums.add("u", WORK, "u", 1);
        sums.add("u1", WORK, "u", 2);

        assertThat(read(DAY, sums.text().replace(PeriodSums.startOfLine("u"), PeriodSums.startOfLine("erased-1"))))
                .containsExactly("erased-1,acme,w,true,2026-01-31,u,1", "u1,acme,w,true,2026-01-31,u,2");
    }
}
