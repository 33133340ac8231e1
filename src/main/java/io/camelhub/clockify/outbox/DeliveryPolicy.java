package io.camelhub.clockify.outbox;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides after a refusal whether the event or the endpoint is the cause.
 *
 * <p>An endpoint that accepts other events works, so the refusal counts against the event. One that accepts nothing may be away for a day, so
 * nothing counts against any event; only an event that was refused before others were accepted is tried alone, so that it does not look like an
 * endpoint that is away. Where it is the only event for days, an answer about the event counts too, but for a few events only: an endpoint that
 * gives this answer to all events is itself the cause. An ambiguous answer counts after a while; because that may be wrong, such an event is tried
 * once more when another one is accepted.
 */
@Decision
final class DeliveryPolicy {

    /** The counted tries after which an event is set aside. */
    static final int TRIES = 8;

    /** The number of remembered refusals that do not count yet; when the endpoint accepts something, their events are suspected first. */
    static final int REMEMBERED = 1000;

    /** The number of events for which such an answer counts until another event is accepted. */
    static final int FEW = 3;

    /** The number of ambiguous answers, without other results, after which the event is taken for the cause. */
    static final int ANSWERS = 10;

    /** The shortest period of such answers. */
    static final Duration ANSWERED_FOR = Duration.ofMinutes(15);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * An event that was not accepted.
     *
     * @param error the answer or exception
     * @param cause what it says about the cause
     */
    record Refusal(OutgoingEvent event, String error, RefusalCause cause) {
    }

    /**
     * Ambiguous answers to one event, while nothing was accepted, and no other kind of refusal came.
     *
     * @param tries their number
     * @param since the time of the first
     */
    record Answers(int tries, Duration since) {

        private Answers andAnother() {
            return new Answers(tries + 1, since);
        }

        private boolean suffice(Duration now) {
            return tries >= ANSWERS && now.minus(since).compareTo(ANSWERED_FOR) >= 0;
        }
    }

    /**
     * The state of a refused event.
     *
     * @param tries the number of its counted refusals
     * @param setAside whether it is sent again only when a person orders it
     * @param alone whether it was set aside although the endpoint may be the cause: it is tried once more when another event is accepted
     * @param pause the wait before the next try
     */
    record Failure(OutgoingEvent event, String error, int tries, boolean setAside, boolean alone, Duration pause) {
    }

    /**
     * The decision after a round.
     *
     * @param away whether the endpoint seems to be away
     * @param failures states to store
     * @param uncounted refusals that count once the endpoint accepts something; at most a thousand, without payloads
     * @param alone numbers of the events whose refusals count, or may count, although nothing was accepted since
     * @param answers the ambiguous answers to these events, by number
     */
    record Decided(boolean away, List<Failure> failures, List<Refusal> uncounted, Set<Long> alone, Map<Long, Answers> answers) {

        /** The state before the first round. */
        static final Decided NOTHING = new Decided(false, List.of(), List.of(), Set.of(), Map.of());

        /** A copy without the refusals of accepted events. */
        Decided without(Collection<Long> taken) {
            return new Decided(away, failures, uncounted.stream().filter(refusal -> !taken.contains(refusal.event().seq())).toList(), alone, answers);
        }
    }

    private DeliveryPolicy() {
    }

    /**
     * @param taken the number of events accepted in the round
     * @param refused the events refused in the round, at most one per key
     * @param last the decision after the round before, without events accepted since
     * @param now by a monotonic clock of any origin
     */
    static Decided decide(int taken, Collection<Refusal> refused, Decided last, Duration now) {
        Set<Long> again = numbers(refused).collect(Collectors.toSet());
        List<Refusal> before = last.uncounted().stream().filter(refusal -> !again.contains(refusal.event().seq())).toList();
        if (taken > 0) {
            return new Decided(false, Stream.concat(
                    refused.stream().map(refusal -> failure(refusal, Math.max(0, refusal.event().tries()) + 1)),
                    // an event that was refused while nothing else was accepted is from now on judged alone
                    before.stream().map(refusal -> isNew(refusal) ? left(refusal, 0, Duration.ZERO)
                            : failure(refusal, refusal.event().tries() + 1))).toList(), List.of(), Set.of(), Map.of());
        }
        Set<Long> suspects = Stream.concat(last.alone().stream(), again.stream()).collect(Collectors.toUnmodifiableSet());
        boolean either = refused.stream().anyMatch(refusal -> refusal.cause() == RefusalCause.EITHER);
        // where the endpoint may be the cause, it is if it refused many events, also in rounds before
        long all = either ? Stream.concat(suspects.stream(), numbers(before)).distinct().count() : suspects.size();
        if (all <= FEW && refused.stream().noneMatch(refusal -> refusal.cause() == RefusalCause.ENDPOINT)) {
            return ofFew(refused, before, suspects, last.answers(), now);
        }
        if (refused.stream().anyMatch(DeliveryPolicy::isNew)) {
            return new Decided(true, List.of(), remembered(Stream.concat(before.stream(), refused.stream()).filter(DeliveryPolicy::isNew)),
                    last.alone(), Map.of());
        }
        return new Decided(false, refused.stream().map(refusal -> failure(refusal, refusal.event().tries())).toList(),
                remembered(Stream.concat(before.stream(), refused.stream())), last.alone(), Map.of());
    }

    /** Decides about a few events that were refused with answers, while nothing was accepted. */
    private static Decided ofFew(Collection<Refusal> refused, List<Refusal> before, Set<Long> suspects, Map<Long, Answers> last, Duration now) {
        List<Failure> failures = new ArrayList<>();
        List<Refusal> uncounted = new ArrayList<>(before);
        Map<Long, Answers> answers = new HashMap<>(last);
        boolean away = false;
        for (Refusal refusal : refused) {
            long seq = refusal.event().seq();
            int tries = refusal.event().tries();
            if (refusal.cause() == RefusalCause.EVENT || tries == TRIES - 1) {
                failures.add(failure(refusal, Math.max(0, tries) + 1));
                continue;
            }
            Answers soFar = answers.merge(seq, new Answers(1, now), (some, one) -> some.andAnother());
            if (soFar.suffice(now)) {
                answers.remove(seq);
                failures.add(new Failure(refusal.event(), refusal.error(), soFar.tries(), true, true, Duration.ZERO));
                continue;
            }
            uncounted.add(refusal);
            if (isNew(refusal)) {
                away = true;
            } else {
                failures.add(failure(refusal, tries));
            }
        }
        return new Decided(away, List.copyOf(failures), remembered(uncounted.stream()), suspects, Map.copyOf(answers));
    }

    private static Stream<Long> numbers(Collection<Refusal> refusals) {
        return refusals.stream().map(refusal -> refusal.event().seq());
    }

    private static List<Refusal> remembered(Stream<Refusal> refusals) {
        return refusals.limit(REMEMBERED).map(refusal -> new Refusal(refusal.event().withoutPayload(), refusal.error(), refusal.cause())).toList();
    }

    private static boolean isNew(Refusal refusal) {
        return refusal.event().tries() < 0;
    }

    private static Failure failure(Refusal refusal, int tries) {
        return tries >= TRIES ? new Failure(refusal.event(), refusal.error(), tries, true, false, Duration.ZERO)
                : left(refusal, tries, FIRST_WAIT.multipliedBy(1L << Math.max(0, tries - 1)));
    }

    private static Failure left(Refusal refusal, int tries, Duration pause) {
        return new Failure(refusal.event(), refusal.error(), tries, false, false, pause);
    }

    /** The pause for an endpoint that seems to be away, after a number of rounds without an accepted event. */
    static Duration pause(int rounds) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(10, rounds - 1));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
