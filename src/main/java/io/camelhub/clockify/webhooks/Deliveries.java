package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.run.HintOutcome;
import io.camelhub.clockify.run.Progress;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Takes what Clockify's webhooks send: of each delivery the workspace of its token and the id of what it is about, in memory. Nothing
 * is asked of the database or of Clockify, so that the answer goes out at once. Safe for use by several threads.
 */
public final class Deliveries {

    private static final String INTEGRATION = "integration";
    private static final String WORKSPACE = "workspace";
    private static final String EVENT = "event";

    private final WebhookTokens tokens;
    private final HintBuffer hints;
    private final Progress progress;
    private final Predicate<String> isIntegration;

    /** @param isIntegration whether there is an integration of a name */
    public Deliveries(WebhookTokens tokens, HintBuffer hints, Progress progress, Predicate<String> isIntegration) {
        this.tokens = tokens;
        this.hints = hints;
        this.progress = progress;
        this.isIntegration = isIntegration;
    }

    /**
     * Who sends a delivery; where that is not known, Clockify's list of webhooks is worth another look. What becomes of it then,
     * {@link #mayBecomeKnown} says.
     *
     * @param signature the header {@code Clockify-Signature}; null where there is none
     * @param event the header {@code Clockify-Webhook-Event-Type}; null where there is none: then the webhook's own event counts
     */
    Optional<User> admit(String integration, String signature, String event) {
        Optional<User> sender = tokens.find(integration, signature).map(token -> User.create(new JsonObject()
                .put(INTEGRATION, integration).put(WORKSPACE, token.workspaceId()).put(EVENT, event == null ? token.eventType() : event)));
        if (sender.isEmpty()) {
            // else anybody could fill the memory with names
            if (mayBecomeKnown(integration, signature)) {
                tokens.unknown(integration);
            }
        }
        return sender;
    }

    /** Whether a signature that is not known may be so once the tables are looked at; never where there is none, or no such integration. */
    boolean mayBecomeKnown(String integration, String signature) {
        return signature != null && isIntegration.test(integration);
    }

    /** Whether Clockify's list of webhooks is not read yet, as after a start, or there are others by now, as after an install. */
    boolean isEarly(String integration) {
        return !tokens.isCurrent(integration);
    }

    /** Counts a delivery whose sender is not known. */
    void countUnknown(boolean early) {
        count(null, early ? HintOutcome.EARLY : HintOutcome.REFUSED);
    }

    /**
     * Takes a delivery.
     *
     * @param sender as the door has let them in; nobody comes so far whom it has not
     * @param body of which nothing is kept but an id; null where there is none, or where it was sent as a form
     */
    public void take(User sender, byte[] body) {
        JsonObject from = sender.principal();
        String workspaceId = from.getString(WORKSPACE);
        String event = from.getString(EVENT);
        Optional<String> subject = Optional.empty();
        if (HintSubject.isKnown(event)) {
            DeliveryBody named = DeliveryBody.of(body == null ? new byte[0] : body);
            subject = HintSubject.of(event, named.id(), named.projectId());
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
