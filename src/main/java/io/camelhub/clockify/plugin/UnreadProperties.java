package io.camelhub.clockify.plugin;

import io.camelhub.clockify.model.Decision;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the properties of a host have been replaced by those that somebody named for the plugin. */
@Decision
final class UnreadProperties {

    /** What Camel reads where no other files are named. */
    static final String DEFAULT = "application.properties";

    private UnreadProperties() {
    }

    /**
     * What is wrong, and what to do about it; empty where nothing is.
     *
     * @param locations what Camel reads, such as {@code file:clockify.properties}; none where the host has a way of its own
     * @param onClassPath where the class path has {@value #DEFAULT}; null where it has none
     */
    static Optional<String> problem(List<String> locations, URL onClassPath) {
        if (locations.isEmpty() || onClassPath == null || locations.stream().anyMatch(location -> reads(location, onClassPath))) {
            return Optional.empty();
        }
        return Optional.of("The " + DEFAULT + " of the class path is not read, as Camel's properties are taken from "
                + locations.stream().collect(Collectors.joining(", ")) + " alone: if the host needs it, name it as well, behind them: "
                + "classpath:" + DEFAULT + ";optional=true");
    }

    private static boolean reads(String location, URL onClassPath) {
        String path = location.replaceFirst(";.*", "");
        if (path.startsWith("file:")) {
            // a URL of a file has one slash where a path's has three
            return Path.of(path.substring("file:".length())).toAbsolutePath().normalize().toUri().getPath().equals(onClassPath.getPath())
                    && onClassPath.getProtocol().equals("file");
        }
        return path.replaceFirst("^classpath:/?", "").equals(DEFAULT);
    }
}
