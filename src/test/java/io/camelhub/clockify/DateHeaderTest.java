package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong header {@code Date} of an answer loses no change. */
@Tag("slow")
class DateHeaderTest {

    private final SyncedWorkspace acme = new SyncedWorkspace();
    private String described;
    private String deleted;

    @AfterEach
    void stop() {
        acme.close();
    }

    /** Something of everything that people do. */
    private void work() {
        List<EntryView> entries = acme.world.entries(acme.id).stream().filter(entry -> !entry.running()).toList();
        described = entries.get(3).id();
        deleted = entries.get(entries.size() - 1).id();
        acme.world.createEntry(acme.id, EntryDraft.of(acme.world.people(acme.id).get(2).id(), acme.now().minusSeconds(900), acme.now()));
        acme.world.editEntry(acme.id, described, draft -> draft.withDescription("edited at " + acme.now()));
        acme.world.deleteEntry(acme.id, deleted);
        acme.pass(Duration.ofMinutes(3));
    }

    private Instant cursor() {
        return acme.hub().database().table("clockify_integration_workspace").select("feed_cursor")
                .where("integration", "acme").where("workspace_id", acme.id).single(Instant.class);
    }

    private List<String> asked() {
        return acme.simulator.requests().all().stream().map(RecordedRequest::kind).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P1D", "P365D"})
    void a_single_answer_that_is_ahead_costs_no_change(Duration ahead) {
        acme.simulator.clocks().next(4, ahead);
        work();
        acme.soon();
        assertThat(cursor()).isBefore(acme.now());

        work();
        acme.soon();
        work();
        acme.soon();
        acme.soon();
        acme.truth().assertSame(acme.id);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void one_of_many_servers_an_hour_ahead_costs_no_change(int servers) {
        acme.simulator.clocks().oneOf(servers, Duration.ofHours(1));
        for (int i = 0; i < 6; i++) {
            work();
            acme.soon();
        }
        acme.soon();
        acme.soon();

        acme.truth().assertSame(acme.id);
    }

    @Test
    void a_clock_that_stays_an_hour_ahead_costs_no_change_and_is_reported() {
        acme.simulator.clocks().all(Duration.ofHours(1));
        for (int i = 0; i < 6; i++) {
            work();
            acme.soon();
        }
        acme.truth().assertSame(acme.id);
        assertThat(acme.hub().count("select count(*) from clockify_integration_workspace where clock_other between 3590 and 3610")).isOne();

        acme.simulator.clocks().right();
        work();
        acme.soon();
        acme.soon();
        acme.truth().assertSame(acme.id);
        assertThat(acme.hub().count("select count(*) from clockify_integration_workspace where clock_other is null")).isOne();
    }

    @Test
    void a_first_answer_that_is_ahead_costs_no_change() {
        try (SyncedWorkspace other = new SyncedWorkspace(clocks -> clocks.all(Duration.ofHours(2)))) {
            other.simulator.clocks().right();
            other.world.deleteEntry(other.id, other.entry(entry -> !entry.running()).id());
            other.pass(Duration.ofMinutes(3));
            other.soon();
            other.truth().assertSame(other.id);
        }
    }

    @Test
    void a_server_that_stays_an_hour_behind_makes_changes_late_and_nothing_slow() {
        acme.simulator.clocks().oneOf(2, Duration.ofHours(-1));
        for (int i = 0; i < 6; i++) {
            work();
            acme.soon();
        }
        for (int i = 0; i < 5; i++) {
            acme.simulator.requests().reset();
            acme.soon();
            assertThat(asked().size()).isLessThanOrEqualTo(4 + 4);
        }

        acme.simulator.requests().reset();
        RunSummary quiet = acme.soon();
        assertThat(quiet.outcome()).isEqualTo("done");
        assertThat(asked()).hasSizeLessThanOrEqualTo(4);
        acme.truth().assertSame(acme.id);
    }

    @Test
    void an_answer_of_last_year_makes_nothing_be_read_again() {
        acme.simulator.clocks().next(1, Duration.ofDays(-365));
        acme.simulator.requests().reset();
        work();
        acme.soon();
        work();
        acme.soon();

        assertThat(asked()).noneMatch(kind -> kind.contains("/reports/"));
        acme.truth().assertSame(acme.id);
    }

    @Test
    void a_cursor_that_lies_after_now_is_reported_and_set_back_so_far_that_nothing_is_lost() {
        work();
        acme.soon();
        // as an answer that was believed once left it
        acme.hub().execute("update clockify_integration_workspace set feed_cursor = dateadd('minute', 75, feed_cursor)");
        work();
        RunSummary run = acme.soon();

        assertThat(run.outcome()).isEqualTo("partial");
        assertThat(run.error()).contains("ahead of Clockify's");
        assertThat(cursor()).isBefore(acme.now());
        acme.truth().assertSame(acme.id);
        assertThat(acme.soon().outcome()).isEqualTo("done");
    }
}
