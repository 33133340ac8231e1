package io.camelhub.clockify.plugin;

import io.camelhub.clockify.model.Decision;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the properties of a host have been replaced by those that somebody named for the plugin. */
@Decision
final class UnreadProperties {

    /** What Camel reads where no other files are named. */
    static final String DEFAULT = "application.properties";

    private static final Pattern NAMED = Pattern.compile("(classpath:/?)?" + Pattern.quote(DEFAULT) + "(;.*)?");

    private UnreadProperties() {
    }

    /**
     * What is wrong, and what to do about it; empty where nothing is.
     *
     * @param locations what Camel reads, such as {@code file:clockify.properties}; none where the host has a way of its own
     * @param files those of them that are files
     * @param onClassPath where the class path has {@value #DEFAULT}; null where it has none
     */
    static Optional<String> problem(List<String> locations, List<Path> files, URL onClassPath) {
        if (locations.isEmpty() || onClassPath == null || locations.stream().anyMatch(NAMED.asMatchPredicate())
                || files.stream().anyMatch(file -> isAt(file, onClassPath))) {
            return Optional.empty();
        }
        return Optional.of("The " + DEFAULT + " of the class path is not read, as Camel's properties are taken from "
                + String.join(", ", locations) + " alone: if the host needs it, name it as well, behind them: classpath:" + DEFAULT
                + ";optional=true");
    }

    private static boolean isAt(Path file, URL url) {
        return url.getProtocol().equals("file")
                && file.toAbsolutePath().normalize().equals(Path.of(URI.create(url.toString())).normalize());
    }
}
