package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.plan.DeletionDecision;
import io.camelhub.clockify.plan.GuardSource;
import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.ListReading;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.YieldRequestedException;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamDeclaration.Missing;
import io.camelhub.clockify.stream.StreamRow;
import io.camelhub.clockify.streamsync.StreamRequests.Answer;
import io.camelhub.clockify.streamsync.StreamRows.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream, page by page: each of its lists to its end; then what a whole reading did not hold, which is read once more where it came in
 * several pages, and believed to be gone by the same guard as entries.
 */
final class StreamSource implements PageSource {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSource.class);

    /** So many requests are planned ahead. */
    private static final int AHEAD = 6;

    private final Streams streams;
    private final SyncRun run;
    private final StreamDeclaration stream;
    private final StreamState before;
    private final Supplier<Purpose> purpose;
    private final StreamPosition start;
    private final long generation;
    private final Instant startedAt;
    private final LocalDate today;
    private final boolean newestOnly;
    private final List<StreamList> lists;
    /** Whether only some of its lists are read: the tasks of projects that lack a name, or were not read for long. */
    private final boolean ofSomeParents;
    private final KeptPeople kept;
    private final Set<String> lost = new LinkedHashSet<>();
    private int list;
    private StreamReading reading;
    private final int largest;
    private int size;
    /** Why longer pages are refused; null where none was. */
    private String refusal;
    private boolean answered;
    /** Whether it came in several pages, between which rows may have moved. */
    private boolean several;
    private int pass;
    private String broken;
    /** Whether that is since rows came or went meanwhile. */
    private boolean moved;
    private int rejected;
    private final KeylessRows keyless;
    /** Whether one of those without a key may be one of those that are missing. */
    private boolean mistakable;
    private Answer answer;
    private GuardSource guard;
    private Map<String, String> missing;
    /** Rows of parents that are believed to be gone. */
    private Set<String> orphans = Set.of();
    private int held;
    private String reason;
    private boolean ended;
    private List<Prefetch.Ticket> tickets = List.of();

    StreamSource(Streams streams, SyncRun run, StreamDeclaration stream, StreamState before, boolean newestOnly, Supplier<Purpose> purpose) {
        this.streams = streams;
        this.run = run;
        this.stream = stream;
        this.before = before;
        this.purpose = purpose;
        boolean goesOn = StreamPolicy.goesOn(before, run.integration(), streams.now());
        this.start = goesOn ? streams.position(before.position()) : StreamPosition.BEGINNING;
        this.newestOnly = newestOnly;
        this.startedAt = goesOn ? before.startedAt() : streams.now();
        this.generation = goesOn ? before.generation() : before.generation() + 1;
        this.today = LocalDate.ofInstant(startedAt, streams.requests().zone());
        this.largest = start.size() > 0 ? start.size() : streams.pageSize(run, stream);
        this.size = largest;
        this.lists = streams.lists(run, stream, before);
        this.ofSomeParents = stream.names() && stream.each() != null;
        this.kept = streams.kept(run, stream, new HashMap<>());
        this.pass = start.pass();
        this.several = start.several();
        this.broken = start.broken();
        this.rejected = start.rejected();
        this.keyless = new KeylessRows(start.keyless());
        lost.addAll(start.lost() == null ? List.of() : start.lost());
        while (list < lists.size() && start.isBehind(lists.get(list))) {
            list++;
        }
        if (!goesOn) {
            streams.states().begin(run, stream, generation, startedAt, newestOnly, kept);
        }
    }

    @Override
    public Purpose purpose() {
        return purpose.get();
    }

    @Override
    public Next next() {
        if (answered && !stream.names() && streams.isWanted(run)) {
            throw new YieldRequestedException();
        }
        while (!ended) {
            if (list < lists.size()) {
                if (reading == null) {
                    reading = start.resumes(lists.get(list), pass, size) ? start.reading(stream.read().pages(), size)
                            : new StreamReading(stream.read().pages(), size);
                }
                if (!reading.ended()) {
                    return request(list, reading.number());
                }
                close();
            } else {
                Next next = whatIsMissing();
                if (next != null) {
                    return next;
                }
            }
        }
        return null;
    }

    private PageRequest request(int which, int page) {
        return streams.requests().request(stream, run.workspaceId(), lists.get(which), page, size, today);
    }

    /** A list is read to its end. */
    private void close() {
        if (reading.broken() != null && broken == null) {
            broken = reading.broken();
            moved = reading.moved();
        }
        several |= reading.page() > 1;
        if (ofSomeParents) {
            streams.names().read(run, stream, lists.get(list).parent());
        }
        list++;
        reading = null;
    }

    /** What is read or marked after the lists; null where the stream is done, or its lists are read once more. */
    private Next whatIsMissing() {
        if (moved && pass == 1) {
            again();
            return null;
        }
        boolean judges = stream.missing() != Missing.NOTHING && !newestOnly && broken == null && !lists.isEmpty();
        if (missing == null) {
            missing = judges ? streams.rows().missing(stream, run.workspaceId(), scope(), generation) : Map.of();
            orphans = judges && stream.each() != null ? streams.orphans(run, stream, generation) : Set.of();
        }
        if (missing.isEmpty() && orphans.isEmpty()) {
            finish();
            return null;
        }
        if (missing.isEmpty()) {
            return gone(null);
        }
        // a row that was deleted between two pages moves the others up, so that one of them is on neither
        if (several && pass == 1) {
            again();
            return null;
        }
        if (!run.command().confirmDeletions()) {
            if (!keyless.areAll(streams.states().keyless(run.workspaceId(), stream.name()))) {
                mistakable = true;
                held = missing.size();
                broken = "rows without their key came: " + keyless.number() + ", which may be among those that are missing: " + held
                        + "; sync NAME --confirm-deletions lets these go";
                finish();
                return null;
            }
            long of = streams.rows().count(stream, run.workspaceId(), scope());
            if (DeletionDecision.tooMany(missing.size(), (int) of)) {
                hold(missing.size(), missing.size() + " of " + of + " rows are missing at once");
                return null;
            }
            if (before.integration() != null && !before.integration().equals(run.integration()) && !SyncRun.isAdmin(run.known().ownerRole())) {
                hold(missing.size(), "the integration " + before.integration() + " read them, whose key may have seen more");
                return null;
            }
            if (guard == null) {
                guard = streams.guard(run);
                return guard;
            }
        }
        return gone(guard == null ? null : guard.decision());
    }

    private Scope scope() {
        List<String> parents = stream.each() == null ? null
                : lists.stream().map(StreamList::parent).filter(parent -> !lost.contains(parent)).distinct().toList();
        boolean window = stream.read().window() != null;
        return new Scope(parents, window ? today.plusDays(stream.read().window().from()) : null,
                window ? today.plusDays(stream.read().window().to()) : null);
    }

    private void again() {
        pass = 2;
        list = 0;
        missing = null;
        orphans = Set.of();
        broken = null;
        moved = false;
        rejected = 0;
        keyless.clear();
    }

    private void hold(int rows, String why) {
        holdBack(rows, why);
        finish();
    }

    private void holdBack(int rows, String why) {
        held += rows;
        reason = why;
        run.tally().leave("deletions in the stream " + stream.name() + " are held back: " + why);
    }

    /** The rows that are believed to be gone, as a page. */
    private Next gone(DeletionDecision decision) {
        Set<String> gone = new HashSet<>();
        Map<String, Integer> unbelieved = new LinkedHashMap<>();
        missing.forEach((key, user) -> {
            String why = decision == null ? null : user.isEmpty() ? decision.everything() : decision.reason(user, false);
            if (why == null) {
                gone.add(key);
            } else {
                unbelieved.merge(why, 1, Integer::sum);
            }
        });
        missing = Map.of();
        gone.addAll(orphans);
        orphans = Set.of();
        unbelieved.forEach((why, rows) -> holdBack(rows, why));
        return gone.isEmpty() ? null : new Found(page(List.of(), List.of(), Set.of(), gone, Map.of()));
    }

    /** Goes on with the next parent; this one is gone. */
    private void passOver(RequestFailedException fault) {
        String parent = lists.get(list).parent();
        if (stream.names()) {
            LOG.info("{}", fault.getMessage());
            streams.names().read(run, stream, parent);
        }
        if (!answered) {
            size = largest;
            refusal = null;
        }
        lost.add(parent);
        reading = null;
        list++;
    }

    private void finish() {
        ended = true;
        boolean whole = !newestOnly && broken == null && !ofSomeParents;
        String problem = mistakable ? broken : held > 0 ? held + " missing rows are held back: " + reason + "; sync NAME --confirm-deletions lets them go"
                : broken != null ? broken + "; what is missing is not known"
                : rejected > 0 ? rejected + " rows could not be taken" : null;
        String status = held > 0 && !mistakable ? "held" : broken != null ? "partial" : rejected > 0 ? "rejected" : "read";
        if (stream.names() && stream.each() == null) {
            streams.names().read(run, stream, null);
        }
        if (whole) {
            streams.forgetRejected(run, stream, startedAt);
        }
        if (!whole && !newestOnly && kept.users() != null) {
            streams.states().unfinished(run, stream.name());
        }
        streams.states().done(run, stream.name(), startedAt, whole ? streams.rows().count(stream, run.workspaceId()) : null, status, problem, held,
                whole && held == 0 ? keyless : null);
    }

    private StreamPage page(List<Map<String, Object>> rows, List<RejectedRow> bad, Set<String> seen, Set<String> gone, Map<String, JsonNode> payloads) {
        return new StreamPage(stream.name(), run.integration(), run.workspaceId(), rows,
                new StreamPage.Origin(stream, generation, bad, seen, gone, before.readAt() == null, kept, payloads));
    }

    @Override
    public Object received(Object content, String lastPage, String date) {
        answer = (Answer) content;
        answered = true;
        if (refusal != null) {
            streams.keepPageSize(run, stream, size, refusal);
            refusal = null;
        }
        if (!stream.names()) {
            run.tally().fillPast();
        }
        Map<String, JsonNode> payloads = new HashMap<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        List<RejectedRow> bad = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < answer.rows().size(); i++) {
            StreamRow row = answer.rows().get(i);
            if (row.isRejected()) {
                if (kept.has(whose(answer.payloads().get(i)))) {
                    bad.add(streams.rejected(stream, row, answer.payloads().get(i)));
                }
                if (row.key() == null || StreamKeys.columns(stream, row.key()) == null) {
                    keyless.add(answer.payloads().get(i).isObject() ? answer.payloads().get(i).toString() : null);
                } else {
                    seen.add(streams.storedKey(row.key()));
                }
            } else {
                rows.add(row.values());
                if (stream.names()) {
                    payloads.put(row.key(), answer.payloads().get(i));
                }
            }
        }
        rejected += bad.size();
        reading.onPage(answer.rows().size(), answer.count(), lastPage, answer.content());
        if (newestOnly && isOlder(rows)) {
            reading.end();
        }
        return page(rows, bad, seen, Set.of(), payloads);
    }

    /** Whose a row is that could not be read; null where it is nobody's, or does not say so. */
    private String whose(JsonNode row) {
        return stream.whose().map(column -> row.at(column.from()).asText(null)).orElse(null);
    }

    /** Whether a page of what is sorted by time reaches behind what the last reading has seen. */
    private boolean isOlder(List<Map<String, Object>> rows) {
        Instant until = before.readAt().minus(stream.read().newest().back());
        return rows.stream().map(row -> row.get(stream.read().newest().by())).filter(Instant.class::isInstance)
                .anyMatch(time -> ((Instant) time).isBefore(until));
    }

    @Override
    public void keep(TimeEntryPage none) {
        // some parents are chosen anew each time, by when they were read
        if (reading != null && !ofSomeParents) {
            streams.states().keep(run, stream.name(), streams.text(
                    StreamPosition.of(lists.get(list), reading, size, pass, several || reading.page() > 1, broken, rejected, keyless, lost)));
        }
    }

    @Override
    public void stored(TimeEntryPage none) {
        answer = null;
        tickets = reading == null ? List.of() : streams.ahead(run, plan());
    }

    /** The requests that are sure to follow. */
    private List<PageRequest> plan() {
        List<PageRequest> plan = new ArrayList<>();
        for (int i = 0; i < Math.min(reading.sure(), AHEAD); i++) {
            plan.add(request(list, reading.number() + i));
        }
        for (int i = list + 1; i < lists.size() && plan.size() < AHEAD && (reading.ended() || reading.sure() > 0); i++) {
            plan.add(request(i, stream.read().pages().first()));
        }
        return plan;
    }

    @Override
    public List<Prefetch.Ticket> ahead() {
        List<Prefetch.Ticket> now = tickets;
        tickets = List.of();
        return now;
    }

    @Override
    public boolean failed(PageSource from, RequestFailedException fault) {
        if (from != null) {
            // whether it is the key that changed cannot be found out
            guard = null;
            int rows = missing.size();
            missing = Map.of();
            hold(rows, fault.getMessage());
            return true;
        }
        Integer status = fault.refusedWith();
        boolean saysGone = fault instanceof RequestRefusedException refused && refused.saysGone();
        if (Integer.valueOf(400).equals(status) && !answered && size > ListReading.SMALLEST) {
            // it may also be the parent that is gone, and then no page is small enough
            size = stream.each() != null && saysGone ? ListReading.SMALLEST : ListReading.smaller(size);
            refusal = fault.getMessage();
            reading = null;
            return true;
        }
        if (stream.each() != null && (Integer.valueOf(404).equals(status) || saysGone || stream.names() && status != null)) {
            passOver(fault);
            return true;
        }
        if (stream.names() && stream.each() == null && status != null) {
            streams.names().read(run, stream, null);
        }
        streams.failed(run, stream, fault);
        return false;
    }
}
