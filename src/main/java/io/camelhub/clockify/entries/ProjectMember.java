package io.camelhub.clockify.entries;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.http.ValueReader;
import io.camelhub.clockify.model.Text;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A user or user group that a project is assigned to.
 *
 * @param memberId of a user, or of a user group
 * @param kind {@code USER} or {@code USERGROUP}
 * @param status {@code ACTIVE}, or what else Clockify has; null where it is not reported
 * @param hourlyRate in minor units; null for none, not reported or not kept
 * @param costRate in minor units; null as hourlyRate
 */
public record ProjectMember(String projectId, String memberId, String kind, String status, Long hourlyRate, Long costRate) {

    private static final int LONGEST_STATUS = 40;

    /** The ids of the projects of a page that say whom they are assigned to. */
    public static Set<String> projects(JsonNode page) {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode project : page) {
            String id = Text.idOrNull(project.path("id").textValue());
            if (id != null && project.path("memberships").isArray()) {
                ids.add(id);
            }
        }
        return ids;
    }

    /**
     * The members of the projects of a page.
     *
     * @param people maps the id of an erased user to their pseudonym
     * @param rates whether rates are kept
     */
    public static List<ProjectMember> of(JsonNode page, UnaryOperator<String> people, boolean rates) {
        Map<String, ProjectMember> members = new LinkedHashMap<>();
        Set<String> projects = projects(page);
        for (JsonNode project : page) {
            String projectId = project.path("id").textValue();
            for (JsonNode membership : projects.contains(projectId) ? project.path("memberships") : List.<JsonNode>of()) {
                String id = Text.idOrNull(membership.path("userId").textValue());
                if (id != null) {
                    boolean group = "USERGROUP".equals(membership.path("membershipType").textValue());
                    ProjectMember member = new ProjectMember(projectId, people.apply(id), group ? "USERGROUP" : "USER",
                            Text.word(membership.path("membershipStatus").textValue(), LONGEST_STATUS),
                            rates ? ValueReader.amount(membership.get("hourlyRate")) : null, rates ? ValueReader.amount(membership.get("costRate")) : null);
                    members.put(projectId + "/" + member.memberId(), member);
                }
            }
        }
        return List.copyOf(members.values());
    }
}
