package io.camelhub.clockify.schedule;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * For what reasons {@code clockify.work.uri} takes no work, since it last did: so that the log says each once, however long it lasts.
 * Safe for use by several threads.
 */
final class Outage {

    /** Ports, milliseconds and numbers of messages are no other reason. */
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Set<String> reasons = new HashSet<>();

    /** Whether the reason is a new one. */
    synchronized boolean isNews(String reason) {
        return reasons.add(NUMBER.matcher(String.valueOf(reason)).replaceAll("0"));
    }

    /** Work was taken; whether that is the end of an outage. */
    synchronized boolean ends() {
        boolean lasted = !reasons.isEmpty();
        reasons.clear();
        return lasted;
    }
}
