package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.TimelineFilter;
import io.camelhub.clockify.web.page.Address;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parsing an address of the timeline. */
class TimelineChoiceTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-30");
    private static final PageTime TIME = new PageTime(Instant.parse("2026-03-30T10:00:00Z"), ZoneId.of("Europe/Berlin"));

    private static TimelineChoice choice(String query) {
        return TimelineChoice.of(Address.of("/console/timeline", query), true, TODAY, 7);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, 2026-03-24, 2026-03-30, Last 7 days",
        "range=today, 2026-03-30, 2026-03-30, Today",
        "range=yesterday, 2026-03-29, 2026-03-29, Yesterday",
        "range=last-7-days, 2026-03-24, 2026-03-30, Last 7 days",
        "range=this-month, 2026-03-01, 2026-03-31, This month",
        "range=last-month, 2026-02-01, 2026-02-28, Last month",
        "from=2026-01-05&to=2026-01-07, 2026-01-05, 2026-01-07, -",
        "from=2026-03-20, 2026-03-20, 2026-03-30, -",
        "from=2026-05-01, 2026-05-01, 2026-05-01, -",
        "to=2026-03-20, 2026-03-14, 2026-03-20, -",
        "range=today&from=2026-03-20, 2026-03-20, 2026-03-30, -"})
    void a_range_is_named_or_of_chosen_days(String query, LocalDate first, LocalDate last, String name) {
        TimelineChoice choice = choice(query);

        assertThat(choice.range().first()).isEqualTo(first);
        assertThat(choice.range().last()).isEqualTo(last);
        assertThat(choice.range().name()).isEqualTo(name);
        assertThat(choice.notes()).isEmpty();
        assertThat(choice(choice.address().toString().replaceFirst("[^?]*\\??", "")).range()).as("it stands in the address").isEqualTo(choice.range());
    }

    @ParameterizedTest
    @CsvSource({
        "from=tomorrow, 'tomorrow' is no day",
        "to=2026-02-30, '2026-02-30' is no day",
        "from=%2B999999-01-01, '+999999-01-01' is no day",
        "from=2026-03-02&to=2026-03-01, is before the first",
        "range=ever, There is no range 'ever'",
        "before=x, no place in the timeline",
        "before=%2B1000000000-12-31T23:59:59Z~a~b, no place in the timeline"})
    void what_cannot_be_meant_is_left_out_and_said(String query, String note) {
        assertThat(choice(query).notes()).singleElement().asString().contains(note);
        assertThat(choice(query).range().name()).isEqualTo("Last 7 days");
        assertThat(choice(query).before()).isNull();
    }

    @Test
    void a_range_holds_whole_days_of_the_zone_also_where_the_clock_changes() {
        TimelineFilter filter = choice("from=2026-03-29&to=2026-03-29").filter(PeopleScope.EVERYBODY, TIME.zone());

        assertThat(filter.from()).isEqualTo("2026-03-28T23:00:00Z");
        assertThat(filter.to()).isEqualTo("2026-03-29T22:00:00Z");
    }

    @Test
    void all_that_is_chosen_is_in_the_filter_and_nothing_else_in_the_address() {
        TimelineChoice choice = choice("integration=acme&team=A%26B&person=E1&project=P&client=C&tag=t&billable=1&type=break&text=%00x&unmatched=true&running=0&evil=1&_csrf=2");

        assertThat(choice.address()).hasToString(
                "/console/timeline?integration=acme&team=A%26B&person=E1&project=P&client=C&tag=t&billable=yes&type=BREAK&text=x&unmatched=1");
        assertThat(choice.filter(PeopleScope.EVERYBODY, TIME.zone())).isEqualTo(new TimelineFilter(PeopleScope.EVERYBODY,
                Instant.parse("2026-03-23T23:00:00Z"), Instant.parse("2026-03-30T22:00:00Z"), Set.of("acme"), "E1", "A&B", "P",
                "C", "t", true, "BREAK", "x", true, false, false));
        assertThat(choice.isFiltered()).isTrue();
        assertThat(choice.unfiltered()).hasToString("/console/timeline");
    }

    @Test
    void nobody_is_unmatched_to_whom_not_everybody_is_shown() {
        assertThat(TimelineChoice.of(Address.of("/", "unmatched=1"), false, TODAY, 7).filter(new PeopleScope(Set.of("E1")), TIME.zone()).unmatched())
                .isFalse();
    }

    @Test
    void another_choice_begins_at_the_newest_and_keeps_the_others() {
        TimelineChoice choice = choice("team=A&range=today&before=2026-03-30T08:00:00Z~w~e");

        assertThat(choice.before().timeEntryId()).isEqualTo("e");
        assertThat(choice.with("team", "B")).hasToString("/console/timeline?range=today&team=B");
        assertThat(choice.in(null)).hasToString("/console/timeline?team=A");
        assertThat(choice.in(DayRange.between(TODAY, TODAY))).hasToString("/console/timeline?team=A&from=2026-03-30&to=2026-03-30");
    }

    @Test
    void the_usual_range_is_offered_whatever_its_days() {
        assertThat(DayRange.readyMade(TODAY, 14)).extracting(DayRange::name)
                .containsExactly("Today", "Yesterday", "Last 7 days", "Last 14 days", "Last 30 days", "Last 90 days", "This month", "Last month");
        assertThat(DayRange.readyMade(TODAY, 1)).extracting(DayRange::name)
                .containsExactly("Today", "Yesterday", "Last 7 days", "Last 30 days", "Last 90 days", "This month", "Last month");
        assertThat(DayRange.latest(TODAY, 7).wider()).containsExactly(
                DayRange.between(LocalDate.parse("2026-02-28"), TODAY), DayRange.between(LocalDate.parse("2025-03-31"), TODAY));
        assertThat(DayRange.between(LocalDate.parse("2020-01-01"), TODAY).wider()).isEmpty();
    }

    @Test
    void days_and_times_read_short_and_with_the_year_where_it_is_another() {
        assertThat(TIME.dates(DayRange.between(TODAY, TODAY))).isEqualTo("30 Mar");
        assertThat(TIME.dates(DayRange.latest(TODAY, 7))).isEqualTo("24 – 30 Mar");
        assertThat(TIME.dates(DayRange.between(LocalDate.parse("2026-02-27"), TODAY))).isEqualTo("27 Feb – 30 Mar");
        assertThat(TIME.dates(DayRange.between(LocalDate.parse("2025-12-27"), TODAY))).isEqualTo("27 Dec 2025 – 30 Mar 2026");
        assertThat(TIME.dates(DayRange.between(LocalDate.parse("2025-09-01"), LocalDate.parse("2025-09-30")))).isEqualTo("1 – 30 Sep 2025");
        assertThat(TIME.heading(TODAY)).isEqualTo("Today, Mon 30 Mar");
        assertThat(TIME.heading(TODAY.minusDays(1))).isEqualTo("Yesterday, Sun 29 Mar");
        assertThat(TIME.heading(LocalDate.parse("2025-03-30"))).isEqualTo("Sun 30 Mar 2025");
        assertThat(TIME.moment(Instant.parse("2026-03-29T00:30:05Z"))).isEqualTo("29 Mar, 01:30:05");
        assertThat(new Length(112_800).words()).isEqualTo("31 h 20 min");
        assertThat(new Length(45).clock()).isEqualTo("45 s");
        assertThat(new Length(3_900).clock()).isEqualTo("1:05");
    }
}
