package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.ListSource;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.SyncRun;
import java.util.HashSet;
import java.util.Set;

/**
 * Clockify's list of running timers ({@code GET /workspaces/{id}/time-entries/status/in-progress}): of all users visible to the key, at most 1000 a
 * page. It is not documented that the report lists them.
 */
public final class RunningTimers {

    private final EntryTable entries;
    private final OptionalRequests optional;

    public RunningTimers(EntryTable entries, OptionalRequests optional) {
        this.entries = entries;
        this.optional = optional;
    }

    /** The source of a workspace's running timers. */
    public Listing source(SyncRun run) {
        return new Listing(entries, optional, run);
    }

    /** A reading of the list. */
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

        /**
         * The header {@code Date} of the first answer, up to which the change feed is read, by Clockify's clock; null where the list could not be
         * read.
         */
        public String date() {
            return whole ? date : null;
        }

        /** Stored running timers of the integration that are not in the list. */
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
