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
 * What follows where the endpoint does not take an event: is it the event, or the endpoint?
 *
 * <p>Who takes others is well, so the refusal counts against the event. Who takes nothing may be away, for a day: then nothing counts
 * against any event. Only an event that was already refused before others were taken is left to itself, so that it does not pass for
 * an endpoint that is away. Where nothing else is sent for days, an answer that speaks of the event counts as well; of a few events only,
 * as an endpoint that answers so to all of them is the fault itself. So it is, after a while, with an answer that may speak of either;
 * but as that may have been wrong, such an event is tried once more when another one is taken.
 */
@Decision
final class DeliveryPolicy {

    /** After so many tries that count an event is set aside. */
    static final int TRIES = 8;

    /** So many refusals that do not count yet; their events are the first suspects once the endpoint takes something. */
    static final int REMEMBERED = 1000;

    /** Of so many events such an answer counts until another one is taken. */
    static final int FEW = 3;

    /** After so many answers that may speak of the event or of the endpoint, and nothing else, it is taken for the event's fault. */
    static final int ANSWERS = 10;

    /** But not before they lasted for so long. */
    static final Duration ANSWERED_FOR = Duration.ofMinutes(15);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * An event that was not taken.
     *
     * @param error what it was refused with
     * @param cause what that speaks of
     */
    record Refusal(OutgoingEvent event, String error, RefusalCause cause) {
    }

    /**
     * Answers to an event that may speak of it or of the endpoint, while nothing else was taken, and no other kind of refusal came.
     *
     * @param tries how many
     * @param since when the first of them came
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
     * What is kept of a refusal.
     *
     * @param tries how many of its refusals count
     * @param setAside whether it is not tried any more by itself
     * @param alone whether it is set aside although it may be the endpoint's fault: then it is tried once more when another one is taken
     * @param pause how long it is not tried again
     */
    record Failure(OutgoingEvent event, String error, int tries, boolean setAside, boolean alone, Duration pause) {
    }

    /**
     * What follows from a round.
     *
     * @param away whether the endpoint seems to be away
     * @param failures what is to be kept
     * @param uncounted refusals that count once the endpoint takes something, a thousand at most, of events without their payloads
     * @param alone numbers of the events whose refusals counted, or may count, although nothing was taken since
     * @param answers to those of them whose refusals may count, by their numbers
     */
    record Decided(boolean away, List<Failure> failures, List<Refusal> uncounted, Set<Long> alone, Map<Long, Answers> answers) {

        /** What is known before the first round. */
        static final Decided NOTHING = new Decided(false, List.of(), List.of(), Set.of(), Map.of());

        /** The same without refusals of events that were taken since. */
        Decided without(Collection<Long> taken) {
            return new Decided(away, failures, uncounted.stream().filter(refusal -> !taken.contains(refusal.event().seq())).toList(), alone, answers);
        }
    }

    private DeliveryPolicy() {
    }

    /**
     * Decides.
     *
     * @param taken how many events the endpoint took in the round
     * @param refused what it refused in the round, at most one of a key
     * @param last what was decided after the round before, without what was taken since
     * @param now by a clock that only goes on, whatever it counts from
     */
    static Decided decide(int taken, Collection<Refusal> refused, Decided last, Duration now) {
        Set<Long> again = numbers(refused).collect(Collectors.toSet());
        List<Refusal> before = last.uncounted().stream().filter(refusal -> !again.contains(refusal.event().seq())).toList();
        if (taken > 0) {
            return new Decided(false, Stream.concat(
                    refused.stream().map(refusal -> failure(refusal, Math.max(0, refusal.event().tries()) + 1)),
                    // one that was refused while the endpoint took nothing at all is looked at alone from here on
                    before.stream().map(refusal -> isNew(refusal) ? left(refusal, 0, Duration.ZERO)
                            : failure(refusal, refusal.event().tries() + 1))).toList(), List.of(), Set.of(), Map.of());
        }
        Set<Long> suspects = Stream.concat(last.alone().stream(), again.stream()).collect(Collectors.toUnmodifiableSet());
        boolean either = refused.stream().anyMatch(refusal -> refusal.cause() == RefusalCause.EITHER);
        // what may be the endpoint's fault is so where it was refused to many, also in rounds before
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

    /** Of a few events that were refused with answers, while nothing was taken. */
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

    /** How long nothing is sent to an endpoint that seems to be away, after so many rounds in a row in which it took nothing. */
    static Duration pause(int rounds) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(10, rounds - 1));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
