package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.http.ServerBounds;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Who may come in where Clockify's webhooks are taken: of a delivery without a known signature, or that is too large, the body is not
 * read. Bodies stay in memory; none is ever a file.
 */
final class WebhookAuthenticator {

    static final String PATH = "/clockify/webhooks/";

    private static final String ALL = PATH + "*";
    private static final long LARGEST_BODY = 1 << 20;
    /** In seconds: by then the list of webhooks is read as a rule. */
    private static final String RETRY_AFTER = "30";
    /** Before the routes of the hub, whose orders are not negative. */
    private static final int FIRST = -200;

    private final Deliveries deliveries;
    private final TableLook look;
    private final ServerBounds bounds;

    /** @param look at the webhooks that the tables know of */
    WebhookAuthenticator(Deliveries deliveries, TableLook look, ServerBounds bounds) {
        this.deliveries = deliveries;
        this.look = look;
        this.bounds = bounds;
    }

    /** Puts itself before the routes of a server. */
    void mount(Router router) {
        bounds.mount(router);
        int order = FIRST;
        router.route(ALL).order(order++).handler(this::admit);
        router.route(ALL).order(order++).failureHandler(WebhookAuthenticator::failed);
        router.route(ALL).order(order).handler(context -> bounds.bodies().readBytes(context, LARGEST_BODY));
    }

    private void admit(RoutingContext context) {
        // the path without the last slash comes here too
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
            // another process may have installed webhooks since the tables were looked at last
            look.next(context.vertx()).onComplete(looked -> unknown(context, looked.failed() || deliveries.isEarly(integration)));
        }
    }

    /** @param early whether it is to come again */
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

    /** What could not be read. Of what is on its way, more may fail after the answer. */
    private static void failed(RoutingContext context) {
        if (!context.response().ended()) {
            answer(context, context.statusCode());
        }
    }

    /** Without a body. */
    private static void answer(RoutingContext context, int status) {
        context.response().setStatusCode(status).end();
    }
}
