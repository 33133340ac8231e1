package io.camelhub.clockify.http;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The libraries that a file of routes needs. A host may lack them; then the routes of that file are left out, and one log line says what to add. */
public final class NeededLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(NeededLibraries.class);

    /** Camel's HTTP server, for a host on Camel Main. */
    public static final Library SERVER =
            new Library("org.apache.camel:camel-platform-http-main", "org/apache/camel/component/platform/http/vertx/VertxPlatformHttpRouter.class");

    /**
     * A library for the build.
     *
     * @param name     group and artifact, with the version where it must match
     * @param resource a file in it; a class is looked up as a file, because loading it would need its own dependencies
     */
    public record Library(String name, String resource) {
    }

    private final boolean areThere;

    private NeededLibraries(boolean areThere) {
        this.areThere = areThere;
    }

    /**
     * Checks the host's libraries once, because Camel reads a file of routes twice.
     *
     * @param file      the file of routes
     * @param otherwise the alternative to adding the libraries, for the log
     */
    public static synchronized NeededLibraries of(CamelContext context, String file, String otherwise, Library... libraries) {
        String bean = "clockifyLibraries-" + file;
        NeededLibraries known = context.getRegistry().lookupByNameAndType(bean, NeededLibraries.class);
        if (known != null) {
            return known;
        }
        String missing = Arrays.stream(libraries)
                .filter(library -> context.getClassResolver().loadResourceAsURL(library.resource()) == null)
                .map(Library::name).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            LOG.info("{} is left out: add to the class path {}, or {}", file, missing, otherwise);
        }
        NeededLibraries needed = new NeededLibraries(missing.isEmpty());
        context.getRegistry().bind(bean, needed);
        return needed;
    }

    public boolean areThere() {
        return areThere;
    }
}
