package io.camelhub.clockify.server;

import io.vertx.ext.web.Router;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounds of Camel's HTTP server, one for a Camel context: connections, and what all requests together hold in memory. It is
 * asked for before that server begins to listen.
 */
public final class ServerBounds {

    private static final Logger LOG = LoggerFactory.getLogger(ServerBounds.class);

    private static final String BEAN = "clockifyServerBounds";
    private static final long MOST_BYTES = 32 << 20;
    /** Of the heap: what is sent is copied several times on its way. */
    private static final int SHARE = 16;
    /** Before all that anybody else puts into the router. */
    private static final int FIRST = -1_000;

    private final Connections connections = new Connections(Connections.MOST, System::nanoTime);
    private final Bodies bodies = new Bodies(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE));
    private boolean mounted;

    private ServerBounds() {
    }

    /** Those of the server of a context, if it has one. */
    public static synchronized ServerBounds of(CamelContext context) {
        ServerBounds known = context.getRegistry().lookupByNameAndType(BEAN, ServerBounds.class);
        if (known != null) {
            return known;
        }
        ServerBounds bounds = new ServerBounds();
        context.getRegistry().findByType(VertxPlatformHttpRouter.class).stream().filter(VertxPlatformHttpRouter::isMainServer)
                .map(VertxPlatformHttpRouter::getServer).forEach(bounds::put);
        context.getRegistry().bind(BEAN, bounds);
        return bounds;
    }

    private void put(VertxPlatformHttpServer server) {
        if (server.getServer() != null) {
            LOG.warn("Camel's HTTP server listens already: its connections are kept without a bound");
            return;
        }
        try {
            server.setVertx(new BoundedVertx(server.getVertx(), connections));
        } catch (LinkageError e) {
            LOG.warn("This version of Vert.x keeps connections without a bound: {}", e.toString());
        }
    }

    /** Keeps count of the requests of a server. */
    public synchronized void mount(Router router) {
        if (!mounted) {
            router.route().order(FIRST).handler(connections::request);
            mounted = true;
        }
    }

    /** What those may send who are known. */
    public Bodies bodies() {
        return bodies;
    }
}
