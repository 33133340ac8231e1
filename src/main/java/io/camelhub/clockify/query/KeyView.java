package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.run.BudgetUsage;
import java.util.List;
import java.util.Objects;

/**
 * What a key could see at its last discovery.
 *
 * @param ownerEmail null if not known
 * @param ownerZone null if not known
 */
public record KeyView(String ownerEmail, String ownerZone, List<Workspace> workspaces) {

    /** The synced part of a workspace. */
    public enum Synced {
        ALL, GROUPS, NONE
    }

    /**
     * @param plan Clockify's name of it; null if not known
     * @param ownerRole the role of the key's owner; null if not known
     * @param seesLess that the key does not show everybody's entries, in words; null where it does, or nothing says that it does not
     * @param users how many are known
     * @param refused requests that only help, and that Clockify refuses
     * @param leftOpen what of its time could not be read whole, and why, in words
     */
    public record Workspace(String id, String name, String plan, String ownerRole, String seesLess, int users, Synced synced,
            BudgetUsage.Usage requests, List<Group> groups, List<RefusalQuery.Refused> refused, List<String> leftOpen) {

        public Workspace {
            groups = List.copyOf(groups);
            refused = List.copyOf(refused);
            leftOpen = List.copyOf(leftOpen);
        }

        /** Why the key does not see everybody's entries in this synced workspace, in words; null where it does. */
        String lack() {
            return synced == Synced.NONE || seesLess == null ? null : seesLess + " (" + (name == null ? id : name) + ")";
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

    /** In which workspaces it does not show everybody's entries, such as {@code sees 1 of 40 people: ... (Camel & Co)}. */
    public List<String> lacks() {
        return workspaces.stream().map(Workspace::lack).filter(Objects::nonNull).toList();
    }
}
