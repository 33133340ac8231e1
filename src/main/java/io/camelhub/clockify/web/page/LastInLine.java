package io.camelhub.clockify.web.page;

import io.vertx.ext.web.Route;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Serves the console's route after all others of Camel's HTTP server. It matches every address below {@code /console/}, and Vert.x asks matching
 * routes in the order of their start: it would hide the host's routes that are started later.
 */
public final class LastInLine implements PlatformHttpEngine {

    private static final String NAME = "clockifyConsoleRouter";
    /** Before the handler that answers for no route. */
    private static final int LAST = Integer.MAX_VALUE - 1;

    private final CamelContext context;

    public LastInLine(CamelContext context) {
        this.context = context;
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        router(context).ifPresent(server -> context.getRegistry().bind(NAME, new Behind(server)));
        return new VertxPlatformHttpConsumer(endpoint, processor, List.of(), NAME);
    }

    /** The router for routes on the server of a context; empty where it has none. */
    public static Optional<VertxPlatformHttpRouter> router(CamelContext context) {
        return context.getRegistry().findByType(VertxPlatformHttpRouter.class).stream().filter(VertxPlatformHttpRouter::isMainServer).findFirst();
    }

    /** The same router, which adds routes at the end. */
    private static final class Behind extends VertxPlatformHttpRouter {

        private Behind(VertxPlatformHttpRouter server) {
            super(server.getServer(), server.vertx(), server, NAME);
        }

        @Override
        public boolean isMainServer() {
            return false;
        }

        @Override
        public Route route(String path) {
            return super.route(path).order(LAST);
        }
    }
}
