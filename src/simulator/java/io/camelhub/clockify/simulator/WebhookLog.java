package io.camelhub.clockify.simulator;

import java.time.Instant;

/** What came of one try to deliver; status 0 where nobody answered. */
record WebhookLog(String id, String webhookId, String deliveryId, String requestBody, Instant respondedAt, int status, String responseBody) {

    boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
