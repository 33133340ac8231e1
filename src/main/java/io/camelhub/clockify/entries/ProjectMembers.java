package io.camelhub.clockify.entries;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The table {@code clockify_project_member}. */
public final class ProjectMembers {

    private final Database database;

    public ProjectMembers(Database database) {
        this.database = database;
    }

    /** Replaces the members of some projects, by project, in the transaction of the caller; writes what differs. */
    public void store(String workspaceId, Map<String, Collection<ProjectMember>> members) {
        if (members.isEmpty()) {
            return;
        }
        Table table = database.table("clockify_project_member").at("workspace_id", workspaceId);
        Set<ProjectMember> before = new LinkedHashSet<>(table.among("project_id", members.keySet())
                .select("project_id", "member_id", "kind", "status", "hourly_rate", "cost_rate").list(ProjectMember.class));
        Set<ProjectMember> after = new LinkedHashSet<>();
        members.values().forEach(after::addAll);
        table.deleteEach(before.stream().filter(member -> !after.contains(member))
                .map(member -> database.row("project_id", member.projectId(), "member_id", member.memberId())).toList());
        table.insert(after.stream().filter(member -> !before.contains(member)).map(this::row).toList());
    }

    private Map<String, Object> row(ProjectMember member) {
        return database.row("project_id", member.projectId(), "member_id", member.memberId(), "kind", member.kind(),
                "status", member.status(), "hourly_rate", member.hourlyRate(), "cost_rate", member.costRate());
    }
}
