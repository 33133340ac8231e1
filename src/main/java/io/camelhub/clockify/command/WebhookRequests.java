package io.camelhub.clockify.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.http.Webhook;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** The requests about the webhooks of one workspace, sent through the routes. */
final class WebhookRequests {

    /** The number of deliveries requested from a log. */
    static final int LOGGED = 100;

    private static final int LONGEST_NAME = 30;

    private final ProducerTemplate template;
    private final ObjectMapper json;
    private final String integration;
    private final String workspaceId;

    WebhookRequests(ProducerTemplate template, ObjectMapper json, String integration, String workspaceId) {
        this.template = template;
        this.json = json;
        this.integration = integration;
        this.workspaceId = workspaceId;
    }

    /**
     * A summary of a delivery log.
     *
     * @param lastAt null for none
     * @param deliveries their number, at most {@link #LOGGED}
     * @param failed those that were not answered with 2xx
     */
    record Log(Instant lastAt, int deliveries, int failed) {
    }

    List<Webhook> list() throws Exception {
        return Webhook.list(answer("get", "", "", ""));
    }

    Webhook create(String event, String url) throws Exception {
        ObjectNode body = json.createObjectNode();
        String name = event + " " + integration;
        body.put("name", name.substring(0, Math.min(LONGEST_NAME, name.length())));
        body.put("url", url);
        body.put("webhookEvent", event);
        body.putArray("triggerSource");
        body.put("triggerSourceType", "WORKSPACE_ID");
        return Webhook.of(answer("create", "", "", json.writeValueAsString(body)));
    }

    /** Deletes a webhook; one that is already gone counts as deleted. */
    void delete(Webhook webhook) throws Exception {
        try {
            answer("delete", "/" + webhook.id(), "", "");
        } catch (RequestRefusedException e) {
            if (!e.saysGone()) {
                throw e;
            }
        }
    }

    /** The delivery log, which Clockify keeps for seven days. */
    Log log(Webhook webhook) throws Exception {
        ObjectNode body = json.createObjectNode().put("sortByNewest", true).put("status", "ALL");
        JsonNode rows = answer("post", "/" + webhook.id() + "/logs", "page=0&size=" + LOGGED, json.writeValueAsString(body));
        Instant last = null;
        int failed = 0;
        for (JsonNode row : rows) {
            Instant at = time(row.path("respondedAt").asText(""));
            last = last == null || at != null && at.isAfter(last) ? at : last;
            failed += row.path("statusCode").asInt() / 100 == 2 ? 0 : 1;
        }
        return new Log(last, rows.size(), failed);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private JsonNode answer(String route, String path, String query, String body) throws Exception {
        Exchange exchange = template.send("direct:clockify-" + route, request -> {
            request.setVariable("clockifyIntegration", integration);
            request.setVariable("clockifyWorkspace", workspaceId);
            request.setVariable("clockifyPath", "/workspaces/" + workspaceId + "/webhooks" + path);
            request.setVariable("clockifyQuery", query);
            request.getMessage().setBody(body);
        });
        if (exchange.getException() != null) {
            Throwable cause = ErrorTranslator.cause(exchange.getException());
            throw cause instanceof Exception fault ? fault : exchange.getException();
        }
        return exchange.getMessage().getBody(JsonNode.class);
    }
}
