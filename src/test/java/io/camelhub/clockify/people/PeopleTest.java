package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.EmployeeTable;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.settings.PeopleOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
class PeopleTest {

    private Instant now = Instant.parse("2026-05-01T08:00:00Z");
    private Database database;
    private Roster roster;
    private People people;

    @BeforeEach
    void startOnH2() {
        start(Dialect.H2);
    }

    private void start(Dialect dialect) {
        database = TestDatabases.fresh(dialect, () -> now);
        roster = new Roster(database);
        people = new People(database, PeopleOptions::standard);
    }

    @ParameterizedTest
    @EachDialect
    void users_are_matched_by_their_address_then_by_a_further_one(Dialect dialect) {
        start(dialect);
        employee("e1", "Ada", "ada@example.org");
        employee("e2", "Grace", "grace@example.org", "hopper@example.com");
        people.storeUsers("w1", List.of(
                user("u1", " ADA@example.org", "Ada"), user("u2", "hopper@example.com", "G"), user("u3", null, "Kiosk"),
                user("u4", "bot@example.org", "Bot")));

        MatchResult result = people.match("w1");

        assertThat(result.byRule()).isEqualTo(Map.of("email", 1, "alias", 1));
        assertThat(result.changed()).isEqualTo(2);
        assertThat(result.unmatched()).containsExactly(
                new UnmatchedUser("u3", "Kiosk", null, "has no e-mail in Clockify", List.of(), List.of()),
                new UnmatchedUser("u4", "Bot", "bot@example.org", "no employee has this e-mail", List.of(), List.of()));
        assertThat(people.summary().unmatched()).isEqualTo(result.unmatched());
        assertThat(people.employees("w1", List.of("u1", "u2", "u3", "u4"))).hasSize(2)
                .containsEntry("u1", new Employee("e1", "Ada", null, null, true, List.of("ada@example.org")));
        assertThat(matched()).isEqualTo(Map.of("w1 u1", "e1 email", "w1 u2", "e2 alias"));
        assertThat(rows("select external_id, employee_id, how, by_whom from clockify_identity order by 1"))
                .containsExactly("u1 e1 email (rules)", "u2 e2 alias (rules)");
    }

    @ParameterizedTest
    @EachDialect
    void matching_again_writes_nothing(Dialect dialect) {
        start(dialect);
        employee("e1", "Ada", "ada@example.org");
        List<ClockifyUser> users = List.of(user("u1", "ada@example.org", "Ada"), user("u2", null, null));
        List<UserGroup> groups = List.of(new UserGroup("g1", "Ops", List.of("u1", "u2")));
        people.storeUsers("w1", users);
        people.storeGroups("w1", groups);
        people.match("w1");
        List<String> before = everything();
        now = now.plusSeconds(3600);

        int written = people.storeUsers("w1", users);
        people.storeGroups("w1", groups);
        MatchResult again = people.match("w1");

        assertThat(written).isZero();
        assertThat(again.changed()).isZero();
        assertThat(again.matched()).isEqualTo(1);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EachDialect
    void groups_follow_clockify(Dialect dialect) {
        start(dialect);
        people.storeGroups("w1", List.of(
                new UserGroup("g1", "Ops", List.of("u1", "u2")), new UserGroup("g2", "Dev", List.of("u1"))));
        people.storeGroups("w2", List.of(new UserGroup("g1", "Other", List.of("u9"))));

        people.storeGroups("w1", List.of(new UserGroup("g1", "Operations", List.of("u2", "u3"))));

        assertThat(rows("select workspace_id, id, name from clockify_user_group order by 1, 2"))
                .containsExactly("w1 g1 Operations", "w2 g1 Other");
        assertThat(rows("select workspace_id, id, user_id from clockify_user_group_member order by 1, 2, 3"))
                .containsExactly("w1 g1 u2", "w1 g1 u3", "w2 g1 u9");
    }

    @Test
    void an_address_of_two_employees_matches_nobody_and_both_are_reported() {
        employee("e1", "Ada", "shared@example.org");
        employee("e2", "Grace", "grace@example.org", "shared@example.org");
        people.storeUsers("w1", List.of(user("u1", "shared@example.org", "Somebody")));

        MatchResult result = people.match("w1");

        assertThat(result.matched()).isZero();
        assertThat(result.unmatched()).singleElement().satisfies(user -> {
            assertThat(user.reason()).isEqualTo("several employees have this e-mail: e1 (Ada), e2 (Grace)");
            assertThat(user.candidates()).containsExactly("e1", "e2");
        });
        assertThat(people.summary().conflicts()).singleElement().asString()
                .startsWith("shared@example.org belongs to e1 (Ada) and to e2 (Grace)");
    }

    @Test
    void what_is_known_is_not_overwritten_by_what_is_not() {
        people.storeUsers("w1", List.of(new ClockifyUser("u1", "ada@example.org", "Ada", "ACTIVE", "ACTIVE")));

        people.storeUsers("w1", List.of(new ClockifyUser("u1", null, "DeletedUser", "DELETED", null)));

        assertThat(rows("select id, email, name, account_status, membership_status from clockify_user"))
                .containsExactly("u1 ada@example.org Ada DELETED ACTIVE");
    }

    @Test
    void a_user_who_vanishes_from_the_list_keeps_their_row_and_their_employee() {
        employee("e1", "Ada", "ada@example.org");
        people.storeUsers("w1", List.of(user("u1", "ada@example.org", "Ada"), user("u2", "x@example.org", "X")));
        people.match("w1");

        people.storeUsers("w1", List.of(user("u2", "x@example.org", "X")));
        people.match("w1");

        assertThat(matched()).containsEntry("w1 u1", "e1 email");
    }

    @Test
    void a_user_of_a_report_is_learnt_once() {
        employee("e1", "Ada", "ada@example.org");

        assertThat(people.learnUsers("w1", List.of(new ClockifyUser("u1", "ada@example.org", "Ada", null, null))) > 0).isTrue();
        assertThat(people.learnUsers("w1", List.of(new ClockifyUser("u1", "ada@example.org", "Ada", null, null))) > 0).isFalse();
        assertThat(people.learnUsers("w1", List.of(new ClockifyUser("u1", null, "DeletedUser", null, null))) > 0).isFalse();
        assertThat(people.match("w1").byRule()).isEqualTo(Map.of("email", 1));
    }

    @Test
    void one_account_in_two_workspaces_is_one_employee_even_where_only_one_gives_the_address() {
        employee("e1", "Ada", "ada@example.org");
        people.storeUsers("w1", List.of(user("u1", "ada@example.org", "Ada")));
        people.storeUsers("w2", List.of(user("u1", null, null)));

        people.match("w2");

        assertThat(matched()).isEqualTo(Map.of("w1 u1", "e1 email", "w2 u1", "e1 email"));
    }

    @Test
    void the_address_that_was_reported_last_counts() {
        employee("e1", "Ada", "ada@example.org");
        employee("e2", "Grace", "grace@example.org");
        people.storeUsers("w2", List.of(user("u1", "ada@example.org", "Ada")));
        people.match("w2");
        now = now.plusSeconds(60);
        people.storeUsers("w1", List.of(user("u1", "grace@example.org", "Grace")));

        people.match("w1");
        MatchResult again = people.match("w2");

        assertThat(again.changed()).isZero();
        assertThat(matched()).isEqualTo(Map.of("w1 u1", "e2 email", "w2 u1", "e2 email"));
        assertThat(rows("select old_employee_id, old_how, new_employee_id, new_how, by_whom from clockify_identity_change "
                + "order by id")).containsExactly("null null e1 email (rules)", "e1 email e2 email (rules)");
    }

    @ParameterizedTest
    @EachDialect
    void workspaces_with_the_same_people_are_matched_at_the_same_time(Dialect dialect) throws Exception {
        start(dialect);
        List<ClockifyUser> users = new ArrayList<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            users.add(user("u" + i, "p" + i + "@example.org", "P"));
            rows.add(Map.of("id", "e" + i, "email", "p" + i + "@example.org"));
        }
        roster.refresh(rows);
        List<String> workspaces = List.of("w1", "w2", "w3", "w4");
        workspaces.forEach(workspace -> people.storeUsers(workspace, users));
        ExecutorService threads = Executors.newFixedThreadPool(workspaces.size());

        for (Future<MatchResult> result : threads.invokeAll(
                workspaces.stream().map(workspace -> (Callable<MatchResult>) () -> people.match(workspace)).toList())) {
            assertThat(result.get().matched()).isEqualTo(300);
        }
        threads.shutdown();

        assertThat(matched()).hasSize(1200);
        assertThat(rows("select employee_id from clockify_identity")).hasSize(300);
        assertThat(rows("select external_id from clockify_identity_change")).hasSize(300);
    }

    @Test
    void what_is_not_matched_yet_is_reported_so() {
        employee("e1", "Ada", "ada@example.org");
        people.storeUsers("w1", List.of(user("u1", "ada@example.org", "Ada")));

        assertThat(people.summary().matched()).isZero();
        assertThat(people.summary().unmatched()).singleElement()
                .extracting(UnmatchedUser::reason).isEqualTo("not matched yet; the next sync will do it");
        people.match("w1");
        assertThat(people.summary().matched()).isEqualTo(1);
    }

    @Test
    void losing_the_address_does_not_unmatch() {
        employee("e1", "Ada", "ada@example.org");
        people.storeUsers("w1", List.of(user("u1", "ada@example.org", "Ada")));
        people.match("w1");
        JdbcClient.create(database.dataSource()).sql("update clockify_user set email = null").update();

        assertThat(people.match("w1").byRule()).isEqualTo(Map.of("email", 1));
    }

    @Test
    void an_employee_whose_address_changes_keeps_the_account_until_somebody_else_gets_the_address() {
        employee("e1", "Ada", "ada@example.org");
        people.storeUsers("w1", List.of(user("u1", "ada@example.org", "Ada")));
        people.match("w1");

        employee("e1", "Ada King", "ada.king@example.org");
        people.match("w1");
        assertThat(matched()).isEqualTo(Map.of("w1 u1", "e1 email"));

        employee("e2", "Another Ada", "ada@example.org");
        people.match("w1");
        assertThat(matched()).isEqualTo(Map.of("w1 u1", "e2 email"));
    }

    @Test
    void a_user_who_comes_by_an_address_of_nobody_is_no_longer_matched() {
        employee("e1", "Ada", "ada@example.org");
        people.storeUsers("w1", List.of(user("u1", "ada@example.org", "Ada")));
        people.match("w1");
        people.storeUsers("w1", List.of(user("u1", "someone@elsewhere.org", "Ada")));

        MatchResult result = people.match("w1");

        assertThat(result.unmatched()).singleElement()
                .extracting(UnmatchedUser::reason).asString().contains("was changed").contains("e1");
        assertThat(matched()).isEmpty();
        assertThat(rows("select employee_id from clockify_identity")).isEmpty();
    }

    @Test
    void somebody_who_has_left_is_matched_for_their_past() {
        roster.refresh(List.of(Map.of("id", "e1", "email", "ada@example.org", "active", false)));
        people.storeUsers("w1", List.of(user("u1", "ada@example.org", "Ada")));

        assertThat(people.match("w1").matched()).isEqualTo(1);
        assertThat(people.employees("w1", List.of("u1")).get("u1").active()).isFalse();
    }

    @Test
    void what_a_person_decided_is_not_overridden() {
        employee("e1", "Ada", "ada@example.org");
        employee("e2", "Grace", "grace@example.org");
        people.storeUsers("w1", List.of(user("u1", "ada@example.org", "Ada"), user("u2", "grace@example.org", "Bot")));
        people.match("w1");
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("update clockify_identity set employee_id = 'e2', how = 'manual', by_whom = 'admin' where external_id = 'u1'")
                .update();
        jdbc.sql("update clockify_identity set employee_id = null, how = 'ignored', by_whom = 'admin' where external_id = 'u2'")
                .update();

        MatchResult result = people.matchAll();

        assertThat(result.byRule()).isEqualTo(Map.of("manual", 1));
        assertThat(result.ignored()).isEqualTo(1);
        assertThat(result.unmatched()).isEmpty();
        assertThat(matched()).isEqualTo(Map.of("w1 u1", "e2 manual"));
    }

    private void employee(String id, String name, String... emails) {
        Map<String, Employee> stored = roster.employees();
        Employee employee = new Employee(id, name, null, null, true, List.of(emails));
        EmployeeTable table = new EmployeeTable(database);
        table.write(stored, stored.containsKey(id) ? List.of() : List.of(employee),
                stored.containsKey(id) ? List.of(employee) : List.of());
    }

    private static ClockifyUser user(String id, String email, String name) {
        return new ClockifyUser(id, email, name, "ACTIVE", "ACTIVE");
    }

    private Map<String, String> matched() {
        Map<String, String> matched = new HashMap<>();
        JdbcClient.create(database.dataSource())
                .sql("select workspace_id, id, employee_id, matched_by from clockify_user where employee_id is not null")
                .query(row -> {
                    matched.put(row.getString(1) + " " + row.getString(2), row.getString(3) + " " + row.getString(4));
                });
        return matched;
    }

    private List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("clockify_user", "clockify_user_group", "clockify_user_group_member",
                "clockify_identity", "clockify_identity_change")) {
            rows.addAll(rows("select * from " + table));
        }
        return rows;
    }

    private List<String> rows(String sql) {
        return JdbcClient.create(database.dataSource()).sql(sql).query((row, index) -> {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                cells.add(String.valueOf(row.getString(i)));
            }
            return String.join(" ", cells);
        }).list();
    }
}
