package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.http.ServerBounds;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.settings.ClockifySettings;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs webhooks in a Camel context: binds the beans of {@code clockify-webhooks.camel.yaml}, and starts its routes if
 * {@code clockify.webhooks.url} is set and there is a server. Otherwise they stay stopped, and no port is opened.
 */
final class Webhooks {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    /** The routes that are started with webhooks. */
    private static final String GROUP = "clockify-webhooks";
    private static final String DELIVERIES = "clockifyDeliveries";
    private static final int MILLIS_BETWEEN_LOOKS = 50;

    private final CamelContext context;
    private ScheduledExecutorService opening;

    Webhooks(CamelContext context) {
        this.context = context;
    }

    /** Binds the beans, and starts the routes after the context has started. */
    void init() {
        Registry beans = context.getRegistry();
        if (beans.lookupByName(DELIVERIES) != null) {
            // Camel reads a file of routes twice, and creates its beans each time
            return;
        }
        ClockifySettings settings = bean(ClockifySettings.class);
        Deliveries deliveries = new Deliveries(bean(WebhookTokens.class), bean(HintBuffer.class), bean(Progress.class),
                name -> settings.integration(name).isPresent());
        beans.bind(DELIVERIES, deliveries);
        beans.bind("clockifyWebhookHeaders", new WebhookHeaders());
        WebhookAuthenticator door = new WebhookAuthenticator(deliveries, new TableLook(bean(WebhookList.class)::compare), ServerBounds.of(context));
        try {
            context.addStartupListener(new WhenStarted(() -> open(door)));
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    /** Called after the start: earlier there is no server, or it has no routes yet. */
    private final class WhenStarted implements ExtendedStartupListener {

        private final Runnable open;

        WhenStarted(Runnable open) {
            this.open = open;
        }

        @Override
        public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {
            // the server's routes are not started yet
            LOG.trace("Webhooks wait for the routes");
        }

        /** Started last: a timer that starts before the context has finished starting never fires. */
        @Override
        public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) {
            if (bean(ClockifySettings.class).webhooksUrl() != null) {
                opening = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(Webhooks.this, "clockify-webhooks");
                opening.scheduleWithFixedDelay(open, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Logs an error instead of throwing, because the hub runs without webhooks too. */
    private void open(WebhookAuthenticator door) {
        if (!context.isStarted()) {
            return;
        }
        opening.shutdown();
        VertxPlatformHttpRouter router = context.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
                .filter(VertxPlatformHttpRouter::isMainServer).findFirst().orElse(null);
        if (router == null) {
            LOG.warn("Webhooks of Clockify are not taken: clockify.webhooks.url is set, and there is no HTTP server of Camel's; set"
                    + " camel.server.enabled = true");
            return;
        }
        try {
            door.mount(router);
            context.getRouteController().startRouteGroup(GROUP);
            LOG.info("Webhooks of Clockify are taken at {}{}<integration>", bean(ClockifySettings.class).webhooksUrl(), WebhookAuthenticator.PATH);
        } catch (Exception e) {
            LOG.error("Webhooks of Clockify are not taken", e);
        }
    }

    private <T> T bean(Class<T> type) {
        return context.getRegistry().findSingleByType(type);
    }
}
