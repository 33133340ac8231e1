package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.SyncRun;
import java.util.Set;

/**
 * What a key sees of a workspace.
 *
 * @param ownerId the user id of its owner; null before the first look
 * @param role of its owner; null where the key may not list users, or the list has no roles
 * @param users the listed users
 * @param managed the members of groups that its owner manages
 */
record KeySight(String ownerId, String role, Set<String> users, Set<String> managed) {

    /** The sight before the first look. */
    static final KeySight NONE = new KeySight(null, null, Set.of(), Set.of());

    KeySight {
        users = Set.copyOf(users);
        managed = Set.copyOf(managed);
    }

    /** A sight without managed users. */
    KeySight(String ownerId, String role, Set<String> users) {
        this(ownerId, role, users, Set.of());
    }

    boolean isKnown() {
        return ownerId != null;
    }

    /** Whether the key sees everybody's entries. */
    boolean isEverybody() {
        return SyncRun.isAdmin(role);
    }

    /** Whether the owner or the role has changed; a key without a known role can only have gained one. */
    boolean isLessThan(KeySight before) {
        return !before.ownerId().equals(ownerId) || !hasRoleOf(before);
    }

    boolean hasRoleOf(KeySight other) {
        return role == null || role.equals(other.role());
    }
}
