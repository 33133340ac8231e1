package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.settings.PeopleOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class MappingsTest {

    private static final String TIMELINE = "select user_id, employee_id from (select e.user_id, t.employee_id "
            + "from clockify_timeline_event t join clockify_time_entry e "
            + "on t.event_id = concat('clockify:', e.workspace_id, ':', e.id)) x order by 1";
    private static final String IDENTITIES =
            "select external_id, employee_id, how, rule, by_whom from clockify_identity order by 1";

    @TempDir
    private Path directory;
    private Company company;
    private People people;
    private Mappings mappings;
    private PeopleOptions options = PeopleOptions.standard();

    @BeforeEach
    void startOnH2() {
        start(Dialect.H2);
    }

    private void start(Dialect dialect) {
        company = new Company(dialect)
                .employee("e1", "Ada Lovelace", "ada@acme.com")
                .employee("e2", "Grace Hopper", "grace@acme.com")
                .employee("e3", "Grace Hopper", "grace2@acme.com");
        company.roster();
        company.user("w1", "u1", "ada@acme.com", "Ada L")
                .user("w1", "u2", null, "Kiosk Two")
                .user("w2", "u2", null, "Kiosk Two")
                .user("w1", "u3", "ada+x@acme.com", "Ada Lovelace")
                .user("w1", "u4", "bot@acme.com", "Twin")
                .user("w1", "u5", "robot@acme.com", "Twin");
        company.entry("w1", "t1", "u1", "2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", "a")
                .entry("w2", "t2", "u2", "2020-01-01T08:00:00Z", "2020-01-01T09:00:00Z", "b");
        people = new People(company.database(), () -> options);
        mappings = new Mappings(company.database(), people);
        people.matchAll();
    }

    @ParameterizedTest
    @EachDialect
    void a_mapping_holds_at_once_for_all_of_the_past_and_in_every_workspace(Dialect dialect) {
        start(dialect);
        assertThat(company.rows(TIMELINE)).containsExactly("u1|e1", "u2|null");
        // on PostgreSQL each row tells the transaction that wrote it last
        String written = "select e.*" + (dialect == Dialect.POSTGRESQL ? ", cast(xmin as text)" : "")
                + " from clockify_time_entry e order by id";
        List<String> entries = company.rows(written);

        DecisionReport report = mappings.decide("root", choices -> choices.map("Kiosk Two", "grace@acme.com"));

        assertThat(report.changes()).containsExactly(new Decided("u2", "Kiosk Two", null, "e2 (Grace Hopper)", "manual"));
        assertThat(company.rows(TIMELINE)).containsExactly("u1|e1", "u2|e2");
        assertThat(company.rows("select workspace_id, employee_id, matched_by from clockify_user where id = 'u2' order by 1"))
                .containsExactly("w1|e2|manual", "w2|e2|manual");
        assertThat(company.rows(written)).isEqualTo(entries);

        mappings.decide("root", choices -> choices.undo("u2", mappings.history(null)));

        assertThat(company.rows(written)).isEqualTo(entries);

        assertThat(company.rows(TIMELINE)).containsExactly("u1|e1", "u2|null");
        assertThat(mappings.history("u2")).extracting(IdentityChange::oldEmployeeId, IdentityChange::newEmployeeId,
                IdentityChange::byWhom).containsExactly(
                        tuple(null, "e2", "root"),
                        tuple("e2", null, "root"));
    }

    @ParameterizedTest
    @EachDialect
    void several_accounts_in_several_workspaces_are_one_person_in_the_timeline_with_the_name_of_today(Dialect dialect) {
        start(dialect);
        mappings.decide("root", choices -> choices.map("u2", "e1"));
        company.employee("e1", "Ada King", "ada.king@acme.com").roster();
        people.matchAll();

        assertThat(company.rows("select distinct employee_id, employee_name from clockify_timeline_event"))
                .containsExactly("e1|Ada King");
        assertThat(company.rows("select distinct workspace_id from clockify_time_entry")).hasSize(2);
    }

    @ParameterizedTest
    @EachDialect
    void the_accounts_of_one_who_is_merged_with_another_move_with_all_of_their_past(Dialect dialect) {
        start(dialect);
        mappings.decide("root", choices -> choices.map("u2", "e1"));

        company.employee("e1", "Ada Lovelace", null).employee("e2", "Ada King", "ada@acme.com").roster();
        people.matchAll();
        assertThat(company.rows(TIMELINE)).containsExactly("u1|e2", "u2|e1");

        mappings.decide("root", choices -> choices.map("u2", "e2"));
        assertThat(company.rows(TIMELINE)).containsExactly("u1|e2", "u2|e2");
    }

    @Test
    void a_user_or_employee_who_is_not_clear_is_reported_with_those_who_may_be_meant() {
        assertThatThrownBy(() -> mappings.decide("root", choices -> choices.map("twin", "e1")))
                .isInstanceOf(WrongRequestException.class)
                .hasMessageContaining("u4 (bot@acme.com)").hasMessageContaining("u5 (robot@acme.com)");
        assertThatThrownBy(() -> mappings.decide("root", choices -> choices.map("u2", "Grace Hopper")))
                .hasMessageContaining("e2 (Grace Hopper, grace@acme.com), e3 (Grace Hopper, grace2@acme.com)");
        assertThatThrownBy(() -> mappings.decide("root", choices -> choices.map("nobody", "e1")))
                .hasMessageContaining("no Clockify user \"nobody\"");
        assertThatThrownBy(() -> mappings.decide("root", choices -> choices.map("u2", "e9"))).hasMessageContaining("no employee \"e9\"");
        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e1|email|null|(rules)");
    }

    @Test
    void a_mapping_by_hand_stays_whatever_the_rules_say_until_it_is_taken_off() {
        mappings.decide("root", choices -> choices.map("u1", "e2"));
        people.matchAll();
        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e2|manual|null|root");

        mappings.decide("root", choices -> choices.unmap("u1"));

        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e1|email|null|(rules)");
    }

    @Test
    void an_automatic_match_that_is_taken_off_does_not_come_back() {
        mappings.decide("root", choices -> choices.unmap("u1"));
        people.matchAll();

        assertThat(company.rows(IDENTITIES)).containsExactly("u1|null|manual|null|root");
        assertThat(people.summary().unmatched()).extracting(UnmatchedUser::userId, UnmatchedUser::reason)
                .contains(tuple("u1", "taken off by root"));

        mappings.decide("root", choices -> choices.undo("u1", mappings.history(null)));

        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e1|email|null|(rules)");
    }

    @Test
    void what_a_rule_took_off_or_moved_comes_back_by_undoing_and_stays() {
        company.user("w1", "u1", "private@home.example", "A. L.");
        people.matchAll();
        assertThat(company.rows(IDENTITIES)).isEmpty();
        mappings.decide("root", choices -> choices.undo("u1", mappings.history(null)));
        people.matchAll();
        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e1|manual|null|root");

        mappings.decide("root", choices -> choices.unmap("u1"));
        company.user("w1", "u1", "ada@acme.com", "A. L.");
        people.matchAll();
        company.user("w1", "u1", "grace@acme.com", "A. L.");
        people.matchAll();
        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e2|email|null|(rules)");
        mappings.decide("root", choices -> choices.undo("u1", mappings.history(null)));
        people.matchAll();
        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e1|manual|null|root");
    }

    @Test
    void a_match_by_the_rules_that_comes_back_by_undoing_twice_is_the_rules_own_again() {
        mappings.decide("root", choices -> choices.unmap("u1"));
        mappings.decide("root", choices -> choices.undo("u1", mappings.history(null)));
        mappings.decide("root", choices -> choices.undo("u1", mappings.history(null)));
        mappings.decide("root", choices -> choices.undo("u1", mappings.history(null)));

        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e1|email|null|(rules)");
    }

    @Test
    void undoing_goes_back_to_what_a_person_had_decided_before() {
        mappings.decide("root", choices -> choices.map("u2", "e1"));
        mappings.decide("root", choices -> choices.map("u2", "e2"));

        mappings.decide("admin", choices -> choices.undo("u2", mappings.history(null)));

        assertThat(company.rows(IDENTITIES)).contains("u2|e1|manual|null|admin");
    }

    @Test
    void one_who_is_ignored_is_counted_and_not_listed() {
        mappings.decide("root", choices -> choices.ignore("u4", null));

        MatchResult result = people.matchAll();

        assertThat(result.ignored()).isEqualTo(1);
        assertThat(result.unmatched()).extracting(UnmatchedUser::userId).containsExactly("u2", "u3", "u5");
    }

    @ParameterizedTest
    @EachDialect
    void a_suggestion_is_accepted_by_a_person(Dialect dialect) {
        start(dialect);
        assertThat(people.summary().unmatched()).filteredOn(user -> user.userId().equals("u3")).singleElement().satisfies(user -> {
            assertThat(user.suggestions()).first().extracting(Suggestion::employeeId).isEqualTo("e1");
            assertThat(user.best()).singleElement().isEqualTo(user.suggestions().get(0));
        });

        mappings.decide("root", choices -> choices.accept("u3", null));

        assertThat(company.rows(IDENTITIES)).contains("u3|e1|suggestion|plus-tag|root");
        assertThatThrownBy(() -> mappings.decide("root", choices -> choices.accept("u3", null)))
                .hasMessageContaining("is e1 (Ada Lovelace) already");
        assertThatThrownBy(() -> mappings.decide("root", choices -> choices.accept("u2", null)))
                .hasMessageContaining("there is no suggestion");
    }

    @Test
    void suggestions_accepted_by_a_setting_are_marked_and_undone_as_one_and_do_not_come_back() {
        options = new PeopleOptions(Set.of(SuggestionClass.PLUS_TAG), false);
        people.matchAll();
        assertThat(company.rows(IDENTITIES)).contains("u3|e1|suggestion|plus-tag|(rules)");

        assertThat(mappings.decide("root", choices -> choices.undoAccepted(Set.of(SuggestionClass.DOTS))).changes()).isEmpty();
        assertThat(mappings.decide("root", choices -> choices.undoAccepted(Set.of())).changes()).hasSize(1);
        people.matchAll();

        assertThat(company.rows(IDENTITIES)).contains("u3|null|manual|null|root");
    }

    @Test
    void by_a_name_that_two_users_have_nobody_is_accepted_by_a_setting() {
        company.employee("e4", "Linus Torvalds", "linus@acme.com").employee("e5", "Alan Kay", "alan@acme.com").roster();
        company.user("w1", "u6", "x@home.example", "Linus Torvalds").user("w1", "u7", null, "Linus Torvalds")
                .user("w1", "u8", null, "Alan Kay").user("w1", "u9", null, "Ada Lovelace");
        options = new PeopleOptions(Set.of(SuggestionClass.EQUAL_NAME), false);

        people.matchAll();

        assertThat(company.rows(IDENTITIES)).containsExactly(
                "u1|e1|email|null|(rules)", "u8|e5|suggestion|equal-name|(rules)");
    }

    @ParameterizedTest
    @EnumSource(value = SuggestionClass.class, names = {"EQUAL_NAME", "CLOSE_NAME"})
    void a_namesake_is_not_accepted_by_a_setting_where_anything_shows_that_they_are_somebody_else(SuggestionClass type) {
        boolean close = type == SuggestionClass.CLOSE_NAME;
        company.employee("e4", "Linus Torvalds", "linus@acme.com").employee("e5", "Alan Turing", "alan@acme.com")
                .employee("e6", "Barbara Liskov", "barbara@acme.com").employee("e7", "Donald Knuth", "don@acme.com").roster();
        company.jdbc().sql("update clockify_employee set active = false where id = 'e6'").update();
        // matched by their e-mail in the same run; known in another workspace alone; a colleague whom the roster lacks; one who left
        company.user("w1", "v1", "linus@acme.com", "Linus Torvalds").user("w1", "u6", "x@home.example", name("Linus Torvalds", close))
                .user("w1", "u7", "a.turing@acme.com", name("Alan Turing", close))
                .user("w1", "u8", null, name("Barbara Liskov", close))
                .user("w1", "u9", "k@home.example", name("Donald Knuth", close))
                .user("w2", "v9", null, name("Donald Knuth", close));
        options = new PeopleOptions(Set.of(type), false);

        people.match("w1");

        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e1|email|null|(rules)", "v1|e4|email|null|(rules)");
    }

    private static String name(String name, boolean close) {
        return close ? name + "h" : name;
    }

    @Test
    void by_a_similar_name_nobody_is_accepted_by_a_setting_who_is_more_than_a_letter_away() {
        company.employee("e4", "Linus Torvalds", "linus@acme.com").employee("e5", "Alan Turing", "alan@acme.com").roster();
        company.user("w1", "u6", null, "Linus Torvald").user("w1", "u7", null, "Alan Turner");
        options = new PeopleOptions(Set.of(SuggestionClass.CLOSE_NAME), false);

        people.matchAll();

        assertThat(company.rows(IDENTITIES)).containsExactly(
                "u1|e1|email|null|(rules)", "u6|e4|suggestion|close-name|(rules)");
    }

    @Test
    void one_accepted_by_a_name_is_taken_off_when_the_name_no_longer_shows_who_they_are() {
        company.employee("e4", "Linus Torvalds", "linus@acme.com").roster();
        company.user("w1", "u6", "x@gmail.com", "Linus Torvalds");
        options = new PeopleOptions(Set.of(SuggestionClass.EQUAL_NAME), false);
        people.matchAll();
        people.matchAll();
        assertThat(company.rows(IDENTITIES)).contains("u6|e4|suggestion|equal-name|(rules)");

        company.user("w1", "v1", "linus@acme.com", "L. T.");
        people.matchAll();
        MatchResult again = people.matchAll();

        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e1|email|null|(rules)", "v1|e4|email|null|(rules)");
        assertThat(again.changed()).isZero();
        assertThat(people.summary().unmatched()).filteredOn(user -> user.userId().equals("u6")).singleElement()
                .satisfies(user -> assertThat(user.suggestions().get(0).reason()).contains("same name", "another account"));
    }

    @Test
    void one_accepted_by_a_name_is_taken_off_when_they_go_by_another() {
        company.employee("e4", "Linus Benedict Torvalds", "linus@acme.com").roster();
        company.user("w1", "u6", null, "Linus Torvalds");
        options = new PeopleOptions(Set.of(SuggestionClass.MIDDLE_NAME), false);
        people.matchAll();
        people.matchAll();
        assertThat(company.rows(IDENTITIES)).contains("u6|e4|suggestion|middle-name|(rules)");

        company.user("w1", "u6", null, "Barbara Liskov");
        people.matchAll();

        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e1|email|null|(rules)");
    }

    @ParameterizedTest
    @CsvSource({"A. Lovelace, e1", "Linus Torvalds, "})
    void an_account_whose_address_changed_is_accepted_for_whom_it_was_unless_it_goes_by_another_name(String name, String employee) {
        options = new PeopleOptions(Set.of(SuggestionClass.FORMER), false);

        company.user("w1", "u1", "private@home.example", name);
        people.matchAll();
        people.matchAll();
        people.matchAll();

        assertThat(company.rows("select employee_id from clockify_identity where external_id = 'u1'"))
                .isEqualTo(employee == null ? List.of() : List.of(employee));
    }

    @Test
    void one_accepted_by_a_name_keeps_their_employee_when_that_one_leaves_or_the_setting_is_taken_back() {
        company.employee("e4", "Linus Torvalds", "linus@acme.com").roster();
        company.user("w1", "u6", null, "Linus Torvalds");
        options = new PeopleOptions(Set.of(SuggestionClass.EQUAL_NAME), false);
        people.matchAll();

        company.jdbc().sql("update clockify_employee set active = false where id = 'e4'").update();
        options = PeopleOptions.standard();
        people.matchAll();

        assertThat(company.rows(IDENTITIES)).contains("u6|e4|suggestion|equal-name|(rules)");
    }

    @Test
    void a_file_is_tried_first_and_then_mapped_and_undone_as_one() throws IOException {
        Path file = file("clockify_user,employee\nu2,e2\nTwin,\nbot@acme.com,grace2@acme.com\nu1,e1\n");

        DecisionReport tried = mappings.mapFile(file, "root", true);
        assertThat(tried.decision()).isNull();
        assertThat(tried.changes()).hasSize(2);
        assertThat(company.rows(IDENTITIES)).hasSize(1);

        DecisionReport done = mappings.mapFile(file, "root", false);
        assertThat(done.changes()).isEqualTo(tried.changes());
        assertThat(done.unchanged()).isEqualTo(1);
        assertThat(company.rows(IDENTITIES)).containsExactly(
                "u1|e1|email|null|(rules)", "u2|e2|manual|null|root", "u4|e3|manual|null|root");
        assertThat(mappings.mapFile(file, "root", false).changes()).isEmpty();

        mappings.decide("root", choices -> choices.undoDecision(done.decision(), mappings.history(null)));
        assertThat(company.rows(IDENTITIES)).containsExactly("u1|e1|email|null|(rules)");
    }

    @Test
    void a_large_file_is_tried_without_a_trace() throws IOException {
        StringBuilder csv = new StringBuilder("clockify_user,employee\n");
        List<ClockifyUser> users = new ArrayList<>();
        for (int i = 0; i < 2100; i++) {
            users.add(new ClockifyUser("many" + i, null, "Many " + i, "ACTIVE", "ACTIVE"));
            csv.append("many").append(i).append(",e1\n");
        }
        people.storeUsers("w1", users);

        assertThat(mappings.mapFile(file(csv.toString()), "root", true).changes()).hasSize(2100);
        assertThat(company.rows(IDENTITIES)).hasSize(1);
        assertThat(company.rows("select employee_id from clockify_user where employee_id is not null")).hasSize(1);

        assertThat(mappings.mapFile(file(csv.toString()), "root", false).changes()).hasSize(2100);
        assertThat(company.rows(IDENTITIES)).hasSize(2101);
    }

    @ParameterizedTest
    @EachDialect
    void what_a_person_decides_while_the_rules_are_at_work_stays(Dialect dialect) {
        start(dialect);
        company.user("w1", "u9", "grace@acme.com", "Grace");
        List<String> meanwhile = new ArrayList<>(List.of("once"));
        People rules = new People(company.database(), () -> {
            if (!meanwhile.isEmpty()) {
                meanwhile.clear();
                CompletableFuture.runAsync(() -> mappings.decide("root", choices -> choices.map("u9", "e1"))).join();
            }
            return options;
        });

        rules.matchAll();

        assertThat(company.rows(IDENTITIES)).contains("u9|e1|manual|null|root");
        assertThat(company.rows("select new_employee_id from clockify_identity_change where external_id = 'u9'"))
                .containsExactly("e1");
    }

    @Test
    void a_file_with_errors_is_reported_line_by_line_and_nothing_is_mapped() throws IOException {
        DecisionReport report = mappings.mapFile(
                file("clockify_user,employee\nu2,e2\nTwin,e1\n,e1\nu3,e9\nKiosk Two,e1\n"), "root", false);

        assertThat(report.errors()).hasSize(4);
        assertThat(report.errors().get(0)).startsWith("line 3: \"Twin\" may be 2 Clockify users");
        assertThat(report.errors().get(1)).isEqualTo("line 4: the clockify_user is missing");
        assertThat(report.errors().get(2)).startsWith("line 5: there is no employee \"e9\"");
        assertThat(report.errors().get(3)).isEqualTo("line 6: the user is on line 2 already");
        assertThat(company.rows(IDENTITIES)).hasSize(1);
    }

    @Test
    void what_changed_since_is_not_undone() {
        String decision = mappings.decide("root", choices -> choices.map("u2", "e1")).decision();
        mappings.decide("root", choices -> choices.map("u2", "e2"));

        assertThatThrownBy(() -> mappings.decide("root", choices -> choices.undoDecision(decision, mappings.history(null))))
                .hasMessageContaining("Kiosk Two since");
        assertThatThrownBy(() -> mappings.decide("root", choices -> choices.undoDecision("none", mappings.history(null))))
                .hasMessageContaining("there is no decision none");
    }

    @ParameterizedTest
    @EachDialect
    void the_list_goes_out_as_csv_and_comes_back_as_it_is(Dialect dialect) throws IOException {
        start(dialect);
        company.user("w1", "u6", null, "=cmd|' /C calc'!A0");
        mappings.decide("root", choices -> choices.map("u2", "e2"));
        PeopleList list = new PeopleList(company.database(), people);
        StringWriter csv = new StringWriter();

        PeopleList.writeCsv(list.list(false, null), csv);

        assertThat(csv.toString().lines().findFirst()).contains("clockify_user,employee,name,email,workspaces,state,"
                + "employee_name,how,by_whom,since,reason,suggested_employee,suggested_name,suggestion,score");
        assertThat(csv.toString()).contains("u2,e2,Kiosk Two,,w1; w2,matched,Grace Hopper,manual,root,")
                .contains("'=cmd|");
        DecisionReport back = mappings.mapFile(file(csv.toString()), "root", false);
        assertThat(back.errors()).isEmpty();
        assertThat(back.changes()).isEmpty();
        assertThat(back.unchanged()).isEqualTo(2);
    }

    @Test
    void a_list_of_nobody_goes_out_as_one_header_and_maps_nobody() throws IOException {
        StringWriter out = new StringWriter();

        PeopleList.writeCsv(List.of(), out);

        assertThat(out.toString().lines()).singleElement().asString().startsWith("clockify_user,employee,");
        DecisionReport report = mappings.mapFile(file(out.toString()), "root", false);
        assertThat(report.errors()).isEmpty();
        assertThat(report.changes()).isEmpty();
    }

    @Test
    void the_list_shows_only_the_unmatched_or_one_integration() {
        company.jdbc().sql("insert into clockify_integration_workspace (integration, workspace_id, group_ids, reads_by, "
                + "reads_by_since, changes_by, changes_by_since, feed_all_types, feed_clock) values ('acme', 'w2', '[]', 'report', "
                + "current_timestamp, 'feed', current_timestamp, true, 'unknown')").update();
        PeopleList list = new PeopleList(company.database(), people);

        assertThat(list.list(false, "acme")).extracting(Person::userId).containsExactly("u2");
        assertThat(list.list(true, null)).extracting(Person::userId).containsExactly("u3", "u2", "u4", "u5");
        assertThat(list.list(false, null)).extracting(Person::state).contains(Person.State.MATCHED, Person.State.UNMATCHED);
    }

    @Test
    void one_whose_address_changed_to_one_of_nobody_is_suggested_for_whom_they_were() {
        company.user("w1", "u1", "private@home.example", "A. L.");
        people.matchAll();

        assertThat(people.summary().unmatched()).filteredOn(user -> user.userId().equals("u1")).singleElement()
                .satisfies(user -> assertThat(user.suggestions()).extracting(Suggestion::employeeId, Suggestion::type)
                        .containsExactly(tuple("e1", SuggestionClass.FORMER)));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("map.csv"), text);
    }
}
