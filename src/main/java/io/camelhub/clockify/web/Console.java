package io.camelhub.clockify.web;

import io.camelhub.clockify.command.AuditLog;
import io.camelhub.clockify.command.ConsoleUsers;
import io.camelhub.clockify.command.EditConsoleUsers;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.PendingOrders;
import io.camelhub.clockify.command.TriggerDue;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.http.ServerBounds;
import io.camelhub.clockify.query.DatabaseQuery;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.web.page.AccountPage;
import io.camelhub.clockify.web.page.ConsoleHeaders;
import io.camelhub.clockify.web.page.ConsolePages;
import io.camelhub.clockify.web.page.ConsoleSecurity;
import io.camelhub.clockify.web.page.LastInLine;
import io.camelhub.clockify.web.page.LoginThrottle;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.Pages;
import io.camelhub.clockify.web.page.Sessions;
import io.camelhub.clockify.web.page.Templates;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the console in a Camel context: binds the beans of {@code clockify-console.camel.yaml}, and starts its route once there are a server, a
 * user and a database. Until then the hub runs without it.
 */
final class Console {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    /** The group of the console's route. */
    private static final String GROUP = "clockify-console";
    private static final String PAGES = "clockifyConsolePages";
    private static final Set<String> ALL_INTERFACES = Set.of("0.0.0.0", "::", "[::]");
    private static final int ORDERS_AT_ONCE = 4;
    private static final int SECONDS_BETWEEN_ATTEMPTS = 5;

    private final CamelContext context;
    private ScheduledExecutorService attempts;
    private ClockifySettings settings;
    private ConsoleUsers users;
    private ConsoleSecurity door;
    private boolean mounted;
    private String reason;

    Console(CamelContext context) {
        this.context = context;
    }

    /** Binds the beans, and starts the console after the context has started. */
    void init() {
        Registry beans = context.getRegistry();
        if (beans.lookupByName(PAGES) != null) {
            // Camel reads a file of routes twice, and creates its beans each time
            return;
        }
        settings = bean(ClockifySettings.class);
        Templates templates = new Templates();
        Messages messages = new Messages();
        users = new ConsoleUsers(() -> settings.console().users());
        Sessions sessions = new Sessions(settings::console);
        LoginThrottle throttle = new LoginThrottle();
        AccountPage account = new AccountPage(sessions, throttle, users, new EditConsoleUsers(users, bean(AuditLog.class)), messages, templates);
        Background background = new Background(bean(PendingOrders.class), bean(TriggerDue.class),
                context.getExecutorServiceManager().newFixedThreadPool(this, "clockify-console-orders", ORDERS_AT_ONCE));
        Pages pages = new PageTable(beans).pages(account, background, messages, templates);
        door = new ConsoleSecurity(settings::console, users, sessions, throttle, pages, templates, ServerBounds.of(context));
        beans.bind("clockifyConsoleTable", pages);
        beans.bind("clockifyConsoleServer", new LastInLine(context));
        beans.bind("clockifyConsoleHeaders", new ConsoleHeaders());
        beans.bind(PAGES, new ConsolePages(pages, templates));
        attempts = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "clockify-console");
        try {
            context.addStartupListener(new WhenStarted());
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    /** Called after the start: earlier there is no server, or it has no routes yet. */
    private final class WhenStarted implements ExtendedStartupListener {

        @Override
        public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {
            // the server's routes are not started yet
            LOG.trace("The console waits for the routes");
        }

        @Override
        public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) {
            attempts.scheduleWithFixedDelay(Console.this::attempt, 0, SECONDS_BETWEEN_ATTEMPTS, TimeUnit.SECONDS);
        }
    }

    /** Tries to start the console. An error is logged once, and tried again later: a hub runs without its console. */
    private void attempt() {
        try {
            String why = closedBecause();
            if (why != null) {
                closed(why);
                return;
            }
            VertxPlatformHttpRouter router = router();
            if (!mounted) {
                door.mount(router);
                mounted = true;
            }
            context.getRouteController().startRouteGroup(GROUP);
            LOG.info("The console answers at {}", address(router));
            attempts.shutdown();
        } catch (LinkageError e) {
            closed("it needs the HTTP server of Camel 4.18 or newer, where this host has an older one: " + e.getMessage());
        } catch (Exception e) {
            closed(ErrorMessages.of(e));
        }
    }

    private void closed(String why) {
        if (!why.equals(reason)) {
            LOG.warn("The console stays closed: {}", why);
            reason = why;
        }
    }

    private String closedBecause() {
        if (users.all().isEmpty()) {
            return "nobody may log in: 'clockify console users add NAME --role admin' adds somebody to " + users.file();
        }
        if (router() == null) {
            return "there is no HTTP server of Camel's: set camel.server.enabled = true, or leave out clockify-console.camel.yaml";
        }
        if (saysNowhereWhere()) {
            return "Camel's HTTP server listens on all interfaces, and nobody asked for it: set camel.server.host = 127.0.0.1, or the address"
                    + " at which it is wanted";
        }
        if (settings.migrate()) {
            bean(Database.class).migrate();
        } else {
            bean(DatabaseQuery.class).requireTables();
        }
        return null;
    }

    /**
     * Whether the server's host is not set, so that Camel listens on all network interfaces. The server belongs to the host, so its address is only
     * reported.
     */
    private boolean saysNowhereWhere() {
        return context.resolvePropertyPlaceholders("{{?camel.server.host}}") == null && ALL_INTERFACES.contains(router().getServer().getHost());
    }

    private <T> T bean(Class<T> type) {
        return context.getRegistry().findSingleByType(type);
    }

    private VertxPlatformHttpRouter router() {
        return LastInLine.router(context).orElse(null);
    }

    private String address(VertxPlatformHttpRouter router) {
        boolean secure = "true".equals(context.resolvePropertyPlaceholders("{{camel.ssl.enabled:false}}"));
        return (secure ? "https://" : "http://") + router.getServer().getHost() + ":" + router.getServer().getServer().actualPort()
                + "/console/";
    }
}
