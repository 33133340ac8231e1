package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.TriggerDue;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Triggers the schedule when {@code run} has started, instead of at the first tick. */
final class FirstLook extends MainListenerSupport {

    private static final Logger LOG = LoggerFactory.getLogger(FirstLook.class);

    @Override
    public void afterStart(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        TriggerDue look = context.getRegistry().findSingleByType(TriggerDue.class);
        if (look != null && look.isHere()) {
            // in a thread of its own: a slow database must not delay the start
            context.getExecutorServiceManager().newThread("clockify-first-look", () -> begin(look)).start();
        }
    }

    private static void begin(TriggerDue look) {
        try {
            look.run();
        } catch (IOException | RuntimeException e) {
            LOG.warn("What is due cannot be looked for yet, and is at the next tick: {}", ErrorMessages.of(e));
        }
    }
}
