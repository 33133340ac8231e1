package io.camelhub.clockify.simulator;

/** What a member may see in a workspace: owner and admin all, a team manager the people of the groups they manage, a member themselves. */
public enum Role {
    OWNER, WORKSPACE_ADMIN, TEAM_MANAGER, MEMBER;

    boolean seesAll() {
        return this == OWNER || this == WORKSPACE_ADMIN;
    }
}
