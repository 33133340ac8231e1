package io.camelhub.clockify.schedule;

import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Runs some work when the exchange leaves a route, for any reason, and at the latest when the exchange is done. It is not handed over with a copy
 * of the exchange, and may run twice.
 */
public final class AtRouteEnd extends SynchronizationAdapter implements SynchronizationRouteAware {

    private final String routeId;
    private final Consumer<Exchange> work;

    private AtRouteEnd(String routeId, Consumer<Exchange> work) {
        this.routeId = routeId;
        this.work = work;
    }

    /** Adds work to the end of the exchange's current route. */
    public static void add(Exchange exchange, Consumer<Exchange> work) {
        exchange.getUnitOfWork().addSynchronization(new AtRouteEnd(ExchangeHelper.getAtRouteId(exchange), work));
    }

    @Override
    public void onBeforeRoute(Route route, Exchange exchange) {
        // nothing to do at the beginning of a called route
    }

    @Override
    public void onAfterRoute(Route route, Exchange exchange) {
        if (route.getRouteId().equals(routeId)) {
            work.accept(exchange);
        }
    }

    @Override
    public void onDone(Exchange exchange) {
        work.accept(exchange);
    }

    @Override
    public boolean allowHandover() {
        return false;
    }
}
