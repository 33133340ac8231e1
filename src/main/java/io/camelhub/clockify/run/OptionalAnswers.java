package io.camelhub.clockify.run;

import io.camelhub.clockify.model.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's knowledge of the optional requests: failures before it, and answers in it. Safe for use by several threads. */
@Decision
public final class OptionalAnswers {

    /** The status of a refusal for missing permissions. */
    private static final int DENIED = 403;

    private final Map<String, Refusal> failedBefore;
    /** The requests of this run, with whether they were answered. */
    private final Map<String, Boolean> made = new HashMap<>();
    private boolean clockifyMayBeAway;

    /** @param entries the name of the request for entries: if even that was not answered, Clockify as a whole may be away */
    public OptionalAnswers(Collection<Refusal> refusals, String entries) {
        failedBefore = refusals.stream().collect(Collectors.toMap(Refusal::request, refusal -> refusal));
        clockifyMayBeAway = failedBefore.containsKey(entries);
    }

    /**
     * Whether a request is to be sent now, after an earlier failure.
     *
     * @param due whether it is due without a failure
     */
    public synchronized boolean asks(String request, boolean due, Instant now) {
        Refusal before = failedBefore.get(request);
        boolean failed = before != null && before.whole();
        return !made.containsKey(request) && (failed ? !before.holds(now) : due);
    }

    /** Whether a failed request is due again. */
    public boolean asksAgain(String request, Instant now) {
        return asks(request, false, now);
    }

    /** Whether a request is refused for another reason than permissions, so that it need not be sent out of turn. */
    public synchronized boolean refuses(String request, Instant now) {
        Refusal before = failedBefore.get(request);
        return before != null && before.whole() && before.holds(now) && before.status() != DENIED;
    }

    /** Whether a request was refused for missing permissions within the last day, in a run or a check. */
    public synchronized boolean denies(String request, Instant now) {
        Refusal before = failedBefore.get(request);
        return before != null && before.whole() && before.holds(now) && Integer.valueOf(DENIED).equals(before.status());
    }

    /**
     * Records an answer.
     *
     * @return whether it ends an earlier failure
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

    /** Records a failure. If the request was answered in the run before, Clockify as a whole may be away. */
    public synchronized void failed(Refusal refusal) {
        Refusal before = failedBefore.put(refusal.request(), refusal);
        made.put(refusal.request(), false);
        clockifyMayBeAway |= refusal.unanswered() && (before == null || !before.unanswered());
    }

    /** Records that Clockify answers at all; returns whether that ends an earlier failure of this request. */
    public synchronized boolean isThere(String request, Instant now) {
        clockifyMayBeAway = false;
        return forget(request, now);
    }

    /** Whether entries are to be requested first, because Clockify as a whole may be away. */
    public synchronized boolean clockifyMayBeAway() {
        return clockifyMayBeAway;
    }

    /** Whether a request was answered in this run. */
    public synchronized boolean wasAnswered(String request) {
        return Boolean.TRUE.equals(made.get(request));
    }

    /** Whether a request was refused in this run; false for one that was not answered, or not sent. */
    public synchronized boolean wasRefused(String request) {
        return Boolean.FALSE.equals(made.get(request)) && !failedBefore.get(request).unanswered();
    }
}
