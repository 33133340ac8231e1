package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Reason;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether missing entries are deleted, rather than no longer visible to the key.
 *
 * @param everything why no deletion is accepted; null for none
 * @param vanished users who are no longer visible, whose entries' deletions are not accepted
 * @param shown the only users whose entries the key sees; null where it may see others'
 */
@Decision
public record DeletionDecision(String everything, Set<String> vanished, Set<String> shown) {

    /** The largest accepted share of users who vanish at once, or of a window's entries that are missing at once. */
    private static final double MOST = 0.2;

    /** The number of missing entries that is accepted whatever their share. */
    private static final int FEW = 20;

    /** The number of vanished users that is accepted whatever their share. */
    private static final int FEW_USERS = 1;

    /**
     * @param before by what it is judged
     * @param vanishedBefore users who were no longer to be seen then
     * @param unlisted users of whose account status the list that was read leaves people out: nothing is known of them
     */
    static DeletionDecision of(KeySight before, Collection<String> vanishedBefore, KeySight now, Collection<String> unlisted) {
        if (!before.isKnown()) {
            return new DeletionDecision(null, Set.of(), null);
        }
        Set<String> lost = new HashSet<>(before.users());
        lost.removeAll(now.users());
        lost.removeAll(unlisted);
        Set<String> vanished = new HashSet<>(vanishedBefore);
        vanished.removeAll(now.users());
        vanished.addAll(lost);
        // a key that now sees everybody cannot have lost sight of anything
        boolean more = now.isEverybody() && !before.isEverybody();
        String everything = null;
        if (!more && !before.ownerId().equals(now.ownerId())) {
            everything = Reason.OWNER_CHANGED.of("before", before.ownerId(), "now", now.ownerId()).words();
        } else if (!more && !now.hasRoleOf(before)) {
            everything = Reason.ROLE_CHANGED.of("before", before.role(), "now", now.role()).words();
        } else if (lost.size() > FEW_USERS && lost.size() > MOST * before.users().size()) {
            everything = Reason.USERS_GONE.of("now", now.users().size(), "before", before.users().size()).words();
        }
        return new DeletionDecision(everything, vanished, null);
    }

    /**
     * The same, where many are gone at once.
     *
     * @param gone how many of the entries of a window
     * @param of how many there were; 0 is no window
     */
    DeletionDecision orTooMany(int gone, int of) {
        return everything != null || !tooMany(gone, of) ? this
                : new DeletionDecision(Reason.TOO_MANY_GONE.of("gone", gone, "of", of).words(), vanished, shown);
    }

    /**
     * The same, where batches left entries out twice.
     *
     * @param leftOut their number
     * @param asked the number of requested entries
     */
    DeletionDecision orLeftOut(int leftOut, int asked) {
        return everything != null || !tooMany(leftOut, asked) ? this
                : new DeletionDecision(Reason.TOO_MANY_LEFT_OUT.of("gone", leftOut, "of", asked).words(), vanished, shown);
    }

    /** Restricts it to the users whose entries the key sees: those of others were stored while it saw more, and are missing for this key only. */
    DeletionDecision ofOnly(Set<String> users) {
        return new DeletionDecision(everything, vanished, users);
    }

    /** Whether too many entries of a window, or rows of a stream, are missing at once; false for no window. */
    public static boolean tooMany(int gone, int of) {
        return of > 0 && gone > FEW && gone > MOST * of;
    }

    /**
     * Why the deletion of an entry of this user is not accepted; null where it is.
     *
     * @param isOthers whether another key sees more, which then decides about what this one does not see
     */
    public String reason(String userId, boolean isOthers) {
        if (everything != null) {
            return everything;
        }
        boolean unseen = vanished.contains(userId) || !isOthers && shown != null && !shown.contains(userId);
        return unseen ? Reason.USER_GONE.of("user", userId).words() : null;
    }
}
