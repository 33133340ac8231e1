package io.camelhub.clockify.webhooks;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Which headers pass: none. Camel would make a header of each query parameter and each field of a form, and send each header of a
 * message back. What Clockify says of a delivery the door has read, and hands on.
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
