package io.camelhub.clockify.http;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs why a request is retried, at each retry. */
public final class RetryLog implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RetryLog.class);

    @Override
    public void process(Exchange exchange) {
        Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String integration = exchange.getVariable("clockifyIntegration", String.class);
        // the answer's own text may hold names of people
        String why = fault instanceof ClockifyUnavailableException away ? away.withoutResponse() : fault.getMessage();
        LOG.info("Integration {}: {}; asked again now, {} of {}",
                integration,
                why.replace(" of integration " + integration, ""),
                exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER),
                exchange.getMessage().getHeader(Exchange.REDELIVERY_MAX_COUNTER));
    }
}
