package io.camelhub.clockify.simulator;

import java.util.Set;

/** An API key; it carries its owner's rights in the workspaces that it is good for. */
final class Key {

    final String name;
    final String secret;
    final Set<String> workspaceIds;
    Person owner;

    Key(String name, String secret, Person owner, Set<String> workspaceIds) {
        this.name = name;
        this.secret = secret;
        this.owner = owner;
        this.workspaceIds = workspaceIds;
    }

    /** Whether it may ask a workspace anything. */
    boolean sees(Workspace workspace) {
        Member member = workspace.members.get(owner.id);
        return workspaceIds.contains(workspace.id) && member != null && member.status == MembershipStatus.ACTIVE;
    }
}
