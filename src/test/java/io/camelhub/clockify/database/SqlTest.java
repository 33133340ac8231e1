package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts that are built, for each database. */
class SqlTest {

    private static final List<String> COLUMNS = List.of("source", "id", "name");
    private static final List<String> KEYS = List.of("source", "id");

    @Test
    void parts_become_a_text_that_one_can_read() {
        assertThat(Sql.text(List.of("select", "id", ",", "name", "from", "person", "where", "a", "=", "?", "and", "(", "b", "is null", "or", "b", "<", "?", ")",
                "order by", "id", ",", "name desc", "limit ?")))
                .isEqualTo("select id, name from person where a = ? and (b is null or b < ?) order by id, name desc limit ?");
        assertThat(Sql.insert("person", COLUMNS)).isEqualTo("insert into person (source, id, name) values (?, ?, ?)");
        assertThat(Sql.update("person", COLUMNS, KEYS)).isEqualTo("update person set name = ? where source = ? and id = ?");
    }

    @Test
    void an_upsert_is_each_databases_own() {
        assertThat(Dialect.H2.upsert("person", COLUMNS, KEYS)).isEqualTo("merge into person (source, id, name) key (source, id) values (?, ?, ?)");
        assertThat(Dialect.POSTGRESQL.upsert("person", COLUMNS, KEYS)).isEqualTo(
                "insert into person (source, id, name) values (?, ?, ?) on conflict (source, id) do update set name = excluded.name");
        assertThat(Dialect.MYSQL.upsert("person", COLUMNS, KEYS)).isEqualTo(
                "insert into person (source, id, name) values (?, ?, ?) on duplicate key update name = values(name)");
    }

    @Test
    void an_insert_where_there_is_none_is_each_databases_own() {
        assertThat(Dialect.H2.insertAbsent("person", COLUMNS, KEYS)).isEqualTo(
                "insert into person (source, id, name) select ?, ?, ? where not exists (select 1 from person where source = ? and id = ?)");
        assertThat(Dialect.POSTGRESQL.insertAbsent("person", COLUMNS, KEYS)).isEqualTo(
                "insert into person (source, id, name) values (?, ?, ?) on conflict (source, id) do nothing");
        assertThat(Dialect.MYSQL.insertAbsent("person", COLUMNS, KEYS)).isEqualTo(
                "insert into person (source, id, name) values (?, ?, ?) on duplicate key update source = source");
    }

    @Test
    void values_to_choose_from_are_one_array_or_a_list_whose_length_is_a_power_of_two() {
        List<Object> values = new ArrayList<>();
        assertThat(Dialect.POSTGRESQL.in(List.of("a", "b", "c"), values)).isEqualTo("= any(?)");
        assertThat((Object[]) values.get(0)).containsExactly("a", "b", "c");
        for (Dialect dialect : List.of(Dialect.H2, Dialect.MYSQL)) {
            List<Object> bound = new ArrayList<>();
            assertThat(dialect.in(List.of("a", "b", "c"), bound)).isEqualTo("in (?, ?, ?, ?)");
            assertThat(bound).containsExactly("a", "b", "c", "c");
            assertThat(dialect.in(List.of("a"), new ArrayList<>())).isEqualTo("in (?)");
            assertThat(dialect.in(List.of("a", "b"), new ArrayList<>())).isEqualTo("in (?, ?)");
        }
    }

    @Test
    void a_column_has_the_name_of_its_component_in_lower_case() {
        assertThat(Rows.column("backfillFrom")).isEqualTo("backfill_from");
        assertThat(Rows.column("id")).isEqualTo("id");
    }
}
