package io.camelhub.clockify.plugin;

import org.apache.camel.TypeConverterLoaderException;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;

/**
 * Stops a host with too old a Camel at its start, with a message. It is a type converter loader without converters: an old Camel ignores
 * {@link ClockifyPlugin}, or only warns of its failure, but loads all converter loaders.
 */
public final class CamelVersionCheck implements TypeConverterLoader {

    @Override
    public void load(TypeConverterRegistry registry) {
        SupportedCamel.problem(registry.getCamelContext().getVersion()).ifPresent(problem -> {
            throw new TypeConverterLoaderException(problem);
        });
    }
}
