package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.run.HintOutcome;
import io.camelhub.clockify.run.Progress;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Accepts webhook deliveries: keeps the workspace of the token and the id in the body, in memory. Uses neither the database nor Clockify, so that
 * the answer is sent at once. Safe for use by several threads.
 */
public final class Deliveries {

    private static final String INTEGRATION = "integration";
    private static final String WORKSPACE = "workspace";
    private static final String EVENT = "event";

    private final WebhookTokens tokens;
    private final HintBuffer hints;
    private final Progress progress;
    private final Predicate<String> isIntegration;

    /** @param isIntegration whether an integration of this name exists */
    public Deliveries(WebhookTokens tokens, HintBuffer hints, Progress progress, Predicate<String> isIntegration) {
        this.tokens = tokens;
        this.hints = hints;
        this.progress = progress;
        this.isIntegration = isIntegration;
    }

    /**
     * The sender of a delivery. For an unknown one, Clockify's webhook list should be read again; {@link #mayBecomeKnown} decides the answer.
     *
     * @param signature the header {@code Clockify-Signature}; null for none
     * @param event the header {@code Clockify-Webhook-Event-Type}; null for the webhook's own event
     */
    Optional<User> admit(String integration, String signature, String event) {
        Optional<User> sender = tokens.find(integration, signature).map(token -> User.create(new JsonObject()
                .put(INTEGRATION, integration).put(WORKSPACE, token.workspaceId()).put(EVENT, event == null ? token.eventType() : event)));
        if (sender.isEmpty()) {
            // without this check, anybody could fill the memory with names
            if (mayBecomeKnown(integration, signature)) {
                tokens.unknown(integration);
            }
        }
        return sender;
    }

    /** Whether an unknown signature may become known after a look at the tables; never without a signature or an integration. */
    boolean mayBecomeKnown(String integration, String signature) {
        return signature != null && isIntegration.test(integration);
    }

    /** Whether Clockify's webhook list is not read yet, as after a start, or outdated, as after an install. */
    boolean isEarly(String integration) {
        return !tokens.isCurrent(integration);
    }

    /** Counts a delivery of an unknown sender. */
    void countUnknown(boolean early) {
        count(null, early ? HintOutcome.EARLY : HintOutcome.REFUSED);
    }

    /**
     * Accepts a delivery.
     *
     * @param sender as authenticated by {@link WebhookAuthenticator}
     * @param body only an id of it is kept; null for none, or for a form
     */
    public void take(User sender, byte[] body) {
        JsonObject from = sender.principal();
        String workspaceId = from.getString(WORKSPACE);
        String event = from.getString(EVENT);
        Optional<String> subject = Optional.empty();
        if (HintSubject.isKnown(event)) {
            DeliveryBody named = DeliveryBody.of(body == null ? new byte[0] : body);
            subject = HintSubject.of(event, named.id(), named.projectId());
        } else if (hints.isOfStream(event)) {
            subject = Optional.of(HintSubject.ofStream(event));
        }
        if (subject.isEmpty()) {
            count(workspaceId, HintOutcome.IGNORED);
        } else {
            count(workspaceId, hints.add(from.getString(INTEGRATION), workspaceId, subject.get()) ? HintOutcome.TAKEN : HintOutcome.DROPPED);
        }
    }

    private void count(String workspaceId, HintOutcome outcome) {
        progress.publish(listener -> listener.hinted(workspaceId, outcome));
    }
}
