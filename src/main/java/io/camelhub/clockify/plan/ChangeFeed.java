package io.camelhub.clockify.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.http.FeedPage;
import io.camelhub.clockify.http.FeedReader;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.model.ReportedField;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.plan.FeedProgress.Stream;
import io.camelhub.clockify.plan.FeedTable.StoredPage;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.settings.ClockifySettings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the change feed ({@code GET /workspaces/{id}/entities/created|updated|deleted}, experimental): all changes since the last sync, of entries
 * of any age.
 *
 * <p>Windows are contiguous: the next one begins where the deletions of the last one ended, which the feed reports a little later than other
 * changes. The cursor moves after a window is read and its hidden deletions are verified, and never past the certain time of Clockify's clock: see
 * {@link ClockifyClock}.
 */
public final class ChangeFeed {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private static final String SOURCE = "feed";

    private final RunDatabase database;
    private final FeedTable table;
    private final EntryTable entries;
    private final Verification verification;
    private final ClockifySettings settings;
    private final OptionalRequests optional;
    private final Prefetch ahead;
    private final FeedSignals signals;
    private final LongSupplier nanos;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();
    /** The clock differences logged so far, so that each is logged once. */
    private final Map<String, Duration> reported = new ConcurrentHashMap<>();

    /** @param nanos a monotonic clock, in nanoseconds */
    public ChangeFeed(
            RunDatabase database, EntryTable entries, Verification verification, ClockifySettings settings, OptionalRequests optional,
            Prefetch ahead, FeedSignals signals, LongSupplier nanos) {
        this.database = database;
        this.table = new FeedTable(database);
        this.entries = entries;
        this.verification = verification;
        this.settings = settings;
        this.optional = optional;
        this.ahead = ahead;
        this.signals = signals;
        this.nanos = nanos;
    }

    /** The last accepted time of Clockify's clock, with this process's time of it. */
    private record Counted(Instant time, long nanos) {
    }

    /**
     * The source of a workspace's changes.
     *
     * @param date the header {@code Date} of the running timers' answer, up to which the feed is read; null where they could not be read
     */
    public PageSource source(SyncRun run, String date) {
        return new FeedSource(this, run, begin(run, date));
    }

    /**
     * Begins to read the changes.
     *
     * @param date the header {@code Date} of the running timers' answer, up to which the feed is read; null where they could not be read
     */
    private FeedState begin(SyncRun run, String date) {
        FeedTable.Row row = table.row(run);
        FeedState state = new FeedState(run.known().ownerZone(), settings.deleteLag());
        state.on = optional.asks(run, OptionalRequests.CHANGES);
        // a refused feed is retried daily
        state.signalTypes = new TreeSet<>(signals.types(run));
        if (settings.rates()) {
            state.signalTypes.add(FeedReader.RATE);
        }
        boolean less = !row.allTypes() || !row.signals() || row.hours() != null;
        boolean again = state.on && (row.byWindows() || less && run.known().peopleDue());
        if (again) {
            table.forgetReadPages(run);
        }
        state.allTypes = row.allTypes() || again;
        state.signals = row.signals() || again;
        state.longest = row.hours() == null || again ? FeedState.LONGEST : Duration.ofHours(row.hours());
        state.clock = ClockProbe.isUtc(state.zone) ? FeedState.UTC : row.clock();
        state.cursor = row.cursor();
        if (date != null) {
            startAt(run, state, row, date);
        }
        if (!state.on) {
            miss(run, state);
        }
        return state;
    }

    private void startAt(SyncRun run, FeedState state, FeedTable.Row row, String date) {
        ClockifyClock.Now now = row.time().now(time(date), database.now().truncatedTo(ChronoUnit.SECONDS), counted(run));
        noteTime(run, row, now);
        run.tally().noteLatest(now.latest());
        if (!state.on) {
            return;
        }
        state.now = now.until();
        state.certain = now.certain();
        state.ahead = now.clock().ahead();
        if (state.cursor == null) {
            state.cursor = state.certain;
            table.startFrom(run, state.certain);
        } else if (state.cursor.plus(FeedState.LONGEST).isBefore(state.certain)) {
            LOG.info("The last sync of workspace {} is too long ago for the change feed; all is read again", run.workspaceId());
            readAllAgain(run, state);
        } else if (now.late() || state.cursor.isAfter(now.latest().plus(ClockifyClock.AGREE))) {
            setBack(run, state, now);
        }
    }

    /** The time of the header; null for a missing or invalid one. */
    private static Instant time(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            LOG.debug("Not a date: {}", date);
            return null;
        }
    }

    private static String place(SyncRun run) {
        return run.integration() + "/" + run.workspaceId();
    }

    private Instant counted(SyncRun run) {
        Counted last = counted.get(place(run));
        return last == null ? null : last.time().plusNanos(nanos.getAsLong() - last.nanos());
    }

    private void noteTime(SyncRun run, FeedTable.Row row, ClockifyClock.Now now) {
        if (now.agreed()) {
            counted.put(place(run), new Counted(now.certain(), nanos.getAsLong()));
        }
        boolean isNews = !now.clock().equals(row.time());
        Duration other = now.clock().other();
        if (other != null && !other.equals(reported.put(place(run), other))) {
            LOG.warn("Clockify's clock and the database's differ by {} otherwise than before, for workspace {}: the changes of that time are "
                    + "read again and again until they agree, or Clockify's has shown it for a day; see that the database's clock is right",
                    other.minus(now.clock().ahead()).abs(), run.workspaceId());
        }
        if (isNews || row.certain() == null || row.certain().plus(FeedTable.CERTAIN_FOR).isBefore(now.certain())) {
            table.noteTime(run, now);
        }
    }

    /** Moves the cursor back that was set by a clock ahead of time: changes before and after it were missed. */
    private void setBack(SyncRun run, FeedState state, ClockifyClock.Now now) {
        String what = "the change feed was read until " + state.cursor + " by a clock that was ahead of Clockify's, which shows " + now.latest();
        if (state.cursor.minus(FeedState.LONGEST).isAfter(now.latest())) {
            LOG.warn("Workspace {}: {}; all is read again", run.workspaceId(), what);
            run.tally().leave(what + "; all is read again");
            readAllAgain(run, state);
            return;
        }
        state.cursor = now.certain().minus(FeedState.LONGEST);
        LOG.warn("Workspace {}: {}; it is read again from {} on", run.workspaceId(), what, state.cursor);
        run.tally().leave(what + "; it is read again from " + state.cursor + " on");
        table.setBack(run, state.cursor);
        state.dropWindow();
    }

    private void readAllAgain(SyncRun run, FeedState state) {
        table.readAllAgain(run, state.certain);
        state.cursor = state.certain;
        state.dropWindow();
    }

    /** Whether there is a window to read. */
    boolean hasWindow(SyncRun run, FeedState state) {
        return state.on && (state.now == null || state.progress != null || open(run, state));
    }

    /** The next request of a window; null at its end, or where the feed is given up for this run. */
    PageRequest request(SyncRun run, FeedState state) {
        if (!advance(run, state)) {
            return null;
        }
        return request(run, state.stream(), state.request(database.now()));
    }

    private static PageRequest request(SyncRun run, Stream stream, FeedState.Request request) {
        return PageRequest.get(SOURCE, run.workspaceId(), "/workspaces/" + run.workspaceId() + "/entities/" + request.stream(), request.query(),
                (current, answer, lastPage) -> {
                    FeedPage page = FeedReader.read(current.integration(), current.workspaceId(), (JsonNode) answer, stream.label());
                    return page.entries().withAnswer(page);
                });
    }

    /** The prefetch requests for the first pages of a window's streams. */
    List<Prefetch.Ticket> ahead(SyncRun run, FeedState state) {
        boolean opened = state.on && state.now != null && (state.progress != null || open(run, state));
        return ahead.begin(run, SOURCE, !opened ? List.of() : state.first().stream()
                .map(first -> request(run, Stream.valueOf(first.stream().toUpperCase(Locale.ROOT)), first)).toList());
    }

    private boolean advance(SyncRun run, FeedState state) {
        if (!state.on || state.ready) {
            return false;
        }
        return state.now == null || (state.progress != null || open(run, state)) && state.advance();
    }

    private boolean open(SyncRun run, FeedState state) {
        if (state.isCurrent()) {
            return false;
        }
        List<StoredPage> stored = table.pages(run, state.cursor);
        List<StoredPage> read = stored.stream().filter(page -> page.page().pass() != FeedProgress.BEFORE).toList();
        boolean widened = read.isEmpty() ? state.widens() : read.get(0).widened();
        Instant to = read.stream().map(StoredPage::to).min(Instant::compareTo).orElse(state.windowEnd(widened));
        state.resumed = !read.isEmpty();
        state.windowCertain = read.stream().map(StoredPage::certain).filter(state.certain::isAfter).min(Instant::compareTo).orElse(state.certain);
        state.progress = new FeedProgress(state.cursor, to, widened, stored.stream().map(StoredPage::page).toList());
        return true;
    }

    /**
     * Handles an answer.
     *
     * @param received its time entries
     * @param date its header {@code Date}
     * @return those of them to be stored
     */
    TimeEntryPage received(SyncRun run, FeedState state, TimeEntryPage received, String date) {
        Stream stream = state.stream();
        Instant answeredAt = state.progress == null ? null : time(String.valueOf(date));
        if (answeredAt != null) {
            state.answeredAt(answeredAt);
        }
        state.page = ((FeedPage) received.answer()).with(received);
        state.restored = stream == Stream.DELETED ? Set.of() : entries.deleted(run, state.page.entryIds());
        if (state.progress != null && stream == Stream.DELETED) {
            // a field that was emptied and filled again already has its new value
            Set<String> filled = state.progress.filledFields();
            state.page = state.page.withoutFields(
                    field -> filled.contains(ReportedField.key(field.timeEntryId(), field.fieldId())));
        }
        return state.page.entries();
    }

    /** Stores a page in its transaction. */
    void keep(SyncRun run, FeedState state) {
        if (!state.probing && state.now != null) {
            table.keep(run, state.progress, state.progress.from(), state.windowCertain, state.toRemember());
            signal(run, state);
            if (state.stream() == Stream.DELETED) {
                readAgain(run, state);
            }
        }
    }

    private void signal(SyncRun run, FeedState state) {
        Map<String, Instant> changed = new HashMap<>();
        state.page.signals().forEach(one -> changed.merge(one.type(), one.at() == null ? database.now() : state.byDatabase(one.at()),
                (first, second) -> first.isAfter(second) ? first : second));
        if (!changed.isEmpty()) {
            signals.changed(run, changed);
        }
    }

    /** Voids report windows during whose reading one of the deleted entries was deleted: rows may have shifted between their pages. */
    private void readAgain(SyncRun run, FeedState state) {
        Map<String, Instant> deletedAt = new HashMap<>();
        state.page.entryIds().forEach(id -> deletedAt.put(id, null));
        state.page.times().forEach((id, time) -> deletedAt.replace(id, state.byDatabase(time)));
        Instant since = deletedAt.containsValue(null) ? state.byDatabase(state.progress.from())
                : deletedAt.values().stream().min(Instant::compareTo).orElse(null);
        List<FeedTable.ReadWindow> windows = since == null ? List.of() : table.windowsOfPages(run, since);
        if (!windows.isEmpty()) {
            Map<String, Instant> starts = table.starts(run, deletedAt.keySet());
            windows.stream()
                    .filter(one -> starts.entrySet().stream()
                            .anyMatch(entry -> one.covered().mayHaveShifted(entry.getValue(), deletedAt.get(entry.getKey()))))
                    .forEach(one -> table.forget(run, one));
        }
    }

    /**
     * Handles a stored page.
     *
     * @param date the header {@code Date} of its answer
     */
    void onPage(SyncRun run, FeedState state, String date) {
        optional.answered(run, OptionalRequests.CHANGES);
        if (state.now == null) {
            startAt(run, state, table.row(run), String.valueOf(date));
            return;
        }
        if (state.probing) {
            if (state.onProbe()) {
                state.clock = FeedState.UTC;
                table.readsUtc(run);
                state.dropWindow();
            }
        } else if (state.add()) {
            shorten(run, state);
        }
    }

    /** Shortens a window of many pages, or gives the feed up where reading everything again is cheaper. */
    private void shorten(SyncRun run, FeedState state) {
        FeedProgress progress = state.progress;
        Instant from = progress.from();
        Duration all = Duration.between(from, progress.to());
        double pages = 2.0 * progress.page();
        // the margin added for the time zone stays, however short the rest is
        if (progress.cuttable() && (!progress.widened() || all.compareTo(ClockProbe.ZONES.multipliedBy(2)) > 0)) {
            Stream stream = progress.stream();
            boolean counts = progress.cut(state.page.lastTime());
            table.cut(run, progress.to(), counts ? null : stream);
            pages *= (double) all.toSeconds() / Math.max(1, Duration.between(from, progress.to()).toSeconds());
        }
        if (pages > table.entries(run) / (double) run.settings().pageSize() + 30) {
            LOG.info("So much changed in workspace {} that reading it again costs less than the change feed", run.workspaceId());
            readAllAgain(run, state);
        }
    }

    /** The source that verifies a window's deletions: those that it lists, and those that it hides. */
    PageSource missing(SyncRun run, FeedState state) {
        FeedProgress progress = state.progress;
        Set<String> listed = progress.entries(Stream.DELETED);
        Set<String> hidden = table.createdIn(
                run, progress.from().minus(state.margin()), state.deletedTo().plus(state.margin()));
        hidden.removeAll(progress.entries(Stream.CREATED));
        hidden.removeAll(progress.entries(Stream.UPDATED));
        hidden.removeAll(listed);
        hidden.addAll(progress.entriesOfHiddenFields());
        Candidates candidates = new Candidates()
                .add(entries.owned(run, new HashSet<>(listed), run::mayTombstoneListed), true)
                .add(entries.owned(run, hidden, run::mayTombstone), false);
        // the feed does not report all of a restored entry, nor what a custom field is called, and rates apart
        Set<String> more = progress.restored();
        more.addAll(entries.stored(run, progress.rated()));
        more.addAll(withNamelessFields(run, progress));
        more.removeAll(candidates.ids().keySet());
        candidates.onlyRead(more);
        return verification.source(run, candidates.add(more, false));
    }

    private Set<String> withNamelessFields(SyncRun run, FeedProgress progress) {
        Set<ReportedField> filled = progress.filled();
        Set<String> named = filled.isEmpty() ? Set.of() : table.namedFields(run);
        return filled.stream().filter(field -> !named.contains(field.fieldId())).map(ReportedField::timeEntryId).collect(Collectors.toSet());
    }

    /** Completes the window: the cursor moves to the end of its deletions, as far as Clockify's time is certain. */
    void confirm(SyncRun run, FeedState state) {
        Instant cursor = state.confirmedTo();
        boolean more = (state.resumed || state.progress.to().isBefore(state.now)) && cursor.isAfter(state.cursor);
        table.confirm(run, state, cursor, state.progress.fieldsSince(cursor.minus(state.margin())));
        state.cursor = cursor;
        state.dropWindow();
        state.on = more;
    }

    /** Handles a failure: after a refusal the request is reduced, and finally the feed is given up. */
    void failed(SyncRun run, FeedState state, RequestFailedException fault) {
        ahead.begin(run, SOURCE, List.of());
        Integer refusedWith = fault.refusedWith();
        if (refusedWith != null) {
            table.forgetPages(run);
        }
        if (state.onRefusal(Integer.valueOf(400).equals(refusedWith))) {
            return;
        }
        optional.failed(run, OptionalRequests.CHANGES, fault);
        if (refusedWith == null) {
            miss(run, state);
        } else {
            table.refused(run);
        }
    }

    /** Skips the feed in this run: the next one continues at the cursor; without one, it begins at a new cursor. */
    private void miss(SyncRun run, FeedState state) {
        run.tally().missFeed();
        if (state.cursor == null && !table.row(run).byWindows()) {
            table.refused(run);
        }
    }
}
