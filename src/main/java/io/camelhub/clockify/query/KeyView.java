package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.sync.request.BudgetUsage;
import java.util.List;
import java.util.Set;

/**
 * What a key can see, as it was read last.
 *
 * @param ownerEmail null if not known
 * @param ownerZone null if not known
 */
public record KeyView(String ownerEmail, String ownerZone, List<Workspace> workspaces) {

    private static final Set<String> SEES_ALL = Set.of("OWNER", "WORKSPACE_ADMIN");

    /** What of a workspace is synced. */
    public enum Synced {
        ALL, GROUPS, NONE
    }

    /**
     * @param plan Clockify's name of it; null if not known
     * @param ownerRole the role of the key's owner; null if not known
     * @param users how many are known
     * @param refused requests that only help, and that Clockify refuses
     * @param leftOpen what of its time could not be read whole, and why, in words
     */
    public record Workspace(String id, String name, String plan, String ownerRole, int users, Synced synced,
            BudgetUsage.Usage requests, List<Group> groups, List<RefusalQuery.Refused> refused, List<String> leftOpen) {

        public Workspace {
            groups = List.copyOf(groups);
            refused = List.copyOf(refused);
            leftOpen = List.copyOf(leftOpen);
        }

        /** Whether it is to be synced by a key that may not see everybody's entries. */
        public boolean ownerMissesEntries() {
            return synced != Synced.NONE && ownerRole != null && !SEES_ALL.contains(ownerRole);
        }

        /** Whether it is to be synced at the pace of the Free plan. */
        public boolean syncedAsFree() {
            return synced != Synced.NONE && Plan.free(plan);
        }
    }

    /** A user group. */
    public record Group(String id, String name, int users, boolean synced) {
    }

    public KeyView {
        workspaces = List.copyOf(workspaces);
    }
}
