package io.camelhub.clockify.query;

import java.time.Instant;
import java.util.List;

/**
 * The state of an integration.
 *
 * @param known whether it was ever synced, so that the tables have it
 * @param ownerEmail the key owner's address; null if not known
 * @param error the integration's own error; null for none
 * @param errorAt the time of the error; null for none
 * @param checkedAt the last discovery of what the key can see; null for never
 * @param people the users of its teams or workspaces, each once
 * @param condition the summary
 */
public record IntegrationStatus(String name, State state, Health health, boolean known, String ownerEmail, String error,
        Instant errorAt, Instant checkedAt, People people, List<WorkspaceStatus> workspaces, Condition condition) {

    /**
     * The number of matched users, without ignored ones.
     *
     * @param all matched and unmatched ones
     */
    public record People(int matched, int all) {
    }

    /** The state of an integration by the settings. */
    public enum State {
        ENABLED,
        DISABLED,
        /** Its settings are wrong, so that it cannot be used. */
        WRONG_SETTINGS,
        /** Only the tables still know it. */
        REMOVED
    }

    /** How many time entries its workspaces have, running ones included. */
    public long entries() {
        return workspaces.stream().mapToLong(workspace -> workspace.entries().current()).sum();
    }

    /** The last days that are wanted, those of all its workspaces added up; no steps where there is none. */
    public CoverageStrip lastDays(int days, LocalTimes times) {
        return CoverageStrip.sum(workspaces.stream().map(workspace -> workspace.lastDays(days, times)).toList());
    }

    public IntegrationStatus {
        workspaces = List.copyOf(workspaces);
    }
}
