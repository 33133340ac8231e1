package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.TimeEntryPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The progress of reading candidates: decides which entries are read next, and which are gone. Reads in batches; a refused batch is halved. Used by
 * one thread at a time.
 */
@Decision
public final class VerificationQueue {

    private static final int BATCH = 200;

    /** The size up to which a refused batch is read one by one, rather than halved. */
    private static final int FEW = 4;

    /** The size of batches in which left-out entries are requested again, if they are too many to be read one by one. */
    private static final int SMALL = 20;

    /** The number of requests after which deletions are settled, so that they are kept if the budget ends early. */
    private static final int SETTLE_AFTER = 6;

    private final Candidates candidates;
    private final Map<String, Boolean> pending;
    private final Map<String, Boolean> gone = new LinkedHashMap<>();
    /** Those whose own reading in this run said that they are gone, and of which no note is taken yet. */
    private final Set<String> unkept = new LinkedHashSet<>();
    private final Deque<List<String>> batches = new ArrayDeque<>();
    private final Set<String> found = new HashSet<>();
    private final int mostSingle;
    private final boolean confirmed;
    /** Entries that a batch left out, and that no other answer decided on by itself. */
    private final Set<String> leftOut = new HashSet<>();
    private final Set<String> singles = new HashSet<>();
    private List<String> current = List.of();
    private boolean batchRefused;
    private int settled;
    private int asked;

    /**
     * @param mostSingle so many entries that a batch leaves out are read one by one
     * @param confirmed whether a person confirmed the deletions, however many they are
     */
    VerificationQueue(Candidates candidates, int mostSingle, boolean confirmed) {
        this.candidates = candidates;
        this.mostSingle = mostSingle;
        this.confirmed = confirmed;
        this.pending = new LinkedHashMap<>(candidates.ids());
        candidates.foundGone().forEach(id -> isGone(id, pending.remove(id)));
        enqueue(List.copyOf(pending.keySet()), BATCH);
    }

    private void enqueue(List<String> ids, int batch) {
        for (int i = 0; i < ids.size(); i += batch) {
            batches.add(ids.subList(i, Math.min(i + batch, ids.size())));
        }
    }

    /** Whether any entries are still to be read, or gone and not settled. */
    boolean hasPending() {
        return !batches.isEmpty() || !gone.isEmpty();
    }

    /** The entries to be read next; null where none are left, or where what is gone is to be settled or kept first. */
    List<String> next() {
        boolean first = isUndecided() ? !unkept.isEmpty() : asked >= SETTLE_AFTER && !gone.isEmpty();
        if (batches.isEmpty() || first) {
            return null;
        }
        asked++;
        current = batches.poll();
        return current;
    }

    /** Whether so many may be gone that none is believed to be, before the others are read. */
    boolean isUndecided() {
        return !batches.isEmpty() && !confirmed
                && (DeletionDecision.tooMany(pending.size() + gone.size() + settled, candidates.of())
                        || DeletionDecision.tooMany(leftOut.size(), ofHowMany()));
    }

    /** Those whose own reading said that they are gone, since the last time, so that a later run need not ask again. */
    Set<String> keep() {
        Set<String> ids = new LinkedHashSet<>(unkept);
        unkept.clear();
        return ids;
    }

    /** Whether the next request is for one entry alone. */
    boolean isSingle() {
        return current.size() == 1 && (batchRefused || singles.contains(current.get(0)));
    }

    /**
     * Handles an answer after its entries were stored. An entry that a batch leaves out, and that the feed does not list as deleted, is requested
     * once more, because an answer may be truncated.
     *
     * @return the entries decided by it, with whether each exists
     */
    Map<String, Boolean> onResponse(TimeEntryPage page) {
        Set<String> present = page.receivedIds();
        page.all()
                .filter(entry -> candidates.lacking().contains(entry.id()) && candidates.window().contains(entry.startedAt()))
                .forEach(entry -> found.add(entry.id()));
        boolean nameless = page.rejected().stream().anyMatch(row -> row.id() == null);
        List<String> decided = new ArrayList<>(current);
        if (nameless && isSingle()) {
            present.addAll(current);
        } else if (nameless) {
            // a row without an id may be any of the left-out ones: read each one by itself
            batchRefused = true;
            decided.removeIf(id -> !present.contains(id));
            current.stream().filter(id -> !present.contains(id)).forEach(id -> batches.addFirst(List.of(id)));
        }
        List<String> again = isSingle() ? List.of() : decided.stream().filter(id -> !present.contains(id) && isLeftOutFirst(id)).toList();
        decided.removeAll(again);
        leftOut.removeAll(present);
        Map<String, Boolean> there = new LinkedHashMap<>();
        for (String id : decided) {
            there.put(id, present.contains(id));
            boolean listed = Boolean.TRUE.equals(pending.remove(id));
            if (!present.contains(id)) {
                isGone(id, listed);
            }
        }
        if (again.size() <= mostSingle) {
            singles.addAll(again);
        }
        enqueue(again, again.size() <= mostSingle ? 1 : SMALL);
        return there;
    }

    private boolean isLeftOutFirst(String id) {
        return !pending.get(id) && !candidates.onlyRead().contains(id) && !candidates.wasGone(id) && leftOut.add(id);
    }

    private void isGone(String id, boolean listed) {
        if (!candidates.onlyRead().contains(id)) {
            gone.put(id, listed);
        }
    }

    /** What was found to be gone before is left for the next run: the key may have seen less then. */
    void leaveFoundBefore() {
        gone.keySet().removeAll(candidates.foundGone());
    }

    /** What is not listed as deleted is read no further: those that are left, and those that are gone. */
    Set<String> leaveRest() {
        Set<String> rest = new LinkedHashSet<>(pending.keySet());
        rest.removeIf(id -> pending.get(id) || candidates.onlyRead().contains(id) || candidates.received().contains(id));
        gone.forEach((id, listed) -> {
            if (!listed) {
                rest.add(id);
            }
        });
        pending.keySet().removeAll(rest);
        gone.keySet().removeAll(rest);
        unkept.clear();
        List<String> left = List.copyOf(pending.keySet());
        batches.clear();
        enqueue(left, BATCH);
        return rest;
    }

    /** What becomes of a refused request. */
    enum Refused {
        /** Other requests follow. */
        GOES_ON,
        /** The single entry is gone. */
        GONE,
        /** The state of the single entry cannot be found out. */
        UNKNOWN,
        /** The refusal has another cause. */
        FAULT
    }

    /**
     * Handles a refusal: a batch is halved, and a single entry that is not there is gone.
     *
     * @param status the HTTP status
     * @param saysGone whether the answer says that the entry is not there
     */
    Refused onRefusal(int status, boolean saysGone) {
        if (status == 403) {
            return Refused.FAULT;
        }
        if (candidates.lacking().containsAll(current)) {
            pending.keySet().removeAll(current);
            return Refused.GOES_ON;
        }
        if (isSingle()) {
            if (status != 400) {
                return Refused.FAULT;
            }
            boolean listed = Boolean.TRUE.equals(pending.remove(current.get(0)));
            leftOut.remove(current.get(0));
            if (saysGone) {
                isGone(current.get(0), listed);
                unkept.add(current.get(0));
                unkept.retainAll(gone.keySet());
            }
            return saysGone ? Refused.GONE : Refused.UNKNOWN;
        }
        batchRefused = true;
        int half = (current.size() + 1) / 2;
        if (status == 400 && current.size() > FEW) {
            batches.addFirst(current.subList(half, current.size()));
            batches.addFirst(current.subList(0, half));
        } else {
            // the server has no batch request, or the batch is small: read each entry by itself
            current.forEach(id -> batches.addFirst(List.of(id)));
        }
        return Refused.GOES_ON;
    }

    /** Whether a deletion of the entry would be news; not for one read for its content. */
    boolean mayBeDeleted(String id) {
        return !candidates.onlyRead().contains(id);
    }

    List<String> current() {
        return current;
    }

    /** The gone and not yet settled entries, with whether the feed lists each as deleted. */
    Map<String, Boolean> gone() {
        return gone;
    }

    int of() {
        return candidates.of();
    }

    /** The number of entries that two batches left out, without other evidence. */
    int leftOut() {
        return leftOut.size();
    }

    /** The number of entries to compare them with: those of the window, or the requested ones. */
    int ofHowMany() {
        return Math.max(candidates.of(), candidates.ids().size());
    }

    /** Whether any entry is gone that the feed does not list as deleted. */
    boolean hasUnlistedGone() {
        return gone.containsValue(false);
    }

    /** Settles the gone entries, and returns them. */
    Collection<String> settle() {
        Collection<String> ids = new LinkedHashSet<>(gone.keySet());
        asked = 0;
        settled += ids.size();
        gone.clear();
        return ids;
    }

    /** The number of entries that a window's report counts without listing them, and that exist in it. */
    int found() {
        return found.size();
    }
}
