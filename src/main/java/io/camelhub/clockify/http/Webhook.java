package io.camelhub.clockify.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A webhook, as {@code GET} and {@code POST /workspaces/{id}/webhooks} return it.
 *
 * @param event the reported event, such as {@code NEW_TIME_ENTRY}
 * @param userId its creator; null where that is not reported
 * @param enabled whether a person has it switched on
 * @param deliveryEnabled false where Clockify switched it off after too many failed deliveries
 * @param planEnabled false where the workspace has more webhooks than its plan allows
 * @param token the secret in the header {@code Clockify-Signature} of each delivery; null where it is not reported
 */
public record Webhook(
        String id, String event, String url, String userId, boolean enabled, boolean deliveryEnabled, boolean planEnabled, String token) {

    private static final int LONGEST_EVENT = 60;

    /** Parses a list of webhooks, without those that have no id, event or URL. */
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

    /** Parses a single webhook. */
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

    /** A flag that is not reported counts as on. */
    private static boolean flag(JsonNode row, String field) {
        return row.path(field).asBoolean(true);
    }

    /** Whether Clockify sends deliveries. */
    public boolean delivers() {
        return enabled && deliveryEnabled && planEnabled;
    }

    @Override
    public String toString() {
        return "webhook " + id + " for " + event;
    }
}
