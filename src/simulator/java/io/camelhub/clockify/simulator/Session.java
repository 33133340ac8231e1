package io.camelhub.clockify.simulator;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/**
 * Whose rights a request has, in one workspace.
 *
 * @param visible ids of the people whose entries may be seen; null means everybody's
 */
record Session(Person owner, Workspace workspace, Role role, Set<String> visible) {

    static Session of(Key key, Workspace workspace) {
        Member member = workspace.members.get(key.owner.id);
        if (!key.sees(workspace)) {
            throw Refusal.denied();
        }
        if (member.role.seesAll()) {
            return new Session(key.owner, workspace, member.role, null);
        }
        Set<String> visible = new HashSet<>();
        visible.add(key.owner.id);
        if (member.role == Role.TEAM_MANAGER) {
            workspace.groups.values().stream().filter(group -> group.managerIds.contains(key.owner.id)).forEach(group -> visible.addAll(group.userIds));
        }
        return new Session(key.owner, workspace, member.role, visible);
    }

    boolean sees(Entry entry) {
        return sees(entry.user.id);
    }

    boolean sees(String userId) {
        return visible == null || visible.contains(userId);
    }

    ZoneId zone() {
        return owner.zone == null ? ZoneOffset.UTC : owner.zone;
    }
}
