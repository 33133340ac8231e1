package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.http.NeededLibraries;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/**
 * What {@code clockify-webhooks.camel.yaml} begins with. It can be made in any host: it names no class of a library that a host may lack,
 * and makes the beans of the webhooks where the host has all of them.
 */
public final class WebhookBeans implements CamelContextAware {

    private static final String FILE = "clockify-webhooks.camel.yaml";

    private CamelContext context;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    /** Makes the beans; called by the YAML. */
    public void init() {
        if (isPossible()) {
            new Webhooks(context).init();
        }
    }

    /** Whether the host has what it takes to be called by Clockify. Without that the routes are not made. */
    public boolean isPossible() {
        return NeededLibraries.of(context, FILE, "run 'clockify run' beside this host, on the same database", NeededLibraries.SERVER).areThere();
    }
}
