package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.ListSource;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.SyncRun;
import java.util.HashSet;
import java.util.Set;

/**
 * Clockify's list of running timers ({@code GET /workspaces/{id}/time-entries/status/in-progress}): those of everybody
 * that the key may see, at most 1000 a page. The report does not promise to list them.
 */
public final class RunningTimers {

    private final EntryTable entries;
    private final OptionalRequests optional;

    public RunningTimers(EntryTable entries, OptionalRequests optional) {
        this.entries = entries;
        this.optional = optional;
    }

    /** What reads those of a workspace. */
    public Listing source(SyncRun run) {
        return new Listing(entries, optional, run);
    }

    /** The running timers as Clockify lists them. */
    public static final class Listing extends ListSource {

        private final EntryTable entries;
        private final SyncRun run;
        private final Set<String> ids = new HashSet<>();
        private String date;
        private boolean whole;

        private Listing(EntryTable entries, OptionalRequests optional, SyncRun run) {
            super(optional, run, optional.open(run.integration(), run.workspaceId(), OptionalRequests.RUNNING));
            this.entries = entries;
            this.run = run;
        }

        @Override
        public TimeEntryPage received(Object content, String lastPage, String header) {
            TimeEntryPage page = super.received(content, lastPage, header);
            date = date == null ? header : date;
            ids.addAll(page.receivedIds());
            return page;
        }

        @Override
        protected void end() {
            whole = true;
        }

        /** The header {@code Date} of the first answer: until this moment, by Clockify's clock, the change feed is read; null where they were not read. */
        public String date() {
            return whole ? date : null;
        }

        /** Stored timers of the run's own that are not listed as running. */
        public Candidates stopped() {
            Candidates stopped = new Candidates();
            if (whole) {
                Set<String> missing = entries.running(run);
                missing.removeAll(ids);
                stopped.add(entries.owned(run, missing, run::mayTombstone), false);
            }
            return stopped;
        }
    }
}
