package io.camelhub.clockify.plan;

import io.camelhub.clockify.http.FeedReader;
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
 * The progress of reading one window of the change feed: the three streams one after the other, each page by page, and repeated if it had several
 * pages, until a pass brings no new id.
 *
 * <p>The feed may count its pages from 0 or from 1: a page equal to the one before is ignored. Used by one thread at a time.
 */
@Decision
final class FeedProgress {

    /** The page size, which is the feed's default. */
    static final int LIMIT = 50;

    /** A window with more pages in one stream is cut. */
    static final int MOST_PAGES = 10;

    /** The pass number under which fields from the window before are stored. */
    static final int BEFORE = 0;

    /** The length below which a window is not cut. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final int PASSES = 3;
    private static final int PAGE_CAP = 400;

    /** The prefix of ids that are not of time entries. */
    static final String OTHER = "~";

    /** The prefix of the id of a time entry that was stored as deleted when the feed listed it as created or updated. */
    static final String RESTORED = OTHER + "restored/";

    private static final String RATED = OTHER + FeedReader.RATE + "/";

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
     * A page to be stored.
     *
     * @param records ids of time entries, ids of other documents with the prefix {@link #OTHER}, and ids of restored entries once more with
     *     the prefix {@link #RESTORED}
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

    /** The stream to be read next; null at the end. */
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

    /** The number of the current pass over a stream, from 1. */
    int pass() {
        return count(stream());
    }

    /** The number of the next page, from 0. */
    int page() {
        return pass(stream()).pages;
    }

    /** The ids of the time entries in a stream. */
    Set<String> entries(Stream stream) {
        return seen.get(stream).stream().filter(record -> !record.startsWith(OTHER)).collect(Collectors.toSet());
    }

    /**
     * The entries that were stored as deleted until the feed listed them in this window. Their custom fields may have changed in the meantime, and
     * the feed reports each field once, perhaps before it reports the entry.
     */
    Set<String> restored() {
        return seen.values().stream().flatMap(Set::stream).filter(record -> record.startsWith(RESTORED))
                .map(record -> record.substring(RESTORED.length())).collect(Collectors.toSet());
    }

    /** The entries whose rates were set, and which the feed lists neither as created nor as updated. */
    Set<String> rated() {
        Set<String> ids = seen.values().stream().flatMap(Set::stream).filter(record -> record.startsWith(RATED))
                .map(record -> record.substring(RATED.length())).collect(Collectors.toSet());
        ids.removeAll(entries(Stream.CREATED));
        ids.removeAll(entries(Stream.UPDATED));
        return ids;
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

    /** Custom fields with a value in this window. */
    Set<ReportedField> filled() {
        Set<ReportedField> filled = fields(Stream.CREATED);
        filled.addAll(fields(Stream.UPDATED));
        return filled;
    }

    /** The {@link ReportedField#key keys} of the custom fields with a value in this window. */
    Set<String> filledFields() {
        return filled().stream().map(ReportedField::key).collect(Collectors.toSet());
    }

    /**
     * Entries with a custom field that had a value in the window before, and is not in this one: a field filled and emptied within one window is in
     * no stream.
     */
    Set<String> entriesOfHiddenFields() {
        Set<String> reported = filledFields();
        fields(Stream.DELETED).forEach(field -> reported.add(field.key()));
        return filledBefore.stream()
                .filter(before -> !reported.contains(before.key()))
                .map(ReportedField::timeEntryId)
                .collect(Collectors.toSet());
    }

    /** The custom fields filled since a time, for the next window, which may hide that they are emptied. */
    Set<String> fieldsSince(Instant time) {
        Set<String> records = new HashSet<>(seen.get(Stream.CREATED));
        records.addAll(seen.get(Stream.UPDATED));
        records.removeIf(record -> fields(Set.of(record)).stream()
                .noneMatch(field -> field.createdAt() != null && !field.createdAt().isBefore(time)));
        return records;
    }

    /** Adds a stored page. */
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
        if (seen.get(page.stream()).addAll(records)) {
            pass.newIds = true;
        }
        // when a page is repeated, its entries are no longer stored as deleted
        records.removeIf(record -> record.startsWith(RESTORED));
        boolean repeated = !records.isEmpty() && records.equals(pass.last);
        pass.last = records;
        pass.pages++;
        // page 1 repeats page 0 if pages are counted from 1; a later page repeats one if they are not counted at all
        pass.ended = page.last() || repeated && pass.pages > 2 || pass.pages >= PAGE_CAP;
        if (pass.ended && !done(page.stream())) {
            passes.get(page.stream()).add(new Pass());
        }
    }

    /** Whether a stream has more pages than a window should have. */
    boolean tooLong() {
        Stream stream = stream();
        return stream != null && count(stream) == 1 && pass(stream).pages >= MOST_PAGES;
    }

    /** Whether the window can be cut. */
    boolean cuttable() {
        return Duration.between(from, to).compareTo(SHORTEST) > 0;
    }

    /**
     * Cuts the window.
     *
     * @param reached the time of the last record, if the records are ordered by time; else null
     * @return whether the current stream's pages stay valid as its first pass; otherwise it is read from its beginning
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
