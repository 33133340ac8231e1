package io.camelhub.clockify.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.client.error.BadResponseException;
import io.camelhub.clockify.client.error.ErrorTranslator;
import io.camelhub.clockify.client.error.RequestFailedException;
import io.camelhub.clockify.client.json.FeedPage;
import io.camelhub.clockify.client.json.FeedReader;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.ReportedField;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.sync.FeedProgress.Stream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The change feed ({@code GET /workspaces/{id}/entities/created|updated|deleted}, experimental): what people did since the
 * last sync, be it to entries of last year.
 *
 * <p>Windows are contiguous: the next one begins where the last one's deletions ended, which show up in the feed a little
 * later than the rest. The cursor moves when a window is read and what it hides is verified.
 */
public final class ChangeFeed {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    /** The longest window that Clockify documents. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** More than any time zone differs from UTC, twice. */
    private static final Duration ZONES = Duration.ofHours(26);

    private static final String UTC = "utc";
    private static final int SHORT_WINDOW_HOURS = 24;
    private static final String ALL_TYPES = "type=TIME_ENTRY&type=TIME_ENTRY_CUSTOM_FIELD_VALUE&type=PROJECTS&type=CLIENTS"
            + "&type=TAGS&type=TASKS";
    private static final String ENTRIES = "type=TIME_ENTRY";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Database database;
    private final ClockifySettings settings;
    private final Leases leases;
    private final Verification verification;
    private final OptionalRequests optional;
    private final ObjectMapper json;

    public ChangeFeed(
            Database database, ClockifySettings settings, Leases leases, Verification verification, OptionalRequests optional,
            ObjectMapper json) {
        this.database = database;
        this.settings = settings;
        this.leases = leases;
        this.verification = verification;
        this.optional = optional;
        this.json = json;
    }

    /** What the run knows of the feed. */
    static final class State {

        private final String zone;
        /** By Clockify's clock; null as long as it told no time in this run. */
        private Instant now;
        private boolean on;
        private boolean missed;
        private boolean allTypes;
        private Duration longest;
        private String clock;
        private Instant cursor;
        private FeedProgress reading;
        private boolean ready;
        private Witness witness;
        private boolean asking;
        private boolean asked;

        private State(String zone) {
            this.zone = zone;
        }

        FeedProgress reading() {
            return reading;
        }

        boolean on() {
            return on;
        }
    }

    /** A record that the feed shows only if it reads the times it is asked for as UTC. */
    private record Witness(Stream stream, String id, Instant time) {
    }

    private StateRow row(WorkspaceRun run) {
        return at(run, "feed-state")
                .query((row, index) -> new StateRow(
                        row.getString("changes_by"),
                        row.getBoolean("feed_all_types"),
                        row.getObject("feed_hours") == null ? null : row.getInt("feed_hours"),
                        row.getString("feed_clock"),
                        database.dialect().instant(row, "feed_cursor")))
                .single();
    }

    private record StateRow(
            String by, boolean allTypes, Integer hours, String clock, Instant cursor) {
    }

    private JdbcClient.StatementSpec at(WorkspaceRun run, String statement) {
        return database.statement(statement)
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId());
    }

    /**
     * Begins to learn the changes.
     *
     * @param date the header {@code Date} of the answer to the running timers: until then the feed is read; null where they
     *     cannot be read
     */
    public void begin(WorkspaceRun run, String date) {
        StateRow row = row(run);
        State state = new State(run.ownerZone());
        state.on = optional.asks(run, OptionalRequests.CHANGES);
        // what was refused is tried again daily
        boolean less = !row.allTypes() || row.hours() != null;
        boolean again = state.on && ("windows".equals(row.by()) || less && run.peopleDue());
        if (again) {
            at(run, "feed-page-forget-read").update();
        }
        state.allTypes = row.allTypes() || again;
        state.longest = row.hours() == null || again ? LONGEST : Duration.ofHours(row.hours());
        state.clock = utc(run.ownerZone()) ? UTC : row.clock();
        state.cursor = row.cursor();
        run.changes(state);
        if (!state.on) {
            miss(run, state);
        } else if (date != null) {
            begin(run, state, date);
        }
    }

    private void begin(WorkspaceRun run, State state, String date) {
        state.now = now(date);
        if (state.cursor == null) {
            startFrom(run, state.now);
        } else if (state.cursor.plus(LONGEST).isBefore(state.now)) {
            LOG.info("The last sync of workspace {} is too long ago for the change feed; all is read again",
                    run.workspaceId());
            readAllAgain(run);
        }
    }

    private Instant now(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            LOG.debug("Not a date: {}", date);
        }
        return database.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean utc(String zone) {
        try {
            return zone != null && ZoneId.of(zone).getRules().equals(ZoneOffset.UTC.getRules());
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A first cursor: what happened before is read by the windows. */
    private void startFrom(WorkspaceRun run, Instant cursor) {
        run.changes().cursor = cursor;
        at(run, "feed-cursor")
                .param("feed_cursor", database.bind(cursor))
                .param("now", database.bind(database.now()))
                .update();
    }

    private void readAllAgain(WorkspaceRun run) {
        database.inTransaction(() -> {
            leases.verify(run);
            at(run, "feed-page-forget").update();
            at(run, "window-forget").update();
            at(run, "window-page-forget").update();
            startFrom(run, run.changes().now);
        });
        run.changes().reading = null;
        run.changes().ready = false;
    }

    /** Whether there is another window of the feed to be read. */
    public boolean goesOn(WorkspaceRun run) {
        State state = run.changes();
        return state.on && (state.now == null || state.reading != null || open(run, state));
    }

    /**
     * Decides the next request to the feed.
     *
     * @return false where nothing is left to be asked
     */
    public boolean advance(WorkspaceRun run) {
        State state = run.changes();
        if (!state.on || state.ready) {
            return false;
        }
        if (state.now == null) {
            return true;
        }
        if (state.reading == null && !open(run, state)) {
            return false;
        }
        if (state.reading.stream() == Stream.DELETED && !deletedTo(state).isAfter(state.reading.from())) {
            // so little time has passed that no deletion can have shown up yet
            state.reading.add(new FeedProgress.Page(Stream.DELETED, 1, 0, List.of(), true));
        }
        // it is asked before many pages are read of a window that need not be so wide
        Stream stream = state.reading.stream();
        state.asking = state.witness != null && (stream == null || state.reading.page() > 0);
        state.ready = stream == null && !state.asking;
        return !state.ready;
    }

    private boolean open(WorkspaceRun run, State state) {
        if (!state.cursor.isBefore(state.now.minusSeconds(1))) {
            return false;
        }
        List<StoredPage> stored = at(run, "feed-page-list")
                .param("window_from", database.bind(state.cursor))
                .query((row, index) -> new StoredPage(
                        database.dialect().instant(row, "window_to"),
                        row.getBoolean("widened"),
                        new FeedProgress.Page(
                                Stream.valueOf(row.getString("stream").toUpperCase(Locale.ROOT)),
                                row.getInt("pass"),
                                row.getInt("page"),
                                texts(row.getString("ids")),
                                row.getBoolean("last_page"))))
                .list()
                .stream()
                .sorted(Comparator.comparing((StoredPage page) -> page.page().stream())
                        .thenComparing(page -> page.page().pass())
                        .thenComparing(page -> page.page().page()))
                .toList();
        List<StoredPage> read = stored.stream().filter(page -> page.page().pass() != FeedProgress.BEFORE).toList();
        boolean widened = read.isEmpty() ? widens(state) : read.get(0).widened();
        Duration longest = state.longest.equals(LONGEST) && widened ? LONGEST.minus(ZONES.multipliedBy(2)) : state.longest;
        Instant end = state.cursor.plus(longest);
        Instant to = read.stream().map(StoredPage::to).min(Instant::compareTo)
                .orElse(end.isBefore(state.now) ? end : state.now);
        state.reading = new FeedProgress(
                state.cursor, to, widened, stored.stream().map(StoredPage::page).toList());
        return true;
    }

    /** Whether the feed might read the times of the next window otherwise than they are meant. */
    private static boolean widens(State state) {
        return !UTC.equals(state.clock) && !showsUtc(state.zone, state.cursor.minus(ZONES), state.now.plus(ZONES));
    }

    /** Whether the clocks of a zone show UTC all the time, as London's do in winter. */
    private static boolean showsUtc(String zone, Instant from, Instant to) {
        try {
            ZoneRules rules = ZoneId.of(zone).getRules();
            ZoneOffsetTransition next = rules.nextTransition(from);
            return rules.getOffset(from).equals(ZoneOffset.UTC) && (next == null || next.getInstant().isAfter(to));
        } catch (DateTimeException | NullPointerException e) {
            return false;
        }
    }

    private record StoredPage(Instant to, boolean widened, FeedProgress.Page page) {
    }

    private List<String> texts(String array) {
        try {
            return Arrays.asList(json.readValue(array, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The path of the next request. */
    public String path(WorkspaceRun run) {
        return "/workspaces/" + run.workspaceId() + "/entities/" + stream(run.changes()).label();
    }

    /** The stream of the next request; of the time that Clockify's clock shows, any tells. */
    private static Stream stream(State state) {
        return state.now == null ? Stream.DELETED : state.asking ? state.witness.stream() : state.reading.stream();
    }

    /** The query of the next request. */
    public String query(WorkspaceRun run) {
        State state = run.changes();
        if (state.now == null) {
            // a second that is long over: only the header is of interest
            Instant time = database.now().minus(Duration.ofDays(1));
            return ENTRIES + "&start=" + SECONDS.format(time) + "&end=" + SECONDS.format(time.plusSeconds(1)) + "&page=0&limit=1";
        }
        if (state.asking) {
            Instant time = state.witness.time().truncatedTo(ChronoUnit.SECONDS);
            return ENTRIES + "&start=" + SECONDS.format(time) + "&end=" + SECONDS.format(time.plusSeconds(2))
                    + "&page=0&limit=" + FeedProgress.LIMIT;
        }
        FeedProgress reading = state.reading;
        Duration margin = reading.widened() ? ZONES : Duration.ZERO;
        Instant to = reading.stream() == Stream.DELETED ? deletedTo(state) : reading.to();
        return (state.allTypes ? ALL_TYPES : ENTRIES)
                + "&start=" + SECONDS.format(reading.from().minus(margin))
                + "&end=" + SECONDS.format(to.plus(margin))
                + "&page=" + reading.page()
                + "&limit=" + FeedProgress.LIMIT;
    }

    /** Where the window's deletions end: they show up late. */
    private Instant deletedTo(State state) {
        Instant settled = state.now.minus(settings.deleteLag()).truncatedTo(ChronoUnit.SECONDS);
        Instant to = state.reading.to().isBefore(settled) ? state.reading.to() : settled;
        return to.isAfter(state.reading.from()) ? to : state.reading.from();
    }

    /** The page in an answer. */
    public TimeEntryPage page(WorkspaceRun run, JsonNode answer) {
        State state = run.changes();
        Stream stream = stream(state);
        FeedPage page = FeedReader.read(run.integration(), run.workspaceId(), answer, stream.label());
        if (state.reading != null && stream == Stream.DELETED) {
            // a field that was emptied and filled again has its new value already
            Set<String> filled = state.reading.filledFields();
            page = page.withoutFields(field -> filled.contains(ReportedField.key(field.timeEntryId(), field.fieldId())));
        }
        run.feedPage(page);
        return page.entries();
    }

    /** Remembers a page, in the transaction that stores its rows. */
    void keep(WorkspaceRun run, FeedPage received) {
        if (run.changes().asking || run.changes().now == null) {
            return;
        }
        store(run, run.changes().reading.from(), page(run, received));
    }

    private void store(WorkspaceRun run, Instant from, FeedProgress.Page page) {
        try {
            at(run, "feed-page-create")
                    .param("window_from", database.bind(from))
                    .param("window_to", database.bind(run.changes().reading.to()))
                    .param("widened", run.changes().reading.widened())
                    .param("stream", page.stream().label())
                    .param("pass", page.pass())
                    .param("page", page.page())
                    .param("last_page", page.last())
                    .param("ids", json.writeValueAsString(page.records()))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FeedProgress.Page page(WorkspaceRun run, FeedPage received) {
        FeedProgress reading = run.changes().reading;
        return new FeedProgress.Page(
                reading.stream(),
                reading.pass(),
                reading.page(),
                received.records(FeedProgress.OTHER),
                received.size() < FeedProgress.LIMIT);
    }

    /**
     * Takes note of a page whose transaction is done.
     *
     * @param date the header {@code Date} of its answer
     */
    public void took(WorkspaceRun run, String date) {
        State state = run.changes();
        optional.answered(run, OptionalRequests.CHANGES);
        if (state.now == null) {
            begin(run, state, String.valueOf(date));
            return;
        }
        FeedPage page = run.feedPage();
        if (state.asking) {
            boolean proved = page.times().containsKey(state.witness.id());
            state.witness = null;
            state.asked = true;
            if (proved) {
                clock(run, state);
            }
            return;
        }
        if (!state.asked && state.witness == null && state.reading.widened()) {
            state.witness = witness(state, page);
        }
        state.reading.add(page(run, page));
        if (state.witness == null && state.reading.tooLong()) {
            shorten(run, state, page.lastTime());
        }
    }

    /** Cuts a window of many pages, or does without it where reading all again costs less. */
    private void shorten(WorkspaceRun run, State state, Instant lastTime) {
        FeedProgress reading = state.reading;
        Instant from = reading.from();
        Duration all = Duration.between(from, reading.to());
        double pages = 2.0 * reading.page();
        // what it was widened by stays, however short the rest is
        if (reading.cuttable() && (!reading.widened() || all.compareTo(ZONES.multipliedBy(2)) > 0)) {
            cut(run, reading, lastTime);
            pages *= (double) all.toSeconds() / Math.max(1, Duration.between(from, reading.to()).toSeconds());
        }
        long stored = at(run, "entry-count").query(Long.class).single();
        if (pages > stored / (double) run.settings().pageSize() + 30) {
            LOG.info("So much changed in workspace {} that reading it again costs less than the change feed",
                    run.workspaceId());
            readAllAgain(run);
        }
    }

    private void cut(WorkspaceRun run, FeedProgress reading, Instant lastTime) {
        Stream stream = reading.stream();
        boolean counts = reading.cut(lastTime);
        database.inTransaction(() -> {
            leases.verify(run);
            if (!counts) {
                at(run, "feed-page-forget-stream").param("stream", stream.label()).update();
            }
            at(run, "feed-page-cut").param("window_to", database.bind(reading.to())).update();
        });
    }

    /** A record of the window that would lie outside of it, were its times read by the account's wall clock. */
    private static Witness witness(State state, FeedPage page) {
        FeedProgress reading = state.reading;
        if (reading.stream() == Stream.DELETED) {
            return null;
        }
        Duration offset;
        try {
            ZoneId zone = ZoneId.of(state.zone);
            offset = Duration.ofSeconds(zone.getRules().getOffset(reading.to()).getTotalSeconds());
        } catch (DateTimeException | NullPointerException e) {
            return null;
        }
        return offset.abs().compareTo(Duration.ofMinutes(1)) < 0 ? null : page.times().entrySet().stream()
                .filter(record -> record.getValue().isBefore(state.now.minusSeconds(5)))
                .findFirst()
                .map(record -> new Witness(reading.stream(), record.getKey(), record.getValue()))
                .orElse(null);
    }

    /**
     * The feed reads our times as they are meant; a window is read as it is, since a wider one hides more of what was created
     * and deleted within it.
     */
    private void clock(WorkspaceRun run, State state) {
        state.clock = UTC;
        database.inTransaction(() -> {
            at(run, "feed-clock").param("feed_clock", UTC).update();
            at(run, "feed-page-forget-read").update();
        });
        state.reading = null;
    }

    /** Whether a window is read, and what it hides is to be verified before its cursor moves. */
    public boolean ready(WorkspaceRun run) {
        return run.changes().ready;
    }

    /** The entries that a window leaves in doubt: those it lists as deleted, and those whose deletion it hides. */
    public void doubt(WorkspaceRun run) {
        State state = run.changes();
        FeedProgress reading = state.reading;
        Set<String> told = reading.entries(Stream.DELETED);
        verification.doubt(run, told, true);
        Duration margin = margin(state);
        Set<String> hidden = new HashSet<>(at(run, "feed-hidden")
                .param("id_from", objectId(reading.from().minus(margin)))
                .param("id_to", objectId(deletedTo(state).plus(margin)))
                .query(String.class)
                .list());
        hidden.removeAll(reading.entries(Stream.CREATED));
        hidden.removeAll(reading.entries(Stream.UPDATED));
        hidden.removeAll(told);
        hidden.addAll(reading.entriesOfHiddenFields());
        verification.doubt(run, hidden, false);
    }

    /** How much further than asked for a window may reach, for all that is known. */
    private static Duration margin(State state) {
        return state.reading.widened() && !UTC.equals(state.clock) ? ZONES.multipliedBy(2) : Duration.ofSeconds(2);
    }

    /** The smallest of the ids that Clockify gives at a time: its first four bytes are the time in seconds. */
    private static String objectId(Instant time) {
        return String.format("%08x", Math.max(0, Math.min(time.getEpochSecond(), 0xffffffffL)));
    }

    /** The window is done: the cursor moves to where its deletions end. */
    public void confirm(WorkspaceRun run) {
        State state = run.changes();
        Instant cursor = deletedTo(state);
        boolean progress = state.reading.to().isBefore(state.now);
        Set<String> fields = state.reading.fieldsSince(cursor.minus(margin(state)));
        database.inTransaction(() -> {
            leases.verify(run);
            at(run, "feed-page-forget").update();
            if (!fields.isEmpty()) {
                store(run, cursor, new FeedProgress.Page(Stream.CREATED, FeedProgress.BEFORE, 0, fields, false));
            }
            at(run, "feed-confirm")
                    .param("feed_cursor", database.bind(cursor))
                    .param("feed_all_types", state.allTypes)
                    .param("feed_hours", state.longest.equals(LONGEST) ? null : (int) state.longest.toHours())
                    .param("now", database.bind(database.now()))
                    .update();
        });
        state.cursor = cursor;
        state.reading = null;
        state.ready = false;
        state.on = progress;
    }

    /**
     * Clockify refuses the feed, so that it is tried with less, and at last done without; or it does not answer.
     *
     * @param thrown the refusal
     */
    public void failed(WorkspaceRun run, Exception thrown) {
        State state = run.changes();
        RequestFailedException fault = (RequestFailedException) ErrorTranslator.cause(thrown);
        if (fault.refusedWith() != null) {
            at(run, "feed-page-forget").update();
        }
        state.reading = null;
        state.witness = null;
        state.asking = false;
        boolean wrongRequest = Integer.valueOf(400).equals(fault.refusedWith()) && state.now != null;
        if (wrongRequest && state.allTypes) {
            state.allTypes = false;
        } else if (wrongRequest && state.longest.toHours() > SHORT_WINDOW_HOURS) {
            state.longest = Duration.ofHours(SHORT_WINDOW_HOURS);
        } else {
            state.on = false;
            optional.failed(run, OptionalRequests.CHANGES, thrown);
            if (fault.refusedWith() == null) {
                miss(run, state);
            } else {
                withoutFeed(run);
            }
        }
    }

    /** The feed is not read in this run: the next one goes on where it was, unless there is no such place yet. */
    private void miss(WorkspaceRun run, State state) {
        state.missed = true;
        if (state.cursor == null && !"windows".equals(row(run).by())) {
            withoutFeed(run);
        }
    }

    private void withoutFeed(WorkspaceRun run) {
        at(run, "feed-refused").param("now", database.bind(database.now())).update();
    }

    /** Whether changes are learnt by reading the last days again, rather than by the feed. */
    boolean byWindows(WorkspaceRun run) {
        return run.changes() != null && run.changes().missed || "windows".equals(row(run).by());
    }
}
