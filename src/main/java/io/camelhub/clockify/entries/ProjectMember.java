package io.camelhub.clockify.entries;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.http.ValueReader;
import io.camelhub.clockify.model.Text;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /**
     * The members of some projects as a list has them, by project; without projects that do not say whom they are assigned to.
     *
     * @param people maps the id of an erased user to their pseudonym
     * @param rates whether rates are kept
     */
    public static Map<String, Collection<ProjectMember>> of(Iterable<JsonNode> projects, UnaryOperator<String> people, boolean rates) {
        Map<String, Collection<ProjectMember>> members = new LinkedHashMap<>();
        for (JsonNode project : projects) {
            String id = Text.idOrNull(project.path("id").textValue());
            if (id != null && project.path("memberships").isArray()) {
                members.put(id, of(id, project.path("memberships"), people, rates));
            }
        }
        return members;
    }

    /** Each member once. */
    private static Collection<ProjectMember> of(String projectId, JsonNode memberships, UnaryOperator<String> people, boolean rates) {
        Map<String, ProjectMember> members = new LinkedHashMap<>();
        for (JsonNode membership : memberships) {
            String id = Text.idOrNull(membership.path("userId").textValue());
            if (id != null) {
                String member = people.apply(id);
                members.put(member, new ProjectMember(projectId, member,
                        "USERGROUP".equals(membership.path("membershipType").textValue()) ? "USERGROUP" : "USER",
                        Text.word(membership.path("membershipStatus").textValue(), LONGEST_STATUS),
                        rates ? ValueReader.amount(membership.get("hourlyRate")) : null, rates ? ValueReader.amount(membership.get("costRate")) : null));
            }
        }
        return members.values();
    }
}
