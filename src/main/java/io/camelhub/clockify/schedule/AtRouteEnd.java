package io.camelhub.clockify.schedule;

import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Work that is done when a route is left, however it is left; at the latest when the exchange is done. It stays with its exchange,
 * and may be done twice.
 */
public final class AtRouteEnd extends SynchronizationAdapter implements SynchronizationRouteAware {

    private final String routeId;
    private final Consumer<Exchange> work;

    private AtRouteEnd(String routeId, Consumer<Exchange> work) {
        this.routeId = routeId;
        this.work = work;
    }

    /** From now on the work is to be done at the end of the route in which the exchange is. */
    public static void add(Exchange exchange, Consumer<Exchange> work) {
        exchange.getUnitOfWork().addSynchronization(new AtRouteEnd(ExchangeHelper.getAtRouteId(exchange), work));
    }

    @Override
    public void onBeforeRoute(Route route, Exchange exchange) {
        // the work goes on
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
