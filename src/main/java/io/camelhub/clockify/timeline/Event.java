package io.camelhub.clockify.timeline;

import java.time.Instant;
import java.util.List;

/** One event; the columns of the view {@code clockify_timeline_event}, null where they are. */
public record Event(
        String eventId, String integration, String type, Instant occurredAt, Instant endedAt, Long durationSeconds, String employeeId,
        String employeeName, String team, String actorEmail, String userId, String workspaceId, String workspaceName, String timeEntryId,
        String projectName, String clientName, String taskName, List<String> tags, Boolean billable, String title) {
}
