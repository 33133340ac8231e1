package io.camelhub.clockify.run;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.run.BudgetPolicy.Counted;
import io.camelhub.clockify.settings.Integration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how much of workspaces' hourly budgets is used. Enters no request, and never waits. */
public final class BudgetUsage {

    private final Database database;
    private final RequestLimits limits;
    private final SentRequests sent;

    public BudgetUsage(Database database, RequestLimits limits) {
        this.database = database;
        this.limits = limits;
        this.sent = new SentRequests(database);
    }

    /**
     * The use of a workspace's budget.
     *
     * @param used counted requests
     * @param limit requests allowed within an hour; null for no limit
     * @param nextPossible when the next request is possible; null for at once
     */
    public record Usage(int used, Integer limit, Instant nextPossible) {
    }

    /**
     * A workspace of an integration.
     *
     * @param plan Clockify's name of the plan; null if not known
     */
    public record Place(String integration, String workspaceId, String plan) {
    }

    /** The use of a workspace's budget, by the settings of an integration. */
    public Usage of(String integration, String workspaceId) {
        Integer limit = limits.perHour(integration, plan(workspaceId));
        List<Counted> counted = sent.of(workspaceId, database.now());
        return new Usage(counted.size(), limit, limit == null ? null : BudgetPolicy.nextPossible(counted, limit));
    }

    private String plan(String workspaceId) {
        return database.table("clockify_workspace").select("plan").where("id", workspaceId).optional(String.class).orElse(null);
    }

    /** The use of workspaces' budgets, each by the settings of its integration; in two statements. */
    public Map<Place, Usage> of(Collection<Place> places) {
        Instant now = database.now();
        Map<String, Integer> used = sent.numbers(now);
        ToIntFunction<Place> usedAt = place ->
                used.getOrDefault(place.workspaceId(), 0) + used.getOrDefault(SentRequests.ANY_WORKSPACE, 0);
        Set<String> full = places.stream()
                .filter(place -> limit(place) != null && usedAt.applyAsInt(place) >= limit(place))
                .map(Place::workspaceId).collect(Collectors.toSet());
        Map<String, List<Counted>> counted = full.isEmpty() ? Map.of() : sent.of(full, now);
        return places.stream().collect(Collectors.toMap(place -> place, place -> new Usage(
                usedAt.applyAsInt(place), limit(place), limit(place) == null ? null : BudgetPolicy.nextPossible(
                        Stream.of(place.workspaceId(), SentRequests.ANY_WORKSPACE)
                                .flatMap(id -> counted.getOrDefault(id, List.of()).stream()).toList(), limit(place)))));
    }

    private Integer limit(Place place) {
        return limits.perHour(place.integration(), place.plan());
    }

    /**
     * Whether a workspace's budget has room for an additional sync now.
     *
     * @param plan of the workspace; null if not known
     * @param sharing the number of enabled integrations that read the workspace; at least one
     */
    public boolean hasRoom(Integration integration, String workspaceId, String plan, int sharing) {
        Integer limit = limits.perHour(integration.name(), plan);
        return limit == null || SyncIntervalPolicy.hasRoom(
                limit, sent.of(workspaceId, database.now()).size(), limits.every(integration, plan, sharing), sharing);
    }
}
