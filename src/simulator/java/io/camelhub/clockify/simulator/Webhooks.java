package io.camelhub.clockify.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The webhooks of a world, and what came of their deliveries. Thread-safe by a lock of its own, which may be taken under the world's. */
final class Webhooks {

    private static final int LOGGED = 1000;

    private final Map<String, Webhook> byId = new LinkedHashMap<>();
    private final Map<String, Deque<WebhookLog>> logs = new LinkedHashMap<>();

    synchronized List<Webhook> of(String workspaceId) {
        return byId.values().stream().filter(webhook -> webhook.workspaceId().equals(workspaceId)).toList();
    }

    /** Null where there is none of this id in the workspace. */
    synchronized Webhook find(String workspaceId, String id) {
        Webhook webhook = byId.get(id);
        return webhook != null && webhook.workspaceId().equals(workspaceId) ? webhook : null;
    }

    /** The oldest ones are those that a plan allows. */
    synchronized boolean isWithin(Plan plan, Webhook webhook) {
        return of(webhook.workspaceId()).indexOf(webhook) < plan.webhooksOfWorkspace();
    }

    /** @throws Refusal where the plan allows no more */
    synchronized void add(Webhook webhook, Plan plan) {
        List<Webhook> there = of(webhook.workspaceId());
        long own = there.stream().filter(one -> one.userId().equals(webhook.userId())).count();
        if (there.size() >= plan.webhooksOfWorkspace() || own >= plan.webhooksOfUser()) {
            throw Refusal.badRequest("Maximum number of webhooks reached");
        }
        byId.put(webhook.id(), webhook);
    }

    /** Gives what it is then; null where it is gone. */
    synchronized Webhook change(String id, UnaryOperator<Webhook> edit) {
        return byId.computeIfPresent(id, (same, webhook) -> edit.apply(webhook));
    }

    synchronized void remove(String id) {
        byId.remove(id);
        logs.remove(id);
    }

    synchronized void log(WebhookLog log) {
        Deque<WebhookLog> kept = logs.computeIfAbsent(log.webhookId(), none -> new ArrayDeque<>());
        kept.add(log);
        if (kept.size() > LOGGED) {
            kept.remove();
        }
    }

    /** The oldest first. */
    synchronized List<WebhookLog> logs(String id) {
        return new ArrayList<>(logs.getOrDefault(id, new ArrayDeque<>()));
    }
}
