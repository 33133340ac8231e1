package io.camelhub.clockify.entries;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/**
 * Writes the table {@code clockify_day}, the days in the zone of {@code clockify.day-zone} for the activity views.
 *
 * <p>The days reach from the first time entry to a year after today, or after the start of the last entry. Java computes them, because not every
 * database knows the zones.
 */
public final class ActivityDays {

    private static final int YEARS_AHEAD = 1;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int MOST_YEARS_AHEAD = 50;

    private record Span(LocalDate first, LocalDate last, String zone) {
    }

    private final Database database;
    private final Table table;

    public ActivityDays(Database database) {
        this.database = database;
        this.table = database.table("clockify_day");
    }

    /**
     * Adds the missing days for all workspaces; writes all anew after a change of the zone.
     *
     * @return the number of written days
     */
    public int ensure(ZoneId zone) {
        return ensure(zone, null);
    }

    /**
     * Adds the missing days for one workspace, at the end of its sync, at a cost independent of the number of workspaces. After a change of the
     * zone nothing is written: that needs a call for all workspaces.
     *
     * @param workspaceId null for all workspaces
     * @return the number of written days
     */
    public int ensure(ZoneId zone, String workspaceId) {
        return database.inTransaction(() -> {
            Span before = stored();
            Span stored = before == null || before.zone().equals(zone.getId()) ? before : null;
            if (stored != before && workspaceId != null) {
                return 0;
            }
            Span wanted = wanted(zone, stored == null ? null : workspaceId);
            if (stored != before) {
                table.delete().run();
            }
            // without a gap, even after a long time without any work
            LocalDate from = stored == null ? wanted.first() : earlier(wanted.first(), stored.last().plusDays(1));
            List<Map<String, Object>> days = from.datesUntil(wanted.last().plusDays(1))
                    .filter(day -> stored == null || day.isBefore(stored.first()) || day.isAfter(stored.last()))
                    .map(day -> row(day, zone)).toList();
            table.insert(days);
            // mark the sums of changed days as stale: at the end, as visible then; all of them after a change of the zone
            if (stored != before) {
                database.statement("activity-days/mark-all").update();
            } else if (stored != null && wanted.last().isAfter(stored.last())) {
                database.statement("activity-days/mark-reaching", "day", stored.last()).update();
            }
            return days.size();
        });
    }

    private Span wanted(ZoneId zone, String workspaceId) {
        Instant now = database.now();
        LocalDate today = LocalDate.ofInstant(now, zone);
        EntrySpan entries = EntrySpan.of(database, workspaceId).orElse(new EntrySpan(now, now));
        LocalDate from = LocalDate.ofInstant(entries.firstStart(), zone);
        LocalDate to = entries.lastStart().isBefore(now) ? today : LocalDate.ofInstant(entries.lastStart(), zone);
        return new Span(
                from.isBefore(EARLIEST) ? EARLIEST : from.isAfter(today) ? today : from,
                earlier(to.plusYears(YEARS_AHEAD), today.plusYears(MOST_YEARS_AHEAD)),
                zone.getId());
    }

    private Span stored() {
        return table.select("min(calendar_day) as first_day", "max(calendar_day) as last_day", "min(zone) as zone").list((row, index) -> {
            String zone = row.getString("zone");
            return zone == null ? null : new Span(
                    row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class), zone);
        }).get(0);
    }

    private Map<String, Object> row(LocalDate day, ZoneId zone) {
        return database.row("calendar_day", day, "week_start", day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                "iso_week", "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                "month_start", day.withDayOfMonth(1), "starts_at", day.atStartOfDay(zone).toInstant(),
                "ends_at", day.plusDays(1).atStartOfDay(zone).toInstant(), "zone", zone.getId());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
