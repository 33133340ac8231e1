package io.camelhub.clockify.monitor;

import io.camelhub.clockify.run.SyncRun;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.NamedRoute;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.MDC;

/**
 * Sets {@code integration}, {@code workspace} and {@code run} in the log's diagnostic context (MDC) during each step of the plugin's routes, in any
 * thread, and restores the values before it. Steps of other routes are unchanged, except where a route of the plugin calls them.
 */
public final class RunContext implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return isOurs(definition) ? around(target) : target;
    }

    /** For the steps of an error handler, which belong to no route. */
    public Processor around(Processor target) {
        return new Step(target);
    }

    /** Without a route, an error handler's step is recognised by the message's variables. */
    private static boolean isOurs(NamedNode definition) {
        for (NamedNode node = definition; node != null; node = node.getParent()) {
            if (node instanceof NamedRoute route) {
                return route.getRouteId() != null && route.getRouteId().startsWith("clockify-");
            }
        }
        return true;
    }

    private static final class Step extends DelegateAsyncProcessor {

        Step(Processor target) {
            super(AsyncProcessorConverterHelper.convert(target));
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Object run = exchange.getVariable("clockifyRun");
            try (Entry integration = Entry.put("integration", exchange.getVariable("clockifyIntegration"));
                    Entry workspace = Entry.put("workspace", exchange.getVariable("clockifyWorkspace"));
                    Entry number = Entry.put("run", run instanceof SyncRun begun ? begun.id() : null)) {
                AsyncProcessor step = getProcessor();
                return step.process(exchange, callback);
            }
        }
    }

    /** @param before the values to restore; null for none */
    private record Entry(String key, String before, boolean changed) implements AutoCloseable {

        /** A step without variables belongs to the same run as its caller. */
        static Entry put(String key, Object value) {
            String before = MDC.get(key);
            String now = value == null ? before : value.toString();
            boolean changed = now != null && !now.equals(before);
            if (changed) {
                MDC.put(key, now);
            }
            return new Entry(key, before, changed);
        }

        @Override
        public void close() {
            if (changed && before == null) {
                MDC.remove(key);
            } else if (changed) {
                MDC.put(key, before);
            }
        }
    }
}
