package io.camelhub.clockify.query;

import java.time.Instant;

/**
 * A stored entry; what is not known is null.
 *
 * @param integration the one that it belongs to: the first that saw it
 * @param employeeId null where its user is not matched
 * @param endedAt null while its timer runs, as the seconds are
 * @param changedAt when a value last became another one, by what was seen
 * @param deletedAt when it was found to be deleted
 */
public record EntryFacts(
        String workspaceId, String workspaceName, String id, String integration, String userId, String email, String userName,
        String employeeId, String employeeName, String type, String description, String projectName, Instant startedAt, Instant endedAt,
        Long seconds, Instant firstSeenAt, Instant changedAt, Instant deletedAt) {
}
