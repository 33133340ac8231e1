package io.camelhub.clockify.plugin;

import io.camelhub.clockify.model.Decision;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of Camel that the plugin supports. */
@Decision
final class SupportedCamel {

    /** The oldest tested version. */
    private static final int MAJOR = 4;
    private static final int MINOR = 17;

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    private SupportedCamel() {
    }

    /**
     * The problem of a version, with its remedy; empty for none.
     *
     * @param version such as {@code 4.18.0}; null or an unknown text is accepted
     */
    static Optional<String> problem(String version) {
        Matcher numbers = VERSION.matcher(String.valueOf(version));
        if (!numbers.matches()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = Integer.parseInt(numbers.group(2));
        boolean old = major < MAJOR || major == MAJOR && minor < MINOR;
        return old
                ? Optional.of("the Clockify plugin needs Camel " + MAJOR + "." + MINOR + " or newer, and this is Camel " + version
                        + ": update Camel, or take clockify-plugin-*.jar off the class path")
                : Optional.empty();
    }
}
