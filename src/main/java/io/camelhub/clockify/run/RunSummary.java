package io.camelhub.clockify.run;

import java.time.Duration;

/**
 * What a run did in one workspace; the same figures as in {@code clockify_sync_run}.
 *
 * @param took from its begin to its end
 * @param outcome {@code done}, {@code waiting} (it goes on when the budget allows), {@code partial} (something is left
 *     open, see error) or {@code failed}
 * @param updated restored ones among them
 * @param error in plain words, or null
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

    /** One line for the log; the workspace's name, which is Clockify's text, cannot steer who shows it. */
    @Override
    public String toString() {
        return integration + " / " + workspaceName.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ") + ": " + kind + " " + outcome + ", " + requests + " requests, "
                + entriesSeen + " entries seen, " + inserted + " new, " + updated + " changed, " + deleted + " deleted, "
                + rejected + " rejected" + (error == null ? "" : ": " + error);
    }
}
