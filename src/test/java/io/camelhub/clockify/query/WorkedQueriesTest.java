package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.database.TestRows;
import io.camelhub.clockify.entries.ActivityDays;
import io.camelhub.clockify.entries.PeopleCalendar;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.settings.PeopleOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The queries of {@code queries.sql}, and the views that they read, as they stand there. */
class WorkedQueriesTest {

    private static final Pattern QUERY = Pattern.compile("-- (\\d+)\\. [^\n]*\n(?:--[^\n]*\n)*(.*?);\n", Pattern.DOTALL);

    private Company company;
    private Database database;

    private Map<Integer, List<String>> answers(Dialect dialect) throws IOException {
        company = new Company(dialect)
                .employee("e1", "Ada Lovelace", "ada@acme.com", "Ops", null)
                .employee("e2", "Grace Hopper", "grace@acme.com", "Ops", null)
                .employee("e3", "Mary Somerville", "mary@acme.com", "Maths", null);
        database = company.database();
        company.roster();
        company.user("w1", "u1", "ada@acme.com", "Ada").user("w2", "u1", "ada@acme.com", "Ada")
                .user("w1", "u2", "grace@acme.com", "Grace").user("w1", "u3", "nobody@else.com", "Nobody");
        new People(database, PeopleOptions::standard).matchAll();
        // Monday is the 5th of January 2026
        company.entry("w1", "t1", "u1", "2026-01-05T08:00:00Z", "2026-01-05T12:00:00Z", "work")
                .entry("w1", "t2", "u1", "2026-01-05T11:30:00Z", "2026-01-05T13:00:00Z", "overlapping")
                .entry("w2", "t3", "u1", "2026-01-06T08:00:00Z", "2026-01-06T09:00:00Z", "elsewhere")
                .entry("w1", "t4", "u1", "2026-01-07T08:00:00Z", "2026-01-07T09:00:00Z", "break")
                .entry("w1", "t5", "u2", "2026-01-12T08:00:00Z", "2026-01-12T21:30:00Z", "long")
                .entry("w1", "t6", "u3", "2026-01-12T08:00:00Z", null, "running")
                .entry("w1", "t7", "u2", "2026-01-05T08:00:00Z", "2026-01-05T09:00:00Z", "gone");
        set("client_id = 'c1', client_name = 'Acme'", "id in ('t1', 't5')");
        set("project_id = null, project_name = null, billable = false", "id = 't2'");
        set("type = 'BREAK'", "id = 't4'");
        set("deleted_at = :at", "id = 't7'", "2026-01-08T00:00:00Z");
        set("created_at = :at, updated_at = :at", "id = 't1'", "2026-01-20T00:00:00Z");
        set("created_at = :at", "id = 't3'", "2026-01-06T00:00:00Z");
        set("updated_at = :at", "id = 't3'", "2026-01-21T00:00:00Z");
        change("t2", "updated", "2026-01-22T00:00:00Z", "{\"description\": \"overlap\"}", "{\"description\": \"overlapping\"}");
        change("t7", "deleted", "2026-01-08T00:00:00Z", "{\"description\": \"gone\"}", "{}");
        streams();
        covered("2026-01-05T00:00:00Z", "2026-01-14T00:00:00Z");
        new ActivityDays(database).ensure(ZoneId.of("UTC"));
        new PeopleCalendar(database).ensure(ZoneId.of("UTC"), new BigDecimal("40"));

        Map<Integer, List<String>> answers = new HashMap<>();
        QUERY.matcher(Files.readString(Path.of("src/main/docs/queries.sql"))).results().forEach(query ->
                answers.put(Integer.valueOf(query.group(1)), rows(query.group(2))));
        return answers;
    }

    private void streams() {
        SchemaRows rows = new SchemaRows(database);
        for (String stream : List.of("holiday", "time_off_request", "assignment", "approval_request")) {
            rows.insert("clockify_stream", "workspace_id", "w1", "stream", stream, "read_at", SchemaRows.THEN, "status", "read");
        }
        LocalDate epiphany = LocalDate.parse("2026-01-06");
        rows.insert("clockify_holiday", "workspace_id", "w1", "id", "h1", "starts_on", epiphany, "ends_on", epiphany, "everyone", true);
        rows.insert("clockify_time_off_request", "workspace_id", "w1", "id", "r1", "user_id", "u1", "status", "APPROVED", "unit", "DAYS", "half_day", true,
                "starts_at", Instant.parse("2026-01-09T00:00:00Z"), "ends_at", Instant.parse("2026-01-09T23:59:59Z"));
        rows.insert("clockify_assignment", "workspace_id", "w1", "id", "s1", "user_id", "u1", "project_id", "p1", "hours_per_day", new BigDecimal("5"),
                "starts_at", Instant.parse("2026-01-05T00:00:00Z"), "ends_at", Instant.parse("2026-01-06T23:59:59Z"));
        rows.insert("clockify_expense", "workspace_id", "w1", "id", "x1", "user_id", "u1", "spent_on", epiphany, "project_id", "p1", "amount", 2500, "billable", true);
        rows.insert("clockify_attention_item", "rule", "week-short", "subject", "e2/2026-01-05", "employee_id", "e2",
                "since", Instant.parse("2026-01-12T00:00:00Z"), "detail", "0 of 32 h");
        rows.insert("clockify_attention_item", "rule", "week-short", "subject", "e1/2026-01-05", "employee_id", "e1",
                "since", Instant.parse("2026-01-12T00:00:00Z"), "detail", "over", "ended_at", Instant.parse("2026-01-13T00:00:00Z"));
        company.jdbc().sql("update clockify_workspace set currency = 'EUR' where id = 'w1'").update();
    }

    private void set(String columns, String where) {
        set(columns, where, null);
    }

    private void set(String columns, String where, String at) {
        var update = company.jdbc().sql("update clockify_time_entry set " + columns + " where " + where);
        (at == null ? update : update.param("at", database.bind(Instant.parse(at)))).update();
    }

    private void change(String entry, String kind, String seenAt, String before, String after) {
        String json = database.dialect() == Dialect.POSTGRESQL ? "cast(:%s as jsonb)" : ":%s";
        company.jdbc().sql("insert into clockify_time_entry_change (workspace_id, time_entry_id, kind, seen_at, old_values, new_values)"
                        + " values ('w1', :entry, :kind, :at, " + json.formatted("before") + ", " + json.formatted("after") + ")")
                .param("entry", entry).param("kind", kind).param("at", database.bind(Instant.parse(seenAt)))
                .param("before", before).param("after", after)
                .update();
    }

    private void covered(String from, String to) {
        company.jdbc().sql("insert into clockify_window (integration, workspace_id, scope, window_from, window_to, verified_at)"
                        + " values ('acme', 'w1', '-', :from, :to, :to)")
                .param("from", database.bind(Instant.parse(from))).param("to", database.bind(Instant.parse(to))).update();
        database.insert("clockify_integration_workspace", TestRows.selected("acme", "w1", "[]", Instant.parse(from)));
        company.jdbc().sql("update clockify_integration_workspace set synced_at = :to")
                .param("to", database.bind(Instant.parse(to))).update();
    }

    private List<String> rows(String sql) {
        Map<String, Object> values = Map.of("monday", LocalDate.parse("2026-01-05"), "month", LocalDate.parse("2026-01-01"),
                "from", Instant.parse("2026-01-01T00:00:00Z"), "before", Instant.parse("2026-01-13T00:00:00Z"), "workspace", "w1", "entry", "t2");
        var query = company.jdbc().sql(sql);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            if (sql.contains(":" + value.getKey())) {
                query = query.param(value.getKey(), value.getValue() instanceof Instant time ? database.bind(time) : value.getValue());
            }
        }
        return query.query((row, index) -> cells(row)).list();
    }

    /** As all databases give them: times as instants, numbers without zeros at the end, flags as true and false. */
    private String cells(ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
            if (name.endsWith("_at") || name.endsWith("_from") || name.equals("first_start") || name.equals("last_end") || name.equals("since")) {
                cells.add(String.valueOf(database.instant(row, name)));
            } else if (name.startsWith("has_") || name.startsWith("is_")) {
                cells.add(String.valueOf(row.getBoolean(i)));
            } else if (row.getObject(i) instanceof Number) {
                cells.add(new BigDecimal(row.getString(i)).stripTrailingZeros().toPlainString());
            } else {
                cells.add(String.valueOf(row.getString(i)).replace(" ", ""));
            }
        }
        return String.join("|", cells);
    }

    @ParameterizedTest
    @EachDialect
    void each_query_answers_its_question(Dialect dialect) throws IOException {
        Map<Integer, List<String>> answers = answers(dialect);

        assertThat(answers).hasSize(17);
        assertThat(answers.get(1)).containsExactly("2026-01-05|e1|AdaLovelace|6.5", "2026-01-12|e2|GraceHopper|13.5");
        assertThat(answers.get(2)).containsExactlyInAnyOrder("null|null|1.5", "null|Engine|1", "Acme|Engine|17.5");
        assertThat(answers.get(3)).containsExactly("AdaLovelace|6.5|76.9", "GraceHopper|13.5|100");
        assertThat(answers.get(4)).containsExactly("GraceHopper|Ops|true", "MarySomerville|Maths|false");
        assertThat(answers.get(5)).containsExactly("AdaLovelace|t1|t2|2026-01-05T11:30:00Z|1800");
        assertThat(answers.get(6)).containsExactlyInAnyOrder(
                "GraceHopper|grace@acme.com|t5|2026-01-12T08:00:00Z|48600|long", "null|nobody@else.com|t6|2026-01-12T08:00:00Z|null|running");
        assertThat(answers.get(7)).containsExactly(
                "AdaLovelace|t1|created|2026-01-05T12:00:00Z|2026-01-20T00:00:00Z|clockify",
                "AdaLovelace|t3|edited|2026-01-06T09:00:00Z|2026-01-21T00:00:00Z|clockify",
                "AdaLovelace|t2|edited|2026-01-05T13:00:00Z|2026-01-22T00:00:00Z|history");
        assertThat(answers.get(8)).containsExactly(
                "2026-01-08T00:00:00Z|Grace|t7|2026-01-05T08:00:00Z|3600|Engine|gone");
        assertThat(answers.get(9)).containsExactly(
                "2026-01-22T00:00:00Z|updated|{\"description\":\"overlap\"}|{\"description\":\"overlapping\"}");
        assertThat(answers.get(10)).containsExactly("AdaLovelace|2");
        // Tuesday is a holiday in their workspace, and Ada has half of Friday off
        assertThat(answers.get(11)).containsExactly("AdaLovelace|28|6.5|NOT_SUBMITTED", "GraceHopper|32|0|NOT_SUBMITTED", "MarySomerville|40|0|null");
        assertThat(answers.get(12)).containsExactly("2026-01-06|AdaLovelace|true|0", "2026-01-06|GraceHopper|true|0", "2026-01-09|AdaLovelace|false|14400");
        assertThat(answers.get(13)).containsExactly("2026-01-12|GraceHopper|2026-01-12T08:00:00Z|2026-01-12T21:30:00Z|48600|0");
        assertThat(answers.get(14)).containsExactly("AdaLovelace|null|36000|14400");
        // 4 + 1 + 13.5 hours in one workspace, an hour in the other
        assertThat(answers.get(15)).containsExactlyInAnyOrder("null|null|EUR|66600|null|2500", "null|null|null|3600|null|null");
        assertThat(answers.get(16)).containsExactly("2026-01-05|AdaLovelace|not_submitted|2026-01-12T00:00:00Z",
                "2026-01-12|GraceHopper|not_submitted|2026-01-19T00:00:00Z");
        assertThat(answers.get(17)).as("what is over is not there").containsExactly("Ops|GraceHopper|week-short|2026-01-12T00:00:00Z|0of32h");
    }

    /** What {@code dbt/clockify.yml} says of keys, which no constraint holds where it is a view's. */
    @Test
    void a_key_of_a_view_has_one_row() throws IOException {
        answers(Dialect.H2);
        Map<String, String> keys = new HashMap<>();
        Pattern.compile("- name: (clockify_\\w+)\n +description: [^\n]*\n +config:\n +meta: \\{primary_key: \\[([^]]+)]").matcher(
                Files.readString(Path.of("src/main/docs/dbt/clockify.yml"))).results().forEach(key -> keys.put(key.group(1), key.group(2)));

        assertThat(keys).hasSizeGreaterThan(20);
        keys.forEach((table, key) -> assertThat(rows("select " + key + " from " + table + " group by " + key + " having count(*) > 1")).as(table).isEmpty());
        assertThat(List.of("clockify_timeline_event", "clockify_activity_part", "clockify_expected_day", "clockify_expected_week", "clockify_workday",
                "clockify_approval_gap", "clockify_missing_time", "clockify_overlap"))
                .allSatisfy(view -> assertThat(rows("select count(*) from " + view)).as(view).doesNotContain("0"));
    }

    @ParameterizedTest
    @EachDialect
    void missing_time_names_each_employee_in_each_covered_week_and_says_who_has_no_clockify_user(Dialect dialect) throws IOException {
        answers(dialect);

        assertThat(rows("select iso_week, employee_id, hours, other_hours, expected_hours, has_clockify_user from clockify_missing_time order by 1, 2"))
                .containsExactly("2026-W02|e1|6.5|1|28|true", "2026-W02|e2|0|0|32|true", "2026-W02|e3|0|0|40|false",
                        "2026-W03|e1|0|0|40|true", "2026-W03|e2|13.5|0|40|true", "2026-W03|e3|0|0|40|false");
    }

    @ParameterizedTest
    @EachDialect
    void all_seconds_are_there_by_type_and_client_and_work_is_told_apart(Dialect dialect) throws IOException {
        answers(dialect);
        set("type = 'HOLIDAY'", "id = 't5'");

        assertThat(rows("select type, client_name, sum(case when worked then seconds else 0 end), sum(seconds) from clockify_activity_all"
                + " group by type, client_name order by 4"))
                .containsExactlyInAnyOrder("BREAK|null|0|3600", "null|null|9000|9000", "null|Acme|14400|14400", "HOLIDAY|Acme|0|48600");
        assertThat(rows("select sum(seconds) from clockify_activity_daily")).containsExactly("23400");
    }

    @ParameterizedTest
    @EachDialect
    void two_accounts_of_one_employee_overlap_and_touching_entries_do_not(Dialect dialect) throws IOException {
        answers(dialect);
        company.user("w1", "u4", "ada@acme.com", "Ada at home");
        new People(database, PeopleOptions::standard).matchAll();
        company.entry("w1", "t8", "u4", "2026-01-06T08:30:00Z", "2026-01-06T09:30:00Z", "twice")
                .entry("w1", "t9", "u4", "2026-01-06T09:30:00Z", "2026-01-06T10:00:00Z", "after")
                .entry("w1", "t0", "u4", "2026-01-06T09:00:00Z", "2026-01-06T09:00:00Z", "no length");

        assertThat(rows("select first_time_entry_id, second_time_entry_id, seconds from clockify_overlap order by overlaps_from"))
                .containsExactly("t1|t2|1800", "t3|t8|1800");
    }
}
