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
     * A synced workspace of an integration.
     *
     * @param syncedAt when a run last completed; null for never
     * @param oldestVerifiedAt the oldest reading time of a window; null where nothing is read yet
     * @param deletionsHeld the number of held deletions
     * @param peopleUnmatched the number of users without an employee, except ignored ones
     * @param budgetRemaining requests left within this hour; null without an hourly limit
     * @param webhooksDisabled the number of webhooks to this hub that Clockify switched off, or the plan does not allow
     * @param lastHintAt the last webhook delivery; the beginning of 1970 for none yet, null where no webhook can deliver
     */
    public record OfWorkspace(String id, Instant syncedAt, Instant oldestVerifiedAt, long deletionsHeld, long peopleUnmatched,
            Integer budgetRemaining, long webhooksDisabled, Instant lastHintAt) {
    }
}
