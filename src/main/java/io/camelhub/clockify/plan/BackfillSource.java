package io.camelhub.clockify.plan;

import io.camelhub.clockify.http.BadResponseException;
import io.camelhub.clockify.http.ClockifyUnavailableException;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * The source of all uncovered windows of a workspace, the newest first; then of user lists, where the report is not enough; then of entries outside
 * of all windows. Webhook hints are read in between, before further backfill.
 */
public final class BackfillSource implements PageSource {

    private final Backfill backfill;
    private final Windows windows;
    private final Reports reports;
    private final UserLists userLists;
    private final MissingEntries missing;
    private final Verification verification;
    private final Function<SyncRun, PageSource> hints;
    private final SyncRun run;
    private final BackfillState state;
    private Purpose purpose;
    /** The next window, after the hints. */
    private Window nextWindow;
    /** The user of the next list, after the hints. */
    private String nextUser;
    private PageSource reading;
    private Window window;
    private String user;
    private UserListPlan plan;
    private Iterator<String> users;
    private boolean outOfWindowRead;
    private boolean settled;

    private BackfillSource(Parts parts, SyncRun run) {
        this.backfill = parts.backfill();
        this.windows = parts.windows();
        this.reports = parts.reports();
        this.userLists = parts.userLists();
        this.missing = parts.missing();
        this.verification = parts.verification();
        this.hints = parts.hints();
        this.run = run;
        this.state = new BackfillState(run);
    }

    /**
     * The collaborators of all backfills.
     *
     * @param hints webhook hints, read between two windows
     */
    public record Parts(Backfill backfill, Windows windows, Reports reports, UserLists userLists, MissingEntries missing,
            Verification verification, Function<SyncRun, PageSource> hints) {

        /** The backfill of a run. */
        public BackfillSource source(SyncRun run) {
            return new BackfillSource(this, run);
        }
    }

    @Override
    public Next next() {
        Next next = plan == null ? nextWindow() : null;
        if (next == null && users.hasNext() || nextUser != null) {
            next = nextUser();
        }
        if (next == null && !outOfWindowRead) {
            outOfWindowRead = true;
            // entries outside of all windows, and those of users whose lists are refused
            next = verification.source(run, missing.outOfWindow(run, plan));
        } else if (next == null && !settled) {
            settled = true;
            userLists.settleRefused(run, plan);
        }
        return next;
    }

    /** Ends a reconcile whose windows and names are read. */
    public void settleReconcile() {
        backfill.settleReconcile(run);
    }

    private Next nextWindow() {
        if (nextWindow != null) {
            window = nextWindow;
            nextWindow = null;
            purpose = state.purpose;
            reading = new ReportWindow(windows.open(run, window));
            return reading;
        }
        nextWindow = backfill.next(run, state);
        if (nextWindow != null) {
            return hints.apply(run);
        }
        plan = userLists.plan(run, state);
        purpose = state.purpose;
        users = plan.users().iterator();
        return null;
    }

    private Next nextUser() {
        if (nextUser == null) {
            nextUser = users.next();
            return hints.apply(run);
        }
        user = nextUser;
        nextUser = null;
        purpose = state.purpose;
        reading = new UserListWindow(userLists.open(run, plan, user));
        return reading;
    }

    /** The purpose of the last window. */
    @Override
    public Purpose purpose() {
        return purpose;
    }

    @Override
    public boolean failed(PageSource from, RequestFailedException fault) {
        if (from == null || from != reading) {
            return false;
        }
        if (fault instanceof RequestRefusedException refused) {
            // a reduced request may succeed; otherwise each user's list is read
            if (plan == null) {
                return backfill.refused(run, state, window, refused);
            }
            userLists.skip(run, plan, user, refused);
            return true;
        }
        boolean unanswered = fault instanceof ClockifyUnavailableException || fault instanceof BadResponseException;
        return plan == null && unanswered && backfill.skip(run, state, window, fault);
    }

    /** A window of all users, by the detailed report. */
    private final class ReportWindow extends WindowSource {

        private ReportWindow(WindowReading reading) {
            super(BackfillSource.this.run, BackfillSource.this.state, reading, windows, missing, verification);
        }

        @Override
        PageRequest request() {
            return reports.request(run, reading);
        }

        @Override
        List<Prefetch.Ticket> onPage(TimeEntryPage page) {
            return reports.onPage(run, state, reading, page);
        }
    }

    /** A window of one user, by their list. */
    private final class UserListWindow extends WindowSource {

        private UserListWindow(WindowReading reading) {
            super(BackfillSource.this.run, BackfillSource.this.state, reading, windows, missing, verification);
        }

        @Override
        PageRequest request() {
            return userLists.request(run, reading);
        }

        @Override
        List<Prefetch.Ticket> onPage(TimeEntryPage page) {
            return userLists.ahead(run, plan, user);
        }

        @Override
        void close() {
            userLists.done(run, state, plan, user);
        }
    }
}
