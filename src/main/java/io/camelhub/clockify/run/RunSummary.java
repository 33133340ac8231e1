package io.camelhub.clockify.run;

import java.time.Duration;

/**
 * The result of a run in one workspace, with the figures of {@code clockify_sync_run}.
 *
 * @param took its duration
 * @param outcome {@code done}, {@code waiting} (it continues when the budget allows), {@code partial} (something is incomplete, see error) or
 *     {@code failed}
 * @param updated includes restored entries
 * @param error in words; null for none
 */
public record RunSummary(
        long id,
        String integration,
        String workspaceId,
        String workspaceName,
        String kind,
        Duration took,
        String outcome,
        int requests,
        int entriesSeen,
        int inserted,
        int updated,
        int restored,
        int deleted,
        int unchanged,
        int healed,
        int rejected,
        String error) {

    /** One line for the log, with the workspace's name made safe for terminals. */
    @Override
    public String toString() {
        return integration + " / " + workspaceName.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ") + ": " + kind + " " + outcome + ", " + requests + " requests, "
                + entriesSeen + " entries seen, " + inserted + " new, " + updated + " changed, " + deleted + " deleted, "
                + rejected + " rejected" + (error == null ? "" : ": " + error);
    }
}
