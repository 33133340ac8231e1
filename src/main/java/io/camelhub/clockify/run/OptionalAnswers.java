package io.camelhub.clockify.run;

import io.camelhub.clockify.model.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run knows of the requests that only help: what failed before it, and what was answered in it. Safe for use by several threads. */
@Decision
public final class OptionalAnswers {

    /** The status of a refusal that concerns the key's rights. */
    private static final int DENIED = 403;

    private final Map<String, Refusal> failedBefore;
    /** The requests of this run, and whether they were answered. */
    private final Map<String, Boolean> made = new HashMap<>();
    private boolean clockifyMayBeAway;

    /** @param entries the name of the request for entries: where even they got no answer, Clockify as a whole may be away */
    public OptionalAnswers(Collection<Refusal> refusals, String entries) {
        failedBefore = refusals.stream().collect(Collectors.toMap(Refusal::request, refusal -> refusal));
        clockifyMayBeAway = failedBefore.containsKey(entries);
    }

    /**
     * Whether a request is to be made now, as far as it failed before.
     *
     * @param due whether it would be, had it not failed
     */
    public synchronized boolean asks(String request, boolean due, Instant now) {
        Refusal before = failedBefore.get(request);
        boolean failed = before != null && before.whole();
        return !made.containsKey(request) && (failed ? !before.holds(now) : due);
    }

    /** Whether a request that failed before is to be made again now. */
    public boolean asksAgain(String request, Instant now) {
        return asks(request, false, now);
    }

    /** Whether a request is refused for another reason than the key's rights, so that it need not be made out of turn. */
    public synchronized boolean refuses(String request, Instant now) {
        Refusal before = failedBefore.get(request);
        return before != null && before.whole() && before.holds(now) && before.status() != DENIED;
    }

    /** Whether a request need not be made, since the key was refused it for its rights within the day, be it by a check. */
    public synchronized boolean denies(String request, Instant now) {
        Refusal before = failedBefore.get(request);
        return before != null && before.whole() && before.holds(now) && Integer.valueOf(DENIED).equals(before.status());
    }

    /**
     * A request was answered.
     *
     * @return whether an earlier failure is over
     */
    public synchronized boolean answered(String request, Instant now) {
        made.put(request, true);
        clockifyMayBeAway = false;
        return forget(request, now);
    }

    private boolean forget(String request, Instant now) {
        Refusal before = failedBefore.get(request);
        boolean over = before != null && (before.whole() || !before.holds(now));
        if (over) {
            failedBefore.remove(request);
        }
        return over;
    }

    /** A request was refused, or not answered. Where it was answered in the run before, Clockify as a whole may be away. */
    public synchronized void failed(Refusal refusal) {
        Refusal before = failedBefore.put(refusal.request(), refusal);
        made.put(refusal.request(), false);
        clockifyMayBeAway |= refusal.unanswered() && (before == null || !before.unanswered());
    }

    /** Clockify is there; whether an earlier failure of this request is over. */
    public synchronized boolean isThere(String request, Instant now) {
        clockifyMayBeAway = false;
        return forget(request, now);
    }

    /** Whether entries are to be asked for first, since Clockify as a whole may be away. */
    public synchronized boolean clockifyMayBeAway() {
        return clockifyMayBeAway;
    }

    /** Whether a request was answered in this run. */
    public synchronized boolean wasAnswered(String request) {
        return Boolean.TRUE.equals(made.get(request));
    }

    /** Whether a request was refused in this run, rather than not answered, or not made. */
    public synchronized boolean wasRefused(String request) {
        return Boolean.FALSE.equals(made.get(request)) && !failedBefore.get(request).unanswered();
    }
}
