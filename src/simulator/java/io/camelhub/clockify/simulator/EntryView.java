package io.camelhub.clockify.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One time entry as it truly is. Lists and maps are never null; texts may hold any character, NUL included.
 *
 * @param projectId       null, like all that follows from it, when there is none
 * @param customFields    by field id
 * @param end             null, like the duration, while the timer runs
 * @param approvalRequestId null where it is neither approved nor waits for that
 * @param invoiceId       null where it is on no invoice, though it may be marked as invoiced
 */
public record EntryView(String id, String userId, String description, String type, boolean billable, boolean locked,
        String projectId, String projectName, String clientId, String clientName, String taskId, String taskName,
        List<String> tagIds, List<String> tags, Map<String, FieldView> customFields,
        Instant start, Instant end, Long durationSeconds, Instant createdAt, Instant updatedAt,
        String approvalStatus, String kioskId, String approvalRequestId, String invoiceId) {

    public boolean running() {
        return end == null;
    }
}
