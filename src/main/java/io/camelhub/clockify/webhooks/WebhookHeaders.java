package io.camelhub.clockify.webhooks;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets no header pass. Camel would turn each query parameter and form field into a header, and send each header of a message back.
 * {@link WebhookAuthenticator} has read the needed ones.
 */
public final class WebhookHeaders implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return true;
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }
}
