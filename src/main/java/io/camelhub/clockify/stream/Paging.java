package io.camelhub.clockify.stream;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * How a list is read page by page.
 *
 * @param by    where number and size of the page stand
 * @param page  the parameter of the number: a name in the query, or a pointer into the body; null for {@link By#NONE}
 * @param size  the same of the size
 * @param most  the largest page that Clockify gives; 0 for {@link By#NONE}
 * @param first the number of the first page
 * @param end   what says that a page is the last
 * @param count where the number of all rows stands in the answer; null for another end than {@link End#COUNT}
 */
public record Paging(By by, String page, String size, int most, int first, End end, JsonPointer count) {

    /** A list that is not read by pages. */
    public static final Paging NONE = new Paging(By.NONE, null, null, 0, 1, End.NONE, null);

    /** Where number and size of the page stand. */
    public enum By { QUERY, BODY, NONE }

    /** What says that a page is the last. */
    public enum End {
        /** The header {@code Last-Page}. */
        LAST_PAGE,
        /** As many rows as the answer counts. */
        COUNT,
        /** A page with fewer rows than asked for. */
        SHORT,
        /** There is one page. */
        NONE
    }
}
