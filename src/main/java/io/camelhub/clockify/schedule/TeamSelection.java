package io.camelhub.clockify.schedule;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Resolves {@code team-ids} to workspaces and user groups.
 *
 * @param wanted group ids by workspace id; no groups for everybody
 * @param problem the problem of {@code team-ids} or the key, in words; null for none
 */
@Decision
record TeamSelection(Map<String, List<String>> wanted, String problem) {

    record Group(String id, String name, String workspaceId) {
    }

    /**
     * @param teamIds the setting; empty for all that the key can see
     * @param workspaces names of the visible workspaces, by id
     * @param unread why user groups could not be read; empty where they could
     */
    static TeamSelection of(String integration, List<String> teamIds, Map<String, String> workspaces, List<Group> groups,
            Collection<String> unread) {
        if (workspaces.isEmpty()) {
            return new TeamSelection(Map.of(), "the key sees no workspace: ask the owner of one to invite the key's account, or set "
                    + "clockify.integrations." + integration + ".api-key to another account's key");
        }
        Map<String, List<String>> wanted = new TreeMap<>();
        List<String> unknown = new ArrayList<>();
        (teamIds.isEmpty() ? workspaces.keySet() : teamIds).stream().filter(workspaces::containsKey)
                .forEach(id -> wanted.put(id, List.of()));
        // sorted, because another order of the ids means the same
        teamIds.stream().sorted().filter(id -> !workspaces.containsKey(id)).forEach(id -> groups.stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .ifPresentOrElse(group -> {
                    if (!teamIds.contains(group.workspaceId())) {
                        wanted.computeIfAbsent(group.workspaceId(), none -> new ArrayList<>()).add(id);
                    }
                }, () -> unknown.add(id)));
        return new TeamSelection(wanted, unknown.isEmpty() ? null : unknownTeams(integration, unknown, workspaces, groups)
                + (unread.isEmpty() ? "" : "; not all user groups could be read: " + String.join(", ", unread)));
    }

    /** Whether nothing is selected because of a problem. */
    boolean isNothing() {
        return problem != null && wanted.isEmpty();
    }

    private static String unknownTeams(
            String integration, List<String> unknown, Map<String, String> workspaces, List<Group> groups) {
        List<String> known = new ArrayList<>();
        workspaces.forEach((id, name) -> known.add("workspace " + id + " (" + name + ")"));
        groups.forEach(group -> known.add("user group " + group.id() + " (" + group.name() + ")"));
        return "clockify.integrations." + integration + ".team-ids names " + String.join(", ", unknown)
                + ", which is neither a workspace nor a user group that the key can see; there are: " + String.join(", ", known);
    }
}
