package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Json;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.roster.Pseudonyms;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Takes out of a row of a stream what must not be written: the ids and texts of people who were erased, private texts that are not to be
 * kept, and money unless it is asked for. What is taken out is absent, not null: it does not count as a change.
 *
 * @param pseudonyms the people who were erased
 * @param policy how long private texts are kept, counted from the last of the row's times, else from when it was first seen
 * @param now by the database's clock
 */
record StreamPrivacy(Pseudonyms pseudonyms, DescriptionPolicy policy, boolean withRates, Instant now) {

    /**
     * A row as it may be written.
     *
     * @param firstSeen when it was first seen; null where it is new
     */
    Map<String, Object> row(StreamDeclaration stream, Map<String, Object> row, Instant firstSeen) {
        Map<String, Object> applied = new LinkedHashMap<>(row);
        boolean erased = stream.people().stream().anyMatch(column -> pseudonyms.contains((String) row.get(column.name())));
        boolean kept = policy.keeps(Objects.requireNonNullElse(last(stream, row), firstSeen == null ? now : firstSeen), now);
        for (StreamColumn column : stream.columns()) {
            if (column.isMoney() && !withRates || column.isPrivate() && (erased || !kept)) {
                applied.remove(column.name());
            } else if (!pseudonyms.isEmpty()) {
                applied.computeIfPresent(column.name(), (name, value) -> pseudonymised(value));
            }
        }
        return applied;
    }

    private Object pseudonymised(Object value) {
        if (value instanceof Json text) {
            return new Json(pseudonyms.in(text.text()));
        }
        return value instanceof String text ? pseudonyms.in(text) : value;
    }

    /** The last of a row's times; null where it has none. */
    static Instant last(StreamDeclaration stream, Map<String, Object> row) {
        return stream.columns().stream().map(column -> row.get(column.name()))
                .map(value -> value instanceof LocalDate day ? day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC) : value)
                .filter(Instant.class::isInstance).map(Instant.class::cast).max(Instant::compareTo).orElse(null);
    }

    /** A row that could not be read: what its columns say, without texts that may be private, and without money. */
    RejectedRow rejected(StreamDeclaration stream, String key, String reason, JsonNode payload, ObjectMapper json) {
        ObjectNode kept = json.createObjectNode();
        for (StreamColumn column : stream.columns()) {
            JsonNode value = column.ofParent() ? null : payload.at(column.from());
            boolean shown = value != null && !value.isMissingNode() && !column.isPrivate() && column.type() != StreamColumn.Type.TEXT
                    && (withRates || !column.isMoney() && !stream.money());
            if (shown) {
                kept.set(column.name(), value);
            }
        }
        String text = payload.isObject() ? kept.toString() : payload.isNull() ? "null" : "{}";
        String which = key == null ? "" : "row " + key + ": ";
        return new RejectedRow(stream.name(), null, pseudonyms.in(which + shown(stream, reason)), pseudonyms.in(text));
    }

    /** The reason without the value behind its colon, where that is of a column whose values are not shown. */
    private static String shown(StreamDeclaration stream, String reason) {
        boolean hidden = stream.columns().stream()
                .anyMatch(column -> (column.isPrivate() || column.isMoney()) && reason.startsWith("the " + column.name() + " "));
        int colon = reason.indexOf(": ");
        return hidden && colon >= 0 ? reason.substring(0, colon) : reason;
    }
}
