package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.run.SyncRun;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Decides how many users' entries a key sees in a workspace, as far as can be known: Clockify answers a restricted key with fewer rows, and without
 * an error.
 *
 * @param ownerId the key's owner
 * @param ownerRole their role; null where it is not reported
 * @param denied whether Clockify refuses them the user list, which every owner and admin may read
 * @param openToAll whether all members may see all time entries, not only admins; null where it is not reported
 * @param known the number of known users
 * @param listed the number of members that the workspace lists; null where none are listed
 * @param wantedGroups the selected user groups; empty for everybody
 * @param members the members by user group
 * @param managed the groups that the owner manages
 */
@Decision
record KeyVisibility(String ownerId, String ownerRole, boolean denied, Boolean openToAll, int known, Integer listed,
        Set<String> wantedGroups, Map<String, Set<String>> members, Set<String> managed) {

    private static final String REMEDY = ": use an owner's or admin's key";

    /** Whether it sees everybody's entries, or nothing shows that it does not. */
    boolean showsAll() {
        return SyncRun.isAdmin(ownerRole) || ownerRole == null && !denied || Boolean.TRUE.equals(openToAll);
    }

    /** What the key does not see, in words; null where it sees enough. */
    String lack() {
        if (showsAll()) {
            return null;
        }
        Set<String> wanted = in(wantedGroups);
        int all = wantedGroups.isEmpty() ? Math.max(Math.max(known, listed == null ? 0 : listed), in(members.keySet()).size()) : wanted.size();
        if (denied && all <= 1) {
            return "sees only its owner's entries" + REMEDY;
        }
        if (ownerRole != null && !ownerRole.equals("MEMBER") && !ownerRole.equals("TEAM_MANAGER")) {
            return all <= 1 ? null : "does not see everybody's entries" + REMEDY;
        }
        Set<String> seen = ownerRole != null && ownerRole.equals("TEAM_MANAGER") ? in(managed) : new HashSet<>();
        seen.add(ownerId);
        if (!wantedGroups.isEmpty()) {
            seen.retainAll(wanted);
        }
        return seen.size() >= all ? null
                : "sees " + seen.size() + " of " + (denied ? "at least " : "") + all + " people" + REMEDY;
    }

    private Set<String> in(Set<String> groups) {
        Set<String> users = new HashSet<>();
        groups.forEach(group -> users.addAll(members.getOrDefault(group, Set.of())));
        return users;
    }
}
