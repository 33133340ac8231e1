package io.camelhub.clockify.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.entries.ActivityDays;
import io.camelhub.clockify.entries.PeopleCalendar;
import io.camelhub.clockify.overview.PersonOverview.Due;
import io.camelhub.clockify.overview.PersonOverview.Work;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.timeline.TimelineQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;

class PersonQueryTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    @ParameterizedTest
    @EachDialect
    void a_person_has_their_work_by_day_of_their_zone_against_what_was_due_and_nobody_else_s(Dialect dialect) {
        Company company = new Company(dialect);
        SchemaRows rows = new SchemaRows(company.database());
        for (String number : new String[] {"1", "2"}) {
            rows.insert("clockify_employee", "id", "e" + number, "full_name", "Person " + number, "team", "Ops", "active", true);
            rows.insert("clockify_user", "workspace_id", "w1", "id", "u" + number, "employee_id", "e" + number, "time_zone", "Europe/Berlin");
        }
        company.entry("w1", "t1", "u1", "2026-03-02T08:00:00Z", "2026-03-02T10:00:00Z", "a");
        company.entry("w1", "t2", "u1", "2026-03-02T22:00:00Z", "2026-03-03T00:00:00Z", "over midnight in Berlin");
        company.entry("w1", "t3", "u1", "2026-03-05T08:00:00Z", "2026-03-05T09:00:00Z", "a break");
        company.entry("w1", "t4", "u2", "2026-03-02T08:00:00Z", "2026-03-02T16:00:00Z", "of somebody else");
        company.entry("w1", "t5", "u1", "2026-01-15T08:00:00Z", "2026-01-15T09:00:00Z", "earlier in the year");
        company.jdbc().sql("update clockify_time_entry set type = 'BREAK' where id = 't3'").update();
        new ActivityDays(company.database()).ensure(ZoneId.of("UTC"));
        new PeopleCalendar(company.database()).ensure(ZoneId.of("UTC"), new BigDecimal("40"));
        PersonQuery query = new PersonQuery(company.database(), new TimelineQuery(company.database(), new ObjectMapper()));

        PersonOverview person = query.person(PeopleScope.EVERYBODY, "e1", MONDAY, 2026, MONDAY.plusDays(3)).orElseThrow();
        assertThat(person.name()).isEqualTo("Person 1");
        assertThat(person.users()).containsExactly("u1");
        assertThat(person.week()).containsExactlyInAnyOrder(new Work(MONDAY, "p1", "Engine", 3 * 3600), new Work(MONDAY.plusDays(1), "p1", "Engine", 3600));
        assertThat(person.year()).hasSize(3).extracting(Work::seconds).containsExactlyInAnyOrder(3600L, 3 * 3600L, 3600L);
        assertThat(person.recent()).hasSize(3);
        assertThat(query.person(PeopleScope.EVERYBODY, "e1", MONDAY, 2025, LocalDate.parse("2026-06-30")).orElseThrow().recent()).isEmpty();
        assertThat(person.days()).hasSize(7).first().isEqualTo(new Due(MONDAY, "Europe/Berlin", 8 * 3600, null, null));
        assertThat(person.days().get(6).expectedSeconds()).isZero();
        assertThat(person.approval()).as("no plan with approvals").isNull();
        rows.insert("clockify_stream", "workspace_id", "w1", "stream", "approval_request", "read_at", SchemaRows.THEN, "status", "read");
        assertThat(query.person(PeopleScope.EVERYBODY, "e1", MONDAY, 2026, MONDAY).orElseThrow().approval()).isEqualTo("NOT_SUBMITTED");

        assertThat(query.person(new PeopleScope(Set.of("e2")), "e1", MONDAY, 2026, MONDAY)).isEmpty();
        assertThat(query.person(PeopleScope.EVERYBODY, "e3", MONDAY, 2026, MONDAY)).isEmpty();
        company.entry("w1", "now", "u1", company.database().now().minusSeconds(7200).toString(), company.database().now().minusSeconds(3600).toString(), "now");
        assertThat(query.person(new PeopleScope(Set.of("e1")), "e1", MONDAY, 2026, MONDAY).orElseThrow().latest())
                .extracting(Event::timeEntryId).startsWith("now").doesNotContain("t4");
    }
}
