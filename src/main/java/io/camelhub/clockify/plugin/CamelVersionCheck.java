package io.camelhub.clockify.plugin;

import org.apache.camel.TypeConverterLoaderException;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;

/**
 * Keeps a host with a Camel that is too old from starting, and says so. It loads no converter: loaders of converters are what such a
 * Camel asks of a jar, while it passes over {@link ClockifyPlugin}, or takes its failure for a warning, and then misses a bean.
 */
public final class CamelVersionCheck implements TypeConverterLoader {

    @Override
    public void load(TypeConverterRegistry registry) {
        SupportedCamel.problem(registry.getCamelContext().getVersion()).ifPresent(problem -> {
            throw new TypeConverterLoaderException(problem);
        });
    }
}
