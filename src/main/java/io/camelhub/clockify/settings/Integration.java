package io.camelhub.clockify.settings;

import static java.util.Objects.requireNonNull;

import io.camelhub.clockify.model.Plan;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One Clockify API key, and what to fetch with it. Its text form does not show the key.
 *
 * @param name              unique, {@code [a-z0-9-]{1,40}}; shown everywhere
 * @param teamIds           workspace ids and user-group ids, 24 hex digits each, in the order written, each once; empty: all that the key can see
 * @param enabled           whether it is synced
 * @param apiUrl            base URL of the core API without a trailing slash, e.g. {@code https://api.clockify.me/api/v1}
 * @param reportsUrl        base URL of the reports API without a trailing slash, e.g. {@code https://reports.api.clockify.me/v1}
 * @param backfillFrom      first day to fetch (UTC); null: 365 days before the first sync
 * @param syncEvery         time between two syncs
 * @param reconcileEvery    time between two reconciles
 * @param reconcileDays     how many days back a reconcile reads
 * @param requestsPerHour   budget per workspace; null: the limit of the workspace's plan
 * @param requestsPerSecond budget per workspace; null: the limit of the workspace's plan
 * @param parallelRequests  most concurrent requests to one workspace, on a paid plan
 * @param windowDays        length of a report window on a paid plan, in days
 * @param pageSize          rows per report page
 */
public record Integration(
        String name,
        ApiKey apiKey,
        List<String> teamIds,
        boolean enabled,
        URI apiUrl,
        URI reportsUrl,
        LocalDate backfillFrom,
        Duration syncEvery,
        Duration reconcileEvery,
        int reconcileDays,
        Integer requestsPerHour,
        Integer requestsPerSecond,
        int parallelRequests,
        int windowDays,
        int pageSize) {

    static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    static final Pattern TEAM_ID = Pattern.compile("[0-9a-f]{24}");

    public Integration {
        require(NAME.matcher(name).matches(), "name");
        requireNonNull(apiKey, "apiKey");
        teamIds = teamIds.stream().distinct().toList();
        require(teamIds.stream().allMatch(id -> TEAM_ID.matcher(id).matches()), "teamIds");
        requireNonNull(apiUrl, "apiUrl");
        requireNonNull(reportsUrl, "reportsUrl");
        require(syncEvery.compareTo(Duration.ZERO) > 0, "syncEvery");
        require(reconcileEvery.compareTo(Duration.ZERO) > 0, "reconcileEvery");
        require(reconcileDays >= 1, "reconcileDays");
        require(requestsPerHour == null || requestsPerHour >= 1, "requestsPerHour");
        require(requestsPerSecond == null || requestsPerSecond >= 1, "requestsPerSecond");
        require(parallelRequests >= 1, "parallelRequests");
        require(windowDays >= 1, "windowDays");
        require(pageSize >= 1, "pageSize");
    }

    /**
     * The hourly request limit in a workspace; null for none.
     *
     * @param plan the workspace's plan; null if not known
     */
    public Integer perHour(String plan) {
        return requestsPerHour != null ? requestsPerHour : Plan.requestsPerHour(plan);
    }

    /** The problem of a proposed integration name, with the remedy; null for a valid name. */
    public static String problemOfName(String name) {
        return NAME.matcher(name).matches() ? null
                : "is no name for an integration: use 1 to 40 small letters, digits and hyphens, e.g. main";
    }

    /** An enabled copy. */
    public Integration running() {
        return new Integration(name, apiKey, teamIds, true, apiUrl, reportsUrl, backfillFrom, syncEvery, reconcileEvery, reconcileDays,
                requestsPerHour, requestsPerSecond, parallelRequests, windowDays, pageSize);
    }

    /** A copy with another name. */
    public Integration named(String other) {
        return new Integration(other, apiKey, teamIds, enabled, apiUrl, reportsUrl, backfillFrom, syncEvery, reconcileEvery, reconcileDays,
                requestsPerHour, requestsPerSecond, parallelRequests, windowDays, pageSize);
    }

    private static void require(boolean right, String component) {
        if (!right) {
            throw new IllegalArgumentException(component + " of an integration is out of range");
        }
    }
}
