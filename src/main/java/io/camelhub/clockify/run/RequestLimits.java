package io.camelhub.clockify.run;

import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.time.Duration;

/** The request limits of workspaces, by plan and settings, and the sync intervals that follow. */
public final class RequestLimits {

    private final ClockifySettings settings;

    public RequestLimits(ClockifySettings settings) {
        this.settings = settings;
    }

    /**
     * The hourly request limit; null for none.
     *
     * @param plan of the workspace; null if not known
     */
    public Integer perHour(String integration, String plan) {
        return settings.integration(integration).map(one -> one.perHour(plan)).orElse(Plan.requestsPerHour(plan));
    }

    /** The request limit per second. */
    public int perSecond(String integration) {
        return settings.integration(integration)
                .map(Integration::requestsPerSecond)
                .orElse(Plan.PAID_REQUESTS_PER_SECOND);
    }

    /** The time between two syncs of a run's workspace, stretched by its budget. */
    public Duration every(SyncRun run) {
        return SyncIntervalPolicy.every(run.settings().syncEvery(), perHour(run.integration(), run.known().plan()), run.integrations());
    }

    /**
     * The time between two syncs of a workspace for an integration, stretched by the budget.
     *
     * @param plan of the workspace
     * @param sharing the number of enabled integrations that read the workspace; at least one
     */
    public Duration every(Integration integration, String plan, int sharing) {
        return SyncIntervalPolicy.every(integration.syncEvery(), perHour(integration.name(), plan), sharing);
    }
}
