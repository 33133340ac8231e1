package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.command.AskClockify;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.Reason.Found;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.query.EntryChange;
import io.camelhub.clockify.query.ExplainQuery;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.SupportQuery;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.timeline.TimelineFilter;
import io.camelhub.clockify.timeline.TimelineQuery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;

/** The queries on entries, on each database. */
class TimelineAndExplainTest {

    private final Instant now = Instant.now();
    private final World world = World.builder().seed(85).people(3).entries(12).zones("UTC").oddities(false)
            .from(now.minus(Duration.ofDays(20))).to(now.minus(Duration.ofDays(3))).build();
    private final String workspace = world.workspaceId();
    private final String ada = world.join(workspace, "Ada Lovelace", "ada@acme.example", ZoneId.of("UTC"));
    private final Instant start = now.minus(Duration.ofHours(30));

    private static <T> T get(Hub hub, Class<T> type) {
        return hub.context().getRegistry().findSingleByType(type);
    }

    private List<String> ids(Hub hub, Set<String> integrations, String person, String project, boolean unmatched, boolean running) {
        return get(hub, TimelineQuery.class).events(new TimelineFilter(PeopleScope.EVERYBODY, null, now.plusSeconds(60), integrations, person,
                        null, project, null, null, unmatched, running), 99)
                .stream().map(Event::timeEntryId).toList();
    }

    @ParameterizedTest
    @EachDialect
    void entries_are_shown_explained_asked_for_and_read_again(Dialect dialect) throws IOException {
        String project = world.createProject(workspace, "Zeppelin 100%", null);
        String flown = world.createEntry(workspace, EntryDraft.of(ada, start, start.plusSeconds(3600)).withProject(project));
        String running = world.startTimer(workspace, ada, "now");
        String bad = world.entries(workspace).stream().filter(entry -> !entry.running() && !entry.userId().equals(ada)).findFirst().orElseThrow().id();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of())) {
            simulator.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, bad));
            hub.sync();

            assertThat(ids(hub, Set.of(), null, null, false, false)).startsWith(running, flown).doesNotContain(bad);
            assertThat(ids(hub, Set.of("acme"), ada, null, true, false)).containsExactly(running, flown);
            assertThat(ids(hub, Set.of("other"), null, null, false, false)).isEmpty();
            assertThat(ids(hub, Set.of(), "nobody", null, false, false)).isEmpty();
            assertThat(ids(hub, Set.of(), null, "ZEPPELIN 100%", false, false)).containsExactly(flown);
            assertThat(ids(hub, Set.of(), null, "z%n", false, false)).isEmpty();
            assertThat(ids(hub, Set.of(), null, null, false, true)).containsExactly(running);
            hub.execute("insert into clockify_identity (source, external_id, how, by_whom, since)"
                    + " values ('clockify', '" + ada + "', 'ignored', 'Grace', current_timestamp)");
            assertThat(ids(hub, Set.of(), ada, null, true, false)).as("nobody, as somebody decided").isEmpty();

            ExplainQuery explain = get(hub, ExplainQuery.class);
            AskClockify ask = get(hub, AskClockify.class);
            Order order = new Order("test", "test");
            assertThat(explain.entry(bad, List.of()).reasons()).extracting(Found::reason).contains(Reason.REJECTED);
            assertThat(explain.entry(flown, ask.entry(flown, order).pages()).reasons()).extracting(Found::reason)
                    .containsExactly(Reason.NOBODY, Reason.SAME_IN_CLOCKIFY);
            String fresh = world.createEntry(workspace, EntryDraft.of(ada, start.plusSeconds(4000), start.plusSeconds(4600)));
            world.editEntry(workspace, flown, draft -> draft.withDescription("Flight"));
            LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
            var who = get(hub, PeopleQuery.class).meant(ada);
            var shown = explain.shown(who, day);
            var answer = explain.day(who, day, ask.days(List.of(ada), shown, order).pages());
            assertThat(answer.entries()).extracting(entry -> entry.id()).contains(flown);
            assertThat(answer.reasonsOf().get(flown)).extracting(Found::reason).contains(Reason.OTHER_IN_CLOCKIFY);
            if (shown.contains(start.plusSeconds(4000))) {
                assertThat(answer.reasonsOf().get(fresh)).extracting(Found::reason).containsExactly(Reason.MISSING_HERE);
            }
            assertThat(answer.reasons()).extracting(Found::reason).contains(Reason.ALL_READ);

            Instant since = explain.now();
            assertThat(hub.sync(new SyncOrder(List.of(), false, null, null, null, false, List.of(flown), List.of())))
                    .extracting(RunSummary::kind, RunSummary::outcome).containsExactly(tuple("selection", "done"));
            assertThat(explain.since(since, List.of(flown), List.of())).extracting(EntryChange::entryId, EntryChange::source)
                    .containsExactly(tuple(flown, "single"));
            hub.sync(new SyncOrder(List.of(), false, null, null, null, false, List.of(), List.of(ada)));
            assertThat(explain.since(since, List.of(), List.of(ada))).extracting(EntryChange::entryId).containsExactly(fresh, flown);
            assertThat(explain.entry(flown, List.of()).changes()).extracting(change -> change.after().get("description")).containsExactly("Flight");

            SupportQuery support = get(hub, SupportQuery.class);
            assertThat(support.runs(2)).extracting(SupportQuery.Run::kind).containsExactly("selection", "selection");
            assertThat(support.rejected()).singleElement().satisfies(row -> assertThat(row.kind()).isEqualTo("time_entry"));
        }
    }
}
