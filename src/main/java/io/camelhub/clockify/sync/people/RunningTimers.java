package io.camelhub.clockify.sync.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.client.json.TimeEntryRows;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.sync.run.SyncRun;
import io.camelhub.clockify.sync.verification.Candidates;
import io.camelhub.clockify.sync.verification.EntryTable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Clockify's list of running timers ({@code GET /workspaces/{id}/time-entries/status/in-progress}): those of everybody
 * that the key may see, at most 1000 a page.
 */
public final class RunningTimers {

    private final EntryTable entries;

    public RunningTimers(EntryTable entries) {
        this.entries = entries;
    }

    /** The timers that Clockify lists. Only the routes of {@code clockify-running} carry it. Used by one thread at a time. */
    public static final class State {

        private final Set<String> ids = new HashSet<>();
        private String date;
        private boolean whole;
    }

    public State begin() {
        return new State();
    }

    /**
     * The page in an answer.
     *
     * @param date the header {@code Date} of the answer
     */
    public TimeEntryPage page(SyncRun run, State state, JsonNode answer, String date) {
        TimeEntryRows read = TimeEntryRows.of(answer);
        state.date = state.date == null ? date : state.date;
        read.entries().forEach(entry -> state.ids.add(entry.id()));
        read.rejected().stream().map(RejectedRow::id).filter(Objects::nonNull).forEach(state.ids::add);
        return run.page("running", null, read, List.of(), false);
    }

    /**
     * All running timers were listed.
     *
     * @return the header {@code Date} of the first answer: until this moment, by Clockify's clock, the change feed is read
     */
    public String end(State state) {
        state.whole = true;
        return state.date;
    }

    /**
     * Stored timers of the run's own that are not listed as running.
     *
     * @param state null where they were not read
     */
    public Candidates stopped(SyncRun run, State state) {
        Candidates stopped = new Candidates();
        if (state != null && state.whole) {
            Set<String> missing = entries.running(run);
            missing.removeAll(state.ids);
            stopped.add(entries.owned(run, missing, run::mayTombstone), false);
        }
        return stopped;
    }
}
