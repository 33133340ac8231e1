package io.camelhub.clockify.sync.verification;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.reason.Reason;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether it is believed that entries are deleted, rather than that the key sees less.
 *
 * @param everything why no deletion is believed, or null
 * @param vanished users that are no longer to be seen; deletions of their entries are not believed
 */
@Decision
public record DeletionDecision(String everything, Set<String> vanished) {

    /** A greater share of users that vanished, or of a window's entries, is not believed. */
    private static final double MOST = 0.2;

    /** So few entries of a window are believed whatever their share. */
    private static final int FEW = 20;

    /**
     * What a key sees.
     *
     * @param role of its owner; null where the key may not list users
     */
    public record Sight(String ownerId, String role, Set<String> users) {

        /** What was seen before the first look. */
        public static final Sight NONE = new Sight(null, null, Set.of());

        /** Whether the key sees less than another time; one without a role can only have gained one since. */
        public boolean isLessThan(Sight before) {
            return !before.ownerId().equals(ownerId) || !hasRoleOf(before);
        }

        private boolean hasRoleOf(Sight other) {
            return role == null || role.equals(other.role());
        }
    }

    /**
     * @param unlisted users of whose account status the list that was read leaves people out: nothing is known of them
     * @param gone how many of the entries of a window are gone
     * @param of how many there were; 0 is no window
     */
    static DeletionDecision of(Sight before, Sight now, Collection<String> unlisted, int gone, int of) {
        if (before.ownerId() == null) {
            return new DeletionDecision(null, Set.of());
        }
        Set<String> vanished = new HashSet<>(before.users());
        vanished.removeAll(now.users());
        vanished.removeAll(unlisted);
        String everything = null;
        if (!before.ownerId().equals(now.ownerId())) {
            everything = Reason.OWNER_CHANGED.of("before", before.ownerId(), "now", now.ownerId()).words();
        } else if (!now.hasRoleOf(before)) {
            everything = Reason.ROLE_CHANGED.of("before", before.role(), "now", now.role()).words();
        } else if (vanished.size() > MOST * before.users().size()) {
            everything = Reason.USERS_GONE.of("now", now.users().size(), "before", before.users().size()).words();
        } else if (tooMany(gone, of)) {
            everything = Reason.TOO_MANY_GONE.of("gone", gone, "of", of).words();
        }
        return new DeletionDecision(everything, vanished);
    }

    /** Whether so many entries of a window are not believed to be gone at once; 0 entries is no window. */
    static boolean tooMany(int gone, int of) {
        return of > 0 && gone > FEW && gone > MOST * of;
    }

    /** Whether each deletion is believed. */
    boolean isClear() {
        return everything == null && vanished.isEmpty();
    }

    /** Why the deletion of an entry of this user is not believed, or null. */
    String reason(String userId) {
        if (everything != null) {
            return everything;
        }
        return vanished.contains(userId) ? Reason.USER_GONE.of("user", userId).words() : null;
    }
}
