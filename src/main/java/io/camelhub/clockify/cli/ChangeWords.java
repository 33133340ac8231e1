package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.query.EntryChange;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats a change of an entry for people. */
public final class ChangeWords {

    private static final Map<String, String> SOURCES = Map.of(
            "report", "by the report", "user-list", "by the list of its user", "running", "by the list of running timers",
            "feed", "by the change feed", "single", "by its id", "missing", "as it was missing, and gone by its id",
            "confirmed", "as a person confirmed it");

    private ChangeWords() {
    }

    /** E.g. {@code 2024-01-31 12:00Z updated, by the change feed: description 'Review' became 'Review 2'}. */
    public static String of(EntryChange change) {
        String values = change.kind().equals("deleted") ? "" : change.after().entrySet().stream()
                .map(value -> value.getKey() + " " + shown(change.before().get(value.getKey())) + " became " + shown(value.getValue()))
                .collect(Collectors.joining(", "));
        return Formats.time(change.seenAt()) + " " + change.kind()
                + (change.source() == null ? "" : ", " + SOURCES.getOrDefault(change.source(), Formats.text(change.source())))
                + (values.isEmpty() ? "" : ": " + values);
    }

    private static String shown(Object value) {
        return value == null ? "nothing" : Formats.text(value instanceof String text ? "'" + text + "'" : value.toString(), 80);
    }
}
