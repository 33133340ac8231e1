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
 * The bounds of Camel's HTTP server, one for a Camel context: connections, and what all requests together hold in memory. It is
 * asked for before that server begins to listen.
 */
public final class ServerBounds {

    private static final Logger LOG = LoggerFactory.getLogger(ServerBounds.class);

    private static final String BEAN = "clockifyServerBounds";
    private static final String SERVER = "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer";
    /** What Camel Main adds, each of which adds a server of its own. */
    private static final String MAIN = "MainHttpServer";
    private static final String MANAGEMENT = "ManagementHttpServer";
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
        context.getRegistry().bind(BEAN, bounds);
        // where the host has another server than Camel's, there is nothing to bound
        if (context.getClassResolver().resolveClass(SERVER) != null) {
            context.addLifecycleStrategy(bounds.new BeforeItListens());
        }
        return bounds;
    }

    /** Between when Camel has made its server and when that listens. */
    private final class BeforeItListens extends LifecycleStrategySupport {

        private boolean isManagement;
        private VertxPlatformHttpServer server;
        /** What Camel would make itself; null where there is another one. */
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
