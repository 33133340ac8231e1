package io.camelhub.clockify.command;

import io.camelhub.clockify.model.Decision;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The text of a properties file; an edit changes only the lines of its properties, and keeps comments and order. */
@Decision
public record PropertiesText(String text) {

    /**
     * The lines of one property, or lines without one.
     *
     * @param name null for none
     */
    private record Entry(String name, String lines) {
    }

    /** The values by property name. */
    public Map<String, String> values() {
        return properties(text).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), entry -> entry.getValue().toString()));
    }

    /** A copy with other values; null removes a property. A new one is inserted after those with the same prefix, otherwise at the end. */
    public PropertiesText with(Map<String, String> changes) {
        List<Entry> entries = new ArrayList<>(entries());
        changes.forEach((name, value) -> {
            int first = place(entries, name);
            entries.removeIf(entry -> name.equals(entry.name()));
            if (value != null) {
                entries.add(first, new Entry(name, name + " = " + escaped(value) + "\n"));
            }
        });
        return new PropertiesText(entries.stream().map(Entry::lines).collect(Collectors.joining()));
    }

    private static int place(List<Entry> entries, String name) {
        String beginning = name.substring(0, name.lastIndexOf('.') + 1);
        int place = entries.size();
        for (int i = 0; i < entries.size(); i++) {
            String there = entries.get(i).name();
            if (name.equals(there)) {
                return i;
            }
            place = there != null && there.startsWith(beginning) ? i + 1 : place;
        }
        return place;
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (String line : text.lines().toList()) {
            lines.append(line).append('\n');
            boolean comment = lines.toString().strip().startsWith("#") || lines.toString().strip().startsWith("!");
            if (comment || !line.matches("(?:.*[^\\\\])?(?:\\\\\\\\)*\\\\")) {
                String name = properties(lines.toString()).stringPropertyNames().stream().findFirst().orElse(null);
                entries.add(new Entry(name, lines.toString()));
                lines.setLength(0);
            }
        }
        return lines.isEmpty() ? entries : append(entries, new Entry(null, lines.toString()));
    }

    private static List<Entry> append(List<Entry> entries, Entry last) {
        entries.add(last);
        return entries;
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The value in ASCII, because other readers may take the file for Latin-1. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(letter -> escaped.append(letter == '\\' ? "\\\\"
                : letter < 0x20 || letter > 0x7e ? String.format("\\u%04x", letter) : String.valueOf((char) letter)));
        return value.startsWith(" ") ? "\\" + escaped : escaped.toString();
    }
}
