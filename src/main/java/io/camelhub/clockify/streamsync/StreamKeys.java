package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keys of rows of a stream, each as one text: the values of the key's columns with a slash between them. */
@Decision
final class StreamKeys {

    private StreamKeys() {
    }

    /** The key of a row; null where it lacks a part of it. */
    static String of(StreamDeclaration stream, Map<?, ?> row) {
        return stream.key().stream().anyMatch(column -> row.get(column) == null) ? null
                : stream.key().stream().map(column -> row.get(column).toString()).collect(Collectors.joining("/"));
    }

    /** The columns of a key; null where the text cannot be taken apart. */
    static Map<String, Object> columns(StreamDeclaration stream, String key) {
        List<StreamColumn> columns = stream.keyColumns();
        String[] parts = columns.size() == 1 ? new String[] {key} : key.split("/", -1);
        if (parts.length != columns.size()) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            for (int i = 0; i < parts.length; i++) {
                values.put(columns.get(i).name(), value(columns.get(i).type(), parts[i]));
            }
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
        return values;
    }

    private static Object value(StreamColumn.Type type, String text) {
        return switch (type) {
            case INT -> Long.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> Instant.parse(text);
            default -> text;
        };
    }
}
