package io.camelhub.clockify.cli;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.Roster;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.sync.Leases;
import io.camelhub.clockify.sync.Progress;
import io.camelhub.clockify.sync.backfill.Reports;
import io.camelhub.clockify.sync.RequestBudget;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * A Camel runtime with the plugin in it, as the settings file describes it.
 *
 * <p>For the commands other than {@code run} only the routes start that others call ({@code direct:}, {@code seda:}), and
 * the plugin's own timers: no schedule, and nothing of an engineer's own that listens or polls.
 */
final class Hub implements AutoCloseable {

    private static final String ROUTES = "camel.main.routes-include-pattern";
    private static final String SHIPPED_ROUTES = "file:routes/*.camel.yaml";
    private static final String EVERY_OTHER_ENDPOINT = "(?!direct:|seda:|timer:(//)?clockify-)[a-zA-Z][a-zA-Z0-9.+-]*:.*";
    private static final String H2_ADDRESS = "h2.bindAddress";
    private static final int SECONDS_TO_STOP = 10;

    private final Main main;
    private final Thread stopper;

    private Hub(Main main, Runnable interrupted) {
        this.main = main;
        this.stopper = new Thread(() -> {
            interrupted.run();
            main.stop();
        }, "stop the hub");
    }

    /** Starts what the commands other than {@code run} need. */
    static Hub open(Clockify clockify) throws Exception {
        log(clockify.options(), "OFF");
        Main main = configured(clockify.settings(), clockify.surroundings());
        main.addOverrideProperty("camel.main.auto-startup-exclude-pattern", EVERY_OTHER_ENDPOINT);
        main.addOverrideProperty("camel.component.quartz.auto-start-scheduler", "false");
        main.addOverrideProperty("camel.main.shutdown-timeout", Integer.toString(SECONDS_TO_STOP));
        main.addOverrideProperty("camel.server.enabled", "false");
        main.addOverrideProperty("camel.management.enabled", "false");
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        Hub hub = new Hub(main, clockify::interrupted);
        Runtime.getRuntime().addShutdownHook(hub.stopper);
        try {
            main.start();
            return hub;
        } catch (Exception e) {
            hub.close();
            throw new StartupDiagnostics(clockify.settings()).explained(e);
        }
    }

    /** Runs all routes until the process is told to stop. */
    static int run(Clockify clockify) throws Exception {
        log(clockify.options(), "INFO");
        Main main = configured(clockify.settings(), clockify.surroundings());
        try {
            main.run();
        } catch (Exception e) {
            throw new StartupDiagnostics(clockify.settings()).explained(e);
        }
        return main.getExitCode();
    }

    // logback.xml reads these; nothing has logged yet
    private static void log(GlobalOptions options, String level) {
        System.setProperty("log.level", options.verbose() ? "INFO" : level);
        System.setProperty("log.quartz", options.verbose() ? "INFO" : level.equals("OFF") ? "OFF" : "WARN");
        System.setProperty("log.own", options.verbose() ? "DEBUG" : level);
        System.setProperty("log.trace", options.stacktrace() ? "%ex" : "%nopex");
    }

    private static Main configured(Path settings, Environment surroundings) throws Exception {
        if (!Files.isRegularFile(settings)) {
            throw CommandFailedException.wrongInput((Files.isDirectory(settings) ? settings + " is a folder"
                    : "there is no settings file " + settings) + ": name one by --config FILE");
        }
        if (System.getProperty(H2_ADDRESS) == null) {
            // AUTO_SERVER=TRUE is for other commands on this machine, but H2 would listen to the whole network
            System.setProperty(H2_ADDRESS, "localhost");
        }
        Main main = new Utf8Main();
        main.setAppName("clockify");
        main.addInitialProperty("camel.main.startup-summary-level", "Oneline");
        main.addInitialProperty("camel.main.auto-configuration-log-summary", "false");
        main.setPropertyPlaceholderLocations("file:" + fromHere(settings));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                ClockifySettings read = configured.getCamelContext().getRegistry()
                        .lookupByNameAndType("clockifySettings", ClockifySettings.class);
                try {
                    StartupDiagnostics.requireWritable(configured.getCamelContext(), read == null ? "hub" : read.datasource());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        Path routes = surroundings.routes(settings);
        if (usesShippedRoutes(settings)) {
            if (!Files.isDirectory(routes)) {
                throw CommandFailedException.wrongInput("there are no routes: neither " + settings.resolveSibling("routes")
                        + " nor " + routes + " is a folder");
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(routes, "*.camel.yaml")) {
                if (!files.iterator().hasNext()) {
                    throw CommandFailedException.wrongInput("there are no routes in " + routes + ", which stands for those in "
                            + surroundings.home().resolve("routes") + ": copy them, or delete the folder");
                }
            }
            main.addOverrideProperty(ROUTES, "file:" + fromHere(routes) + "/*.camel.yaml");
        }
        return main;
    }

    /** Camel's, which would read settings files in Latin-1 and make another word of what is not English. */
    private static final class Utf8Main extends Main {

        @Override
        protected CamelContext createCamelContext() {
            CamelContext context = super.createCamelContext();
            context.getPropertiesComponent().setEncoding(StandardCharsets.UTF_8.name());
            return context;
        }
    }

    private static boolean usesShippedRoutes(Path settings) {
        Properties written = new Properties();
        try {
            String text = new String(Files.readAllBytes(settings), StandardCharsets.UTF_8);
            written.load(new StringReader(text));
            if (written.stringPropertyNames().stream().anyMatch(name -> name.startsWith("\uFEFFcamel."))) {
                throw CommandFailedException.wrongInput("the first line of " + settings + " does not count, as a byte order mark "
                        + "stands before it: save the file as UTF-8 without BOM, or begin it with a line that holds only a #");
            }
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.wrongInput(settings + " cannot be read: " + e.getMessage()
                    + " (a backslash is written twice)", e);
        } catch (IOException e) {
            throw CommandFailedException.wrongInput(settings + " cannot be read: allow it to the user who runs this", e);
        }
        String pattern = written.getProperty(ROUTES, written.getProperty("camel.main.routesIncludePattern", SHIPPED_ROUTES));
        return pattern.strip().equals(SHIPPED_ROUTES);
    }

    private static String fromHere(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString().replace('\\', '/');
    }

    /**
     * Makes sure that a route is there before it is called, as Camel would wait half a minute for it.
     *
     * @param name what stands behind {@code direct:}
     */
    void requireRoute(String name) {
        if (context().getRoutes().stream().noneMatch(route -> route.getEndpoint().getEndpointUri().equals("direct://" + name))) {
            throw CommandFailedException.failed(ErrorMessages.noRoute(name), null);
        }
    }

    /** The integrations and what is wrong with the settings. */
    IntegrationsConfig listing() {
        return settings().integrations();
    }

    ClockifySettings settings() {
        return bean("clockifySettings", ClockifySettings.class);
    }

    Database database() {
        return bean("clockifyDatabase", Database.class);
    }

    Progress progress() {
        return bean("clockifyProgress", Progress.class);
    }

    People people() {
        return bean("clockifyPeople", People.class);
    }

    Roster roster() {
        return bean("clockifyRoster", Roster.class);
    }

    Reports reports() {
        return bean("clockifyReports", Reports.class);
    }

    Leases leases() {
        return bean("clockifyLeases", Leases.class);
    }

    RequestBudget budget() {
        return bean("clockifyRequestBudget", RequestBudget.class);
    }

    /** Brings the tables up to date, or makes sure that they are there where the settings forbid that. */
    void migrate() {
        if (settings().migrate()) {
            database().migrate();
        } else {
            // says at once where somebody forgot to
            database().statement("status-integrations").query(row -> { });
        }
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    private <T> T bean(String name, Class<T> type) {
        T bean = main.getCamelContext().getRegistry().lookupByNameAndType(name, type);
        if (bean == null) {
            throw new IllegalStateException("the plugin did not start: there is no " + name + "; --verbose shows why");
        }
        return bean;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
            main.stop();
        } catch (IllegalStateException e) {
            // the process is ending, and its hook stops the hub
            return;
        }
    }
}
