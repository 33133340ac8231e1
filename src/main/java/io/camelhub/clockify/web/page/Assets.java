package io.camelhub.clockify.web.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Serves the console's stylesheet, script and icon: a fixed list of files on the class path. */
public final class Assets {

    public static final String HTMX_VERSION = "2.0.7";
    /** A file of the optional htmx library. */
    public static final String HTMX = "META-INF/resources/webjars/htmx.org/" + HTMX_VERSION + "/dist/htmx.min.js";

    private record Asset(String type, Buffer bytes) {
    }

    private final Map<String, Asset> assets = Map.of(
            "console.css", asset("clockify/console/console.css", "text/css; charset=utf-8"),
            "console.js", asset("clockify/console/console.js", "text/javascript; charset=utf-8"),
            "icon.svg", asset("clockify/console/icon.svg", "image/svg+xml"),
            "htmx.js", asset(HTMX, "text/javascript; charset=utf-8"));

    private static Asset asset(String resource, String type) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new Asset(type, Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(RoutingContext context) {
        Asset asset = assets.get(context.pathParam("name"));
        if (asset == null) {
            context.response().setStatusCode(404).end();
            return;
        }
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, asset.type()).putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=600")
                .end(asset.bytes());
    }
}
