package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Reason;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether it is believed that entries are deleted, rather than that the key sees less.
 *
 * @param everything why no deletion is believed, or null
 * @param vanished users that are no longer to be seen; deletions of their entries are not believed
 * @param shown the only users whose entries the key shows; null where it may show others'
 */
@Decision
public record DeletionDecision(String everything, Set<String> vanished, Set<String> shown) {

    /** A greater share of users that vanished, or of a window's entries, is not believed. */
    private static final double MOST = 0.2;

    /** So few entries of a window are believed whatever their share. */
    private static final int FEW = 20;

    /** So few users may vanish at once whatever their share. */
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
        // who sees everybody now can have lost nothing of what they saw
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
     * @param leftOut how many
     * @param asked how many were asked for
     */
    DeletionDecision orLeftOut(int leftOut, int asked) {
        return everything != null || !tooMany(leftOut, asked) ? this
                : new DeletionDecision(Reason.TOO_MANY_LEFT_OUT.of("gone", leftOut, "of", asked).words(), vanished, shown);
    }

    /** The same for a key that shows the entries of these users only: those of others were read while it saw more, and are gone for it alone. */
    DeletionDecision ofOnly(Set<String> users) {
        return new DeletionDecision(everything, vanished, users);
    }

    /** Whether so many entries of a window are not believed to be gone at once; 0 entries is no window. */
    static boolean tooMany(int gone, int of) {
        return of > 0 && gone > FEW && gone > MOST * of;
    }

    /**
     * Why the deletion of an entry of this user is not believed, or null.
     *
     * @param isOthers whether another key sees more, which then judges what this one does not show
     */
    String reason(String userId, boolean isOthers) {
        if (everything != null) {
            return everything;
        }
        boolean unseen = vanished.contains(userId) || !isOthers && shown != null && !shown.contains(userId);
        return unseen ? Reason.USER_GONE.of("user", userId).words() : null;
    }
}
