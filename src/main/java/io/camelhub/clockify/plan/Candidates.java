package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.Window;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Entries that may be deleted, or may have unreported changes, to be read by their ids by {@link VerificationSource}. Used by one thread at a time.
 */
public final class Candidates {

    /** Whether the feed lists the entry as deleted, by id. */
    private final Map<String, Boolean> ids = new LinkedHashMap<>();
    private final Set<String> onlyRead = new HashSet<>();
    private final Set<String> lacking = new HashSet<>();
    private final Set<String> goneBefore = new HashSet<>();
    private final Set<String> foundGone = new HashSet<>();
    private Set<String> received = Set.of();
    private Window window;
    private int of;

    public Candidates add(Collection<String> more, boolean listed) {
        more.forEach(id -> ids.merge(id, listed, Boolean::logicalOr));
        return this;
    }

    /** Sets the number of entries in the window from which they are missing; 0 for no window. */
    public void of(int entries) {
        of = entries;
    }

    /** Adds held deletions. */
    Candidates addHeld(Collection<String> which) {
        goneBefore.addAll(which);
        return add(which, false);
    }

    /** Those of them that are held back since a run before found them to be gone: not asked for again within the day. */
    void foundGone(Collection<String> which) {
        foundGone.addAll(which);
        foundGone.retainAll(ids.keySet());
    }

    Set<String> foundGone() {
        return foundGone;
    }

    /** What the report of the window holds: none of it is missing. */
    void received(Set<String> which) {
        received = which;
    }

    Set<String> received() {
        return received;
    }

    boolean wasGone(String id) {
        return goneBefore.contains(id);
    }

    /** Adds entries that are read for their content only; a deletion would be no news. */
    public void onlyRead(Collection<String> which) {
        onlyRead.addAll(which);
    }

    /** Adds entries that a window's report seems to count without listing them: read once, and not treated as missing. */
    public void lacking(Window where, Collection<String> which) {
        window = where;
        lacking.addAll(which);
        onlyRead.addAll(which);
        add(which, false);
    }

    public Map<String, Boolean> ids() {
        return ids;
    }

    int of() {
        return of;
    }

    Set<String> onlyRead() {
        return onlyRead;
    }

    Set<String> lacking() {
        return lacking;
    }

    Window window() {
        return window;
    }
}
