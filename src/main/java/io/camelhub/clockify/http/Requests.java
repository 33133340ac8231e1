package io.camelhub.clockify.http;

import org.apache.camel.Exchange;

/** Checks before each request in the routes, and rethrows its fault after the last retry. */
public final class Requests {

    /** Throws {@link HubStopsException} if the hub is stopping, so that no further request is sent. */
    public void endWithHub(Exchange exchange) {
        if (hubStops(exchange)) {
            throw new HubStopsException("the hub was stopped; the sync goes on when it runs again");
        }
    }

    public boolean hubStops(Exchange exchange) {
        return exchange.getContext().isStopping();
    }

    /** Rethrows the fault, as if no error handler had handled it. */
    public void rethrow(Exchange exchange) throws Exception {
        exchange.getExchangeExtension().setFailureHandled(false);
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
        throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
}
