package io.camelhub.clockify.timeline;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.entries.JsonColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Reads entries by a filter. The filter's users are resolved first, so that an index fits: entries of a few users by the users' index, running ones
 * by that of running timers, all others by the time index.
 */
final class FilteredEntries {

    /** Most values in one SQL list. */
    private static final int AT_ONCE = 1000;

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Database database;
    private final JsonColumns json;

    FilteredEntries(Database database, JsonColumns json) {
        this.database = database;
        this.json = json;
    }

    /** Resolves the users and the project of a filter. */
    ResolvedFilter sight(TimelineFilter filter) {
        Set<String> users = !filter.namesPeople() ? null : statement("users",
                "everybody", filter.scope().isEverybody() ? 1 : 0, "employees", orOne(filter.scope().employees()),
                "any_person", filter.person() == null ? 1 : 0, "person", filter.person(),
                "any_team", filter.team() == null ? 1 : 0, "team", filter.team(),
                "unmatched", filter.unmatched() ? 1 : 0).query(String.class).set();
        return new ResolvedFilter(filter, users, filter.project() != null && isProject(filter, users));
    }

    /** Whether a project has exactly this name, among those visible in the scope: otherwise the filter would reveal other projects. */
    private boolean isProject(TimelineFilter filter, Set<String> users) {
        String name = lower(filter.project());
        return filter.scope().isEverybody() ? database.table("clockify_project").select("1").where("lower(name)", name).exists()
                : parts(List.copyOf(users)).stream().anyMatch(some -> database.table("clockify_time_entry").select("1")
                        .in("user_id", some).isNull("deleted_at").where("lower(project_name)", name).exists());
    }

    /** The names of all projects, in their order. */
    List<String> projects(int most) {
        return names("clockify_project", most);
    }

    /** The names in a table of names, in their order. */
    List<String> names(String table, int most) {
        return database.table(table).select("name").distinct().notNull("name").orderBy("name").limit(most).list(String.class);
    }

    /** The names of the clients that some people worked for since a time, in their order. */
    List<String> clients(Collection<String> users, Instant since, int most) {
        return recent("client_name", users, since).orderBy("client_name").limit(most).list(String.class);
    }

    /** The names of the tags that some people used since a time, in their order; of the most different sets of tags only. */
    List<String> tags(Collection<String> users, Instant since, int most) {
        return recent("tags", users, since).limit(most).list(String.class).stream().flatMap(tags -> json.texts(tags).stream()).distinct().sorted()
                .limit(most).toList();
    }

    private Select recent(String column, Collection<String> users, Instant since) {
        return database.table("clockify_time_entry").select(column).distinct().in("user_id", users).atLeast("started_at", since)
                .isNull("deleted_at").notNull(column);
    }

    /** The names of the projects that some people worked on since a time, in their order. */
    List<String> projects(Collection<String> users, Instant since, int most) {
        return recent("project_name", users, since).orderBy("project_name").limit(most).list(String.class);
    }

    /** The running timers on some projects of a workspace, and the latest entries of some users on them. */
    List<EntryKey> latest(String workspaceId, Collection<String> projects, Collection<String> users, Instant from, int most) {
        Set<EntryKey> latest = new TreeSet<>(EntryKey.NEWEST_FIRST);
        latest.addAll(keys(ofProjects(workspaceId, projects).isNull("ended_at")));
        if (from != null) {
            latest.addAll(keys(ofProjects(workspaceId, projects).in("user_id", users).atLeast("started_at", from)
                    .orderBy("started_at desc", "id").limit(most)));
        }
        return List.copyOf(latest);
    }

    private Select ofProjects(String workspaceId, Collection<String> projects) {
        return database.table("clockify_time_entry").select("workspace_id", "id", "started_at").where("workspace_id", workspaceId)
                .in("project_id", projects).isNull("deleted_at");
    }

    private List<EntryKey> keys(Select entries) {
        return entries.list((row, index) -> new EntryKey(row.getString("workspace_id"), row.getString("id"), database.instant(row, "started_at")));
    }

    /** The newest entries of a stretch of time, behind a cursor. */
    List<EntryKey> newest(ResolvedFilter sight, Cursor cursor, Slice slice, int most) {
        boolean behind = cursor != null && cursor.timeEntryId() != null;
        return each("recent", sight, slice).flatMap(statement -> statement
                        .param("at", database.bind(behind ? cursor.occurredAt() : slice.to()))
                        .param("workspace", behind ? cursor.workspaceId() : "").param("entry", behind ? cursor.timeEntryId() : "")
                        .param("most", most)
                        .query((row, index) -> new EntryKey(row.getString("workspace_id"), row.getString("id"), database.instant(row, "started_at")))
                        .list().stream())
                .sorted(EntryKey.NEWEST_FIRST).limit(most).toList();
    }

    /** The newest of those that were deleted in a stretch of time, behind a cursor. */
    List<EntryKey> deleted(ResolvedFilter sight, Cursor cursor, Slice slice, int most) {
        boolean behind = cursor != null && cursor.timeEntryId() != null;
        return eachDeleted("deleted", sight, slice).flatMap(statement -> statement
                        .param("at", database.bind(behind ? cursor.occurredAt() : slice.to()))
                        .param("workspace", behind ? cursor.workspaceId() : "").param("entry", behind ? cursor.timeEntryId() : "")
                        .param("most", most)
                        .query((row, index) -> new EntryKey(row.getString("workspace_id"), row.getString("id"), database.instant(row, "started_at")))
                        .list().stream())
                .sorted(EntryKey.NEWEST_FIRST).limit(most).toList();
    }

    private Stream<StatementSpec> eachDeleted(String statement, ResolvedFilter sight, Slice slice) {
        List<List<String>> lists = sight.users() == null ? List.of(List.of()) : parts(List.copyOf(sight.users()));
        return lists.stream().map(users -> filtered(statement, sight, slice).param("running", sight.filter().running() ? 1 : 0)
                .param("anybody", sight.users() == null ? 1 : 0).param("users", orOne(users)));
    }

    /** The running timers of a time range, which are always few. */
    List<EntryKey> running(ResolvedFilter sight, Slice slice) {
        List<EntryKey> running = new ArrayList<>();
        filtered("running", sight, slice).query(row -> {
            if (sight.users() == null || sight.users().contains(row.getString("user_id"))) {
                running.add(new EntryKey(row.getString("workspace_id"), row.getString("id"), database.instant(row, "started_at")));
            }
        });
        return running;
    }

    /** Number, seconds and running ones among the entries of a stretch of time. */
    long[] sums(ResolvedFilter sight, Slice slice) {
        long[] sums = new long[3];
        (sight.filter().deleted() ? eachDeleted("sum-of-deleted", sight, slice) : each("sum", sight, slice)).forEach(statement -> statement.query(row -> {
            sums[0] += row.getLong("events");
            sums[1] += row.getLong("seconds");
            sums[2] += row.getLong("running");
        }));
        return sums;
    }

    /** A statement for the filter's entries stored or changed after a time. For more users than one list holds, it ignores the user filter. */
    StatementSpec after(String statement, ResolvedFilter sight, Instant after) {
        boolean anybody = sight.users() == null || sight.users().size() > AT_ONCE;
        TimelineFilter filter = sight.filter();
        return filtered(statement, sight, new Slice(filter.from() == null ? Instant.EPOCH : filter.from(), filter.to() == null ? END : filter.to()))
                .param("after", database.bind(after)).param("running", filter.running() ? 1 : 0)
                .param("anybody", anybody ? 1 : 0).param("users", orOne(anybody ? null : sight.users()));
    }

    /** One statement for everybody, or one for each list of users. */
    private Stream<StatementSpec> each(String statement, ResolvedFilter sight, Slice slice) {
        return sight.users() == null ? Stream.of(filtered(statement, sight, slice))
                : parts(List.copyOf(sight.users())).stream().map(users -> filtered(statement + "-of-users", sight, slice).param("users", users)
                        .param("ids", database.idTable(users)));
    }

    /** A statement with the filter's conditions, of which most are seldom set; {@link ResolvedFilter#holds} says the same in Java. */
    private StatementSpec filtered(String statement, ResolvedFilter sight, Slice slice) {
        TimelineFilter filter = sight.filter();
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (!filter.integrations().isEmpty()) {
            conditions.add("e.integration in (:integrations)");
            values.put("integrations", filter.integrations());
        }
        if (filter.type() != null) {
            conditions.add("coalesce(e.type, 'REGULAR') = :type");
            values.put("type", filter.type());
        }
        if (filter.project() != null) {
            conditions.add("lower(e.project_name) like :project escape '!'");
            String project = pattern(filter.project());
            values.put("project", sight.wholeProject() ? project : "%" + project + "%");
        }
        if (filter.client() != null) {
            conditions.add("lower(e.client_name) = :client");
            values.put("client", lower(filter.client()));
        }
        if (filter.tag() != null) {
            // the text of a JSON array, in which a name stands between quotation marks
            conditions.add("lower(concat('', e.tags)) like :tag escape '!'");
            values.put("tag", "%" + pattern(json.element(filter.tag())) + "%");
        }
        if (filter.billable() != null) {
            conditions.add(filter.billable() ? "e.billable" : "not coalesce(e.billable, false)");
        }
        if (filter.text() != null) {
            conditions.add("lower(case when trim(e.description) <> '' then e.description when trim(e.task_name) <> '' then e.task_name"
                    + " else e.project_name end) like :text escape '!'");
            values.put("text", "%" + pattern(filter.text()) + "%");
        }
        return database.statement("filtered-entries/" + statement, conditions).params(values)
                .param("from", database.bind(slice.from())).param("to", database.bind(slice.to()));
    }

    StatementSpec statement(String name, Object... parameters) {
        return database.statement("filtered-entries/" + name, parameters);
    }

    static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            parts.add(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
        }
        return parts;
    }

    /** The values, or one empty text, because an SQL list may not be empty. */
    static Collection<String> orOne(Collection<String> values) {
        return values == null || values.isEmpty() ? List.of("") : values;
    }

    private static String pattern(String text) {
        return lower(text).replaceAll("[!%_]", "!$0");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The exclusive end of a range whose last instant is this one; columns have microseconds. */
    static Instant behind(Instant time) {
        return time.plusNanos(1000);
    }
}
