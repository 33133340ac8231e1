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
 */
public record IntegrationStatus(String name, State state, Health health, boolean known, String ownerEmail, String error,
        Instant errorAt, List<WorkspaceStatus> workspaces) {

    /** What the settings say of it. */
    public enum State {
        ENABLED,
        DISABLED,
        /** Something in its settings is wrong, so that it cannot be used. */
        WRONG_SETTINGS,
        /** Only the tables still know it. */
        REMOVED
    }

    public IntegrationStatus {
        workspaces = List.copyOf(workspaces);
    }
}
