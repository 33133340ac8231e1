package io.camelhub.clockify.run;

import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.time.Duration;

/** How often Clockify may be asked, by a workspace's plan and the settings, and how often a workspace is synced for that. */
public final class RequestLimits {

    private final ClockifySettings settings;

    public RequestLimits(ClockifySettings settings) {
        this.settings = settings;
    }

    /**
     * Requests allowed within an hour, or null for no such limit.
     *
     * @param plan of the workspace; null if not known
     */
    public Integer perHour(String integration, String plan) {
        return settings.integration(integration).map(one -> one.perHour(plan)).orElse(Plan.requestsPerHour(plan));
    }

    /** Requests allowed within a second. */
    public int perSecond(String integration) {
        return settings.integration(integration)
                .map(Integration::requestsPerSecond)
                .orElse(Plan.PAID_REQUESTS_PER_SECOND);
    }

    /** The time between two syncs of a workspace, as long as its budget makes it. */
    public Duration every(SyncRun run) {
        return SyncIntervalPolicy.every(run.settings().syncEvery(), perHour(run.integration(), run.known().plan()), run.integrations());
    }

    /**
     * The time between two syncs of a workspace for an integration, as long as the budget makes it.
     *
     * @param plan of the workspace
     * @param sharing how many enabled integrations read the workspace; at least one
     */
    public Duration every(Integration integration, String plan, int sharing) {
        return SyncIntervalPolicy.every(integration.syncEvery(), perHour(integration.name(), plan), sharing);
    }
}
