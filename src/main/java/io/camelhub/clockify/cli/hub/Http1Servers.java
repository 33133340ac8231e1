package io.camelhub.clockify.cli.hub;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * Gives Camel's HTTP servers a Vert.x with HTTP/1 only. By default any client could switch to HTTP/2 without TLS before the console or the webhooks
 * see a request; no browser and no proxy needs that, and Camel has no setting for it. It is created at Camel's first use.
 */
final class Http1Servers extends MainListenerSupport {

    private Vertx made;

    private Http1Servers() {
    }

    /** Installs it in a runtime before its start. */
    static void in(Main main) {
        main.addMainListener(new Http1Servers());
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        main.getCamelContext().getRegistry().bind("clockifyVertx", Vertx.class, this::vertx);
    }

    @Override
    public synchronized void afterStop(BaseMainSupport main) {
        if (made != null) {
            made.close();
        }
    }

    private synchronized Vertx vertx() {
        if (made == null) {
            made = (Vertx) Proxy.newProxyInstance(VertxInternal.class.getClassLoader(), new Class<?>[] {VertxInternal.class}, new Http1(Vertx.vertx()));
        }
        return made;
    }

    /** Delegates to a Vert.x, except for the protocols of new servers. */
    private record Http1(Vertx vertx) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("createHttpServer")) {
                HttpServerOptions options = arguments == null ? new HttpServerOptions() : new HttpServerOptions((HttpServerOptions) arguments[0]);
                return vertx.createHttpServer(options.setHttp2ClearTextEnabled(false));
            }
            try {
                return method.invoke(vertx, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
