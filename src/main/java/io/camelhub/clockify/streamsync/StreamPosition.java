package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.camelhub.clockify.stream.Paging;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * How far a reading of a stream is, as it is stored with each page.
 *
 * @param parent the parent whose list is being read; null where there is none
 * @param round of that list
 * @param page pages of it that are stored; 0 with no list at the beginning
 * @param ended whether it has no more
 * @param rows of these
 * @param count how many there are in all, by the list's own account
 * @param steady whether that was the same on all pages
 * @param last what the last page held, as a number
 * @param size rows a page
 * @param pass whether it is read for the second time
 * @param several whether any list came in several pages
 * @param broken why not all was read; null where all was
 * @param rejected rows that could not be taken so far
 * @param keyless those among them without a key, see {@link KeylessRows}
 * @param lost parents that Clockify does not know any more
 */
record StreamPosition(@JsonProperty("parent") String parent, @JsonProperty("round") int round, @JsonProperty("page") int page,
        @JsonProperty("ended") boolean ended, @JsonProperty("rows") long rows, @JsonProperty("count") Long count, @JsonProperty("steady") boolean steady, @JsonProperty("last") int last,
        @JsonProperty("size") int size, @JsonProperty("pass") int pass, @JsonProperty("several") boolean several,
        @JsonProperty("broken") String broken, @JsonProperty("rejected") int rejected, @JsonProperty("keyless") List<Integer> keyless,
        @JsonProperty("lost") List<String> lost) {

    static final StreamPosition BEGINNING = new StreamPosition(null, 0, 0, false, 0, null, true, 0, 0, 1, false, null, 0, List.of(), List.of());

    static StreamPosition of(StreamList list, StreamReading reading, int size, int pass, boolean several, String broken, int rejected,
            KeylessRows keyless, Collection<String> lost) {
        return new StreamPosition(list.parent(), list.number(), reading.page(), reading.ended(), reading.rows(), reading.count(), reading.steady(), reading.last(),
                size, pass, several, reading.broken() == null || broken != null ? broken : reading.broken(), rejected, keyless.rows(),
                List.copyOf(lost));
    }

    /** Whether a list is read already. Lists come in the order of their parents, and of their rounds. */
    boolean isBehind(StreamList list) {
        if (page == 0) {
            return false;
        }
        int order = parent == null || list.parent() == null ? 0 : list.parent().compareTo(parent);
        return order < 0 || order == 0 && (list.number() < round || ended && list.number() == round);
    }

    /** Whether a list is the one that was being read, by pages of the same size. */
    boolean resumes(StreamList list, int currentPass, int rowsAPage) {
        return page > 0 && rowsAPage == size && !ended && currentPass == pass && list.number() == round && Objects.equals(list.parent(), parent);
    }

    StreamReading reading(Paging pages, int rowsAPage) {
        return new StreamReading(pages, rowsAPage, page, rows, count, steady, last);
    }
}
