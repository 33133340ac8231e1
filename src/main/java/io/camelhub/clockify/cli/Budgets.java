package io.camelhub.clockify.cli;

import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.sync.Budget;
import java.time.Duration;

/** What is used of the request budgets, in words. */
final class Budgets {

    private final Budget budget;

    Budgets(Budget budget) {
        this.budget = budget;
    }

    /** E.g. {@code 30 of 30 an hour, next possible 2026-11-23 14:30Z}. */
    String words(String integration, String workspaceId) {
        Budget.Usage usage = budget.usage(integration, workspaceId);
        if (usage.limit() == null) {
            return usage.used() + " in the last hour";
        }
        return usage.used() + " of " + usage.limit() + " an hour"
                + (usage.nextPossible() == null ? "" : ", next possible " + Shown.time(usage.nextPossible()));
    }

    /** The time between two syncs, as long as the budget makes it. */
    Duration every(Integration integration, String workspaceId) {
        return budget.every(integration, workspaceId);
    }
}
