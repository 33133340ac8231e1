package io.camelhub.clockify.monitor;

import java.time.Instant;

/**
 * Something that needs somebody.
 *
 * @param subject which of the rule's cases it is: ids, with / between them
 * @param workspaceId null where it is about none, or several
 * @param employeeId null where it is about none, or the user says whom
 * @param userId null where it is about none, or the employee says whom
 * @param integration null where it is about none
 * @param detail in plain words, without texts of entries
 */
record AttentionFinding(AttentionRule rule, String subject, String workspaceId, String employeeId, String userId, String integration, Instant since,
        String detail) {

    static AttentionFinding ofEmployee(AttentionRule rule, String employeeId, String what, Instant since, String detail) {
        return new AttentionFinding(rule, employeeId + "/" + what, null, employeeId, null, null, since, detail);
    }

    /** @param id of the entry or another row of the workspace */
    static AttentionFinding ofUser(AttentionRule rule, String workspaceId, String id, String userId, Instant since, String detail) {
        return new AttentionFinding(rule, workspaceId + "/" + id, workspaceId, null, userId, null, since, detail);
    }
}
