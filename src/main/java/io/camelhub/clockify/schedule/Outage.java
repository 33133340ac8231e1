package io.camelhub.clockify.schedule;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The reasons why {@code clockify.work.uri} accepts no work, so that each is logged once per outage. Safe for use by several threads. */
final class Outage {

    /** Numbers, such as ports and milliseconds, do not distinguish reasons. */
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Set<String> reasons = new HashSet<>();

    synchronized boolean isNews(String reason) {
        return reasons.add(NUMBER.matcher(String.valueOf(reason)).replaceAll("0"));
    }

    /** Ends the outage; returns whether there was one. */
    synchronized boolean ends() {
        boolean lasted = !reasons.isEmpty();
        reasons.clear();
        return lasted;
    }
}
