package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Webhooks of a workspace, for its owner and admins. */
final class WebhooksApi {

    private static final Set<String> EVENTS = Set.of("NEW_PROJECT", "NEW_TASK", "NEW_CLIENT", "NEW_TIMER_STARTED", "TIMER_STOPPED",
            "TIME_ENTRY_UPDATED", "TIME_ENTRY_DELETED", "TIME_ENTRY_SPLIT", "NEW_TIME_ENTRY", "TIME_ENTRY_RESTORED", "NEW_TAG",
            "USER_DELETED_FROM_WORKSPACE", "USER_JOINED_WORKSPACE", "USER_DEACTIVATED_ON_WORKSPACE", "USER_ACTIVATED_ON_WORKSPACE",
            "USER_EMAIL_CHANGED", "USER_UPDATED", "NEW_INVOICE", "INVOICE_UPDATED", "NEW_APPROVAL_REQUEST", "APPROVAL_REQUEST_STATUS_UPDATED",
            "TIME_OFF_REQUESTED", "TIME_OFF_REQUEST_UPDATED", "TIME_OFF_REQUEST_APPROVED", "TIME_OFF_REQUEST_REJECTED",
            "TIME_OFF_REQUEST_STARTED", "TIME_OFF_REQUEST_WITHDRAWN", "BALANCE_UPDATED", "TAG_UPDATED", "TAG_DELETED", "TASK_UPDATED",
            "CLIENT_UPDATED", "TASK_DELETED", "CLIENT_DELETED", "EXPENSE_RESTORED", "ASSIGNMENT_CREATED", "ASSIGNMENT_DELETED",
            "ASSIGNMENT_PUBLISHED", "ASSIGNMENT_UPDATED", "EXPENSE_CREATED", "EXPENSE_DELETED", "EXPENSE_UPDATED", "PROJECT_UPDATED",
            "PROJECT_DELETED", "USER_GROUP_CREATED", "USER_GROUP_UPDATED", "USER_GROUP_DELETED", "USERS_INVITED_TO_WORKSPACE",
            "LIMITED_USERS_ADDED_TO_WORKSPACE", "COST_RATE_UPDATED", "BILLABLE_RATE_UPDATED");
    private static final Set<String> SOURCE_TYPES =
            Set.of("PROJECT_ID", "USER_ID", "TAG_ID", "TASK_ID", "WORKSPACE_ID", "ASSIGNMENT_ID", "EXPENSE_ID");

    private final World world;
    private final Webhooks webhooks;

    WebhooksApi(World world) {
        this.world = world;
        this.webhooks = world.webhooks;
    }

    /** All of them, whatever page is asked for. */
    Answer list(Call call, Session session) {
        requireAdmin(session);
        String type = call.param("type");
        if ("SYSTEM".equals(type)) {
            throw new Refusal(500, 500, "Internal Server Error");
        }
        List<Webhook> listed = "ADDON".equals(type) ? List.of() : webhooks.of(session.workspace().id);
        return Shapes.answer(json -> {
            json.writeStartObject();
            json.writeNumberField("workspaceWebhookCount", listed.size());
            json.writeFieldName("webhooks");
            Shapes.array(json, listed, (j, webhook) -> webhook(j, webhook, session.workspace()));
            json.writeEndObject();
        });
    }

    Answer create(JsonNode body, Session session) {
        requireAdmin(session);
        Webhook webhook = read(body, session, world.newId(world.now()), newToken());
        webhooks.add(webhook, session.workspace().plan);
        return answer(webhook, session).withStatus(201);
    }

    Answer get(Session session, String id) {
        return answer(found(session, id), session);
    }

    /** What is changed is sent whole; a webhook that was switched off is on again. */
    Answer update(JsonNode body, Session session, String id) {
        Webhook old = found(session, id);
        return answer(webhooks.change(id, same -> read(body, session, id, old.token())), session);
    }

    Answer delete(Session session, String id) {
        webhooks.remove(found(session, id).id());
        return Answer.json(new byte[0]);
    }

    Answer renewToken(Session session, String id) {
        found(session, id);
        return answer(webhooks.change(id, webhook -> webhook.withToken(newToken())), session);
    }

    /** Pages count from 0, and are {@code size} long. */
    Answer logs(Call call, JsonNode body, Session session, String id) {
        Instant from = Times.parsed(body.path("from").asText(null), null);
        Instant to = Times.parsed(body.path("to").asText(null), null);
        String status = body.path("status").asText("ALL");
        List<WebhookLog> logs = new ArrayList<>(webhooks.logs(found(session, id).id()).stream()
                .filter(log -> (from == null || log.respondedAt().isAfter(from)) && (to == null || log.respondedAt().isBefore(to)))
                .filter(log -> status.equals("ALL") || log.succeeded() == status.equals("SUCCEEDED")).toList());
        if (body.path("sortByNewest").asBoolean()) {
            Collections.reverse(logs);
        }
        int size = call.number("size", 50);
        return Shapes.answer(json -> Shapes.array(json, logs.stream().skip((long) size * call.number("page", 0)).limit(size).toList(), WebhooksApi::log));
    }

    private static void requireAdmin(Session session) {
        if (!session.role().seesAll()) {
            throw Refusal.denied();
        }
    }

    private Webhook found(Session session, String id) {
        requireAdmin(session);
        Webhook webhook = webhooks.find(session.workspace().id, id);
        if (webhook == null) {
            throw Refusal.gone("Webhook");
        }
        return webhook;
    }

    private static Webhook read(JsonNode body, Session session, String id, String token) {
        String name = body.path("name").asText("");
        String url = body.path("url").asText("");
        String event = body.path("webhookEvent").asText("");
        String sourceType = body.path("triggerSourceType").asText("");
        if (name.isEmpty()) {
            throw Refusal.badRequest("Webhook already exists");
        }
        if (name.length() < 2 || name.length() > 30) {
            throw Refusal.badRequest("name: size must be between 2 and 30");
        }
        if (url.isEmpty()) {
            throw Refusal.badRequest("url: size must be at least 1");
        }
        if (!EVENTS.contains(event) || !SOURCE_TYPES.contains(sourceType) || !body.path("triggerSource").isArray()) {
            throw Refusal.badRequest("webhookEvent, triggerSource and triggerSourceType are required");
        }
        List<String> sources = new ArrayList<>();
        body.path("triggerSource").forEach(source -> sources.add(source.asText()));
        return new Webhook(id, name, session.workspace().id, event, url, List.copyOf(sources), sourceType, session.owner().id, token, true, 0, true);
    }

    /** 32 characters. */
    private static String newToken() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private Answer answer(Webhook webhook, Session session) {
        return Shapes.answer(json -> webhook(json, webhook, session.workspace()));
    }

    private void webhook(JsonGenerator json, Webhook webhook, Workspace ws) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", webhook.id());
        json.writeStringField("name", webhook.name());
        json.writeStringField("workspaceId", ws.id);
        json.writeStringField("userId", webhook.userId());
        json.writeStringField("webhookEvent", webhook.event());
        json.writeStringField("url", webhook.url());
        Shapes.strings(json, "triggerSource", webhook.sources());
        json.writeStringField("triggerSourceType", webhook.sourceType());
        json.writeStringField("authToken", webhook.token());
        json.writeBooleanField("enabled", webhook.enabled());
        json.writeBooleanField("deliveryEnabled", webhook.deliveryEnabled());
        json.writeBooleanField("planEnabled", webhooks.isWithin(ws.plan, webhook));
        json.writeEndObject();
    }

    private static void log(JsonGenerator json, WebhookLog log) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", log.id());
        json.writeStringField("webhookId", log.webhookId());
        json.writeStringField("webhookEventStatusId", log.deliveryId());
        json.writeStringField("requestBody", log.requestBody());
        json.writeStringField("respondedAt", log.respondedAt().toString().replace("Z", "+00:00"));
        json.writeStringField("responseBody", log.responseBody());
        json.writeNumberField("statusCode", log.status());
        json.writeEndObject();
    }
}
