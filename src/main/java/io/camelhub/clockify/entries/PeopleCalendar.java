package io.camelhub.clockify.entries;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.database.Table;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the tables {@code clockify_calendar} and {@code clockify_calendar_day}, the days of the zones that people have in Clockify, for the views
 * of expected time.
 *
 * <p>They are the whole weeks that {@code clockify_day} reaches into. A zone of a profile that Java does not know has the days of
 * {@code clockify.day-zone}, as has everybody without a zone.
 */
public final class PeopleCalendar {

    /** The zone of everybody whose own is not known. */
    private static final String OTHERS = "";

    private record Span(String named, BigDecimal weekHours, LocalDate first, LocalDate last) {

        private boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private final Database database;
    private final Table calendar;
    private final Table days;

    public PeopleCalendar(Database database) {
        this.database = database;
        this.calendar = database.table("clockify_calendar");
        this.days = database.table("clockify_calendar_day");
    }

    /**
     * Adds what is missing for the zones of the users; writes a zone's days anew after a change of {@code clockify.day-zone}.
     *
     * @param dayZone the zone where that of a profile is not known
     * @param weekHours hours of work that are due in a week where nothing else says so
     * @return the number of written days
     */
    public int ensure(ZoneId dayZone, BigDecimal weekHours) {
        return ensure(dayZone, weekHours, users());
    }

    /** The same for the users of one workspace. */
    public int ensure(ZoneId dayZone, BigDecimal weekHours, String workspaceId) {
        return ensure(dayZone, weekHours, users().where("workspace_id", workspaceId));
    }

    private int ensure(ZoneId dayZone, BigDecimal weekHours, Select ofUsers) {
        return database.inTransaction(() -> {
            Span reached = reached(dayZone, weekHours);
            if (reached == null) {
                return 0;
            }
            Map<String, Span> stored = stored();
            int written = 0;
            for (String zone : zones(ofUsers)) {
                ZoneId named = known(zone, dayZone);
                written += ensure(zone, named, new Span(named.getId(), weekHours, reached.first(), reached.last()), stored.get(zone));
            }
            return written;
        });
    }

    private int ensure(String zone, ZoneId named, Span wanted, Span before) {
        boolean goesOn = before != null && before.named().equals(wanted.named());
        Span kept = goesOn ? before : null;
        Span after = kept == null ? wanted : new Span(wanted.named(), wanted.weekHours(),
                earlier(kept.first(), wanted.first()), later(kept.last(), wanted.last()));
        if (before != null && same(before, after)) {
            return 0;
        }
        if (before != null && kept == null) {
            days.delete().where("zone", zone).run();
        }
        List<Map<String, Object>> missing = after.first().datesUntil(after.last().plusDays(1))
                .filter(day -> kept == null || !kept.holds(day)).map(day -> row(zone, day, named)).toList();
        days.insert(missing);
        calendar.upsert(List.of("zone"), database.row("zone", zone, "named", after.named(), "week_hours", after.weekHours(),
                "first_day", after.first(), "last_day", after.last()));
        return missing.size();
    }

    private static boolean same(Span one, Span other) {
        return one.named().equals(other.named()) && one.weekHours().compareTo(other.weekHours()) == 0
                && one.first().equals(other.first()) && one.last().equals(other.last());
    }

    /** Null where {@link ActivityDays} has written nothing yet. */
    private Span reached(ZoneId dayZone, BigDecimal weekHours) {
        return database.table("clockify_day").select("min(calendar_day) as first_day", "max(calendar_day) as last_day").list((row, index) -> {
            LocalDate first = row.getObject("first_day", LocalDate.class);
            // whole weeks, also where it is another day in the east or west
            return first == null ? null : new Span(dayZone.getId(), weekHours,
                    first.minusDays(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                    row.getObject("last_day", LocalDate.class).plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
        }).get(0);
    }

    private Map<String, Span> stored() {
        Map<String, Span> stored = new HashMap<>();
        calendar.select("zone", "named", "week_hours", "first_day", "last_day").forEach(row -> {
            stored.put(row.getString("zone"), new Span(row.getString("named"), row.getBigDecimal("week_hours"),
                    row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)));
        });
        return stored;
    }

    private Select users() {
        return database.table("clockify_user").select("time_zone").distinct();
    }

    private static Set<String> zones(Select ofUsers) {
        Set<String> zones = new TreeSet<>(Set.of(OTHERS));
        ofUsers.set(String.class).stream().filter(Objects::nonNull).forEach(zones::add);
        return zones;
    }

    private static ZoneId known(String zone, ZoneId otherwise) {
        try {
            return zone.equals(OTHERS) ? otherwise : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private Map<String, Object> row(String zone, LocalDate day, ZoneId named) {
        return database.row("zone", zone, "calendar_day", day, "week_start", day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                "iso_week", "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                "month_start", day.withDayOfMonth(1), "weekday", day.getDayOfWeek().name(),
                "starts_at", day.atStartOfDay(named).toInstant(), "ends_at", day.plusDays(1).atStartOfDay(named).toInstant());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
