package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.SyncRun;
import java.util.Set;

/**
 * What a key sees of a workspace.
 *
 * @param ownerId user id of its owner; null before the first look
 * @param role of its owner; null where the key may not list users, or the list names no roles
 * @param users those whom it lists
 * @param managed those in the user groups that its owner manages
 */
record KeySight(String ownerId, String role, Set<String> users, Set<String> managed) {

    /** What was seen before the first look. */
    static final KeySight NONE = new KeySight(null, null, Set.of(), Set.of());

    KeySight {
        users = Set.copyOf(users);
        managed = Set.copyOf(managed);
    }

    /** Where nobody is managed. */
    KeySight(String ownerId, String role, Set<String> users) {
        this(ownerId, role, users, Set.of());
    }

    boolean isKnown() {
        return ownerId != null;
    }

    /** Whether it is everybody's entries that the key sees. */
    boolean isEverybody() {
        return SyncRun.isAdmin(role);
    }

    /** Whether the key is another's, or has another role; one without a role can only have gained one since. */
    boolean isLessThan(KeySight before) {
        return !before.ownerId().equals(ownerId) || !hasRoleOf(before);
    }

    boolean hasRoleOf(KeySight other) {
        return role == null || role.equals(other.role());
    }
}
