package io.camelhub.clockify.run;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides whether a workspace's budget allows a request now. */
@Decision
public final class BudgetPolicy {

    /** How long a request counts after its answer. */
    public static final Duration HOUR = Duration.ofMinutes(61);

    /** When a request without an answer counts as answered. */
    public static final Duration LONGEST_ANSWER = Duration.ofMinutes(3);

    /** How long a request is stored; it counts for little more than an hour. */
    public static final Duration KEPT = Duration.ofHours(3);

    private BudgetPolicy() {
    }

    /**
     * A counted request.
     *
     * @param ending when it no longer counts
     * @param backfill whether it was for the backfill, rather than for staying current
     */
    record Counted(Instant ending, boolean backfill) {

        /** @param answeredAt null where there was no answer yet */
        static Counted of(Instant sentAt, Instant answeredAt, boolean backfill) {
            return new Counted((answeredAt == null ? sentAt.plus(LONGEST_ANSWER) : answeredAt).plus(HOUR), backfill);
        }
    }

    /**
     * The limits of a workspace within an hour.
     *
     * @param ofNewKey the requests reserved for a new key
     * @param backfillShare the share of the backfill, for a request of it; else null
     */
    record Limit(int perHour, int ofNewKey, Integer backfillShare) {
    }

    /** When the next request is possible under a limit; null for at once. */
    static Instant nextPossible(List<Counted> counted, int limit) {
        List<Instant> endings = counted.stream().map(Counted::ending).sorted().toList();
        return endings.size() < limit ? null : endings.get(endings.size() - limit);
    }

    /**
     * Checks that one more request is allowed.
     *
     * @param whose the owner of the budget in the message
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

    /** Checks the budget of keys that are not discovered yet: all of them may see the same Free workspace. */
    static void requireOfUnknown(int limit, boolean backfill, List<Counted> counted) {
        Instant until = nextPossible(counted, limit);
        if (until != null) {
            throw new BudgetExhaustedException("keys of which it is not known what they can see may ask " + limit
                    + " times an hour together; the next request is possible at " + Times.reached(until), until, backfill);
        }
    }
}
