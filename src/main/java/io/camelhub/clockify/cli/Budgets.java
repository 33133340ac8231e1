package io.camelhub.clockify.cli;

import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.sync.RequestBudget;
import java.time.Duration;

/** What is used of the request budgets, in words. */
final class Budgets {

    private final RequestBudget budget;

    Budgets(RequestBudget budget) {
        this.budget = budget;
    }

    /** E.g. {@code 30 of 30 an hour, next possible 2026-11-23 14:30Z}. */
    String words(String integration, String workspaceId) {
        RequestBudget.Usage usage = budget.usage(integration, workspaceId);
        if (usage.limit() == null) {
            return usage.used() + " in the last hour";
        }
        return usage.used() + " of " + usage.limit() + " an hour"
                + (usage.nextPossible() == null ? "" : ", next possible " + Formats.time(usage.nextPossible()));
    }

    /** The time between two syncs, as long as the budget makes it. */
    Duration every(Integration integration, String workspaceId) {
        return budget.every(integration, workspaceId);
    }
}
