package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.query.HeldQuery.Held;
import io.camelhub.clockify.settings.PeopleOptions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;

/** Listing held deletions, on every database. */
class HeldQueryTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static void hold(Company company, String integration, String entry, Instant since) {
        company.jdbc().sql("insert into clockify_held_deletion (integration, workspace_id, time_entry_id, reason, held_at) values (?, 'w1', ?, 'less', ?)")
                .params(integration, entry, company.database().bind(since)).update();
    }

    @ParameterizedTest
    @EachDialect
    void the_entries_of_an_integration_are_listed_once_the_latest_first(Dialect dialect) {
        Company company = new Company(dialect).employee("e1", "Ada Lovelace", "ada@acme.com");
        company.roster();
        company.user("w1", "u1", "ada@acme.com", "ada").user("w1", "u2", "bob@acme.com", "Bob")
                .entry("w1", "t1", "u1", "2026-03-01T08:00:00Z", "2026-03-01T09:00:00Z", "first")
                .entry("w1", "t2", "u2", "2026-03-02T08:00:00Z", "2026-03-02T10:30:00Z", null)
                .entry("w1", "t3", "u2", "2026-03-02T08:00:00Z", null, "still running")
                .entry("w1", "t4", "u2", "2026-03-04T08:00:00Z", "2026-03-04T09:00:00Z", "of another integration")
                .entry("w1", "t5", "u2", "2026-03-05T08:00:00Z", "2026-03-05T09:00:00Z", "not held");
        new People(company.database(), PeopleOptions::standard).matchAll();
        HeldQuery held = new HeldQuery(company.database());
        assertThat(held.state("acme").entries()).isZero();
        hold(company, "acme", "t1", NOW);
        hold(company, "acme", "t2", NOW);
        String before = held.state("acme").version();
        hold(company, "acme", "t3", NOW.plusSeconds(1));
        hold(company, "other", "t4", NOW);

        Page<Held> first = held.page("acme", null, 2);
        Page<Held> second = held.page("acme", first.next(), 2);

        assertThat(first.rows()).extracting(Held::entryId).containsExactly("t3", "t2");
        assertThat(first.rows()).extracting(Held::length).containsExactly(null, Duration.ofMinutes(150));
        assertThat(first.rows().get(1)).extracting(Held::title, Held::projectName, Held::person, Held::reason).containsExactly("Engine", "Engine", "Bob", "less");
        assertThat(second).satisfies(page -> {
            assertThat(page.rows()).extracting(Held::entryId, Held::title, Held::person).containsExactly(
                    tuple("t1", "first", "Ada Lovelace"));
            assertThat(page.next()).isNull();
        });
        assertThat(held.state("acme").entries()).isEqualTo(3);
        assertThat(held.state("acme").version()).isNotEqualTo(before).isEqualTo(held.state("acme").version());
        assertThatThrownBy(() -> held.page("acme", "odd", 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
