package io.camelhub.clockify.event;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What follows where the endpoint does not take an event: is it the event, or the endpoint?
 *
 * <p>Who takes others is well, so the refusal counts against the event. Who takes nothing may be away, for a day: then nothing counts
 * against any event. Only an event that was already refused before others were taken is left to itself, so that it does not pass for
 * an endpoint that is away. Where nothing else is sent for days, an answer that speaks of the event counts as well; of a few events only,
 * as an endpoint that answers so to all of them is the fault itself.
 */
@Decision
final class DeliveryPolicy {

    /** After so many tries that count an event is set aside. */
    static final int TRIES = 8;

    /** So many refusals that do not count yet; their events are the first suspects once the endpoint takes something. */
    static final int REMEMBERED = 1000;

    /** Of so many events such an answer counts until another one is taken. */
    static final int FEW = 3;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * An event that was not taken.
     *
     * @param error what it was refused with
     * @param ofTheEvent whether that speaks of the event, see {@link RefusalCause}
     */
    record Refusal(OutgoingEvent event, String error, boolean ofTheEvent) {
    }

    /**
     * What is kept of a refusal.
     *
     * @param tries how often it was refused while others were taken
     * @param setAside whether it is not tried any more by itself
     * @param pause how long it is not tried again
     */
    record Failure(OutgoingEvent event, String error, int tries, boolean setAside, Duration pause) {
    }

    /**
     * What follows from a round.
     *
     * @param away whether the endpoint seems to be away
     * @param failures what is to be kept
     * @param uncounted refusals that count once the endpoint takes something, a thousand at most, of events without their payloads
     * @param alone numbers of the events whose refusals counted although nothing was taken since
     */
    record Decided(boolean away, List<Failure> failures, List<Refusal> uncounted, Set<Long> alone) {

        /** What is known before the first round. */
        static final Decided NOTHING = new Decided(false, List.of(), List.of(), Set.of());
    }

    private DeliveryPolicy() {
    }

    /**
     * Decides.
     *
     * @param taken how many events the endpoint took in the round
     * @param refused what it refused in the round, at most one of a key
     * @param uncounted refusals of rounds before that did not count yet, without what was taken since
     * @param alone numbers of the events whose refusals counted although nothing was taken since
     */
    static Decided decide(int taken, Collection<Refusal> refused, Collection<Refusal> uncounted, Set<Long> alone) {
        Set<Long> again = refused.stream().map(refusal -> refusal.event().seq()).collect(Collectors.toSet());
        List<Refusal> before = uncounted.stream().filter(refusal -> !again.contains(refusal.event().seq())).toList();
        if (taken > 0) {
            return new Decided(false, Stream.concat(
                    refused.stream().map(refusal -> failure(refusal, Math.max(0, refusal.event().tries()) + 1)),
                    // one that was refused while the endpoint took nothing at all is looked at alone from here on
                    before.stream().map(refusal -> isNew(refusal) ? new Failure(refusal.event(), refusal.error(), 0, false, Duration.ZERO)
                            : failure(refusal, refusal.event().tries() + 1))).toList(), List.of(), Set.of());
        }
        Set<Long> suspects = Stream.concat(alone.stream(), again.stream()).collect(Collectors.toUnmodifiableSet());
        if (suspects.size() <= FEW && refused.stream().allMatch(Refusal::ofTheEvent)) {
            return new Decided(false, refused.stream().map(refusal -> failure(refusal, Math.max(0, refusal.event().tries()) + 1)).toList(),
                    remembered(before.stream()), suspects);
        }
        if (refused.stream().anyMatch(DeliveryPolicy::isNew)) {
            return new Decided(true, List.of(), remembered(Stream.concat(before.stream(), refused.stream()).filter(DeliveryPolicy::isNew)), alone);
        }
        return new Decided(false, refused.stream().map(refusal -> failure(refusal, refusal.event().tries())).toList(),
                remembered(Stream.concat(before.stream(), refused.stream())), alone);
    }

    private static List<Refusal> remembered(Stream<Refusal> refusals) {
        return refusals.limit(REMEMBERED).map(refusal -> new Refusal(refusal.event().withoutPayload(), refusal.error(), refusal.ofTheEvent())).toList();
    }

    private static boolean isNew(Refusal refusal) {
        return refusal.event().tries() < 0;
    }

    private static Failure failure(Refusal refusal, int tries) {
        return new Failure(refusal.event(), refusal.error(), tries, tries >= TRIES, FIRST_WAIT.multipliedBy(1L << Math.max(0, tries - 1)));
    }

    /** How long nothing is sent to an endpoint that seems to be away, after so many rounds in a row in which it took nothing. */
    static Duration pause(int rounds) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(10, rounds - 1));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
