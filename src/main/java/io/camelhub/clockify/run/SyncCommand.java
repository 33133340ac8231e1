package io.camelhub.clockify.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * A command to do some work, mostly to sync one workspace; sent to {@code {{clockify.work.uri}}} as JSON.
 *
 * <p>It has names and ids, never a host or a secret: the receiving node takes those from its own settings.
 *
 * @param workspaceId one of the integration's workspaces; null for the discovery of what the key can see
 * @param claim the token of the schedule's claim; null for a person's order
 * @param order the id of a person's order; null for scheduled work
 * @param runToCompletion whether to continue until all is read, rather than to yield to others
 * @param waitsInPlace whether it waits while a run of this process has the workspace
 * @param reconcile whether to compare all that is stored
 * @param from first day to reconcile, an ISO date, UTC; null for the setting
 * @param to last day to reconcile, an ISO date, UTC; null for the end of what is read
 * @param since an ISO instant; what was read again after it counts as done; null for the beginning of the run
 * @param confirmDeletions whether to execute held deletions
 * @param entries ids of time entries: only these are read
 * @param users ids of Clockify users: only their entries are read, from the first day to the last
 * @param hints whether to read webhook hints only
 * @param rest whether only backfill is left, for which no other run yields
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true)
public record SyncCommand(
        @JsonProperty("integration") String integration,
        @JsonProperty("workspace_id") String workspaceId,
        @JsonProperty("claim") String claim,
        @JsonProperty("order") String order,
        @JsonProperty("run_to_completion") boolean runToCompletion,
        @JsonProperty("waits_in_place") boolean waitsInPlace,
        @JsonProperty("reconcile") boolean reconcile,
        @JsonProperty("from") String from,
        @JsonProperty("to") String to,
        @JsonProperty("since") String since,
        @JsonProperty("confirm_deletions") boolean confirmDeletions,
        @JsonProperty("entries") List<String> entries,
        @JsonProperty("users") List<String> users,
        @JsonProperty("hints") boolean hints,
        @JsonProperty("rest") boolean rest) {

    public SyncCommand {
        Objects.requireNonNull(integration, "a message about work must name its integration");
        if (workspaceId == null && claim == null) {
            throw new IllegalArgumentException("a message about work must name its workspace_id");
        }
        entries = entries == null ? List.of() : List.copyOf(entries);
        users = users == null ? List.of() : List.copyOf(users);
    }

    /** Whether it reads only a person's selection, or webhook hints. */
    public boolean selects() {
        return hints || !entries.isEmpty() || !users.isEmpty();
    }

    public static SyncCommand ordered(String integration, String workspaceId, SyncOrder order) {
        return new SyncCommand(
                integration,
                workspaceId,
                null,
                order.id(),
                true,
                order.waitsInPlace(),
                order.reconcile(),
                order.from() == null ? null : order.from().toString(),
                order.to() == null ? null : order.to().toString(),
                order.since() == null ? null : order.since().toString(),
                order.confirmDeletions(),
                order.entries(),
                order.users(),
                false,
                false);
    }

    public static SyncCommand due(String integration, String workspaceId) {
        return scheduled(integration, workspaceId, false, false);
    }

    /** A command to continue the backfill. */
    public static SyncCommand rest(String integration, String workspaceId) {
        return scheduled(integration, workspaceId, false, true);
    }

    /** A command to read webhook hints. */
    public static SyncCommand hinted(String integration, String workspaceId) {
        return scheduled(integration, workspaceId, true, false);
    }

    private static SyncCommand scheduled(String integration, String workspaceId, boolean hints, boolean rest) {
        return new SyncCommand(integration, workspaceId, "", null, false, false, false, null, null, null, false, null, null, hints, rest);
    }

    /** A command to discover what a key can see. */
    public static SyncCommand key(String integration) {
        return due(integration, null);
    }

    public SyncCommand claimed(String token) {
        return new SyncCommand(integration, workspaceId, token, order, runToCompletion, waitsInPlace, reconcile, from, to, since, confirmDeletions,
                entries, users, hints, rest);
    }
}
