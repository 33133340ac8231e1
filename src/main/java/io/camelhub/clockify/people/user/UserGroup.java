package io.camelhub.clockify.people.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.people.naming.ClockifyText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A user group of a Clockify workspace, with its members as of now.
 *
 * @param id Clockify's id of the group; never blank
 * @param name null where Clockify gives none
 * @param userIds ids of the members, each once; never null
 */
public record UserGroup(String id, String name, List<String> userIds) {

    public UserGroup {
        id = ClockifyText.id(id, "user group");
        name = ClockifyText.known(name);
        userIds = List.copyOf(userIds);
    }

    /**
     * Reads one element of Clockify's answer to {@code GET /workspaces/{workspaceId}/user-groups}.
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
        return new UserGroup(group.path("id").asText(null), group.path("name").asText(null), List.copyOf(userIds));
    }
}
