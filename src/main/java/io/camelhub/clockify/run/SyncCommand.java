package io.camelhub.clockify.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * Work to be done, mostly one workspace to be synced; the message to {@code {{clockify.work.uri}}}, as JSON.
 *
 * <p>It holds names and ids, never a host or a secret: the receiving node takes those from its own settings.
 *
 * @param integration name of the integration
 * @param workspaceId one of its workspaces; null for a claimed message about the key itself: to find out what it can see
 * @param claim the token of what was handed over; null for what a person orders
 * @param order the id of a person's order; null for what is due
 * @param runToCompletion whether to go on until all is read, rather than to make room for others after a while
 * @param waitsInPlace whether it waits for a run of this process that has the workspace
 * @param reconcile whether to read again what is stored
 * @param from first day to reconcile, an ISO date, UTC; null for the setting
 * @param to last day to reconcile, an ISO date, UTC; null for the end of what is read
 * @param since an ISO instant: what was read again after it need not be once more; null for the beginning of the run
 * @param confirmDeletions whether deletions that the guard holds back may go on
 * @param entries ids of time entries: only these are read again
 * @param users ids of Clockify users: only their entries are read again, from the first day to the last
 * @param hints whether only what webhooks hinted at is read
 * @param rest whether the workspace is up to date, and only more of its past is to be read: it makes nobody give up a place
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

    /** Whether a person chose what is read, or webhooks hint at it, and nothing else is. */
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

    /** There is only more of the past to be read. */
    public static SyncCommand rest(String integration, String workspaceId) {
        return scheduled(integration, workspaceId, false, true);
    }

    /** What webhooks hint at is to be read. */
    public static SyncCommand hinted(String integration, String workspaceId) {
        return scheduled(integration, workspaceId, true, false);
    }

    private static SyncCommand scheduled(String integration, String workspaceId, boolean hints, boolean rest) {
        return new SyncCommand(integration, workspaceId, "", null, false, false, false, null, null, null, false, null, null, hints, rest);
    }

    /** What the key of an integration can see is to be read. */
    public static SyncCommand key(String integration) {
        return due(integration, null);
    }

    public SyncCommand claimed(String token) {
        return new SyncCommand(integration, workspaceId, token, order, runToCompletion, waitsInPlace, reconcile, from, to, since, confirmDeletions,
                entries, users, hints, rest);
    }
}
