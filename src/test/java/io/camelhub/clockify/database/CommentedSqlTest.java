package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentedSqlTest {

    private static final String MIGRATION = """
            -- who works here,
            -- and since when
            create table person (
              -- a person's name
              name varchar(40) not null,
              age int
            );
            create index by_name on person (name);
            """;

    @Test
    void h2_gets_table_and_column_by_statements_at_the_end() {
        assertThat(CommentedSql.of(MIGRATION, Dialect.H2)).isEqualTo(MIGRATION + """
                comment on table person is 'who works here, and since when';
                comment on column person.name is 'a person''s name';
                """);
    }

    @Test
    void postgresql_gets_them_in_one_statement() {
        assertThat(CommentedSql.of(MIGRATION, Dialect.POSTGRESQL)).isEqualTo(MIGRATION + """
                do $comments$
                begin
                comment on table person is 'who works here, and since when';
                comment on column person.name is 'a person''s name';
                end
                $comments$;
                """);
    }

    @Test
    void mysql_gets_them_within_the_table() {
        assertThat(CommentedSql.of(MIGRATION, Dialect.MYSQL)).isEqualTo("""
                -- who works here,
                -- and since when
                create table person (
                  -- a person's name
                  name varchar(40) not null comment 'a person''s name',
                  age int
                ) comment = 'who works here, and since when';
                create index by_name on person (name);
                """);
    }

    @Test
    void what_has_no_comment_stays_as_it_is() {
        assertThat(CommentedSql.of("drop table person;\n", Dialect.POSTGRESQL)).isEqualTo("drop table person;\n");
    }
}
