package io.camelhub.clockify.sync.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.client.error.BadResponseException;
import io.camelhub.clockify.client.error.ErrorTranslator;
import io.camelhub.clockify.client.error.RequestRefusedException;
import io.camelhub.clockify.client.json.TimeEntryRows;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.sync.run.PlannedIterator;
import io.camelhub.clockify.sync.run.RunDatabase;
import io.camelhub.clockify.sync.run.SyncRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * Reads entries by their ids, since missing is not deleted: an entry that was moved, or that the key may no longer see,
 * is missing as well.
 *
 * <p>By Clockify's API: {@code POST /workspaces/{id}/time-entries/batch}. Gone is an id whose own reading ({@code GET
 * /workspaces/{id}/time-entries/{id}}) is refused with 400 and code 501, or that a batch leaves out, where the feed lists it as deleted or
 * a second batch leaves it out, too.
 */
public final class Verification {

    /** So many entries that a batch leaves out are read one by one; so few where each request counts. */
    private static final int MOST_SINGLE = 50;
    private static final int FEW_SINGLE = 4;

    private final RunDatabase database;
    private final EntryTable entries;
    private final ObjectMapper json;

    public Verification(RunDatabase database, EntryTable entries, ObjectMapper json) {
        this.database = database;
        this.entries = entries;
        this.json = json;
    }

    public VerificationQueue queue(SyncRun run, Candidates candidates) {
        return new VerificationQueue(candidates, run.maySpeculate() ? MOST_SINGLE : FEW_SINGLE);
    }

    /** The rounds until nothing is pending: after each, what is gone is settled, also where the budget ends before all is read. */
    public Iterator<VerificationQueue> rounds(VerificationQueue queue, Exchange exchange) {
        return new PlannedIterator<>(exchange, () -> queue.hasPending() ? queue : null, none -> new Object());
    }

    /** The entries to be read in a round, request by request. */
    public Iterator<List<String>> batches(VerificationQueue queue, Exchange exchange) {
        return new PlannedIterator<>(exchange, queue::next, ids -> List.of(ids, queue.isSingle(), queue.leftOut()));
    }

    /** Whether the next request is for one entry alone. */
    public boolean single(VerificationQueue queue) {
        return queue.isSingle();
    }

    /** The body of the request for a batch. */
    public String request(List<String> ids) {
        ObjectNode body = json.createObjectNode();
        ids.forEach(body.putArray("timeEntryIds")::add);
        body.put("hydrated", false);
        return body.toString();
    }

    /** The entries in an answer. */
    public TimeEntryPage page(SyncRun run, VerificationQueue queue, JsonNode answer) {
        if (queue.isSingle() && !answer.isObject()) {
            throw new BadResponseException("Clockify answered something else than a time entry");
        }
        TimeEntryRows rows = TimeEntryRows.of(queue.isSingle() ? json.createArrayNode().add(answer) : answer);
        return run.page("single", null, rows, List.of(), true);
    }

    /** Takes note of an answer whose entries are stored. */
    public void onResponse(SyncRun run, VerificationQueue queue, TimeEntryPage page) {
        Map<String, Boolean> there = queue.onResponse(page);
        // so too of those that are gone
        run.noteAsked(there.keySet(), null);
        entries.retried(run, there.keySet());
        entries.release(run, there.keySet().stream().filter(there::get).toList());
    }

    /**
     * Clockify refuses a request.
     *
     * @throws Exception the refusal, where it is about something else than these entries
     */
    public void onRefusal(SyncRun run, VerificationQueue queue, Exception thrown) throws Exception {
        RequestRefusedException refused = (RequestRefusedException) ErrorTranslator.cause(thrown);
        switch (queue.onRefusal(refused.status(), refused.saysGone())) {
            case FAULT -> throw refused;
            case GONE -> {
                run.noteAsked(queue.current(), null);
                entries.retried(run, queue.current());
            }
            case UNKNOWN -> run.tally().leave(
                    "whether entry " + queue.current().get(0) + " is deleted cannot be found out: " + refused.getMessage());
            case GOES_ON -> { }
        }
    }

    /** Whether entries are gone that the feed does not list as deleted, so that the guard must look first. */
    public boolean guarded(SyncRun run, VerificationQueue queue) {
        return queue.hasUnlistedGone() && !run.command().confirmDeletions();
    }

    /**
     * The entries to be tombstoned now, each with how it was found to be gone; those that the guard does not believe are held
     * back, and those that another integration may still see are its own from now on.
     *
     * @param decision the guard's; null where it was not asked
     */
    public Map<String, String> settle(SyncRun run, VerificationQueue queue, DeletionDecision decision) {
        Map<String, Boolean> gone = new LinkedHashMap<>(queue.gone());
        Map<String, String> users = entries.users(run, gone.keySet());
        String seesMore = queue.hasUnlistedGone() ? entries.seesMore(run) : null;
        Map<String, String> deleted = new LinkedHashMap<>();
        String unlisted = run.command().confirmDeletions() ? "confirmed" : "missing";
        List<String> ofOther = new ArrayList<>();
        Map<String, Set<String>> held = new LinkedHashMap<>();
        gone.forEach((id, listed) -> {
            String reason = listed || decision == null ? null : decision.reason(users.get(id));
            if (reason != null) {
                held.computeIfAbsent(reason, none -> new LinkedHashSet<>()).add(id);
            } else if (listed || seesMore == null) {
                deleted.put(id, listed ? "feed" : unlisted);
            } else {
                ofOther.add(id);
            }
        });
        if (!gone.isEmpty()) {
            database.fenced(run, () -> {
                entries.release(run, ofOther);
                held.forEach((reason, ids) -> entries.hold(run, ids, reason));
                entries.handOver(run, ofOther, seesMore);
            });
        }
        held.keySet().forEach(reason -> run.tally().leave("deletions are held back: " + reason));
        queue.settle();
        return deleted;
    }

    /** Lets go of what was held back, in the transaction that marks it as deleted: what a person confirmed is lost with neither. */
    public void release(SyncRun run, Map<String, String> deleted) {
        entries.release(run, deleted.keySet());
    }

    /** How many entries that the report of a window counts and does not give are in it all the same. */
    public int found(VerificationQueue queue) {
        return queue.found();
    }

    /** What a person lets go, or wants to be read again: held deletions, and entries of which a row was rejected. */
    public Candidates ordered(SyncRun run, Candidates candidates) {
        if (run.command().confirmDeletions()) {
            candidates.addHeld(entries.held(run));
        }
        return toRead(run, candidates, entries.toBeRetried(run));
    }

    /** The entries that a person chose, but for those that are known to be of another workspace. */
    public Candidates selected(SyncRun run) {
        return toRead(run, run.command().entries());
    }

    /** Entries of which somebody says that they changed or are gone, but for those that are known to be of another workspace. */
    public Candidates toRead(SyncRun run, Collection<String> entryIds) {
        List<String> ids = new ArrayList<>(entryIds);
        ids.removeAll(entries.elsewhere(run, ids));
        return toRead(run, new Candidates(), ids);
    }

    private Candidates toRead(SyncRun run, Candidates candidates, List<String> ids) {
        Set<String> owned = Set.copyOf(entries.owned(run, Set.copyOf(ids), run::mayTombstone));
        candidates.onlyRead(ids.stream().filter(id -> !owned.contains(id)).collect(Collectors.toSet()));
        return candidates.add(ids, false);
    }
}
