package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatableSqlTest {

    private static final String SQL = """
            create table clockify_a (
              id ${id}
            ) ${options};

            create index clockify_a_id on clockify_a (id);
            create index clockify_a_running on clockify_a ${running};
            create view clockify_b (id) as
            select id from clockify_a;
            """;

    @Test
    void postgresql_undoes_what_was_cut_so_that_nothing_is_another() {
        assertThat(RepeatableSql.of(SQL, Dialect.POSTGRESQL)).isEqualTo(SQL);
    }

    @Test
    void elsewhere_each_statement_passes_over_what_is_there() {
        assertThat(RepeatableSql.of(SQL, Dialect.H2)).isEqualTo("""
                create table if not exists clockify_a (
                  id ${id}
                ) ${options};

                create index if not exists clockify_a_id on clockify_a (id);
                create index if not exists clockify_a_running on clockify_a ${running};
                create or replace view clockify_b (id) as
                select id from clockify_a;
                """);
        assertThat(RepeatableSql.of(SQL, Dialect.MYSQL)).contains("create table if not exists clockify_a (", "create or replace view clockify_b",
                "and table_name = 'clockify_a' and index_name = 'clockify_a_running'), 'do 0', "
                        + "'create index clockify_a_running on clockify_a ${running}');");
    }
}
