package io.camelhub.clockify.overview;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.query.PeopleScope;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What is due of employees in a week, from {@code clockify_expected_day}. The view computes a few thousand days a second, so the answer about a
 * large company is kept for some minutes; a quick one is read anew each time. Safe for several threads.
 */
final class ExpectedDays {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration QUICK = Duration.ofMillis(50);
    /** Employees up to which a scope is read by itself. */
    private static final int FEW = 50;

    /**
     * A day of an employee.
     *
     * @param capacitySeconds that they should work, without regard to holidays and time off
     * @param expectedSeconds that were due
     * @param holiday whether it is a public holiday; false where no plan of theirs has holidays
     */
    record Day(String employeeId, LocalDate day, long capacitySeconds, long expectedSeconds, boolean holiday) {
    }

    private record Answer(LocalDate monday, List<Day> days, long at, long took) {
    }

    private final Database database;
    private final LongSupplier nanoTime;
    private volatile Answer last;

    /** @param nanoTime as {@link System#nanoTime} */
    ExpectedDays(Database database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
    }

    /** The days of a week; of at least the scope's employees. */
    List<Day> of(LocalDate monday, PeopleScope scope) {
        if (!scope.isEverybody() && scope.employees().size() <= FEW) {
            return read(select(monday).in("employee_id", scope.employees()));
        }
        Answer kept = last;
        if (kept == null || !kept.monday().equals(monday) || kept.took() < QUICK.toNanos() || nanoTime.getAsLong() - kept.at() > KEPT.toNanos()) {
            kept = readAgain(monday, kept);
        }
        return kept.days();
    }

    private synchronized Answer readAgain(LocalDate monday, Answer before) {
        if (last == before || !last.monday().equals(monday)) {
            long start = nanoTime.getAsLong();
            List<Day> days = read(select(monday));
            long end = nanoTime.getAsLong();
            last = new Answer(monday, days, end, end - start);
        }
        return last;
    }

    private Select select(LocalDate monday) {
        return database.table("clockify_expected_day").select("employee_id", "calendar_day", "capacity_seconds", "expected_seconds", "is_holiday")
                .where("week_start", monday);
    }

    private static List<Day> read(Select select) {
        return select.list((row, index) -> new Day(row.getString("employee_id"), row.getObject("calendar_day", LocalDate.class),
                row.getLong("capacity_seconds"), row.getLong("expected_seconds"), row.getBoolean("is_holiday")));
    }
}
