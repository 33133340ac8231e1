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
 * The progress of reading one window, page by page, which decides whether the reading is complete.
 *
 * <p>A window is <em>whole</em> when the report's count and total duration are the same on all pages of a pass, and equal those of the received
 * rows. The count alone is not enough: if one entry is deleted while another is created, it stays the same, but rows shift between pages, and one
 * may be missed. Where a window keeps changing, it is whole when two passes together have the last pass's count and the second brought no new id.
 * Without a count, it is whole when two passes agree, or after a single page.
 *
 * <p>Used by one thread at a time.
 */
@Decision
public final class WindowReading {

    /** A window with more pages is split, so that less must be read again after its rows shift. */
    static final int MOST_PAGES = 20;

    /** The part of one reading's capacity that each part of a split window should fill, so that it is not split again. */
    private static final double FILL = 0.8;

    /** The server may return fewer rows than requested; beyond this many pages something is wrong, and the window is not whole. */
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

    /** One pass over the window. */
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

        /** Whether the received rows' duration equals the report's; true also where the report has none, or a row could not be read. */
        private boolean isTimeRight() {
            return !timed || totalSeconds == null || seconds == null || totalSeconds.equals(seconds);
        }
    }

    /**
     * A page to be stored.
     *
     * @param ids ids of its rows that have one
     * @param received the number of its rows, rejected ones included
     * @param totalSeconds the report's duration of all entries in the window; null for none
     * @param seconds the duration of its rows; null where not known
     * @param last whether no page follows, by the answer
     */
    public record Page(
            int pass, int page, Integer entriesCount, int received, Collection<String> ids, Long totalSeconds, Long seconds, boolean last) {
    }

    /**
     * @param userId the user of the list; null for the report of everybody
     * @param pageSize rows per requested page
     * @param first whether no entry of the window is stored before
     * @param timed whether the report's duration is comparable; not after it was found to be computed in another way
     * @param pages the pages read before a restart, in order
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

    /** The user of the list; null for the report of everybody. */
    public String userId() {
        return userId;
    }

    public int pageSize() {
        return pageSize;
    }

    /** Whether no entry of the window was stored before, so that none can be missing. */
    public boolean first() {
        return first;
    }

    /** The number of the current pass, from 1. */
    public int pass() {
        return passes.size();
    }

    /** The number of the next page, from 1. */
    public int nextPage() {
        return current().pages + 1;
    }

    public boolean isMore() {
        return !current().ended && !isTooLarge();
    }

    /** The expected number of further pages of the pass after this one, which is stored next. */
    public int pagesAfter(TimeEntryPage page) {
        if (!mayBeWholeWith(page) || page.received() == 0 || page.last()) {
            return 0;
        }
        int left = page.entriesCount() - current().received - page.received();
        return Math.max(0, Math.min((left + page.received() - 1) / page.received(), PAGE_CAP - current().pages - 1));
    }

    /** Whether the window may be whole after this pass, with this page, which is stored next. */
    public boolean mayBeWholeWith(TimeEntryPage page) {
        Pass pass = current();
        Integer entries = page.entriesCount();
        return entries != null && !isTooLarge(entries) && pass.steady && (pass.pages == 0 || entries.equals(pass.count));
    }

    /** Whether the window has more rows than one reading should have. */
    public boolean isTooLarge() {
        return isTooLarge(current().count);
    }

    private boolean isTooLarge(Integer entries) {
        return window.splittable() && userId == null && entries != null && entries > MOST_PAGES * pageSize;
    }

    public Integer count() {
        return current().count;
    }

    /** The page just read, in the form to be stored. */
    public Page page(TimeEntryPage page) {
        if (received != page) {
            received = page;
            rejected = rejected.plus(page.rejected().size(), page.received());
            receivedPage = new Page(pass(), nextPage(), page.entriesCount(), page.received(), page.receivedIds(),
                    page.totalSeconds(), page.seconds(), page.last());
        }
        return receivedPage;
    }

    /** Adds a stored page; begins another pass if one is needed. */
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

    /** Whether all entries of the window were received. */
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

    /** The number of rows that the report counts without listing them, if two passes agree in rows and count; else 0. */
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

    /** The result of reading a window. */
    public enum Outcome {
        WHOLE,
        /** The report twice counted more rows than it listed. */
        LACKING,
        /** It is read again in {@link #parts}. */
        SPLIT,
        /** It is left for a later run. */
        OPEN
    }

    /** @param found the number of entries that the report counts without listing them, and that exist in the window */
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

    /** The parts to read instead of the window, the newest first. */
    public List<Window> parts() {
        return window.split(isTooLarge() ? (int) Math.ceil(count() / room(pageSize)) : 2);
    }

    /** The number of entries that one reading should have. */
    static double room(int pageSize) {
        return MOST_PAGES * pageSize * FILL;
    }

    /** Whether two passes agree in rows and duration, but the report's duration differs: then it is computed in another way. */
    public boolean countsTimeOtherwise() {
        if (passes.size() < PASSES || !current().ended) {
            return false;
        }
        Pass last = current();
        Pass before = passes.get(passes.size() - 2);
        return before.steady && last.steady && last.ids.equals(before.ids) && Objects.equals(last.totalSeconds, before.totalSeconds)
                && !last.isTimeRight();
    }

    /** Whether it was read by several requests, between which rows may have shifted. */
    public boolean isOfSeveralPages() {
        return passes.size() > 1 || current().pages > 1;
    }

    /** The share of rejected rows received in this run. */
    public RejectedShare rejected() {
        return rejected;
    }

    /** The ids received in all passes. */
    public Set<String> ids() {
        Set<String> ids = new HashSet<>();
        passes.forEach(pass -> ids.addAll(pass.ids));
        return ids;
    }

    private Pass current() {
        return passes.get(passes.size() - 1);
    }
}
