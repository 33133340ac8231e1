package io.camelhub.clockify.people.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.people.naming.ClockifyText;

/**
 * A member of a Clockify workspace, as Clockify reports them.
 *
 * @param id Clockify's id of the account, the same in all of its workspaces; never blank, at most 64 characters
 * @param email null for members without one (kiosk members), or where it is not known
 * @param name null for a member who has not finished sign-up, or where it is not known
 * @param accountStatus status of the account, an open set ({@code ACTIVE}, {@code DELETED}, ...); null if not known
 * @param membershipStatus status in this workspace ({@code ACTIVE}, {@code PENDING}, {@code INACTIVE}, ...); null if not
 *     known
 */
public record ClockifyUser(String id, String email, String name, String accountStatus, String membershipStatus) {

    /** The name that Clockify shows for an account that was deleted. */
    private static final String PLACEHOLDER = "DeletedUser";

    /** Drops NUL characters, and takes blank values and Clockify's placeholder for "not known". */
    public ClockifyUser {
        id = ClockifyText.id(id, "user");
        email = ClockifyText.known(email);
        name = ClockifyText.known(name);
        if (PLACEHOLDER.equals(name)) {
            name = null;
        }
        accountStatus = ClockifyText.word(accountStatus);
        membershipStatus = ClockifyText.word(membershipStatus);
    }

    /**
     * Reads one element of Clockify's answer to {@code GET /workspaces/{workspaceId}/users}.
     *
     * @param user the element; fields may be missing, null or unknown
     * @param workspaceId whose membership status is meant
     * @throws IllegalArgumentException where the element has no usable id
     */
    public static ClockifyUser from(JsonNode user, String workspaceId) {
        String membershipStatus = null;
        for (JsonNode membership : user.path("memberships")) {
            if ("WORKSPACE".equals(text(membership, "membershipType"))
                    && workspaceId.equals(text(membership, "targetId"))) {
                membershipStatus = text(membership, "membershipStatus");
            }
        }
        return new ClockifyUser(
                text(user, "id"), text(user, "email"), text(user, "name"), text(user, "status"), membershipStatus);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText(null);
    }
}
