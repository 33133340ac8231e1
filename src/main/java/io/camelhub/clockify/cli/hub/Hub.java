package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.database.ConnectionPools;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.query.DatabaseQuery;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.IntegrationsConfig;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * A Camel runtime with the plugin, configured by the settings file.
 *
 * <p>Commands other than {@code run} start only routes that are called by others ({@code direct:}, {@code seda:}) and the plugin's own timers: no
 * schedule, and no consumers of the host's own routes.
 */
public final class Hub implements AutoCloseable {

    private static final String EVERY_OTHER_ENDPOINT = "(?!direct:|seda:|timer:(//)?clockify-)[a-zA-Z][a-zA-Z0-9.+-]*:.*";
    private static final int SECONDS_TO_STOP = 10;

    private final Main main;
    private final Thread shutdownHook;

    private Hub(Main main, Runnable interrupted) {
        this.main = main;
        this.shutdownHook = new Thread(() -> {
            interrupted.run();
            main.stop();
        }, "stop the hub");
    }

    /**
     * Starts the runtime for commands other than {@code run}.
     *
     * @param routes the routes to start
     */
    public static Hub open(Invocation invocation, Path settings, HubRoutes routes) throws Exception {
        invocation.log("OFF");
        Main main = HubSettings.main(settings, invocation.environment(), routes);
        main.addOverrideProperty("camel.main.auto-startup-exclude-pattern", EVERY_OTHER_ENDPOINT);
        main.addOverrideProperty("camel.component.quartz.auto-start-scheduler", "false");
        main.addOverrideProperty("camel.main.shutdown-timeout", Integer.toString(SECONDS_TO_STOP));
        main.addOverrideProperty("camel.server.enabled", "false");
        ManagementServer.leaveOut(main);
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        Hub hub = new Hub(main, invocation::interrupted);
        Runtime.getRuntime().addShutdownHook(hub.shutdownHook);
        try {
            main.start();
            return hub;
        } catch (Exception e) {
            hub.close();
            throw new StartupDiagnostics(settings).explained(e);
        }
    }

    /** Runs all routes until the process stops; the console too, if it has users. */
    public static int run(Invocation invocation) throws Exception {
        invocation.log("INFO");
        ConsoleServer console = ConsoleServer.of(invocation.settings(), invocation.environment());
        String closed = console.closedBecause();
        if (closed != null) {
            LoggerFactory.getLogger(Hub.class).info("Serves no console: {}", closed);
        }
        if (closed == null && console.isWanted()) {
            return run(invocation, invocation.settings(), HubRoutes.WITH_CONSOLE);
        }
        String deaf = console.takesWebhooks() ? console.deafBecause() : null;
        if (deaf != null) {
            LoggerFactory.getLogger(Hub.class).warn("Takes no webhooks: {}", deaf);
        }
        return run(invocation, invocation.settings(), console.takesWebhooks() && deaf == null ? HubRoutes.WITH_WEBHOOKS : HubRoutes.ALL);
    }

    /** Runs some routes until the process stops. */
    public static int run(Invocation invocation, Path settings, HubRoutes routes) throws Exception {
        invocation.log("INFO");
        Main main = HubSettings.main(settings, invocation.environment(), routes);
        if (routes == HubRoutes.CONSOLE) {
            ManagementServer.leaveOut(main);
        } else {
            ManagementServer.of(settings).configure(main);
            main.addMainListener(new StartAnnouncement());
            main.addMainListener(new FirstLook());
        }
        Http1Servers.in(main);
        for (String name : List.of("TERM", "INT")) {
            // otherwise the exit code would say that the JVM was killed, although it stopped normally
            Signal.handle(new Signal(name), signal -> System.exit(0));
        }
        try {
            main.run();
        } catch (Exception e) {
            throw new StartupDiagnostics(settings).explained(e);
        }
        return main.getExitCode();
    }

    /** The plugin's only bean of a type: a query or an order. */
    public <T> T get(Class<T> type) {
        T bean = main.getCamelContext().getRegistry().findSingleByType(type);
        if (bean == null) {
            throw new IllegalStateException("the plugin did not start: there is no " + type.getSimpleName() + "; --verbose shows why");
        }
        return bean;
    }

    public ClockifySettings settings() {
        return get(ClockifySettings.class);
    }

    /** The integrations, with the problems of the settings. */
    public IntegrationsConfig integrations() {
        return settings().integrations();
    }

    /** Migrates the tables; only checks that they exist where {@code clockify.migrate} is false. */
    public void migrate() {
        if (settings().migrate()) {
            get(Database.class).migrate();
        } else {
            get(DatabaseQuery.class).requireTables();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // the JVM is stopping, and its hook stops the hub
            return;
        }
        ConnectionPools pools = ConnectionPools.of(main.getCamelContext());
        main.stop();
        pools.close();
    }
}
