package io.camelhub.clockify.command;

import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Triggers the schedule at once, instead of at its next tick. */
public final class TriggerDue {

    private static final String ROUTE = "clockify-due";

    private final CamelContext context;

    public TriggerDue(CamelContext context) {
        this.context = context;
    }

    /** Whether the schedule runs in this process; otherwise the next tick of another one starts what is due. */
    public boolean isHere() {
        return SyncNow.hasRoute(context, ROUTE);
    }

    /** Hands over what is due, without waiting for the syncs. */
    public void run() throws IOException {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            template.sendBody("direct:" + ROUTE, null);
        }
    }
}
