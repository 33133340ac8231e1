package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;

/** Each form of a statement that is built, on each database. */
class TableTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private enum State { OPEN, CLOSED }

    private record Person(long id, String shortName, Integer age, Boolean active, State state, Instant seenAt, String tags) {
    }

    private record Age(int age) {
    }

    private static Database database(Dialect dialect) {
        Database database = new Database(TestDatabases.empty(dialect).dataSource(), null);
        Map<String, String> types = dialect.types();
        database.run("create table person (id " + types.get("identity") + " primary key, short_name varchar(40) unique, age int, active boolean,"
                + " state varchar(10), seen_at " + types.get("ts") + ", tags " + types.get("json") + ")", List.of()).update();
        return database;
    }

    private static Table people(Dialect dialect, String... names) {
        Table people = database(dialect).table("person");
        for (int i = 0; i < names.length; i++) {
            people.insert("short_name", names[i], "age", 20 + i, "seen_at", NOON.plusSeconds(i));
        }
        return people;
    }

    private static List<String> names(Select select) {
        return select.orderBy("short_name").list(String.class);
    }

    @ParameterizedTest
    @EachDialect
    void a_row_is_inserted_and_read_as_a_record_by_the_names_of_its_columns(Dialect dialect) {
        Table people = people(dialect);

        long ada = people.insertNumbered("short_name", "Ada", "age", 36, "active", true, "state", State.OPEN, "seen_at", NOON,
                "tags", new Json("[]"));
        long bob = people.insertNumbered("short_name", "Bob", "age", null, "active", null, "state", null, "seen_at", null, "tags", new Json(null));

        assertThat(people.select("id", "short_name", "age", "active", "state", "seen_at", "tags").orderBy("id").list(Person.class)).containsExactly(
                new Person(ada, "Ada", 36, true, State.OPEN, NOON, "[]"),
                new Person(bob, "Bob", null, null, null, null, null));
        assertThatThrownBy(() -> people.select("age").where("id", bob).list(Age.class)).hasMessageContaining("column age is null");
    }

    @ParameterizedTest
    @EachDialect
    void values_of_one_column_are_read_as_what_they_are(Dialect dialect) {
        Table people = people(dialect, "Ada", "Bob");
        people.update("state", State.CLOSED).where("short_name", "Bob").run();

        assertThat(people.select("seen_at").orderBy("id desc").list(Instant.class)).containsExactly(NOON.plusSeconds(1), NOON);
        assertThat(people.select("state").orderBy("id").list(State.class)).containsExactly(null, State.CLOSED);
        assertThat(people.select("count(*)").single(Long.class)).isEqualTo(2);
        assertThat(people.select("age").where("short_name", "Ada").single(Integer.class)).isEqualTo(20);
        assertThat(people.select("state").where("short_name", "Ada").optional(State.class)).isEmpty();
        assertThat(people.select("age").where("short_name", "Eve").optional(Integer.class)).isEmpty();
        assertThat(people.select("short_name", "state").where("short_name", "Bob").pairs()).containsExactly(Map.entry("Bob", "CLOSED"));
        assertThat(people.select("active").distinct().list(Boolean.class)).containsExactly((Boolean) null);
    }

    @ParameterizedTest
    @EachDialect
    void rows_are_found_by_each_comparison(Dialect dialect) {
        Table people = people(dialect, "Ada", "Bob", "Eve");
        people.update("state", State.OPEN).where("short_name", "Eve").run();

        assertThat(names(people.select("short_name").where("age", 21))).containsExactly("Bob");
        assertThat(names(people.select("short_name").where("age", null))).isEmpty();
        assertThat(names(people.select("short_name").not("age", 21))).containsExactly("Ada", "Eve");
        assertThat(names(people.select("short_name").below("seen_at", NOON.plusSeconds(1)))).containsExactly("Ada");
        assertThat(names(people.select("short_name").atMost("seen_at", NOON.plusSeconds(1)))).containsExactly("Ada", "Bob");
        assertThat(names(people.select("short_name").above("age", 21))).containsExactly("Eve");
        assertThat(names(people.select("short_name").atLeast("age", 21))).containsExactly("Bob", "Eve");
        assertThat(names(people.select("short_name").isNull("state"))).containsExactly("Ada", "Bob");
        assertThat(names(people.select("short_name").notNull("state").where("state", State.OPEN))).containsExactly("Eve");
        assertThat(names(people.select("short_name").like("short_name", "_o%"))).containsExactly("Bob");
        assertThat(names(people.select("short_name").notLike("short_name", "_o%"))).containsExactly("Ada", "Eve");
        assertThat(names(people.select("short_name").differs("short_name", "ada"))).containsExactly("Ada", "Bob", "Eve");
        assertThat(names(people.select("short_name").differs("short_name", "Ada"))).containsExactly("Bob", "Eve");
        people.update("tags", new Json("[\"a\"]")).where("short_name", "Bob").run();
        String tags = dialect.jsonText("tags");
        assertThat(people.select(tags).like(tags, "%\"a\"%").list(String.class)).containsExactly("[\"a\"]");
        assertThat(names(people.select("short_name").where("char_length(short_name)", 3))).hasSize(3);
        assertThat(names(people.select("short_name").atLeast("age", 21).any(or -> or.isNull("age").atMost("age", 21)))).containsExactly("Bob");
        assertThat(names(people.select("short_name").any(or -> or.where("age", 20).all(and -> and.notNull("state").where("age", 22)))))
                .containsExactly("Ada", "Eve");
        assertThat(people.select("1").where("age", 20).exists()).isTrue();
        assertThat(people.select("1").where("age", 30).exists()).isFalse();
    }

    @ParameterizedTest
    @EachDialect
    void rows_are_found_by_any_number_of_values(Dialect dialect) {
        Table people = people(dialect, "Ada", "Bob", "Eve", "Zoe");

        for (int count = 1; count < 6; count++) {
            List<String> wanted = List.of("Ada", "Bob", "x", "a,b", "Zoe").subList(0, count);
            assertThat(names(people.select("short_name").in("short_name", wanted))).isSubsetOf(wanted).hasSize(count == 1 ? 1 : count == 5 ? 3 : 2);
        }
        assertThat(names(people.select("short_name").in("age", List.of(20, 22)).where("short_name", "Eve"))).containsExactly("Eve");
        assertThat(names(people.select("short_name").in("short_name", List.of()))).isEmpty();
        List<String> many = IntStream.range(0, 40_000).mapToObj(i -> i == 7 ? "Bob" : "none" + i).collect(Collectors.toList());
        assertThat(names(people.select("short_name").in("short_name", many))).containsExactly("Bob");
        assertThat(people.update("age", 1).in("short_name", many).run()).isEqualTo(1);
    }

    @ParameterizedTest
    @EachDialect
    void rows_are_updated_counted_up_and_deleted(Dialect dialect) {
        Table people = people(dialect, "Ada", "Bob", "Eve");

        assertThat(people.update("state", State.OPEN, "seen_at", NOON).above("age", 20).run()).isEqualTo(2);
        assertThat(people.update().add("age", 5).setTo("state", "short_name").where("short_name", "Ada").run()).isEqualTo(1);
        assertThat(people.select("age").where("state", "Ada").single(Integer.class)).isEqualTo(25);
        assertThat(people.update().set("age", null).where("short_name", "Eve").run()).isEqualTo(1);
        assertThat(people.delete().isNull("age").run()).isEqualTo(1);
        assertThat(people.delete().run()).isEqualTo(2);
    }

    @ParameterizedTest
    @EachDialect
    void a_column_gets_what_an_expression_makes_of_values(Dialect dialect) {
        Table people = people(dialect, "Ada", "Bob");

        people.update().setTo("seen_at", "case when seen_at > ? then ? else seen_at end", NOON, NOON.minusSeconds(9))
                .setTo("age", "case when age > ? then age else ? end", 20, null).set("state", State.OPEN).run();

        assertThat(people.select("seen_at").orderBy("short_name").list(Instant.class)).containsExactly(NOON, NOON.minusSeconds(9));
        assertThat(people.select("age").where("state", State.OPEN).orderBy("short_name").list(Integer.class)).containsExactly(null, 21);
    }

    @ParameterizedTest
    @EachDialect
    void the_time_since_when_a_column_has_its_value_stays_until_it_gets_another(Dialect dialect) {
        Table people = people(dialect, "Ada", "Bob");
        people.update("state", State.OPEN).where("short_name", "Ada").run();

        people.update("age", 1).setSince("state", State.OPEN, "seen_at", NOON.plusSeconds(60)).run();

        assertThat(people.select("seen_at").orderBy("short_name").list(Instant.class)).containsExactly(NOON, NOON.plusSeconds(60));
        people.update().setSince("state", State.CLOSED, "seen_at", NOON.plusSeconds(90)).run();
        assertThat(people.select("seen_at").where("state", State.CLOSED).where("age", 1).list(Instant.class))
                .containsExactly(NOON.plusSeconds(90), NOON.plusSeconds(90));
    }

    @ParameterizedTest
    @EachDialect
    void a_table_at_a_value_has_it_in_each_of_its_statements(Dialect dialect) {
        Table all = people(dialect, "Ada");
        Table closed = all.at("state", State.CLOSED);

        closed.insert("short_name", "Bob");
        closed.insert(List.of(Map.of("short_name", "Eve", "age", 1), Map.of("age", 2, "short_name", "Zoe")));
        closed.update("active", true).run();

        assertThat(names(closed.select("short_name").where("active", true))).containsExactly("Bob", "Eve", "Zoe");
        assertThat(closed.delete().run()).isEqualTo(3);
        assertThat(names(all.select("short_name"))).containsExactly("Ada");
    }

    @ParameterizedTest
    @EachDialect
    void many_rows_are_inserted_and_updated_at_once(Dialect dialect) {
        Table people = people(dialect);

        people.insert(IntStream.range(0, 1001).mapToObj(i -> Map.of("short_name", "p" + i, "seen_at", NOON, "tags", new Json("[]"))).toList());
        people.updateEach(List.of("short_name"), List.of(
                Map.of("short_name", "p7", "state", State.OPEN, "seen_at", NOON.plusSeconds(1)),
                Map.of("seen_at", NOON, "short_name", "p8", "state", State.CLOSED)));

        assertThat(people.select("count(*)").single(Long.class)).isEqualTo(1001);
        assertThat(people.select("seen_at").where("state", State.OPEN).where("short_name", "p7").single(Instant.class)).isEqualTo(NOON.plusSeconds(1));
        assertThat(people.select("1").where("state", State.CLOSED).where("short_name", "p8").exists()).isTrue();
        assertThatThrownBy(() -> people.insert(List.of(Map.of("short_name", "a"), Map.of("age", 1)))).hasMessageContaining("other columns than the first");
        people.insert(List.of());
        people.deleteEach(List.of(Map.of("short_name", "p7", "seen_at", NOON.plusSeconds(1)), Map.of("short_name", "p8", "seen_at", NOON.plusSeconds(1))));
        assertThat(people.select("count(*)").single(Long.class)).isEqualTo(1000);
    }

    @ParameterizedTest
    @EachDialect
    void a_row_is_inserted_or_takes_the_place_of_the_one_with_its_key(Dialect dialect) {
        Table people = people(dialect, "Ada", "Bob");

        people.upsert(List.of("short_name"), Map.of("short_name", "Bob", "seen_at", NOON.plusSeconds(60)));
        people.upsert(List.of("short_name"), List.of(Map.of("short_name", "Eve", "age", 9), Map.of("short_name", "Ada", "age", 8)));

        assertThat(people.select("seen_at").where("short_name", "Bob").single(Instant.class)).isEqualTo(NOON.plusSeconds(60));
        assertThat(people.select("age").orderBy("short_name").list(Integer.class)).containsExactly(8, 21, 9);

        people.upsert(List.of("short_name"), Map.of("short_name", "Bob"));
        people.insertAbsent(List.of("short_name"), Map.of("short_name", "Bob", "age", 1, "seen_at", NOON));
        people.insertAbsent(List.of("short_name"), List.of(Map.of("short_name", "Zoe", "seen_at", NOON), Map.of("short_name", "Ada", "seen_at", NOON)));

        assertThat(people.select("seen_at").where("short_name", "Zoe").single(Instant.class)).isEqualTo(NOON);
        assertThat(names(people.select("short_name"))).containsExactly("Ada", "Bob", "Eve", "Zoe");
        assertThat(people.select("age").where("short_name", "Bob").single(Integer.class)).isEqualTo(21);
    }

    @ParameterizedTest
    @EachDialect
    void rows_that_others_have_locked_are_left_out(Dialect dialect) throws Exception {
        Table people = people(dialect, "Ada", "Bob", "Eve");

        people.database().inTransaction(() -> {
            assertThat(people.select("short_name").where("short_name", "Ada").locked().list(String.class)).containsExactly("Ada");
            Thread other = new Thread(() -> people.database().inTransaction(() -> {
                List<String> free = people.select("short_name").in("short_name", List.of("Ada", "Bob", "Eve")).orderBy("short_name").limit(2)
                        .locked().skipLocked().list(String.class);
                people.update("state", State.OPEN).in("short_name", free).run();
            }));
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(people.select("state").where("short_name", "Ada").optional(State.class)).isEmpty();
        assertThat(names(people.select("short_name").where("state", State.OPEN))).contains("Bob");
        people.database().inTransaction(() -> {
            assertThat(people.select("short_name").where("short_name", "Ada").shared().list(String.class)).containsExactly("Ada");
        });
    }

    @ParameterizedTest
    @EachDialect
    void rows_among_several_at_a_place_are_read_updated_and_deleted(Dialect dialect) {
        Table people = people(dialect, "Ada", "Bob", "Cyd", "Dan");
        people.update("age", 30).in("short_name", List.of("Ada", "Bob", "Cyd")).run();
        Table thirty = people.at("age", 30);

        assertThat(names(thirty.among("short_name", List.of("Ada", "Cyd", "Dan")).select("short_name"))).containsExactly("Ada", "Cyd");
        assertThat(names(thirty.among("short_name", List.of()).select("short_name"))).isEmpty();
        assertThat(names(people.among("short_name", List.of("Dan", "Eve")).select("short_name"))).containsExactly("Dan");
        assertThat(thirty.among("short_name", List.of("Ada", "Bob", "Dan")).update("active", true).run()).isEqualTo(2);
        assertThat(names(people.select("short_name").where("active", true))).containsExactly("Ada", "Bob");
        assertThat(thirty.among("short_name", List.of("Bob", "Cyd", "Dan")).delete().run()).isEqualTo(2);
        assertThat(names(people.select("short_name"))).containsExactly("Ada", "Dan");
    }
}
