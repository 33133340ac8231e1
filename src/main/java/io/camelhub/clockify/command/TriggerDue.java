package io.camelhub.clockify.command;

import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Orders that the schedule looks at once for what is due, rather than at its next tick. */
public final class TriggerDue {

    private static final String ROUTE = "clockify-due";

    private final CamelContext context;

    public TriggerDue(CamelContext context) {
        this.context = context;
    }

    /** Whether the schedule runs in this process; else its next tick sees to it. */
    public boolean isHere() {
        return SyncNow.hasRoute(context, ROUTE);
    }

    /** Hands over what is due; waits for no sync. */
    public void run() throws IOException {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            template.sendBody("direct:" + ROUTE, null);
        }
    }
}
