package io.camelhub.clockify.http;

import org.apache.camel.Exchange;

/** How a request begins in the routes, and how a fault leaves it. */
public final class Requests {

    /** Begins no further request where the hub is being stopped, but throws {@link HubStopsException}. */
    public void endWithHub(Exchange exchange) {
        if (hubStops(exchange)) {
            throw new HubStopsException("the hub was stopped; the sync goes on when it runs again");
        }
    }

    /** Whether the hub is being stopped. */
    public boolean hubStops(Exchange exchange) {
        return exchange.getContext().isStopping();
    }

    /** Throws the fault that a retry could not cure, as if no error handler had seen it. */
    public void rethrow(Exchange exchange) throws Exception {
        exchange.getExchangeExtension().setFailureHandled(false);
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
        throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
}
