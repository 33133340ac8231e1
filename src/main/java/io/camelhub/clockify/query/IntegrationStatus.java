package io.camelhub.clockify.query;

import java.time.Instant;
import java.util.List;

/**
 * How an integration stands.
 *
 * @param known whether the tables know it, that is, whether it was ever synced
 * @param ownerEmail whose key it is; null if not known
 * @param error what is wrong with the integration as a whole; null for nothing
 * @param errorAt since when; null for no error
 * @param checkedAt when what the key can see was last read; null for never
 * @param people the users of its teams or workspaces, each once
 * @param condition all that in a few words
 */
public record IntegrationStatus(String name, State state, Health health, boolean known, String ownerEmail, String error,
        Instant errorAt, Instant checkedAt, People people, List<WorkspaceStatus> workspaces, Condition condition) {

    /**
     * How many of the users that nobody chose to leave without an employee have one.
     *
     * @param all those without one, too
     */
    public record People(int matched, int all) {
    }

    /** What the settings say of it. */
    public enum State {
        ENABLED,
        DISABLED,
        /** Something in its settings is wrong, so that it cannot be used. */
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
