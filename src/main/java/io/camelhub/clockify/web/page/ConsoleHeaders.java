package io.camelhub.clockify.web.page;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Filters headers: without it, Camel would turn each query parameter and form field into a header, and send each header of a message back to the
 * browser. No header comes in, and only those of the page's answer go out.
 */
public final class ConsoleHeaders implements HeaderFilterStrategy {

    private static final Set<String> OUT = Set.of("content-type", "content-disposition", "location", "allow");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }
}
