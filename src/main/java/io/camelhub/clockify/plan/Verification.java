package io.camelhub.clockify.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.http.BadResponseException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.http.TimeEntryRows;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads entries by their ids, because a missing entry is not always deleted: it may have been moved, or be invisible to the key now.
 *
 * <p>By Clockify's API: {@code POST /workspaces/{id}/time-entries/batch}. An id is gone if its single request
 * ({@code GET /workspaces/{id}/time-entries/{id}}) is refused with 400 and code 501; or if a batch leaves it out, and the feed lists it as deleted
 * or a second batch leaves it out too.
 */
public final class Verification {

    /** The number of left-out entries up to which they are read one by one; small where requests are limited. */
    private static final int MOST_SINGLE = 50;
    private static final int FEW_SINGLE = 4;

    private static final String SOURCE = "single";

    private final RunDatabase database;
    private final EntryTable entries;
    private final DeletionGuard guard;
    private final ObjectMapper json;

    public Verification(RunDatabase database, EntryTable entries, DeletionGuard guard, ObjectMapper json) {
        this.database = database;
        this.entries = entries;
        this.guard = guard;
        this.json = json;
    }

    /** The source that reads the candidates, updates the existing ones, and marks the others as deleted. */
    public VerificationSource source(SyncRun run, Candidates candidates) {
        return new VerificationSource(this, run, new VerificationQueue(candidates, run.maySpeculate() ? MOST_SINGLE : FEW_SINGLE, run.command().confirmDeletions()));
    }

    /** The request for some entries: a single one, or a batch. */
    PageRequest request(SyncRun run, VerificationQueue queue, List<String> ids) {
        String path = "/workspaces/" + run.workspaceId() + "/time-entries/";
        if (queue.isSingle()) {
            return PageRequest.get(SOURCE, run.workspaceId(), path + ids.get(0), "", (current, answer, lastPage) -> single(current, (JsonNode) answer));
        }
        ObjectNode body = json.createObjectNode();
        ids.forEach(body.putArray("timeEntryIds")::add);
        body.put("hydrated", false);
        return PageRequest.post(SOURCE, run.workspaceId(), path + "batch", body.toString(), JsonNode.class,
                (current, answer, lastPage) -> page(current, (JsonNode) answer));
    }

    private TimeEntryPage single(SyncRun run, JsonNode answer) {
        if (!answer.isObject()) {
            throw new BadResponseException("Clockify answered something else than a time entry");
        }
        return page(run, json.createArrayNode().add(answer));
    }

    private static TimeEntryPage page(SyncRun run, JsonNode answer) {
        return run.page(SOURCE, null, TimeEntryRows.of(answer), List.of(), true);
    }

    /** Handles an answer after its entries were stored. */
    void onResponse(SyncRun run, VerificationQueue queue, TimeEntryPage page) {
        Map<String, Boolean> there = queue.onResponse(page);
        // of entries that are gone too
        run.noteAsked(there.keySet(), null);
        entries.retried(run, there.keySet());
        entries.release(run, there.keySet().stream().filter(there::get).toList());
    }

    /** Handles a refusal; false where its cause is not these entries. */
    boolean onRefusal(SyncRun run, VerificationQueue queue, RequestRefusedException refused) {
        switch (queue.onRefusal(refused.status(), refused.saysGone())) {
            case FAULT -> {
                return false;
            }
            case GONE -> {
                run.noteAsked(queue.current(), null);
                entries.retried(run, queue.current());
            }
            case UNKNOWN -> {
                String entry = queue.current().get(0);
                run.tally().leave("whether entry " + entry + " is deleted cannot be found out: " + refused.getMessage());
                // its cause is reported only once: the entry becomes a held deletion, which a person's confirmation reads again
                if (queue.mayBeDeleted(entry)) {
                    database.fenced(run, () -> entries.hold(run, Set.of(entry), Reason.NOT_FOUND_OUT.of("why", refused.getMessage()).words()));
                }
            }
            case GOES_ON -> { }
        }
        return true;
    }

    /** Whether any entry is gone that the feed does not list as deleted, so that the guard must look first. */
    boolean guarded(SyncRun run, VerificationQueue queue) {
        return queue.hasUnlistedGone() && !run.command().confirmDeletions();
    }

    /** The source that reads what the key sees, and decides whether deletions are accepted. */
    GuardSource guard(SyncRun run, VerificationQueue queue) {
        return guard.source(run, queue);
    }

    /**
     * Holds back what is gone, where the others are still to be read before it can be decided: a later run goes on from there. Where no
     * deletion is believed, the others are held back unread.
     *
     * @param decision the guard's
     */
    void keep(SyncRun run, VerificationQueue queue, DeletionDecision decision) {
        if (decision.everything() != null) {
            Set<String> rest = queue.leaveRest();
            database.fenced(run, () -> entries.hold(run, rest, decision.everything()));
            run.tally().leave("deletions are held back: " + decision.everything());
            return;
        }
        Set<String> found = queue.keep();
        Map<String, String> users = entries.users(run, found);
        boolean isOthers = entries.seesMore(run) != null;
        Set<String> undecided = new LinkedHashSet<>();
        Map<String, Set<String>> held = new LinkedHashMap<>();
        for (String id : found) {
            String reason = decision.reason(users.get(id), isOthers);
            (reason == null ? undecided : held.computeIfAbsent(reason, none -> new LinkedHashSet<>())).add(id);
        }
        database.fenced(run, () -> {
            held.forEach((reason, ids) -> entries.hold(run, ids, reason));
            entries.hold(run, undecided, Reason.MORE_TO_READ.of("gone", queue.gone().size(), "of", queue.ofHowMany()).words());
            entries.noteGone(run, found);
        });
    }

    /**
     * The entries to be tombstoned now, each with how it was found to be gone; those that the guard does not believe are held
     * back, and those that another integration may still see are its own from now on.
     *
     * @param decision the guard's; null where it was not asked
     */
    Map<String, String> settle(SyncRun run, VerificationQueue queue, DeletionDecision decision) {
        Map<String, Boolean> gone = new LinkedHashMap<>(queue.gone());
        Map<String, String> users = entries.users(run, gone.keySet());
        String seesMore = queue.hasUnlistedGone() ? entries.seesMore(run) : null;
        Map<String, String> deleted = new LinkedHashMap<>();
        String unlisted = run.command().confirmDeletions() ? "confirmed" : "missing";
        List<String> ofOther = new ArrayList<>();
        Map<String, Set<String>> held = new LinkedHashMap<>();
        gone.forEach((id, listed) -> {
            String reason = listed || decision == null ? null : decision.reason(users.get(id), seesMore != null);
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
                entries.noteGone(run, queue.keep());
            });
        }
        held.keySet().forEach(reason -> run.tally().leave("deletions are held back: " + reason));
        queue.settle();
        return deleted;
    }

    /** Deletes held deletions in the transaction that tombstones their entries, so that a person's confirmation is never lost. */
    void release(SyncRun run, Collection<String> deleted) {
        entries.release(run, deleted);
    }

    /** Adds what a person ordered: held deletions to be confirmed, and rejected rows to be read again. */
    public Candidates ordered(SyncRun run, Candidates candidates) {
        if (run.command().confirmDeletions()) {
            candidates.addHeld(entries.held(run));
        }
        return toRead(run, candidates, entries.toBeRetried(run));
    }

    /** The entries of a person's order, without those stored in another workspace. */
    public Candidates selected(SyncRun run) {
        return toRead(run, run.command().entries());
    }

    /** Entries that may have changed or be deleted, by a hint for example, without those stored in another workspace. */
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
