package io.camelhub.clockify.run;

import io.camelhub.clockify.database.Term;
import java.time.Duration;
import java.time.Instant;

/** How much of the detailed report is asked for: less after each refusal, and at last each user's own list instead. */
public enum ReportStep {
    FULL,
    SMALL_PAGES,
    SHORT_WINDOWS,
    SMALL_PAGES_AND_SHORT_WINDOWS,
    USER_LISTS;

    /** Days that one report may span on the Free plan. */
    public static final int FREE_REPORT_DAYS = 31;

    static final int SMALL_PAGE = 200;

    /** What is learnt from refusals holds so long; then everything is asked for again. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    /** So many runs in a row, over this time, must get no answer before that counts as a refusal. */
    private static final int SILENT_RUNS = 3;
    private static final Duration SILENT_TIME = Duration.ofHours(1);

    /**
     * Runs in a row to which the report gave no answer.
     *
     * @param since when the first of them was; null for none
     */
    public record Silence(int runs, Instant since) {

        public static final Silence NONE = new Silence(0, null);

        public Silence another(Instant now) {
            return new Silence(runs + 1, since == null || Term.isAhead(since, now) ? now : since);
        }

        public boolean isRefusal(Instant now) {
            return runs >= SILENT_RUNS && !now.isBefore(since.plus(SILENT_TIME));
        }
    }

    public int pageSize(int wanted) {
        return this == SMALL_PAGES || this == SMALL_PAGES_AND_SHORT_WINDOWS ? Math.min(wanted, SMALL_PAGE) : wanted;
    }

    public boolean hasShortWindows() {
        return this == SHORT_WINDOWS || this == SMALL_PAGES_AND_SHORT_WINDOWS;
    }

    /**
     * The step after a refusal.
     *
     * @param status the HTTP status, 400 to 499
     * @param pageSize rows a page that were asked for
     * @param window the length of the window that was asked for
     * @param pagesTaken whether the report gave a page of this size in the same run
     */
    public ReportStep refused(int status, int pageSize, Duration window, boolean pagesTaken) {
        boolean large = pageSize > SMALL_PAGE;
        boolean tooLong = window.compareTo(Duration.ofDays(FREE_REPORT_DAYS)) > 0;
        if (status != 400) {
            return USER_LISTS;
        }
        if (this == FULL && large && !(pagesTaken && tooLong)) {
            return SMALL_PAGES;
        }
        if ((this == FULL || this == SMALL_PAGES) && tooLong) {
            return SHORT_WINDOWS;
        }
        return this == SHORT_WINDOWS && large ? SMALL_PAGES_AND_SHORT_WINDOWS : USER_LISTS;
    }
}
