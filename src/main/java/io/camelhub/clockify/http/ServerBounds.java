package io.camelhub.clockify.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The limits of Camel's HTTP server, one object per Camel context: connections, and memory of all request bodies together. It must exist before the
 * server starts to listen.
 */
public final class ServerBounds {

    private static final Logger LOG = LoggerFactory.getLogger(ServerBounds.class);

    private static final String BEAN = "clockifyServerBounds";
    private static final String SERVER = "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer";
    /** Names of the services of Camel Main, each with a server of its own. */
    private static final String MAIN = "MainHttpServer";
    private static final String MANAGEMENT = "ManagementHttpServer";
    private static final long MOST_BYTES = 32 << 20;
    /** Divisor of the heap: a body is copied several times while it is handled. */
    private static final int SHARE = 16;
    /** Before any other handler of the router. */
    private static final int FIRST = -1_000;

    private final Connections connections = new Connections(Connections.MOST, System::nanoTime);
    private final Bodies bodies = new Bodies(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE));
    private boolean mounted;

    private ServerBounds() {
    }

    /** The limits of a context's server, which may not exist. */
    public static synchronized ServerBounds of(CamelContext context) {
        ServerBounds known = context.getRegistry().lookupByNameAndType(BEAN, ServerBounds.class);
        if (known != null) {
            return known;
        }
        ServerBounds bounds = new ServerBounds();
        context.getRegistry().bind(BEAN, bounds);
        // the host may have another HTTP server than Camel's
        if (context.getClassResolver().resolveClass(SERVER) != null) {
            context.addLifecycleStrategy(bounds.new BeforeItListens());
        }
        return bounds;
    }

    /** Sets the limits after Camel has created its server, and before that listens. */
    private final class BeforeItListens extends LifecycleStrategySupport {

        private boolean isManagement;
        private VertxPlatformHttpServer server;
        /** The Vert.x that Camel would create itself; null where the host provides one. */
        private Vertx own;

        @Override
        public void onServiceAdd(CamelContext context, Service service, Route route) {
            String name = service.getClass().getSimpleName();
            if (name.equals(MANAGEMENT) || name.equals(MAIN)) {
                isManagement = name.equals(MANAGEMENT);
            } else if (service instanceof VertxPlatformHttpServer added && !isManagement) {
                server = added;
            }
        }

        @Override
        public void onContextStarting(CamelContext context) {
            if (server == null) {
                return;
            }
            try {
                Vertx vertx = server.getVertx();
                if (vertx == null) {
                    VertxOptions options = CamelContextHelper.findSingleByType(context, VertxOptions.class);
                    own = Vertx.vertx(options == null ? new VertxOptions() : options);
                    vertx = own;
                }
                server.setVertx(new BoundedVertx(vertx, connections));
            } catch (LinkageError e) {
                LOG.warn("With this version of Vert.x, connections are kept without a bound: {}", e.toString());
            }
        }

        @Override
        public void onContextStopped(CamelContext context) {
            if (own != null) {
                own.close();
            }
        }
    }

    /** Starts to count the requests of a router, once. */
    public synchronized void mount(Router router) {
        if (!mounted) {
            router.route().order(FIRST).handler(connections::request);
            mounted = true;
        }
    }

    /** The body reader for requests with a log-in or a signature. */
    public Bodies bodies() {
        return bodies;
    }
}
