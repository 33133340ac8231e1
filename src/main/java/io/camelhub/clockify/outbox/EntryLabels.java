package io.camelhub.clockify.outbox;

import java.util.Map;

/**
 * What events say of an entry's workspace and user, beside their ids.
 *
 * @param workspaceName null where it is not known
 * @param users by the user's id; those who are not known are left out
 */
record EntryLabels(String workspaceName, Map<String, User> users) {

    /** Of a user; each may be null. */
    record User(String email, String employeeId, String employeeName, String team) {

        private static final User UNKNOWN = new User(null, null, null, null);
    }

    User user(String id) {
        return users.getOrDefault(id, User.UNKNOWN);
    }
}
