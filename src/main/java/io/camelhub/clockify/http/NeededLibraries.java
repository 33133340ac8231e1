package io.camelhub.clockify.http;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The libraries that a file of routes needs besides the plugin's own. A host may lack them; then the routes of that file are left out,
 * which is logged once, with what to add.
 */
public final class NeededLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(NeededLibraries.class);

    /** Camel's HTTP server, which a host on Camel Main may have. */
    public static final Library SERVER =
            new Library("org.apache.camel:camel-platform-http-main", "org/apache/camel/component/platform/http/vertx/VertxPlatformHttpRouter.class");

    /**
     * What a build adds.
     *
     * @param name     group and artifact, with the version where it must be that one
     * @param resource a file of it; a class is looked for as a file too, since to load it would need what it needs itself
     */
    public record Library(String name, String resource) {
    }

    private final boolean areThere;

    private NeededLibraries(boolean areThere) {
        this.areThere = areThere;
    }

    /**
     * Looks whether a host has them; once, as Camel reads a file of routes twice.
     *
     * @param file      the file of routes
     * @param otherwise what to do where they are not to be added
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

    /** Whether the host has all of them. */
    public boolean areThere() {
        return areThere;
    }
}
