package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.ReportedField;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the reading of one window of the change feed got: the three streams one after the other, each page by page, and
 * again where it had more than one page, until a pass brings no new id.
 *
 * <p>The feed may count its pages from 0 or from 1: a page that repeats the one before is ignored. It is used by one thread
 * at a time.
 */
@Decision
final class FeedProgress {

    /** Records a page, the feed's own default. */
    static final int LIMIT = 50;

    /** A window with more pages than this in one stream is cut. */
    static final int MOST_PAGES = 10;

    /** The number of the pass that stands for what the window before reported. */
    static final int BEFORE = 0;

    /** A window that is no longer than this is not cut. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final int PASSES = 3;
    private static final int PAGE_CAP = 400;

    /** Stands before the id of a record that is no time entry. */
    static final String OTHER = "~";

    /** The feed's streams, in the order in which they are read. */
    enum Stream {
        CREATED,
        UPDATED,
        DELETED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is remembered of a page.
     *
     * @param records the id of a time entry as it is, that of another document behind {@link #OTHER}
     * @param last whether no page follows
     */
    record Page(Stream stream, int pass, int page, Collection<String> records, boolean last) {
    }

    private static final class Pass {

        private int pages;
        private boolean ended;
        private boolean newIds;
        private Set<String> last;
    }

    private final Instant from;
    private final boolean widened;
    private Instant to;
    private final Map<Stream, List<Pass>> passes = new EnumMap<>(Stream.class);
    private final Map<Stream, Set<String>> seen = new EnumMap<>(Stream.class);
    private final Set<ReportedField> filledBefore = new HashSet<>();

    FeedProgress(Instant from, Instant to, boolean widened, List<Page> pages) {
        this.from = from;
        this.to = to;
        this.widened = widened;
        for (Stream stream : Stream.values()) {
            passes.put(stream, new ArrayList<>(List.of(new Pass())));
            seen.put(stream, new HashSet<>());
        }
        pages.forEach(this::add);
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    boolean widened() {
        return widened;
    }

    /** Whether a page of the window is read. */
    boolean hasBegun() {
        return passes.values().stream().anyMatch(all -> all.get(0).pages > 0);
    }

    /** The stream to be read next, or null where all are read. */
    Stream stream() {
        for (Stream stream : Stream.values()) {
            if (!done(stream)) {
                return stream;
            }
        }
        return null;
    }

    private boolean done(Stream stream) {
        Pass pass = pass(stream);
        return pass.ended && (pass.pages <= 1 || count(stream) >= PASSES || count(stream) > 1 && !pass.newIds);
    }

    private Pass pass(Stream stream) {
        List<Pass> all = passes.get(stream);
        return all.get(all.size() - 1);
    }

    private int count(Stream stream) {
        return passes.get(stream).size();
    }

    /** The number of the pass that goes on in a stream, from 1. */
    int pass() {
        return count(stream());
    }

    /** The number of the page to be read next, from 0. */
    int page() {
        return pass(stream()).pages;
    }

    /** The ids of the time entries that a stream listed. */
    Set<String> entries(Stream stream) {
        return seen.get(stream).stream().filter(record -> !record.startsWith(OTHER)).collect(Collectors.toSet());
    }

    private Set<ReportedField> fields(Stream stream) {
        return fields(seen.get(stream));
    }

    private static Set<ReportedField> fields(Collection<String> records) {
        return records.stream()
                .filter(record -> record.startsWith(OTHER))
                .flatMap(record -> ReportedField.of(record.substring(OTHER.length())).stream())
                .collect(Collectors.toSet());
    }

    /** The {@link ReportedField#key keys} of the custom fields that have a value, as this window reports. */
    Set<String> filledFields() {
        Set<String> keys = new HashSet<>();
        fields(Stream.CREATED).forEach(field -> keys.add(field.key()));
        fields(Stream.UPDATED).forEach(field -> keys.add(field.key()));
        return keys;
    }

    /**
     * Entries with a custom field that had a value in the window before, and this one nothing: emptied within
     * the window in which it was filled, it is in no stream.
     */
    Set<String> entriesOfHiddenFields() {
        Set<String> reported = filledFields();
        fields(Stream.DELETED).forEach(field -> reported.add(field.key()));
        return filledBefore.stream()
                .filter(before -> !reported.contains(before.key()))
                .map(ReportedField::timeEntryId)
                .collect(Collectors.toSet());
    }

    /** What the next window has to know of this one: the custom fields that were filled since a time, so that it may hide them. */
    Set<String> fieldsSince(Instant time) {
        Set<String> records = new HashSet<>(seen.get(Stream.CREATED));
        records.addAll(seen.get(Stream.UPDATED));
        records.removeIf(record -> fields(Set.of(record)).stream()
                .noneMatch(field -> field.createdAt() != null && !field.createdAt().isBefore(time)));
        return records;
    }

    /** Takes a page that is safely stored. */
    void add(Page page) {
        if (page.pass() == BEFORE) {
            filledBefore.addAll(fields(page.records()));
            return;
        }
        while (count(page.stream()) < page.pass()) {
            passes.get(page.stream()).add(new Pass());
        }
        Pass pass = pass(page.stream());
        Set<String> records = new HashSet<>(page.records());
        boolean repeated = !records.isEmpty() && records.equals(pass.last);
        pass.last = records;
        pass.pages++;
        if (seen.get(page.stream()).addAll(records)) {
            pass.newIds = true;
        }
        // the second page repeats the first where pages are counted from 1; a later one where they are not counted at all
        pass.ended = page.last() || repeated && pass.pages > 2 || pass.pages >= PAGE_CAP;
        if (pass.ended && !done(page.stream())) {
            passes.get(page.stream()).add(new Pass());
        }
    }

    /** Whether a stream goes on beyond what one window should hold. */
    boolean tooLong() {
        Stream stream = stream();
        return stream != null && count(stream) == 1 && pass(stream).pages >= MOST_PAGES;
    }

    /** Whether a shorter window would hold less. */
    boolean cuttable() {
        return Duration.between(from, to).compareTo(SHORTEST) > 0;
    }

    /**
     * Cuts the window.
     *
     * @param reached the time of the last record, where the records came in the order of their times; else null
     * @return whether the pages read so far of the stream that is being read still count, as its first pass; else it is read
     *     from its beginning
     */
    boolean cut(Instant reached) {
        Stream stream = stream();
        Instant half = from.plus(Duration.between(from, to).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
        boolean ordered = reached != null && reached.isAfter(from.plusSeconds(1)) && reached.isBefore(to);
        to = ordered ? reached.truncatedTo(ChronoUnit.SECONDS) : half;
        if (ordered) {
            pass(stream).ended = true;
            passes.get(stream).add(new Pass());
        } else {
            passes.put(stream, new ArrayList<>(List.of(new Pass())));
        }
        return ordered;
    }
}
