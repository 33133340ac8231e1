package io.camelhub.clockify.run;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether a workspace may be asked now, by the requests that count. */
@Decision
public final class BudgetPolicy {

    /** A request counts so long after its answer. */
    public static final Duration HOUR = Duration.ofMinutes(61);

    /** A request without an answer counts as if it had been answered this long after it was sent. */
    public static final Duration LONGEST_ANSWER = Duration.ofMinutes(3);

    /** A request is kept so long: it counts for little more than an hour. */
    public static final Duration KEPT = Duration.ofHours(3);

    private BudgetPolicy() {
    }

    /**
     * A request that counts.
     *
     * @param ending when it stops to count
     * @param backfill whether it was for reading the past, rather than for staying current
     */
    record Counted(Instant ending, boolean backfill) {

        /** @param answeredAt null where there was no answer yet */
        static Counted of(Instant sentAt, Instant answeredAt, boolean backfill) {
            return new Counted((answeredAt == null ? sentAt.plus(LONGEST_ANSWER) : answeredAt).plus(HOUR), backfill);
        }
    }

    /**
     * What a workspace allows within an hour.
     *
     * @param ofNewKey how many of the requests are left to a key that is new
     * @param backfillShare how many of them may be for reading the past, where this one is; else null
     */
    record Limit(int perHour, int ofNewKey, Integer backfillShare) {
    }

    /** When the next request is possible, where so many are allowed; null for at once. */
    static Instant nextPossible(List<Counted> counted, int limit) {
        List<Instant> endings = counted.stream().map(Counted::ending).sorted().toList();
        return endings.size() < limit ? null : endings.get(endings.size() - limit);
    }

    /**
     * Makes sure that one more request is allowed.
     *
     * @param whose whom the message names
     * @throws BudgetExhaustedException where it is not, with the time when it is
     */
    static void require(String whose, Limit limit, List<Counted> counted) {
        require(nextPossible(counted, limit.perHour() - limit.ofNewKey()), whose, limit,
                limit.ofNewKey() > 0 ? ", of which " + limit.ofNewKey() + " are left to a key that is new" : "", "request");
        if (limit.backfillShare() != null) {
            require(nextPossible(counted.stream().filter(Counted::backfill).toList(), limit.backfillShare()), whose, limit,
                    ", of which " + (limit.perHour() - limit.backfillShare()) + " are kept for staying current", "of the others");
        }
    }

    private static void require(Instant until, String whose, Limit limit, String less, String next) {
        if (until != null) {
            throw new BudgetExhaustedException(whose + " may be asked " + limit.perHour() + " times an hour" + less + "; the next "
                    + next + " is possible at " + Times.reached(until), until, limit.backfillShare() != null);
        }
    }

    /** As long as nobody knows what some keys can see, all of them may see the same Free workspace, which nobody knows either. */
    static void requireOfUnknown(int limit, boolean backfill, List<Counted> counted) {
        Instant until = nextPossible(counted, limit);
        if (until != null) {
            throw new BudgetExhaustedException("keys of which it is not known what they can see may ask " + limit
                    + " times an hour together; the next request is possible at " + Times.reached(until), until, backfill);
        }
    }
}
