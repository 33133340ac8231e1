package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.http.NeededLibraries;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/**
 * The first bean of {@code clockify-webhooks.camel.yaml}. It exists in every host, as it uses no optional library, and creates the other beans
 * where the host has all libraries.
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

    /** Creates the beans; called by the YAML. */
    public void init() {
        if (isPossible()) {
            new Webhooks(context).init();
        }
    }

    /** Whether the host has the libraries for webhooks; otherwise the routes are left out. */
    public boolean isPossible() {
        return NeededLibraries.of(context, FILE, "run 'clockify run' beside this host, on the same database", NeededLibraries.SERVER).areThere();
    }
}
