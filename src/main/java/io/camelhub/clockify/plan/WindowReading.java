package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.RejectedShare;
import io.camelhub.clockify.run.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How far the reading of one window got, page by page, and whether what was read is all there is.
 *
 * <p>A window is <em>whole</em> when its entries' count and time were the same on all pages of a pass and equal those of the rows
 * received: an entry that is deleted while another is made leaves the count as it was, moves the rows behind it up, and one at the
 * edge of a page goes to nobody. Where people keep changing it meanwhile, it is whole when two passes together hold the last pass's
 * count and the second brought no new id. Where no count is given, it is whole when two passes, or a single page, agree.
 *
 * <p>It is used by one thread at a time.
 */
@Decision
public final class WindowReading {

    /** A window with more pages than this is split, so that little is lost when its rows shift meanwhile. */
    static final int MOST_PAGES = 20;

    /** Part of a window that should hold this share of what one reading may take, so that it need not be split again. */
    private static final double FILL = 0.8;

    /**
     * The server may give fewer rows a page than were asked for; beyond this many pages something is wrong, and the window is
     * not whole.
     */
    private static final int PAGE_CAP = 200;

    private static final int PASSES = 2;

    private final Window window;
    private final String scope;
    private final String userId;
    private final int pageSize;
    private final boolean first;
    private final boolean timed;
    private final List<Pass> passes = new ArrayList<>();
    private RejectedShare rejected = RejectedShare.NONE;
    private TimeEntryPage received;
    private Page receivedPage;

    /** One reading of the window from its first page to its last. */
    private final class Pass {

        private int pages;
        private int received;
        private int nameless;
        private Integer count;
        private Long totalSeconds;
        private Long seconds = 0L;
        private boolean steady = true;
        private boolean ended;
        private boolean capped;
        private final Set<String> ids = new HashSet<>();

        private void add(Page page) {
            if (pages > 0 && !(Objects.equals(count, page.entriesCount()) && Objects.equals(totalSeconds, page.totalSeconds()))) {
                steady = false;
            }
            count = page.entriesCount();
            totalSeconds = page.totalSeconds();
            seconds = seconds == null || page.seconds() == null ? null : Long.valueOf(seconds + page.seconds());
            pages++;
            received += page.received();
            nameless += page.received() - page.ids().size();
            ids.addAll(page.ids());
            boolean all = page.received() == 0 || page.last() || count != null && received >= count;
            capped = !all && pages >= PAGE_CAP;
            ended = all || capped;
        }

        private boolean complete() {
            return steady && count != null && count == ids.size() + nameless && (pages == 1 || isTimeRight());
        }

        /** Whether the rows received last as long as the report says; so too where it does not say, or a row could not be read. */
        private boolean isTimeRight() {
            return !timed || totalSeconds == null || seconds == null || totalSeconds.equals(seconds);
        }
    }

    /**
     * What is remembered of a page.
     *
     * @param ids ids of its rows that have one
     * @param received its rows, good and bad
     * @param totalSeconds how long all entries of the window are together, as the report says; null where it does not
     * @param seconds how long its rows are together; null where that is not known
     * @param last whether the server said that no page follows
     */
    public record Page(
            int pass, int page, Integer entriesCount, int received, Collection<String> ids, Long totalSeconds, Long seconds, boolean last) {
    }

    /**
     * @param userId whose list is read, or null for the report of everybody
     * @param pageSize rows asked for per page
     * @param first whether nothing of the window is stored before it is read
     * @param timed whether the report's time is that of its rows; not where it was found to count otherwise
     * @param pages the pages that were read before a restart, in order
     */
    public WindowReading(Window window, String scope, String userId, int pageSize, boolean first, boolean timed, List<Page> pages) {
        this.window = window;
        this.scope = scope;
        this.userId = userId;
        this.pageSize = pageSize;
        this.first = first;
        this.timed = timed;
        passes.add(new Pass());
        pages.forEach(this::add);
    }

    public Window window() {
        return window;
    }

    public String scope() {
        return scope;
    }

    /** Whose list is read; null for the report of everybody. */
    public String userId() {
        return userId;
    }

    public int pageSize() {
        return pageSize;
    }

    /** Whether nothing of the window was stored before: then nothing can be missing from what is received. */
    public boolean first() {
        return first;
    }

    /** The number of the pass that goes on, from 1. */
    public int pass() {
        return passes.size();
    }

    /** The number of the page to be read next, from 1. */
    public int nextPage() {
        return current().pages + 1;
    }

    /** Whether there is a page to be read. */
    public boolean isMore() {
        return !current().ended && !isTooLarge();
    }

    /** How many pages of the pass are expected after this one, which is the next to be stored. */
    public int pagesAfter(TimeEntryPage page) {
        if (!mayBeWholeWith(page) || page.received() == 0 || page.last()) {
            return 0;
        }
        int left = page.entriesCount() - current().received - page.received();
        return Math.max(0, Math.min((left + page.received() - 1) / page.received(), PAGE_CAP - current().pages - 1));
    }

    /** Whether the window may still be whole in this pass, with this page, which is the next to be stored. */
    public boolean mayBeWholeWith(TimeEntryPage page) {
        Pass pass = current();
        Integer entries = page.entriesCount();
        return entries != null && !isTooLarge(entries) && pass.steady && (pass.pages == 0 || entries.equals(pass.count));
    }

    /** Whether the window has more rows than one reading should take. */
    public boolean isTooLarge() {
        return isTooLarge(current().count);
    }

    private boolean isTooLarge(Integer entries) {
        return window.splittable() && userId == null && entries != null && entries > MOST_PAGES * pageSize;
    }

    public Integer count() {
        return current().count;
    }

    /** What to remember of the page that was just read. */
    public Page page(TimeEntryPage page) {
        if (received != page) {
            received = page;
            rejected = rejected.plus(page.rejected().size(), page.received());
            receivedPage = new Page(pass(), nextPage(), page.entriesCount(), page.received(), page.receivedIds(),
                    page.totalSeconds(), page.seconds(), page.last());
        }
        return receivedPage;
    }

    /** Takes a page that is safely stored; begins another pass where one is needed. */
    public void add(Page page) {
        received = null;
        receivedPage = null;
        while (passes.size() < page.pass()) {
            passes.add(new Pass());
        }
        current().add(page);
        if (current().ended && !isTooLarge() && passes.size() < PASSES && !whole()) {
            passes.add(new Pass());
        }
    }

    /** Whether all that the window holds was received. */
    public boolean whole() {
        Pass last = current();
        if (!last.ended || last.capped) {
            return false;
        }
        if (last.complete() || last.count == null && last.pages == 1) {
            return true;
        }
        if (passes.size() < PASSES) {
            return false;
        }
        Pass first = passes.get(passes.size() - 2);
        if (last.count == null) {
            return first.ids.equals(last.ids);
        }
        Set<String> union = new HashSet<>(first.ids);
        boolean nothingNew = !union.addAll(last.ids);
        return nothingNew && union.size() + last.nameless == last.count;
    }

    /** How many rows the report counts and does not give, where two passes gave the same rows and count; else 0. */
    public int lacking() {
        if (passes.size() < PASSES || !current().ended || current().capped || current().count == null) {
            return 0;
        }
        Pass last = current();
        Pass before = passes.get(passes.size() - 2);
        boolean same = before.steady && last.steady && last.count.equals(before.count)
                && last.ids.equals(before.ids) && last.nameless == before.nameless;
        return same ? Math.max(0, last.count - last.ids.size() - last.nameless) : 0;
    }

    /** What becomes of a window that was read. */
    public enum Outcome {
        WHOLE,
        /** The report twice counted more than it gave. */
        LACKING,
        /** It is read again in {@link #parts}. */
        SPLIT,
        /** It is left for a later run. */
        OPEN
    }

    /** @param found how many entries that the report counts and does not give are in the window all the same */
    public Outcome outcome(int found) {
        if (isTooLarge()) {
            return Outcome.SPLIT;
        }
        if (lacking() > found) {
            return Outcome.LACKING;
        }
        if (whole() || lacking() > 0) {
            return Outcome.WHOLE;
        }
        return window.splittableWhileUnsteady() && userId == null ? Outcome.SPLIT : Outcome.OPEN;
    }

    /** The parts of the window that are to be read instead of it, the newest first. */
    public List<Window> parts() {
        return window.split(isTooLarge() ? (int) Math.ceil(count() / room(pageSize)) : 2);
    }

    /** How many entries one reading should hold. */
    static double room(int pageSize) {
        return MOST_PAGES * pageSize * FILL;
    }

    /** Whether two passes gave the same rows and the same time, which is not that of the rows: then the report counts otherwise. */
    public boolean countsTimeOtherwise() {
        if (passes.size() < PASSES || !current().ended) {
            return false;
        }
        Pass last = current();
        Pass before = passes.get(passes.size() - 2);
        return before.steady && last.steady && last.ids.equals(before.ids) && Objects.equals(last.totalSeconds, before.totalSeconds)
                && !last.isTimeRight();
    }

    /** Whether it was read by several requests, between which rows may have shifted from one page to another. */
    public boolean isOfSeveralPages() {
        return passes.size() > 1 || current().pages > 1;
    }

    /** How many of the rows received in this run were rejected. */
    public RejectedShare rejected() {
        return rejected;
    }

    /** The ids received, in all passes. */
    public Set<String> ids() {
        Set<String> ids = new HashSet<>();
        passes.forEach(pass -> ids.addAll(pass.ids));
        return ids;
    }

    private Pass current() {
        return passes.get(passes.size() - 1);
    }
}
