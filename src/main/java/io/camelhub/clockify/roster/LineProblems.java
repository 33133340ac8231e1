package io.camelhub.clockify.roster;

import io.camelhub.clockify.model.HumanReadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects the problems of a file's lines; problems of one kind become one message with their number and the first lines. */
final class LineProblems {

    private static final int NAMED = 3;

    private record Kind(String before, String after) {
    }

    private record One(String place, String value) {

        String number() {
            return place.substring(place.indexOf(' ') + 1);
        }
    }

    private final Map<Kind, List<One>> kinds = new LinkedHashMap<>();

    /**
     * Adds a problem.
     *
     * @param place such as {@code line 7}
     * @param before the text before the value
     * @param value the wrong value; empty for none
     * @param after the text after the value
     */
    void add(String place, String before, String value, String after) {
        kinds.computeIfAbsent(new Kind(before, after), unused -> new ArrayList<>()).add(new One(place, value));
    }

    /** Adds a problem without a value. */
    void add(String place, String words) {
        add(place, words, "", "");
    }

    int count() {
        return kinds.values().stream().mapToInt(List::size).sum();
    }

    /** The messages, in the order in which each kind was first added. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        kinds.forEach((kind, all) -> lines.add(line(kind, all)));
        return lines;
    }

    private static String line(Kind kind, List<One> all) {
        One first = all.get(0);
        if (all.size() == 1) {
            return first.place() + ": " + kind.before() + first.value() + kind.after();
        }
        Map<String, List<One>> byValue = all.stream().collect(Collectors.groupingBy(One::value, LinkedHashMap::new, Collectors.toList()));
        String lines = HumanReadable.number(all.size()) + " " + first.place().substring(0, first.place().indexOf(' ')) + "s";
        if (byValue.size() == 1) {
            return lines + " (" + numbers(all) + "): " + kind.before() + first.value() + kind.after();
        }
        String values = byValue.entrySet().stream().limit(NAMED).map(value -> value.getKey() + " (" + numbers(value.getValue()) + ")")
                .collect(Collectors.joining(", "));
        int more = byValue.size() - NAMED;
        return lines + ": " + kind.before() + values + (more <= 0 ? "" : " and " + HumanReadable.number(more) + " more") + kind.after();
    }

    private static String numbers(List<One> all) {
        return all.stream().limit(NAMED).map(One::number).collect(Collectors.joining(", ")) + (all.size() > NAMED ? ", …" : "");
    }
}
