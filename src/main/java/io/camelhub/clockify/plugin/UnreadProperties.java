package io.camelhub.clockify.plugin;

import io.camelhub.clockify.model.Decision;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises that the files named for the plugin have replaced the host's own properties. */
@Decision
final class UnreadProperties {

    /** The file that Camel reads by default. */
    static final String DEFAULT = "application.properties";

    private static final Pattern NAMED = Pattern.compile("(classpath:/?)?" + Pattern.quote(DEFAULT) + "(;.*)?");

    private UnreadProperties() {
    }

    /**
     * The problem with its remedy; empty for none.
     *
     * @param locations the locations that Camel reads, such as {@code file:clockify.properties}; none where the host has its own way
     * @param files the files among them
     * @param onClassPath the URL of {@value #DEFAULT} on the class path; null for none
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
