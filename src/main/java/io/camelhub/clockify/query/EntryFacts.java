package io.camelhub.clockify.query;

import java.time.Instant;

/**
 * A stored entry; what is not known is null.
 *
 * @param integration its owner: the first integration that read it
 * @param employeeId null where its user is not matched
 * @param endedAt null while its timer runs, as the seconds are
 * @param changedAt when a changed value was last stored
 * @param deletedAt when its deletion was found
 */
public record EntryFacts(
        String workspaceId, String workspaceName, String id, String integration, String userId, String email, String userName,
        String employeeId, String employeeName, String type, String description, String projectName, Instant startedAt, Instant endedAt,
        Long seconds, Instant firstSeenAt, Instant changedAt, Instant deletedAt) {
}
