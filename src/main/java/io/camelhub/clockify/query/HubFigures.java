package io.camelhub.clockify.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The figures for monitoring, from the tables alone: each process on one database computes the same.
 *
 * @param oldestEvent the age of the oldest event in the outbox, without those set aside and those behind them; zero for none
 * @param eventsSetAside events that are sent again only when a person orders it
 */
public record HubFigures(List<OfIntegration> integrations, Duration oldestEvent, long eventsSetAside) {

    public HubFigures {
        integrations = List.copyOf(integrations);
    }

    /** An integration; no workspaces where it was never synced, or is paused. */
    public record OfIntegration(String name, Health health, List<OfWorkspace> workspaces) {

        public OfIntegration {
            workspaces = List.copyOf(workspaces);
        }
    }

    /**
     * A workspace of an integration that is to be synced.
     *
     * @param syncedAt when a run last did all that it was to do; null for never
     * @param oldestVerifiedAt when the window was read whose reading lies back longest; null where nothing is read yet
     * @param deletionsHeld deletions that wait until somebody confirms them
     * @param peopleUnmatched users of the workspace without an employee, but for those whom somebody chose to ignore
     * @param budgetRemaining requests that are left within this hour; null where the plan sets no such limit
     * @param webhooksDisabled webhooks that point to this hub and that Clockify switched off, or the plan does not allow
     * @param lastHintAt when a webhook delivered last; the beginning of 1970 where none did yet, null where there is none that could
     */
    public record OfWorkspace(String id, Instant syncedAt, Instant oldestVerifiedAt, long deletionsHeld, long peopleUnmatched,
            Integer budgetRemaining, long webhooksDisabled, Instant lastHintAt) {
    }
}
