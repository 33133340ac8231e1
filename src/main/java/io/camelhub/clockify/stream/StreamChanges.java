package io.camelhub.clockify.stream;

import java.util.List;

/**
 * What says that a stream changed. It is a signal to read it, never the row itself.
 *
 * @param feed     its type in the change feed, or null
 * @param webhooks Clockify's webhook events
 */
public record StreamChanges(String feed, List<String> webhooks) {

    /** Nothing does. */
    public static final StreamChanges NONE = new StreamChanges(null, List.of());

    public StreamChanges {
        webhooks = List.copyOf(webhooks);
    }
}
