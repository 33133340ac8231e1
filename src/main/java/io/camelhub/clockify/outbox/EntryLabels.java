package io.camelhub.clockify.outbox;

import java.util.Map;

/**
 * The names in events for an entry's workspace and user.
 *
 * @param workspaceName null where it is not known
 * @param users by user id; without unknown users
 */
record EntryLabels(String workspaceName, Map<String, User> users) {

    /** Each component may be null. */
    record User(String email, String employeeId, String employeeName, String team) {

        private static final User UNKNOWN = new User(null, null, null, null);
    }

    User user(String id) {
        return users.getOrDefault(id, User.UNKNOWN);
    }
}
