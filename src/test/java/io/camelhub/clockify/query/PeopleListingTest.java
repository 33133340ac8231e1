package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.people.Mappings;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.Person;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.settings.PeopleOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;

/** The queries of the people pages, on each database. */
class PeopleListingTest {

    private static final Instant YESTERDAY = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));

    private Company company;
    private Mappings mappings;
    private PeopleListing listing;

    private void start(Dialect dialect) {
        company = new Company(dialect).employee("e1", "Ada Lovelace", "ada@acme.com", "Ops", null)
                .employee("e2", "Bob Babbage", "bob@acme.com", "Dev", null).employee("e3", "Ünal Şahin", null, "Dev", null);
        company.roster();
        company.user("w1", "ada", "ada+x@acme.com", "Ada Lovelace").user("w2", "ada", "ada+x@acme.com", "Ada Lovelace")
                .user("w1", "bob", "bob@acme.com", "Bob Babbage").user("w1", "bot", null, "100%_bot").user("w1", "new", "n@else.com", "Newcomer");
        work("w1", "a1", "ada", YESTERDAY, 2);
        work("w2", "a2", "ada", YESTERDAY.minus(Duration.ofDays(3)), 3);
        work("w1", "a3", "ada", YESTERDAY.minus(Duration.ofDays(200)), 8);
        work("w1", "a4", "ada", YESTERDAY.plus(Duration.ofHours(3)), 1);
        work("w1", "a5", "ada", YESTERDAY.plus(Duration.ofHours(5)), 1);
        work("w1", "b1", "bob", YESTERDAY, 1);
        work("w1", "n1", "new", YESTERDAY, 6);
        company.entry("w1", "n2", "new", YESTERDAY.plus(Duration.ofHours(7)).toString(), null, "runs");
        company.jdbc().sql("update clockify_time_entry set type = 'BREAK' where id = 'a4'").update();
        company.jdbc().sql("update clockify_time_entry set deleted_at = started_at where id = 'a5'").update();
        People people = new People(company.database(), PeopleOptions::standard);
        people.matchAll();
        mappings = new Mappings(company.database(), people);
        listing = new PeopleListing(company.database(), people, new Roster(company.database()));
    }

    private void work(String workspace, String id, String user, Instant from, int hours) {
        company.entry(workspace, id, user, from.toString(), from.plus(Duration.ofHours(hours)).toString(), null);
    }

    private List<String> ids(Person.State state, String text, int page, int size) {
        return listing.page(state, text, page, size).people().stream().map(one -> one.person().userId()).toList();
    }

    @ParameterizedTest
    @EachDialect
    void the_pending_come_by_the_work_of_these_days_that_is_whole_and_no_break(Dialect dialect) {
        start(dialect);

        PeoplePage page = listing.page(Person.State.UNMATCHED, null, 0, 2);

        assertThat(page.people()).extracting(one -> one.person().userId(), ListedPerson::seconds, ListedPerson::lastStart).containsExactly(
                tuple("new", 6 * 3600L, YESTERDAY.plus(Duration.ofHours(7))),
                tuple("ada", 5 * 3600L, YESTERDAY.plus(Duration.ofHours(3))));
        assertThat(page.unmatchedSeconds()).isEqualTo(11 * 3600L);
        assertThat(page.found()).isEqualTo(3);
        assertThat(page.counts()).containsOnly(Map.entry(Person.State.UNMATCHED, 3L), Map.entry(Person.State.MATCHED, 1L));
        assertThat(ids(Person.State.UNMATCHED, null, 1, 2)).containsExactly("bot");
        assertThat(ids(null, "%_B", 0, 9)).containsExactly("bot");
        assertThat(ids(Person.State.MATCHED, "BABB", 0, 9)).containsExactly("bob");
        assertThat(listing.person("bob").orElseThrow().seconds()).isEqualTo(3600);
        assertThat(listing.person("nobody")).isEmpty();
        assertThat(listing.unmatchedCsv().lines()).hasSize(4).anyMatch(line -> line.startsWith("ada,"));
        assertThat(listing.employees("dev ŞAH", 9)).extracting(Employee::id).containsExactly("e3");
        assertThat(listing.employees("dev", 1)).extracting(Employee::id).containsExactly("e2");
    }

    @ParameterizedTest
    @EachDialect
    void the_history_says_what_holds_and_how_many_one_decision_concerns(Dialect dialect) {
        start(dialect);
        mappings.decide("root", choices -> choices.map("new", "e1"));
        String both = mappings.decide("anna", choices -> Stream.of(choices.map("new", "e3"), choices.ignore("bot", "a bot"))
                .flatMap(List::stream).toList()).decision();

        List<DecisionLine> lines = listing.decisions(Long.MAX_VALUE, false, 9);

        assertThat(lines).hasSize(3).extracting(DecisionLine::stands).containsExactly(true, true, false);
        assertThat(lines).extracting(DecisionLine::size).containsExactly(2, 2, 1);
        assertThat(lines.get(2).line()).extracting(one -> one.userName(), one -> one.newEmployeeName(), one -> one.change().byWhom())
                .containsExactly("Newcomer", "Ada Lovelace", "root");
        assertThat(listing.decisions(lines.get(1).change().id(), false, 9)).containsExactly(lines.get(2));
        assertThat(listing.decisions(Long.MAX_VALUE, true, 9)).as("with those of the rules").hasSizeGreaterThan(3);
        assertThat(listing.decision(both, 1)).hasSize(1);
        assertThat(listing.decision("none", 1)).isEmpty();
        assertThat(listing.decisionsAbout("new", 9)).extracting(line -> line.change().newEmployeeId()).containsExactly("e3", "e1");
    }
}
