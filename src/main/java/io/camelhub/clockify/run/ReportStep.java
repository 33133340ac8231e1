package io.camelhub.clockify.run;

import io.camelhub.clockify.database.Term;
import java.time.Duration;
import java.time.Instant;

/** How much of the detailed report is requested: less after each refusal, and finally each user's list instead. */
public enum ReportStep {
    FULL,
    SMALL_PAGES,
    SHORT_WINDOWS,
    SMALL_PAGES_AND_SHORT_WINDOWS,
    USER_LISTS;

    /** The most days in one report on the Free plan. */
    public static final int FREE_REPORT_DAYS = 31;

    static final int SMALL_PAGE = 200;

    /** How long a reduced step is kept; then everything is requested again. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    /** The number of runs in a row without an answer, over this time, that count as a refusal. */
    private static final int SILENT_RUNS = 3;
    private static final Duration SILENT_TIME = Duration.ofHours(1);

    /**
     * Consecutive runs without an answer to the report.
     *
     * @param since the start of the first; null for none
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
     * @param pageSize rows per requested page
     * @param window the length of the requested window
     * @param pagesTaken whether the report accepted this page size in the same run
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
