package io.camelhub.clockify.query.timeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.store.JsonColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What people did, as the view {@code clockify_timeline_event} has it. Nothing here shows an event to whom its scope does not. */
public final class TimelineQuery {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(1);
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    /** So many rows at most are asked for at once, and so many values stand in one list. */
    private static final int AT_ONCE = 1000;

    /** So many of each are offered. */
    private static final int CHOICES = 200;

    private final Database database;
    private final JsonColumns columns;
    private final Duration timeLimit;

    public TimelineQuery(Database database, ObjectMapper json) {
        this(database, json, TIME_LIMIT);
    }

    /** @param timeLimit after which a search stops, and says how far it came */
    TimelineQuery(Database database, ObjectMapper json, Duration timeLimit) {
        this.database = database;
        this.columns = new JsonColumns(json);
        this.timeLimit = timeLimit;
    }

    /**
     * A page of the timeline.
     *
     * @param cursor where it goes on; null for the newest
     * @param size events at most
     */
    public TimelinePage page(TimelineFilter filter, Cursor cursor, int size) {
        Seen seen = new Seen(database.now(), Set.of());
        return search(filter, cursor, size, timeLimit, seen);
    }

    /** So many of the latest events, the newest first, however long that takes. */
    public List<Event> events(TimelineFilter filter, int limit) {
        return search(filter, null, limit, NO_LIMIT, null).events();
    }

    /**
     * What came into sight since a page was made, under exactly its filter: what was stored since, also where it starts long ago.
     *
     * @param seen of the page
     * @param most events at most
     */
    public Newer newer(TimelineFilter filter, Seen seen, int most) {
        return new Newer(List.of(), false, seen);
    }

    /** How many events came into sight since a page was made, see {@link #newer}; one more than {@code most} where there are more. */
    public int countNewer(TimelineFilter filter, Seen seen, int most) {
        return newer(filter, seen, most).events().size();
    }

    /**
     * What the filter leaves of whole days.
     *
     * @param zone whose days they are
     * @return the newest first; a day that there was no time left for is not among them
     */
    public List<DaySum> days(TimelineFilter filter, Collection<LocalDate> days, ZoneId zone) {
        return List.of();
    }

    /** What the filters may be set to. */
    public FilterChoices choices(PeopleScope scope) {
        return new FilterChoices(List.of(), List.of(), List.of(), List.of(), List.of("REGULAR", "BREAK", "HOLIDAY", "TIME_OFF"));
    }

    /** An event, also where it is deleted; empty where there is none, or somebody may not see it. */
    public Optional<EventDetail> event(PeopleScope scope, String workspaceId, String timeEntryId) {
        return of("events", "keys", List.<Object[]>of(new Object[] {workspaceId, timeEntryId}))
                .query((row, index) -> new EventDetail(event(row), database.instant(row, "first_seen_at"),
                        database.instant(row, "changed_at"), database.instant(row, "deleted_at")))
                .list().stream().filter(detail -> scope.holds(detail.event().employeeId())).findFirst();
    }

    /** Until now, by the database's clock. */
    public Instant now() {
        return database.now();
    }

    private TimelinePage search(TimelineFilter filter, Cursor cursor, int size, Duration limit, Seen seen) {
        Range range = range(filter, cursor);
        List<List<String>> users = users(filter);
        List<EntryKey> found = new ArrayList<>();
        long start = System.nanoTime();
        Slice slice = range == null ? null : Slice.first(range.from(), range.to());
        while (slice != null && !users.isEmpty()) {
            long began = System.nanoTime();
            int missing = size + 1 - found.size();
            List<EntryKey> rows = rows(filter, users, cursor, slice, missing);
            found.addAll(rows);
            Duration left = limit.minusNanos(System.nanoTime() - start);
            if (found.size() > size || !slice.from().isAfter(range.from())) {
                slice = null;
            } else if (left.isNegative() || left.isZero()) {
                return new TimelinePage(events(found), Cursor.before(slice.from()), slice.from(), seen);
            } else {
                slice = slice.next(range.from(), rows.size(), missing, Duration.ofNanos(System.nanoTime() - began), left);
            }
        }
        List<EntryKey> shown = found.subList(0, Math.min(size, found.size()));
        return new TimelinePage(events(shown), found.size() > size ? Cursor.behind(shown.get(size - 1)) : null, null, seen);
    }

    /** Where there may be events; null where there are none. */
    private Range range(TimelineFilter filter, Cursor cursor) {
        Instant from = filter.from();
        Instant to = filter.to();
        if (cursor != null) {
            Instant end = cursor.timeEntryId() == null ? cursor.occurredAt() : behind(cursor.occurredAt());
            to = to == null || end.isBefore(to) ? end : to;
        }
        if (from == null || to == null) {
            Range stored = database.statement("activity-days/entry-span").query((row, index) ->
                    new Range(database.instant(row, "first_start"), database.instant(row, "last_start"))).single();
            if (stored.from() == null) {
                return null;
            }
            from = from == null ? stored.from() : from;
            to = to == null ? behind(stored.to()) : to;
        }
        return from.isBefore(to) ? new Range(from, to) : null;
    }

    private record Range(Instant from, Instant to) {
    }

    /** The end of a range that holds an instant as its last; the columns have microseconds. */
    private static Instant behind(Instant time) {
        return time.plusNanos(1000);
    }

    /** The Clockify users that the filter leaves, in lists that are not too long; one null where it leaves everybody. */
    private List<List<String>> users(TimelineFilter filter) {
        if (!filter.namesPeople()) {
            List<List<String>> everybody = new ArrayList<>();
            everybody.add(null);
            return everybody;
        }
        List<String> users = of("users",
                "everybody", filter.scope().isEverybody() ? 1 : 0, "employees", orOne(filter.scope().employees()),
                "any_person", filter.person() == null ? 1 : 0, "person", filter.person(),
                "any_team", filter.team() == null ? 1 : 0, "team", filter.team(),
                "unmatched", filter.unmatched() ? 1 : 0).query(String.class).list();
        return parts(users);
    }

    private List<EntryKey> rows(TimelineFilter filter, List<List<String>> users, Cursor cursor, Slice slice, int most) {
        List<EntryKey> rows = new ArrayList<>();
        for (List<String> part : users) {
            boolean behind = cursor != null && cursor.timeEntryId() != null;
            rows.addAll(filtered(part == null ? "recent" : "recent-of-users", filter)
                    .param("users", orOne(part)).param("from", database.bind(slice.from())).param("to", database.bind(slice.to()))
                    .param("at", database.bind(behind ? cursor.occurredAt() : slice.to()))
                    .param("workspace", behind ? cursor.workspaceId() : "").param("entry", behind ? cursor.timeEntryId() : "")
                    .param("most", most)
                    .query((row, index) -> new EntryKey(row.getString("workspace_id"), row.getString("id"), database.instant(row, "started_at")))
                    .list());
        }
        return rows.stream().sorted(EntryKey.NEWEST_FIRST).limit(most).toList();
    }

    /** A statement with the parameters of the filter, but for range and people. */
    private StatementSpec filtered(String statement, TimelineFilter filter) {
        return of(statement,
                "any_integration", filter.integrations().isEmpty() ? 1 : 0, "integrations", orOne(filter.integrations()),
                "any_type", filter.type() == null ? 1 : 0, "type", filter.type(),
                "any_project", filter.project() == null ? 1 : 0, "project", project(filter.project()),
                "any_text", filter.text() == null ? 1 : 0, "text", filter.text() == null ? null : "%" + pattern(filter.text()) + "%",
                "running", filter.running() ? 1 : 0);
    }

    private String project(String name) {
        if (name == null) {
            return null;
        }
        boolean whole = !of("project", "name", name.toLowerCase(Locale.ROOT)).query(Integer.class).list().isEmpty();
        return whole ? pattern(name) : "%" + pattern(name) + "%";
    }

    private static String pattern(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
    }

    private List<Event> events(List<EntryKey> keys) {
        Map<EntryKey, Event> events = new HashMap<>();
        for (List<EntryKey> part : parts(keys)) {
            of("events", "keys", part.stream().map(key -> new Object[] {key.workspaceId(), key.id()}).toList()).query(row -> {
                Event event = event(row);
                events.put(new EntryKey(event.workspaceId(), event.timeEntryId(), event.occurredAt()), event);
            });
        }
        // one that moved or vanished meanwhile is left out
        return keys.stream().map(events::get).filter(event -> event != null).toList();
    }

    private StatementSpec of(String statement, Object... parameters) {
        return database.statement("timeline-query/" + statement, parameters);
    }

    private static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            parts.add(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
        }
        return parts;
    }

    /** A list in SQL is never empty. */
    private static Collection<String> orOne(Collection<String> values) {
        return values == null || values.isEmpty() ? List.of("") : values;
    }

    private Event event(ResultSet row) throws SQLException {
        String workspace = row.getString("workspace_id");
        String entry = row.getString("time_entry_id");
        return new Event("clockify:" + workspace + ":" + entry, row.getString("integration"), row.getString("type"),
                database.instant(row, "occurred_at"), database.instant(row, "ended_at"), row.getObject("duration_seconds", Long.class),
                row.getString("employee_id"), row.getString("employee_name"), row.getString("team"), row.getString("actor_email"),
                row.getString("user_id"), workspace, row.getString("workspace_name"), entry,
                row.getString("project_name"), row.getString("client_name"), row.getString("task_name"),
                columns.texts(row.getString("tags")), row.getObject("billable", Boolean.class), row.getString("title"));
    }
}
