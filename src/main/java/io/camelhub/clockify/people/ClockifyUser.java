package io.camelhub.clockify.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.camelhub.clockify.http.ValueReader;
import io.camelhub.clockify.model.ClockifyText;
import io.camelhub.clockify.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A member of a Clockify workspace, as Clockify reports them.
 *
 * @param id Clockify's id of the account, the same in all of its workspaces; never blank, at most 64 characters
 * @param email null for members without one (kiosk members), or where it is not known
 * @param name null for a member who has not finished sign-up, or where it is not known
 * @param accountStatus status of the account, an open enumeration ({@code ACTIVE}, {@code DELETED}, ...); null if not known
 * @param membershipStatus status in this workspace ({@code ACTIVE}, {@code PENDING}, {@code INACTIVE}, ...); null if not known
 * @param timeZone IANA name; null if not known
 * @param weekStart {@code MONDAY}, ...; null if not known
 * @param roles the names of the roles in this workspace, a JSON array as text; null if not known
 * @param customFields a JSON object as text, by field id, each with name and value; null if not known
 * @param hourlyRate what an hour of theirs is billed at in this workspace, in minor units; null for none, not known or not kept
 * @param costRate what an hour of theirs costs in this workspace, in minor units; null as hourlyRate
 */
public record ClockifyUser(String id, String email, String name, String accountStatus, String membershipStatus,
        String timeZone, String weekStart, String roles, String customFields, Long hourlyRate, Long costRate) {

    /** Clockify's placeholder for the name of a deleted account. */
    private static final String PLACEHOLDER = "DeletedUser";

    private static final int LONGEST_ZONE = 64;

    /** Removes NUL characters, and sets blank values and the placeholder to null. */
    public ClockifyUser {
        id = ClockifyText.id(id, "user");
        email = ClockifyText.known(email);
        name = ClockifyText.known(name);
        if (PLACEHOLDER.equals(name)) {
            name = null;
        }
        accountStatus = ClockifyText.word(accountStatus);
        membershipStatus = ClockifyText.word(membershipStatus);
        timeZone = Text.word(ClockifyText.known(timeZone), LONGEST_ZONE);
        weekStart = ClockifyText.word(weekStart);
    }

    /** A user from an answer that has only these fields. */
    public ClockifyUser(String id, String email, String name, String accountStatus, String membershipStatus) {
        this(id, email, name, accountStatus, membershipStatus, null, null, null, null, null, null);
    }

    /** A copy with the personal texts mapped: name, address and custom fields. */
    ClockifyUser withTexts(UnaryOperator<String> others) {
        return new ClockifyUser(id, email == null ? null : others.apply(email), name == null ? null : others.apply(name), accountStatus,
                membershipStatus, timeZone, weekStart, roles, customFields == null ? null : others.apply(customFields), hourlyRate, costRate);
    }

    /** The user, or a copy without rates. */
    public ClockifyUser withRates(boolean kept) {
        return kept ? this
                : new ClockifyUser(id, email, name, accountStatus, membershipStatus, timeZone, weekStart, roles, customFields, null, null);
    }

    /**
     * Reads one element of the answer to {@code GET /workspaces/{workspaceId}/users}.
     *
     * @param user the element; fields may be missing, null or unknown
     * @param workspaceId the workspace of the membership status
     * @throws IllegalArgumentException where the element has no usable id
     */
    public static ClockifyUser from(JsonNode user, String workspaceId) {
        JsonNode own = MissingNode.getInstance();
        for (JsonNode membership : user.path("memberships")) {
            if ("WORKSPACE".equals(text(membership, "membershipType"))
                    && workspaceId.equals(text(membership, "targetId"))) {
                own = membership;
            }
        }
        return new ClockifyUser(
                text(user, "id"), text(user, "email"), text(user, "name"), text(user, "status"), text(own, "membershipStatus"),
                text(user.path("settings"), "timeZone"), text(user.path("settings"), "weekStart"),
                user.path("roles").isArray() ? JsonText.of(roles(user)) : null,
                user.path("customFields").isArray() ? JsonText.of(customFields(user)) : null,
                ValueReader.amount(own.get("hourlyRate")), ValueReader.amount(own.get("costRate")));
    }

    /** The role names; none for a plain member. */
    private static Set<String> roles(JsonNode user) {
        Set<String> roles = new TreeSet<>();
        for (JsonNode details : user.path("roles")) {
            JsonNode role = details.path("role");
            Optional.ofNullable(text(role.isObject() ? role : details, role.isObject() ? "name" : "role")).ifPresent(roles::add);
        }
        return roles;
    }

    private static Map<String, Object> customFields(JsonNode user) {
        Map<String, Object> fields = new TreeMap<>();
        for (JsonNode field : user.path("customFields")) {
            JsonNode value = field.path("value");
            if (field.path("customFieldId").isTextual() && !value.isNull() && !value.isMissingNode()) {
                Map<String, Object> named = new LinkedHashMap<>();
                named.put("name", text(field, field.has("customFieldName") ? "customFieldName" : "name"));
                named.put("value", value);
                fields.put(field.path("customFieldId").textValue(), named);
            }
        }
        return fields;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText(null);
    }
}
