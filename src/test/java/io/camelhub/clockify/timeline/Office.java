package io.camelhub.clockify.timeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with a few people and their time entries, in tests of the timeline. */
final class Office {

    final Database database;
    final JdbcClient jdbc;

    Office(Dialect dialect) {
        database = TestDatabases.fresh(dialect);
        jdbc = JdbcClient.create(database.dataSource());
        Object now = database.bind(database.now());
        for (String workspace : List.of("w1", "w2")) {
            jdbc.sql("insert into clockify_workspace (id, name, first_seen_at, changed_at) values (?, ?, ?, ?)")
                    .params(workspace, "Workspace " + workspace, now, now).update();
        }
    }

    TimelineQuery timeline() {
        return new TimelineQuery(database, new ObjectMapper());
    }

    /** A timeline whose time is always up. */
    TimelineQuery hurried() {
        return new TimelineQuery(database, new ObjectMapper(), Duration.ZERO);
    }

    Office employee(String id, String name, String team, String managerEmail, String... addresses) {
        jdbc.sql("insert into clockify_employee (id, full_name, team, manager_email, active, changed_at) values (?, ?, ?, ?, true, ?)")
                .params(list(id, name, team, managerEmail, database.bind(database.now()))).update();
        for (int i = 0; i < addresses.length; i++) {
            jdbc.sql("insert into clockify_employee_email (employee_id, position, email, email_key) values (?, ?, ?, ?)")
                    .params(id, i, addresses[i], addresses[i].toLowerCase()).update();
        }
        return this;
    }

    /** @param employee null for nobody */
    Office user(String workspace, String id, String employee) {
        Object now = database.bind(database.now());
        jdbc.sql("insert into clockify_user (workspace_id, id, email, name, employee_id, first_seen_at, changed_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(list(workspace, id, id + "@acme.example", "User " + id, employee, now, now)).update();
        return this;
    }

    /** So many more people, of the team Crowd. */
    Office crowd(int people) {
        Object now = database.bind(database.now());
        employee("crowd", "Crowd", "Crowd", null);
        new JdbcTemplate(database.dataSource()).batchUpdate(
                "insert into clockify_user (workspace_id, id, employee_id, first_seen_at, changed_at) values ('w1', ?, ?, ?, ?)",
                IntStream.range(0, people).mapToObj(i -> new Object[] {"many" + i, "crowd", now, now}).toList());
        new JdbcTemplate(database.dataSource()).batchUpdate(
                "insert into clockify_employee (id, full_name, team, active, changed_at) values (?, 'One of many', 'None', true, ?)",
                IntStream.range(0, 300).mapToObj(i -> new Object[] {"many" + i, now}).toList());
        new JdbcTemplate(database.dataSource()).batchUpdate("insert into clockify_user (workspace_id, id, employee_id, first_seen_at, changed_at)"
                + " values ('w2', ?, ?, ?, ?)", IntStream.range(0, 300).mapToObj(i -> new Object[] {"other" + i, "many" + i, now, now}).toList());
        return this;
    }

    Office ignored(String user) {
        jdbc.sql("insert into clockify_identity (source, external_id, how, by_whom, since) values ('clockify', ?, 'ignored', 'Grace', ?)")
                .params(user, database.bind(database.now())).update();
        return this;
    }

    Office project(String id, String name) {
        jdbc.sql("insert into clockify_project (workspace_id, id, name) values ('w1', ?, ?)").params(id, name).update();
        return this;
    }

    private static List<Object> list(Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    /** An entry of an hour that Ada began, stored long ago; what else it is follows in calls. */
    Draft entry(String id, Instant start) {
        return new Draft(id, start);
    }

    /** Changes columns of an entry as a sync does, with its history. */
    void change(String id, String kind, String old, String set) {
        Instant now = database.now();
        jdbc.sql("update clockify_time_entry set " + set + ", changed_at = :now where id = :id").param("now", database.bind(now)).param("id", id)
                .update();
        jdbc.sql("insert into clockify_time_entry_change (workspace_id, time_entry_id, kind, seen_at, old_values, new_values)"
                        + " select workspace_id, id, :kind, :now, " + (database.dialect() == Dialect.POSTGRESQL ? "cast(:old as jsonb)" : ":old")
                        + ", '{}' from clockify_time_entry where id = :id")
                .param("kind", kind).param("now", database.bind(now)).param("old", old).param("id", id).update();
    }

    final class Draft {

        private final Map<String, Object> values = new LinkedHashMap<>();

        private Draft(String id, Instant start) {
            values.put("workspace_id", "w1");
            values.put("id", id);
            values.put("integration", "acme");
            values.put("user_id", "u1");
            values.put("started_at", start);
            values.put("ended_at", start.plusSeconds(3600));
            values.put("duration_seconds", 3600L);
            values.put("tag_ids", "[]");
            values.put("tags", "[]");
            values.put("custom_fields", "{}");
            values.put("first_seen_at", Instant.parse("2020-01-01T00:00:00Z"));
            values.put("changed_at", Instant.parse("2020-01-01T00:00:00Z"));
            values.put("observed_columns", 0);
        }

        Draft with(String column, Object value) {
            values.put(column, value);
            return this;
        }

        Draft running() {
            return with("ended_at", null).with("duration_seconds", null);
        }

        Draft now() {
            return with("first_seen_at", database.now()).with("changed_at", database.now());
        }

        Office store() {
            String columns = String.join(", ", values.keySet());
            List<Object> bound = list(values.values().stream().map(value -> value instanceof Instant time ? database.bind(time) : value).toArray());
            String marks = values.keySet().stream().map(column -> database.dialect() == Dialect.POSTGRESQL
                    && List.of("tag_ids", "tags", "custom_fields").contains(column) ? "cast(? as jsonb)" : "?")
                    .collect(Collectors.joining(", "));
            jdbc.sql("insert into clockify_time_entry (" + columns + ") values (" + marks + ")").params(bound).update();
            return Office.this;
        }
    }
}
