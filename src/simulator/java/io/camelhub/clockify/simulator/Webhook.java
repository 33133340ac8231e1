package io.camelhub.clockify.simulator;

import java.util.List;
import java.util.Set;

/**
 * A webhook of a workspace.
 *
 * @param sources ids that it is about, of the kind that {@code sourceType} names; empty: all of the workspace
 * @param userId who made it
 * @param token what each of its deliveries carries
 * @param enabled whether a person has it switched on
 * @param failures deliveries that failed since one succeeded; Clockify switches it off after too many
 * @param deliveryEnabled false once Clockify switched it off
 */
record Webhook(String id, String name, String workspaceId, String event, String url, List<String> sources, String sourceType, String userId,
        String token, boolean enabled, int failures, boolean deliveryEnabled) {

    /** Whether it is about any of these. */
    boolean isAbout(Set<String> ids) {
        return sources.isEmpty() || sources.stream().anyMatch(ids::contains);
    }

    Webhook withToken(String other) {
        return new Webhook(id, name, workspaceId, event, url, sources, sourceType, userId, other, enabled, failures, deliveryEnabled);
    }

    Webhook withEnabled(boolean on) {
        return new Webhook(id, name, workspaceId, event, url, sources, sourceType, userId, token, on, failures, deliveryEnabled);
    }

    Webhook withDelivery(int failed, boolean on) {
        return new Webhook(id, name, workspaceId, event, url, sources, sourceType, userId, token, enabled, failed, on);
    }
}
