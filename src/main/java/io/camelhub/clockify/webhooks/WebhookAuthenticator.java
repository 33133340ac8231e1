package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.http.ServerBounds;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Authenticates webhook deliveries before the routes: without a known signature, or with too large a body, the body is not read. Bodies stay in
 * memory, never in a file.
 */
final class WebhookAuthenticator {

    static final String PATH = "/clockify/webhooks/";

    private static final String ALL = PATH + "*";
    private static final long LARGEST_BODY = 1 << 20;
    /** Seconds for the header Retry-After: usually the webhook list is read by then. */
    private static final String RETRY_AFTER = "30";
    /** Before the routes of the hub, whose orders are not negative. */
    private static final int FIRST = -200;

    private final Deliveries deliveries;
    private final TableLook look;
    private final ServerBounds bounds;

    /** @param look the rate-limited look-up of webhooks in the tables */
    WebhookAuthenticator(Deliveries deliveries, TableLook look, ServerBounds bounds) {
        this.deliveries = deliveries;
        this.look = look;
        this.bounds = bounds;
    }

    /** Adds itself to a router, before the routes. */
    void mount(Router router) {
        bounds.mount(router);
        int order = FIRST;
        router.route(ALL).order(order++).handler(this::admit);
        router.route(ALL).order(order++).failureHandler(WebhookAuthenticator::failed);
        router.route(ALL).order(order).handler(context -> bounds.bodies().readBytes(context, LARGEST_BODY));
    }

    private void admit(RoutingContext context) {
        // the path with a trailing slash matches too
        String path = context.normalizedPath();
        String integration = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
        if (context.request().method() != HttpMethod.POST || integration.isEmpty() || integration.indexOf('/') >= 0) {
            answer(context, 404);
            return;
        }
        String signature = context.request().getHeader("Clockify-Signature");
        Optional<User> sender = deliveries.admit(integration, signature, context.request().getHeader("Clockify-Webhook-Event-Type"));
        if (sender.isPresent()) {
            context.setUser(sender.get());
            context.next();
        } else if (!deliveries.mayBecomeKnown(integration, signature)) {
            unknown(context, false);
        } else if (deliveries.isEarly(integration)) {
            unknown(context, true);
        } else {
            // another process may have installed webhooks since the last look-up
            look.next(context.vertx()).onComplete(looked -> unknown(context, looked.failed() || deliveries.isEarly(integration)));
        }
    }

    /** @param early whether Clockify should send it again */
    private void unknown(RoutingContext context, boolean early) {
        deliveries.countUnknown(early);
        if (context.response().closed()) {
            return;
        }
        if (early) {
            context.response().putHeader("Retry-After", RETRY_AFTER);
        }
        answer(context, early ? 503 : 401);
    }

    /** The answer for a body that could not be read; the connection may fail again after it. */
    private static void failed(RoutingContext context) {
        if (!context.response().ended()) {
            answer(context, context.statusCode());
        }
    }

    /** An answer without a body. */
    private static void answer(RoutingContext context, int status) {
        context.response().setStatusCode(status).end();
    }
}
