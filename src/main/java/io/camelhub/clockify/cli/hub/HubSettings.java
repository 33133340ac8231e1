package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.OwnerOnly;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Setting;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Configures a Camel runtime from a settings file: its properties, and its routes, from beside the file or from the distribution. */
public final class HubSettings {

    private static final String ROUTES = "camel.main.routes-include-pattern";
    private static final String LEFT_OUT = "camel.main.routes-exclude-pattern";
    private static final String H2_ADDRESS = "h2.bindAddress";
    private static final String SHIPPED_ROUTES = "file:routes/*.camel.yaml";
    private static final String OWN_ROUTES = "my-routes";
    private static final String FILES_OF_ROUTES = "*.camel.yaml";

    private HubSettings() {
    }

    /**
     * A runtime that is not started yet.
     *
     * @param wanted the routes to start
     * @throws CommandFailedException where the file or the routes cannot be read
     */
    static Main main(Path settings, Environment environment, HubRoutes wanted) throws Exception {
        boolean shipped = usesShippedRoutes(settings);
        if (System.getProperty(H2_ADDRESS) == null) {
            // AUTO_SERVER=TRUE is meant for other commands on this machine, but H2 would listen on all network interfaces
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
        Path routes = environment.routes(settings);
        Path own = settings.resolveSibling(OWN_ROUTES);
        boolean withOwn = shipped && wanted != HubRoutes.CONSOLE && Files.isDirectory(own);
        String leftOut = Stream.of(wanted.filesLeftOut(), read(settings).getProperty(LEFT_OUT, "").strip(), withOwn ? replaced(routes, own) : "")
                .filter(pattern -> !pattern.isEmpty()).collect(Collectors.joining(","));
        if (!leftOut.isEmpty()) {
            main.addOverrideProperty(LEFT_OUT, leftOut);
        }
        if (wanted.hasServer()) {
            main.addInitialProperty("camel.server.enabled", "true");
            main.addInitialProperty("camel.server.host", ListenAddress.LOOPBACK);
            main.addInitialProperty("camel.server.port", ConsoleServer.PORT);
        }
        if (wanted == HubRoutes.OF_KEYS) {
            main.addOverrideProperty("camel.main.route-filter-exclude-pattern", HubRoutes.routesLeftOut());
        }
        if (wanted == HubRoutes.NONE) {
            main.addOverrideProperty("camel.main.routes-collector-enabled", "false");
            // without this, Camel would still look for default files
            main.addOverrideProperty(ROUTES, "false");
        } else if (shipped) {
            if (!Files.isDirectory(routes)) {
                throw CommandFailedException.wrongInput("there are no routes: neither " + settings.resolveSibling("routes")
                        + " nor " + routes + " is a folder");
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(routes, FILES_OF_ROUTES)) {
                if (!files.iterator().hasNext()) {
                    throw CommandFailedException.wrongInput("there are no routes in " + routes + ", which stands for those in "
                            + environment.home().resolve("routes") + ": copy them, or delete the folder");
                }
            }
            main.addOverrideProperty(ROUTES, "file:" + fromHere(routes) + "/"
                    + (wanted == HubRoutes.CONSOLE ? HubRoutes.CONSOLE_FILE : FILES_OF_ROUTES)
                    + (withOwn ? ",file:" + fromHere(own) + "/" + FILES_OF_ROUTES : ""));
        }
        return main;
    }

    /** Camel's pattern of the shipped files that a file of the same name in the host's folder replaces; empty for none. */
    private static String replaced(Path routes, Path own) throws IOException {
        try (Stream<Path> files = Files.list(own)) {
            return files.map(Path::getFileName).filter(name -> Files.exists(routes.resolve(name)))
                    .map(name -> fromHere(routes) + "/" + name).sorted()
                    // Camel names some locations with their scheme, and some without
                    .flatMap(file -> Stream.of(file, "file:" + file)).collect(Collectors.joining(","));
        }
    }

    /** Camel Main with settings files in UTF-8, which it would read as Latin-1. */
    private static final class Utf8Main extends Main {

        @Override
        protected CamelContext createCamelContext() {
            CamelContext context = super.createCamelContext();
            context.getPropertiesComponent().setEncoding(StandardCharsets.UTF_8.name());
            return context;
        }
    }

    /** Whether other users may read a file with a key or a password in it, rather than an {{env:NAME}}. */
    public static boolean givesAwaySecrets(Path settings) throws IOException {
        Properties written = read(settings);
        return OwnerOnly.othersMayRead(settings) && written.stringPropertyNames().stream()
                .filter(name -> name.endsWith("api-key") || name.endsWith("password"))
                .map(written::getProperty)
                .anyMatch(value -> !value.isBlank() && !value.contains("{{"));
    }

    /** Name of the DataSource bean in the file; the default where it is not set, or cannot be read. */
    public static String dataSource(Path settings) {
        Properties written = new Properties();
        try {
            written.load(new StringReader(Files.readString(settings)));
        } catch (IOException | IllegalArgumentException e) {
            // called while a read error is being reported
            return Setting.DATASOURCE.defaultText();
        }
        return written.getProperty(Setting.DATASOURCE.property(), Setting.DATASOURCE.defaultText()).strip();
    }

    /** Whether a value has placeholders, which only Camel can resolve. */
    static boolean isReference(String text) {
        return text.contains("{{");
    }

    private static boolean usesShippedRoutes(Path settings) {
        Properties written = read(settings);
        String pattern = written.getProperty(ROUTES, written.getProperty("camel.main.routesIncludePattern", SHIPPED_ROUTES));
        return pattern.strip().equals(SHIPPED_ROUTES) || pattern.strip().equals(SHIPPED_ROUTES + ",file:" + OWN_ROUTES + "/" + FILES_OF_ROUTES + "?optional=true");
    }

    /**
     * Reads a settings file, in UTF-8.
     *
     * @throws CommandFailedException where it does not exist or cannot be read
     */
    public static Properties read(Path settings) {
        if (!Files.isRegularFile(settings)) {
            throw CommandFailedException.wrongInput((Files.isDirectory(settings) ? settings + " is a folder"
                    : "there is no settings file " + settings) + ": name one by --config FILE");
        }
        Properties written = new Properties();
        try {
            String text = new String(Files.readAllBytes(settings), StandardCharsets.UTF_8);
            written.load(new StringReader(text));
            if (written.stringPropertyNames().stream().anyMatch(name -> name.startsWith("\uFEFFcamel."))) {
                throw CommandFailedException.wrongInput("the first line of " + settings + " does not count, as a byte order mark "
                        + "stands before it: save the file as UTF-8 without BOM, or begin it with a line that holds only a #");
            }
            return written;
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.wrongInput(settings + " cannot be read: " + e.getMessage()
                    + " (a backslash is written twice)", e);
        } catch (IOException e) {
            throw CommandFailedException.wrongInput(settings + " cannot be read: allow it to the user who runs this", e);
        }
    }

    private static String fromHere(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString().replace('\\', '/');
    }
}
