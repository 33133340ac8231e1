package io.camelhub.clockify.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A webhook, as {@code GET} and {@code POST /workspaces/{id}/webhooks} give it.
 *
 * @param event what it reports, such as {@code NEW_TIME_ENTRY}
 * @param userId who made it; null where that is not reported
 * @param enabled whether a person has it switched on
 * @param deliveryEnabled false where Clockify switched it off, after too many deliveries that failed
 * @param planEnabled false where there are more than the plan of the workspace allows
 * @param token what each of its deliveries carries in the header {@code Clockify-Signature}, a secret; null where it is not reported
 */
public record Webhook(
        String id, String event, String url, String userId, boolean enabled, boolean deliveryEnabled, boolean planEnabled, String token) {

    private static final int LONGEST_EVENT = 60;

    /** All that a list has, but for what has no id, no event or no address. */
    public static List<Webhook> list(JsonNode answer) {
        JsonNode rows = answer.isArray() ? answer : answer.path("webhooks");
        if (!rows.isArray()) {
            throw new BadResponseException("Clockify answered something else than a list of webhooks");
        }
        List<Webhook> webhooks = new ArrayList<>();
        for (JsonNode row : rows) {
            Webhook webhook = read(row);
            if (webhook != null) {
                webhooks.add(webhook);
            }
        }
        return webhooks;
    }

    /** The webhook that an answer is. */
    public static Webhook of(JsonNode answer) {
        Webhook webhook = read(answer);
        if (webhook == null) {
            throw new BadResponseException("Clockify answered something else than a webhook");
        }
        return webhook;
    }

    private static Webhook read(JsonNode row) {
        String id = ValueReader.idOrNull(row.get("id"));
        String event = row.path("webhookEvent").asText("");
        String url = row.path("url").asText("");
        if (id == null || event.isEmpty() || url.isEmpty()) {
            return null;
        }
        return new Webhook(id, OneLine.of(event, LONGEST_EVENT), url, ValueReader.idOrNull(row.get("userId")), flag(row, "enabled"),
                flag(row, "deliveryEnabled"), flag(row, "planEnabled"), row.path("authToken").asText(null));
    }

    /** What is not reported is not off. */
    private static boolean flag(JsonNode row, String field) {
        return row.path(field).asBoolean(true);
    }

    /** Whether Clockify sends what it is about. */
    public boolean delivers() {
        return enabled && deliveryEnabled && planEnabled;
    }

    @Override
    public String toString() {
        return "webhook " + id + " for " + event;
    }
}
