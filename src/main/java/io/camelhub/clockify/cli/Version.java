package io.camelhub.clockify.cli;

import org.apache.camel.CamelContext;
import picocli.CommandLine.IVersionProvider;

/** The versions of the plugin, of Camel and of Java. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "clockify " + of(Version.class)
                    + " (Camel " + of(CamelContext.class)
                    + ", Java " + Runtime.version().feature() + ")"
        };
    }

    private static String of(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
