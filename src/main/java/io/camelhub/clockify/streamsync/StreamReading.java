package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.http.LastPage;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.stream.Paging;

/**
 * How far the reading of one list is, page by page, and whether it held all of it. What a list does that says it is read by pages, and is
 * not, or is cut shorter than it was asked for, ends nothing too early and goes on for no longer than it must.
 */
@Decision
final class StreamReading {

    /** Clockify's lists have no more pages. */
    private static final int MOST_PAGES = 1000;

    /** Where Clockify cuts a page, it is at a round number. */
    private static final int ROUND = 50;

    private final Paging pages;
    private final int size;
    private int page;
    private long rows;
    private Long count;
    private boolean steady = true;
    private int last;
    private boolean ended;
    private String broken;

    StreamReading(Paging pages, int size) {
        this(pages, size, 0, 0, null, true, 0);
    }

    /** One that was interrupted after so many pages, with so many rows, of so many by its own account. */
    StreamReading(Paging pages, int size, int page, long rows, Long count, boolean steady, int last) {
        this.pages = pages;
        this.size = size;
        this.page = page;
        this.rows = rows;
        this.count = count;
        this.steady = steady;
        this.last = last;
    }

    /** The number of the next page, as Clockify counts. */
    int number() {
        return pages.first() + page;
    }

    int size() {
        return size;
    }

    int page() {
        return page;
    }

    long rows() {
        return rows;
    }

    Long count() {
        return count;
    }

    boolean steady() {
        return steady;
    }

    int last() {
        return last;
    }

    boolean ended() {
        return ended;
    }

    /** Why it does not hold all of the list, in plain words; null where it does. */
    String broken() {
        return broken;
    }

    /** Whether rows came or went while it was read: another reading may hold all. */
    boolean moved() {
        return broken != null && count != null && page > 1;
    }

    /** How many pages are sure to follow. */
    int sure() {
        if (ended || pages.end() != Paging.End.COUNT || count == null) {
            return 0;
        }
        return (int) Math.min(MOST_PAGES - page, (count - rows + size - 1) / size);
    }

    /** A time is reached behind which nothing changed. */
    void end() {
        ended = true;
    }

    /**
     * Takes note of a page.
     *
     * @param received how many rows it has, good and bad
     * @param counted how many there are in all, by its own account; null where it says nothing
     * @param header {@code Last-Page}; null where there is none
     * @param content what its rows are, as a number that two pages with the same rows share
     */
    void onPage(int received, Long counted, String header, int content) {
        boolean again = page > 0 && received > 0 && content == last;
        last = content;
        page++;
        if (again) {
            ended = true;
            broken = "Clockify gives the same page again and again";
            return;
        }
        rows += received;
        if (counted != null) {
            steady &= count == null || count.equals(counted);
            count = counted;
        }
        ended = isLast(received, header);
        if (ended && count != null && (!steady || rows != count)) {
            broken = "Clockify counts " + count + " rows and gave " + rows;
        } else if (!ended && page >= MOST_PAGES) {
            ended = true;
            broken = "it has more than " + MOST_PAGES + " pages";
        }
    }

    private boolean isLast(int received, String header) {
        return switch (pages.end()) {
            case NONE -> true;
            case COUNT -> received == 0 || (count == null ? isShort(received) : rows >= count);
            case LAST_PAGE -> isStated(header) ? LastPage.is(header, received, size) : isShort(received);
            case SHORT -> isShort(received);
        };
    }

    private static boolean isStated(String header) {
        return "true".equalsIgnoreCase(header) || "false".equalsIgnoreCase(header);
    }

    private boolean isShort(int received) {
        return received == 0 || received < size && received % ROUND != 0;
    }
}
