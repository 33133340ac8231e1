package io.camelhub.clockify.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.ClockifyText;
import io.camelhub.clockify.model.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A user group of a Clockify workspace with its current members.
 *
 * @param id Clockify's id; never blank
 * @param name null where Clockify gives none
 * @param userIds ids of the members, without duplicates; never null
 * @param managerIds ids of the team managers, a JSON array as text; null where they are not known
 */
public record UserGroup(String id, String name, List<String> userIds, String managerIds) {

    public UserGroup {
        id = ClockifyText.id(id, "user group");
        name = ClockifyText.known(name);
        userIds = List.copyOf(userIds);
    }

    /** A group whose managers are not known. */
    public UserGroup(String id, String name, List<String> userIds) {
        this(id, name, userIds, null);
    }

    /**
     * Reads one element of the answer to {@code GET /workspaces/{workspaceId}/user-groups}.
     *
     * @param group the element; fields may be missing, null or unknown
     * @throws IllegalArgumentException where the element has no usable id
     */
    public static UserGroup from(JsonNode group) {
        Set<String> userIds = new LinkedHashSet<>();
        for (JsonNode userId : group.path("userIds")) {
            String known = ClockifyText.known(userId.asText(null));
            if (known != null && !userId.isNull()) {
                userIds.add(ClockifyText.id(known, "user"));
            }
        }
        return new UserGroup(group.path("id").asText(null), group.path("name").asText(null), List.copyOf(userIds),
                group.path("teamManagers").isArray() ? JsonText.of(managers(group)) : null);
    }

    private static Set<String> managers(JsonNode group) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode manager : group.path("teamManagers")) {
            Optional.ofNullable(Text.idOrNull(manager.path("id").textValue())).ifPresent(ids::add);
        }
        return ids;
    }
}
