package io.camelhub.clockify.http;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Sets the delay of a redelivery from Clockify's {@code Retry-After}, instead of the computed back-off. */
public final class RetryAfter implements Processor {

    @Override
    public void process(Exchange exchange) {
        TooManyRequestsException refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TooManyRequestsException.class);
        if (refused == null) {
            refused = exchange.getException(TooManyRequestsException.class);
        }
        if (refused != null && refused.retryAfter() != null && refused.brief()) {
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, refused.retryAfter().toMillis() + 1);
        }
    }
}
