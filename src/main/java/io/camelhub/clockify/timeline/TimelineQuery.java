package io.camelhub.clockify.timeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.entries.EntrySpan;
import io.camelhub.clockify.entries.JsonColumns;
import io.camelhub.clockify.query.PeopleScope;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Queries the timeline of the view {@code clockify_timeline_event}. No method returns events of people who are not in the scope. */
public final class TimelineQuery {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(1);
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    /** Most options of each filter. */
    private static final int CHOICES = 200;
    private static final int RECENT_DAYS = 92;

    /** The offered types: finding the stored ones would read all entries. */
    private static final List<String> TYPES = List.of("REGULAR", "BREAK", "HOLIDAY", "TIME_OFF");

    private final Database database;
    private final FilteredEntries entries;
    private final Arrivals arrivals;
    private final JsonColumns columns;
    private final Duration timeLimit;

    public TimelineQuery(Database database, ObjectMapper json) {
        this(database, json, TIME_LIMIT);
    }

    /** @param timeLimit after it a search stops, and reports how far it came */
    TimelineQuery(Database database, ObjectMapper json, Duration timeLimit) {
        this.database = database;
        this.columns = new JsonColumns(json);
        this.entries = new FilteredEntries(database, columns);
        this.arrivals = new Arrivals(database, entries, columns);
        this.timeLimit = timeLimit;
    }

    /**
     * A page of the timeline.
     *
     * @param cursor null for the newest events
     * @param size most events on it
     */
    public TimelinePage page(TimelineFilter filter, Cursor cursor, int size) {
        ResolvedFilter sight = entries.sight(filter);
        // read before the events: an entry stored in between is then reported twice, rather than never
        TimelineCursor seen = cursor == null ? arrivals.now(sight) : null;
        return search(sight, cursor, size, timeLimit, seen);
    }

    /** The latest events, the newest first, without a time limit. */
    public List<Event> events(TimelineFilter filter, int limit) {
        return search(entries.sight(filter), null, limit, NO_LIMIT, null).events();
    }

    /**
     * The latest events on some projects of a workspace, and those that run now, the newest first.
     *
     * @param users ids of the Clockify users whose ended entries count
     * @param from their earliest start; null for none of them
     */
    public List<Event> latest(PeopleScope scope, String workspaceId, Collection<String> projects, Collection<String> users, Instant from, int limit) {
        return events(entries.latest(workspaceId, projects, users, from, limit)).stream().filter(event -> scope.holds(event.employeeId())).limit(limit).toList();
    }

    /**
     * Passes events on in batches, the newest first, without a time limit; only one batch is in memory at a time.
     *
     * @param most the limit of all events
     * @param part the batch size
     * @return whether there are more events
     */
    public boolean each(TimelineFilter filter, int most, int part, Consumer<List<Event>> taker) {
        ResolvedFilter sight = entries.sight(filter);
        Cursor cursor = null;
        int taken = 0;
        do {
            TimelinePage page = search(sight, cursor, Math.min(part, most - taken), NO_LIMIT, null);
            taker.accept(page.events());
            taken += page.events().size();
            cursor = page.next();
        } while (cursor != null && taken < most);
        return cursor != null;
    }

    /**
     * The entries that appeared since a page was made, with the same filter: newly stored, edited or restored ones, wherever they start. A new
     * match of a user makes nothing appear.
     *
     * @param seen the page's cursor
     * @param most the limit of events
     */
    public Newer newer(TimelineFilter filter, TimelineCursor seen, int most) {
        ResolvedFilter sight = entries.sight(filter);
        TimelineCursor now = arrivals.now(sight);
        Arrivals.Found found = arrivals.since(sight, seen);
        List<EntryKey> keys = found.arrivals().stream().map(Arrivals.Arrival::key).limit(most).toList();
        return new Newer(events(keys), found.more() || found.arrivals().size() > most, now);
    }

    /** The number of entries that {@link #newer} would find; {@code most} + 1 where there are more. */
    public int countNewer(TimelineFilter filter, TimelineCursor seen, int most) {
        Arrivals.Found found = arrivals.since(entries.sight(filter), seen);
        return found.more() ? most + 1 : Math.min(most + 1, found.arrivals().size());
    }

    /**
     * The sums of whole days under a filter, as far as its range holds them.
     *
     * @param zone the time zone of the days
     * @return the newest first; without days for which the time limit was too short
     */
    public List<DaySum> days(TimelineFilter filter, Collection<LocalDate> days, ZoneId zone) {
        ResolvedFilter sight = entries.sight(filter);
        long start = System.nanoTime();
        List<DaySum> sums = new ArrayList<>();
        for (LocalDate day : new TreeSet<>(days).descendingSet()) {
            if (!sums.isEmpty() && System.nanoTime() - start > timeLimit.toNanos()) {
                break;
            }
            sums.add(sum(sight, day, new Slice(later(filter.from(), day.atStartOfDay(zone).toInstant()),
                    earlier(filter.to(), day.plusDays(1).atStartOfDay(zone).toInstant()))));
        }
        return sums;
    }

    private DaySum sum(ResolvedFilter sight, LocalDate day, Slice time) {
        if (isOfRunning(sight.filter())) {
            int running = entries.running(sight, time).size();
            return new DaySum(day, running, 0, running);
        }
        long[] sums = entries.sums(sight, time);
        return new DaySum(day, sums[0], sums[1], sums[2]);
    }

    /**
     * The options of the filters. A restricted scope is offered only projects, clients and tags with recent work of its people: of the last
     * {@value #RECENT_DAYS} days, or fewer for many people.
     */
    public FilterChoices choices(PeopleScope scope) {
        Object[] who = {"everybody", scope.isEverybody() ? 1 : 0, "employees", FilteredEntries.orOne(scope.employees()), "most", CHOICES};
        Set<String> users = entries.sight(TimelineFilter.all(scope)).users();
        Instant since = scope.isEverybody() ? null : database.now().minus(Duration.ofDays(RECENT_DAYS).dividedBy(1 + users.size() / CHOICES));
        return new FilterChoices(
                entries.statement("integrations", who).query(String.class).list(),
                entries.statement("teams", who).query(String.class).list(),
                entries.statement("people", who).query((row, index) ->
                        new FilterChoices.Person(row.getString("id"), row.getString("name"), row.getBoolean("is_employee"))).list(),
                since == null ? entries.projects(CHOICES) : entries.projects(users, since, CHOICES),
                since == null ? entries.names("clockify_client", CHOICES) : entries.clients(users, since, CHOICES),
                since == null ? entries.names("clockify_tag", CHOICES) : entries.tags(users, since, CHOICES), TYPES);
    }

    /** The names of all projects, in their order. */
    public List<String> projects() {
        return entries.projects(Integer.MAX_VALUE);
    }

    /** An event, deleted ones included; empty where there is none, or it is not in the scope. */
    public Optional<EventDetail> event(PeopleScope scope, String workspaceId, String timeEntryId) {
        return entries.statement("events", "keys", List.<Object[]>of(new Object[] {workspaceId, timeEntryId}))
                .query((row, index) -> new EventDetail(event(row), database.instant(row, "first_seen_at"),
                        database.instant(row, "changed_at"), database.instant(row, "deleted_at")))
                .list().stream().filter(detail -> scope.holds(detail.event().employeeId())).findFirst();
    }

    /** Until now, by the database's clock. */
    public Instant now() {
        return database.now();
    }

    private TimelinePage search(ResolvedFilter sight, Cursor cursor, int size, Duration limit, TimelineCursor seen) {
        Slice range = range(sight, cursor);
        List<EntryKey> found = new ArrayList<>();
        long start = System.nanoTime();
        Slice slice = range == null ? null : isOfRunning(sight.filter()) ? range : range.first(sight.users() == null ? null : sight.users().size());
        while (slice != null) {
            long began = System.nanoTime();
            int missing = size + 1 - found.size();
            List<EntryKey> rows = isOfRunning(sight.filter()) ? running(sight, cursor, slice)
                    : sight.filter().deleted() ? entries.deleted(sight, cursor, slice, missing)
                    : entries.newest(sight, cursor, slice, missing);
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

    /** Running timers are few, and read with one statement. */
    private static boolean isOfRunning(TimelineFilter filter) {
        return filter.running() && !filter.deleted();
    }

    private List<EntryKey> running(ResolvedFilter sight, Cursor cursor, Slice range) {
        boolean behind = cursor != null && cursor.timeEntryId() != null;
        EntryKey last = behind ? new EntryKey(cursor.workspaceId(), cursor.timeEntryId(), cursor.occurredAt()) : null;
        return entries.running(sight, range).stream().filter(key -> !behind || EntryKey.NEWEST_FIRST.compare(key, last) > 0).toList();
    }

    /** The range that can contain events; null for none. */
    private Slice range(ResolvedFilter sight, Cursor cursor) {
        Instant from = sight.filter().from();
        Instant to = sight.filter().to();
        if (cursor != null) {
            to = earlier(to, cursor.timeEntryId() == null ? cursor.occurredAt() : FilteredEntries.behind(cursor.occurredAt()));
        }
        if (from == null || to == null) {
            Optional<Slice> stored = EntrySpan.of(database, null)
                    .map(entries -> new Slice(entries.firstStart(), FilteredEntries.behind(entries.lastStart())));
            if (stored.isEmpty()) {
                return null;
            }
            from = later(from, stored.get().from());
            to = earlier(to, stored.get().to());
        }
        boolean nobody = sight.users() != null && sight.users().isEmpty();
        return !nobody && from.isBefore(to) ? new Slice(from, to) : null;
    }

    private static Instant later(Instant bound, Instant time) {
        return bound == null || bound.isBefore(time) ? time : bound;
    }

    private static Instant earlier(Instant bound, Instant time) {
        return bound == null || bound.isAfter(time) ? time : bound;
    }

    private List<Event> events(List<EntryKey> keys) {
        Map<EntryKey, Event> events = new HashMap<>();
        for (List<EntryKey> part : FilteredEntries.parts(keys)) {
            entries.statement("events", "keys", part.stream().map(key -> new Object[] {key.workspaceId(), key.id()}).toList()).query(row -> {
                Event event = event(row);
                events.put(new EntryKey(event.workspaceId(), event.timeEntryId(), event.occurredAt()), event);
            });
        }
        // an entry whose start changed meanwhile is left out
        return keys.stream().map(events::get).filter(Objects::nonNull).toList();
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
