package io.camelhub.clockify.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;

/** The Vert.x of Camel's server, with a limit on the server's connections, for which Camel has no setting. */
final class BoundedVertx extends VertxWrapper {

    private static final int MILLIS_BETWEEN_LOOKS = 5_000;

    private final Connections connections;

    BoundedVertx(Vertx vertx, Connections connections) {
        super((VertxInternal) vertx);
        this.connections = connections;
    }

    @Override
    public HttpServer createHttpServer(HttpServerOptions options) {
        // with clear-text HTTP/2, a connection would be counted only from its first byte on
        options.setHttp2ClearTextEnabled(false);
        setPeriodic(MILLIS_BETWEEN_LOOKS, look -> connections.sweep());
        return super.createHttpServer(options).connectionHandler(connections::opened);
    }
}
