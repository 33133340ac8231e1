package io.camelhub.clockify.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.query.PeopleScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;

/** The timeline on each database. Ada (u1) and Grace (u2) are of the team Engine, Linus (u3) of Core; u4 is nobody known, u5 ignored. */
@Tag("slow")
class TimelineQueryTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final PeopleScope ADA_AND_GRACE = new PeopleScope(Set.of("e1", "e2"));

    private static Office office(Dialect dialect) {
        return new Office(dialect)
                .employee("e1", "Ada", "Engine", null, "ada@acme.example").employee("e2", "Grace", "Engine", null)
                .employee("e3", "Linus", "Core", null)
                .user("w1", "u1", "e1").user("w2", "u1", "e1").user("w1", "u2", "e2").user("w2", "u2", "e2").user("w1", "u3", "e3")
                .user("w2", "u3", "e3").user("w2", "u4", null)
                .user("w1", "u4", null).user("w1", "u5", null).ignored("u5");
    }

    private static TimelineFilter everybody() {
        return TimelineFilter.all(PeopleScope.EVERYBODY);
    }

    private record With(Set<String> integrations, String person, String team, String project, String type, String text, boolean unmatched,
            boolean running) {
    }

    private static TimelineFilter filter(PeopleScope scope, With with) {
        return new TimelineFilter(scope, null, null, with.integrations(), with.person(), with.team(), with.project(), with.type(), with.text(),
                with.unmatched(), with.running());
    }

    private static TimelineFilter person(String person) {
        return filter(PeopleScope.EVERYBODY, new With(Set.of(), person, null, null, null, null, false, false));
    }

    private static TimelineFilter team(String team) {
        return filter(PeopleScope.EVERYBODY, new With(Set.of(), null, team, null, null, null, false, false));
    }

    private static TimelineFilter project(String project) {
        return filter(PeopleScope.EVERYBODY, new With(Set.of(), null, null, project, null, null, false, false));
    }

    private static TimelineFilter entries(String client, String tag, Boolean billable) {
        return new TimelineFilter(PeopleScope.EVERYBODY, null, null, Set.of(), null, null, null, client, tag, billable, null, null, false, false, false);
    }

    private static TimelineFilter type(String type) {
        return filter(PeopleScope.EVERYBODY, new With(Set.of(), null, null, null, type, null, false, false));
    }

    private static TimelineFilter text(String text) {
        return filter(PeopleScope.EVERYBODY, new With(Set.of(), null, null, null, null, text, false, false));
    }

    private static TimelineFilter unmatched(PeopleScope scope) {
        return filter(scope, new With(Set.of(), null, null, null, null, null, true, false));
    }

    private static TimelineFilter running(PeopleScope scope) {
        return filter(scope, new With(Set.of(), null, null, null, null, null, false, true));
    }

    private static List<String> ids(List<Event> events) {
        return events.stream().map(Event::timeEntryId).toList();
    }

    /** What a filter leaves, by each way to ask. */
    private static List<String> ids(Office office, TimelineFilter filter) {
        List<String> ids = ids(office.timeline().page(filter, null, 100).events());
        assertThat(ids(office.timeline().events(filter, 100))).isEqualTo(ids);
        Set<LocalDate> days = Set.of(LocalDate.ofInstant(NOON, ZoneOffset.UTC), LocalDate.ofInstant(NOON, ZoneOffset.UTC).minusDays(400));
        assertThat(office.timeline().days(filter, days, ZoneOffset.UTC).stream().mapToLong(DaySum::events).sum()).isEqualTo(ids.size());
        TimelineCursor nothing = new TimelineCursor(Instant.parse("2019-01-01T00:00:00Z"), Set.of());
        assertThat(ids(office.timeline().newer(filter, nothing, 100).events())).isEqualTo(ids);
        assertThat(office.timeline().countNewer(filter, nothing, 100)).isEqualTo(ids.size());
        return ids;
    }

    @ParameterizedTest
    @EachDialect
    void each_filter_leaves_what_it_names_however_one_asks(Dialect dialect) {
        Office office = office(dialect).project("p1", "Engine").project("p2", "Engine room")
                .entry("a", NOON).with("project_name", "Engine").with("description", "Fix 100% of it's \"quotes\" \\ back_slash")
                        .with("client_name", "Acme").with("tags", "[\"remote\", \"On-site\"]").with("billable", true).store()
                .entry("b", NOON.minusSeconds(60)).with("user_id", "u2").with("project_name", "Engine room").with("type", "BREAK")
                        .with("client_name", "acme").with("tags", "[\"50% \\\"off\\\" \\\\ é_1\"]").with("billable", false).store()
                .entry("c", NOON.minusSeconds(120)).with("user_id", "u3").with("integration", "other").with("description", " ")
                        .with("task_name", "Review").with("type", "REGULAR").with("tags", "[\"On-site\"]").store()
                .entry("d", NOON.minusSeconds(180)).with("user_id", "u4").running().store()
                .entry("e", NOON.minusSeconds(240)).with("user_id", "u5").store()
                .entry("f", NOON.minusSeconds(400L * 24 * 3600)).with("workspace_id", "w2").with("description", "ANCIENT").store()
                .entry("g", NOON.minusSeconds(300)).with("deleted_at", NOON).store();

        assertThat(ids(office, everybody())).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(ids(office, everybody().between(NOON.minusSeconds(180), NOON))).as("from is within, to is not").containsExactly("b", "c", "d");
        assertThat(ids(office, filter(PeopleScope.EVERYBODY, new With(Set.of("other", "third"), null, null, null, null, null, false, false))))
                .containsExactly("c");
        assertThat(ids(office, person("e1"))).containsExactly("a", "f");
        assertThat(ids(office, person("u4"))).containsExactly("d");
        assertThat(ids(office, person("nobody"))).isEmpty();
        assertThat(ids(office, team("Engine"))).containsExactly("a", "b", "f");
        assertThat(ids(office, team("Engi"))).isEmpty();
        assertThat(ids(office, project("engine"))).as("a project has the name").containsExactly("a");
        assertThat(ids(office, project("NGINE"))).as("no project has the name").containsExactly("a", "b");
        assertThat(ids(office, type("BREAK"))).containsExactly("b");
        assertThat(ids(office, type("REGULAR"))).as("or not reported").containsExactly("a", "c", "d", "e", "f");
        assertThat(ids(office, text("ancient"))).containsExactly("f");
        assertThat(ids(office, text("REVIEW"))).as("the title is the task").containsExactly("c");
        assertThat(ids(office, text("room"))).as("the title is the project").containsExactly("b");
        assertThat(ids(office, text("100%"))).containsExactly("a");
        for (String part : List.of("0%O", "k_s", "it's", "\"q", "\\ b", "back_")) {
            assertThat(ids(office, text(part))).as(part).isEqualTo(part.equals("0%O") ? List.of() : List.of("a"));
        }
        assertThat(ids(office, text("!"))).isEmpty();
        for (String client : List.of("Acme", "ACME")) {
            assertThat(ids(office, entries(client, null, null))).containsExactly("a", "b");
        }
        assertThat(ids(office, entries("Acm", null, null))).isEmpty();
        assertThat(ids(office, entries(null, "ON-SITE", null))).containsExactly("a", "c");
        assertThat(ids(office, entries(null, "on", null))).as("no part of a tag").isEmpty();
        assertThat(ids(office, entries(null, "50% \"off\" \\ é_1", null))).containsExactly("b");
        assertThat(ids(office, entries(null, "50% _off_ \\ é_1", null))).isEmpty();
        assertThat(ids(office, entries(null, null, true))).containsExactly("a");
        assertThat(ids(office, entries(null, null, false))).as("or not known").containsExactly("b", "c", "d", "e", "f");
        assertThat(ids(office, entries("acme", "on-site", true))).containsExactly("a");
        assertThat(ids(office, unmatched(PeopleScope.EVERYBODY))).as("what somebody decided is no question").containsExactly("d");
        assertThat(ids(office, running(PeopleScope.EVERYBODY))).containsExactly("d");
    }

    @ParameterizedTest
    @EachDialect
    void who_may_see_some_sees_nobody_else_in_any_way(Dialect dialect) {
        Office office = office(dialect).project("p1", "Secret")
                .entry("a", NOON).with("project_name", "Engine").store()
                .entry("b", NOON.minusSeconds(60)).with("user_id", "u2").running().store()
                .entry("c", NOON.minusSeconds(120)).with("user_id", "u3").with("project_name", "Secret").store()
                .entry("d", NOON.minusSeconds(180)).with("user_id", "u4").running().store()
                .entry("g", NOON.minusSeconds(300)).with("deleted_at", NOON).store()
                .entry("h", NOON.minusSeconds(360)).with("user_id", "u3").with("deleted_at", NOON).store();
        office.jdbc.sql("update clockify_time_entry set started_at = ?, first_seen_at = ? where id in ('a', 'c')")
                .params(office.database.bind(office.database.now().minusSeconds(60)), office.database.bind(office.database.now())).update();
        TimelineQuery timeline = office.timeline();
        PeopleScope nobody = new PeopleScope(Set.of());

        assertThat(ids(timeline.page(TimelineFilter.all(ADA_AND_GRACE), null, 9).events())).containsExactly("a", "b");
        assertThat(timeline.page(TimelineFilter.all(nobody), null, 9).events()).isEmpty();
        for (With other : List.of(new With(Set.of(), "e3", null, null, null, null, false, false), new With(Set.of(), "u3", null, null, null, null, false, false),
                new With(Set.of(), "u4", null, null, null, null, false, false), new With(Set.of(), null, "Core", null, null, null, false, false),
                new With(Set.of(), null, null, "Secret", null, null, false, false), new With(Set.of(), null, null, null, null, "secret", false, false),
                new With(Set.of(), null, null, null, null, null, true, false))) {
            assertThat(ids(office, filter(ADA_AND_GRACE, other))).as("%s", other).isEmpty();
        }
        assertThat(ids(timeline.page(running(ADA_AND_GRACE), null, 9).events())).containsExactly("b");
        TimelineCursor nothing = new TimelineCursor(Instant.parse("2019-01-01T00:00:00Z"), Set.of());
        assertThat(ids(timeline.newer(TimelineFilter.all(ADA_AND_GRACE), nothing, 9).events())).containsExactly("a", "b");
        assertThat(timeline.countNewer(TimelineFilter.all(nobody), nothing, 9)).isZero();
        assertThat(timeline.page(TimelineFilter.all(ADA_AND_GRACE), null, 9).seen().besides()).containsExactly("a");
        assertThat(timeline.days(TimelineFilter.all(ADA_AND_GRACE), List.of(LocalDate.ofInstant(NOON, ZoneOffset.UTC)), ZoneOffset.UTC))
                .containsExactly(new DaySum(LocalDate.ofInstant(NOON, ZoneOffset.UTC), 1, 0, 1));
        assertThat(timeline.event(ADA_AND_GRACE, "w1", "a")).isPresent();
        assertThat(timeline.event(ADA_AND_GRACE, "w1", "g")).get().extracting(EventDetail::deletedAt).isEqualTo(NOON);
        assertThat(timeline.event(ADA_AND_GRACE, "w2", "a")).as("another workspace").isEmpty();
        for (String other : List.of("c", "d", "h")) {
            assertThat(timeline.event(ADA_AND_GRACE, "w1", other)).isEmpty();
            assertThat(timeline.event(PeopleScope.EVERYBODY, "w1", other)).isPresent();
        }
        FilterChoices choices = timeline.choices(ADA_AND_GRACE);
        assertThat(choices.people()).extracting(FilterChoices.Person::name).containsExactly("Ada", "Grace");
        assertThat(choices.teams()).containsExactly("Engine");
        assertThat(choices.projects()).containsExactly("Engine");
        assertThat(timeline.choices(nobody)).extracting(FilterChoices::people, FilterChoices::projects, FilterChoices::teams)
                .containsExactly(List.of(), List.of(), List.of());
        assertThat(timeline.choices(PeopleScope.EVERYBODY)).satisfies(all -> {
            assertThat(all.people()).extracting(FilterChoices.Person::id).containsExactly("e1", "e2", "e3", "u4", "u5");
            assertThat(all.teams()).containsExactly("Core", "Engine");
            assertThat(all.projects()).containsExactly("Secret");
        });
    }

    @ParameterizedTest
    @EachDialect
    void whether_another_team_has_a_project_is_not_to_be_found_out_by_its_name(Dialect dialect) {
        Office office = office(dialect).project("p1", "Engine").project("p2", "Engine two").project("p3", "Eng")
                .entry("a", NOON).with("project_name", "Engine").store()
                .entry("b", NOON.minusSeconds(60)).with("project_name", "Engine two").store()
                .entry("c", NOON.minusSeconds(120)).with("user_id", "u3").with("project_name", "Eng").store();

        assertThat(ids(office, filter(ADA_AND_GRACE, new With(Set.of(), null, null, "eng", null, null, false, false)))).as("one of another team")
                .isEqualTo(ids(office, filter(ADA_AND_GRACE, new With(Set.of(), null, null, "engi", null, null, false, false)))).hasSize(2);
        assertThat(ids(office, filter(ADA_AND_GRACE, new With(Set.of(), null, null, "engine", null, null, false, false)))).as("one of their own")
                .containsExactly("a");
        assertThat(ids(office, filter(PeopleScope.EVERYBODY, new With(Set.of(), null, null, "eng", null, null, false, false)))).containsExactly("c");
    }

    @ParameterizedTest
    @EachDialect
    void what_is_too_much_for_the_memory_comes_in_parts(Dialect dialect) {
        Office office = office(dialect);
        for (int i = 0; i < 23; i++) {
            office.entry("e" + i, NOON.minusSeconds(60L * i)).store();
        }
        TimelineQuery timeline = office.timeline();
        List<Integer> parts = new ArrayList<>();
        List<String> taken = new ArrayList<>();

        boolean more = timeline.each(everybody(), 23, 10, events -> {
            parts.add(events.size());
            taken.addAll(ids(events));
        });

        assertThat(more).isFalse();
        assertThat(parts).containsExactly(10, 10, 3);
        assertThat(taken).isEqualTo(ids(timeline.events(everybody(), 100)));
        assertThat(timeline.each(everybody(), 22, 10, events -> { })).as("there is one more").isTrue();
    }

    /** Entries of equal starts, of two workspaces, of several years; every row once, in the order of the view. */
    @ParameterizedTest
    @EachDialect
    void the_pages_hold_each_event_of_the_view_once_and_in_its_order(Dialect dialect) {
        Office office = office(dialect);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            office.entry("t" + random.nextInt(10) + "x" + i, NOON.minusSeconds(random.nextInt(20) * (random.nextInt(4) == 0 ? 5_000_000L : 600L)))
                    .with("workspace_id", "w" + (1 + random.nextInt(2))).with("user_id", "u" + (1 + random.nextInt(4))).store();
        }
        List<String> expected = office.jdbc.sql("select event_id from clockify_timeline_event order by occurred_at desc, event_id")
                .query(String.class).list();
        for (int size : List.of(1, 7, 300, 1000)) {
            assertThat(all(office.timeline(), everybody(), size)).as("%d a page", size).isEqualTo(expected);
        }
        TimelineFilter newest = everybody().between(NOON.minusSeconds(100_000), null);
        assertThat(all(office.hurried(), newest, 7)).isEqualTo(all(office.timeline(), newest, 1000));
        assertThat(all(office.timeline(), team("Engine"), 9)).isEqualTo(office.jdbc.sql("select event_id from clockify_timeline_event"
                + " where team = 'Engine' order by occurred_at desc, event_id").query(String.class).list());
        assertThat(office.timeline().events(everybody(), 1000)).satisfies(events -> assertThat(events.stream().map(event -> List.of(
                        event.eventId(), event.workspaceName(), event.actorEmail(), event.durationSeconds(), event.integration())).toList())
                .isEqualTo(office.jdbc.sql("select event_id, workspace_name, actor_email, duration_seconds, integration from clockify_timeline_event"
                        + " order by occurred_at desc, event_id").query((row, i) -> List.<Object>of(row.getString(1), row.getString(2),
                                row.getString(3), row.getLong(4), row.getString(5))).list()));
    }

    private static List<String> all(TimelineQuery timeline, TimelineFilter filter, int size) {
        List<String> all = new ArrayList<>();
        Cursor cursor = null;
        do {
            TimelinePage page = timeline.page(filter, cursor, size);
            assertThat(page.events()).hasSizeLessThanOrEqualTo(size);
            page.events().forEach(event -> all.add(event.eventId()));
            cursor = page.next() == null ? null : Cursor.of(page.next().text());
        } while (cursor != null);
        return all;
    }

    @ParameterizedTest
    @EachDialect
    void a_search_whose_time_is_up_says_how_far_it_came_and_goes_on_there(Dialect dialect) {
        Office office = office(dialect)
                .entry("new", NOON).store().entry("old", NOON.minusSeconds(9L * 24 * 3600)).with("description", "needle").store();

        TimelinePage first = office.hurried().page(text("needle").between(null, NOON.plusSeconds(1)), null, 5);
        assertThat(first.events()).isEmpty();
        assertThat(first.searchedBackTo()).isEqualTo(first.next().occurredAt()).isBefore(NOON).isAfter(NOON.minusSeconds(9L * 24 * 3600));
        assertThat(all(office.hurried(), text("needle"), 5)).hasSize(1);
        TimelinePage whole = office.timeline().page(text("needle"), null, 5);
        assertThat(ids(whole.events())).containsExactly("old");
        assertThat(whole).extracting(TimelinePage::next, TimelinePage::searchedBackTo).containsOnlyNulls();
        List<LocalDate> days = List.of(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-09"));
        assertThat(office.hurried().days(everybody(), days, ZoneOffset.UTC)).as("the newest day is always there").hasSize(1);
    }

    @ParameterizedTest
    @EachDialect
    void what_arrives_is_new_wherever_it_starts_and_what_was_there_is_not(Dialect dialect) {
        Office office = office(dialect).entry("a", NOON).store().entry("just", NOON.minusSeconds(5)).now().store();
        TimelineFilter engine = team("Engine");
        Instant before = office.database.now().minusSeconds(2);
        TimelinePage page = office.timeline().page(engine, null, 1);
        TimelineCursor seen = TimelineCursor.of(page.seen().text());
        assertThat(seen).isEqualTo(page.seen());
        assertThat(office.timeline().newer(engine, seen, 9).events()).as("nothing arrived").isEmpty();

        office.entry("dated", NOON.minusSeconds(500L * 24 * 3600)).now().store()
                .entry("other", NOON).with("user_id", "u3").now().store()
                // stored by a transaction that began before the page was made, and ended after it
                .entry("late", NOON.minusSeconds(7)).with("first_seen_at", before).store();
        assertThat(ids(office.timeline().newer(engine, seen, 9).events())).containsExactly("late", "dated");
        assertThat(office.timeline().newer(engine, seen, 1)).satisfies(newer -> {
            assertThat(ids(newer.events())).containsExactly("late");
            assertThat(newer.more()).isTrue();
        });
        assertThat(List.of(1, 2, 99)).extracting(most -> office.timeline().countNewer(engine, seen, most)).containsExactly(2, 2, 2);
        assertThat(office.timeline().newer(engine, office.timeline().newer(engine, seen, 9).seen(), 9).events()).as("seen by now").isEmpty();
    }

    @ParameterizedTest
    @EachDialect
    void what_a_change_brings_into_sight_is_new_and_what_it_changes_in_sight_is_not(Dialect dialect) {
        Office office = office(dialect)
                .entry("edited", NOON).with("description", "needle").store()
                .entry("brought", NOON.minusSeconds(1)).with("description", "hay").store()
                .entry("moved", NOON.minusSeconds(2)).with("user_id", "u3").with("description", "needle").store()
                .entry("restored", NOON.minusSeconds(3)).with("description", "needle").with("deleted_at", NOON).store()
                .entry("back", NOON.minusSeconds(4)).with("description", "needle").store();
        TimelineFilter needles = filter(ADA_AND_GRACE, new With(Set.of(), null, null, null, null, "needle", false, false));
        TimelineCursor seen = office.timeline().page(needles, null, 9).seen();

        office.change("edited", "updated", "{\"description\": \"needle\"}", "description = 'two needles'");
        office.change("brought", "updated", "{\"description\": \"hay\"}", "description = 'a needle'");
        office.change("brought", "updated", "{\"description\": \"a needle\"}", "description = 'the needle'");
        office.change("moved", "updated", "{\"user_id\": \"u3\"}", "user_id = 'u2'");
        office.change("restored", "restored", "{}", "deleted_at = null");
        String whole = "{\"user_id\": \"u1\", \"description\": \"needle\", \"started_at\": \"2026-03-10T11:59:56Z\"}";
        office.change("back", "deleted", whole, "description = 'needle'");
        office.change("back", "restored", "{}", "deleted_at = null");

        assertThat(ids(office.timeline().newer(needles, seen, 9).events())).containsExactly("brought", "moved", "restored");
        assertThat(office.timeline().countNewer(needles, seen, 9)).isEqualTo(3);
    }

    /** More people than one list holds: each list is asked by itself. */
    @ParameterizedTest
    @EachDialect
    void of_many_people_the_newest_of_all_come_first(Dialect dialect) {
        Office office = office(dialect).crowd(2100);
        for (int i = 0; i < 30; i++) {
            office.entry("t%02d".formatted(i), NOON.minusSeconds(i)).with("user_id", "many" + i * 70).store();
        }
        TimelineFilter crowd = team("Crowd");
        List<String> expected = IntStream.range(0, 30).mapToObj("clockify:w1:t%02d"::formatted).toList();
        assertThat(all(office.timeline(), crowd, 7)).isEqualTo(expected);
        assertThat(office.timeline().days(crowd, List.of(LocalDate.parse("2026-03-10")), ZoneOffset.UTC))
                .containsExactly(new DaySum(LocalDate.parse("2026-03-10"), 30, 30 * 3600, 0));
        assertThat(office.timeline().countNewer(crowd, new TimelineCursor(Instant.EPOCH, Set.of()), 99)).isEqualTo(30);
        assertThat(office.timeline().choices(PeopleScope.EVERYBODY).people()).hasSize(200);
    }

    @ParameterizedTest
    @EachDialect
    void a_day_is_summed_whole_in_its_zone_and_within_the_range(Dialect dialect) {
        Office office = office(dialect)
                .entry("a", Instant.parse("2026-03-09T23:30:00Z")).store()
                .entry("b", Instant.parse("2026-03-10T22:59:59Z")).with("user_id", "u3").store()
                .entry("c", Instant.parse("2026-03-10T10:00:00Z")).running().store()
                .entry("d", Instant.parse("2026-03-10T23:00:00Z")).store();
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        List<LocalDate> days = List.of(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-11"));

        assertThat(office.timeline().days(everybody(), days, berlin)).extracting(DaySum::day, DaySum::events, DaySum::seconds, DaySum::running)
                .containsExactly(tuple(days.get(1), 1L, 3600L, 0L), tuple(days.get(0), 3L, 7200L, 1L));
        assertThat(office.timeline().days(team("Engine"), days.subList(0, 1), berlin)).containsExactly(new DaySum(days.get(0), 2, 3600, 1));
        assertThat(office.timeline().days(running(PeopleScope.EVERYBODY), days.subList(0, 1), berlin))
                .containsExactly(new DaySum(days.get(0), 1, 0, 1));
        assertThat(office.timeline().days(everybody().between(Instant.parse("2026-03-10T09:00:00Z"), null), days.subList(0, 1), berlin))
                .containsExactly(new DaySum(days.get(0), 2, 3600, 1));
    }
}
