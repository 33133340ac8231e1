package io.camelhub.clockify.stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.settings.TypoSuggester;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Keys and values of a file in YAML. Whoever asks for a value gets it as what it must be; where it is something else, that is noted as a
 * mistake of its line, and there is none.
 */
final class YamlMap {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 20;
    private static final Pattern SPAN = Pattern.compile("(\\d{1,5})([mhd])");
    private static final Pattern DAYS = Pattern.compile("([+-]?\\d{1,4})d");

    private final String place;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Mistakes mistakes;

    /** Mistakes of one file. */
    static final class Mistakes {

        private final String file;
        private final List<StreamMistake> found = new ArrayList<>();

        Mistakes(String file) {
            this.file = file;
        }

        void add(int line, String what, String remedy) {
            found.add(new StreamMistake(file, line, what, remedy));
        }

        List<StreamMistake> found() {
            return List.copyOf(found);
        }
    }

    /** @param place the keys that lead to it, or empty */
    private YamlMap(MappingNode node, String place, Mistakes mistakes) {
        this.place = place;
        this.line = line(node);
        this.mistakes = mistakes;
        for (NodeTuple tuple : node.getValue()) {
            int at = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                mistakes.add(at, "a key" + within() + " is no text", "write key: value");
            } else if (isPlain(tuple.getValueNode(), at)) {
                values.put(key.getValue(), tuple.getValueNode());
                lines.put(key.getValue(), at);
            }
        }
    }

    /** The keys and values of a node; empty and a mistake where it has none. */
    static Optional<YamlMap> of(Node node, String place, Mistakes mistakes) {
        if (node instanceof MappingNode map) {
            return Optional.of(new YamlMap(map, place, mistakes));
        }
        mistakes.add(line(node), (place.isEmpty() ? "the file" : place) + " has no keys", "write key: value, one on a line");
        return Optional.empty();
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private String within() {
        return place.isEmpty() ? "" : " in " + place;
    }

    private String named(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    /** Whether a node is none that stands for another: such can hold itself. */
    private boolean isPlain(Node node, int at) {
        if (node.getAnchor().isPresent()) {
            mistakes.add(at, "there is an anchor (&" + node.getAnchor().get().getValue() + ")", "write the value itself wherever it is meant");
            return false;
        }
        return true;
    }

    /** The line of a key; of the whole where the key is not there. */
    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    Set<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void wrong(String key, String what, String remedy) {
        mistakes.add(line(key), named(key) + " " + what, remedy);
    }

    /** Notes each key that is none of those known. */
    void refuseOthersThan(String... known) {
        for (String key : values.keySet()) {
            if (!Arrays.asList(known).contains(key)) {
                mistakes.add(line(key), "there is no key " + key + within(), new TypoSuggester(List.of(known)).nearest(key)
                        .map(nearest -> "did you mean " + nearest + "?").orElse("the keys are " + String.join(", ", known)));
            }
        }
    }

    /** Notes a key that is not there. */
    void require(String key, String remedy) {
        if (!has(key)) {
            mistakes.add(line, named(key) + " is missing", remedy);
        }
    }

    private Optional<String> scalar(String key, String remedy) {
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && scalar.getTag() != Tag.NULL) {
            return Optional.of(scalar.getValue());
        }
        wrong(key, "is no single value", remedy);
        return Optional.empty();
    }

    /** A text that matches. */
    Optional<String> text(String key, Pattern form, String remedy) {
        Optional<String> text = scalar(key, remedy);
        if (text.isPresent() && !form.matcher(text.get()).matches()) {
            wrong(key, "is \"" + text.get() + "\"", remedy);
            return Optional.empty();
        }
        return text;
    }

    /** One of some constants, written in small letters, with - for _. */
    <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        Map<String, E> known = Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(
                constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant -> constant, (a, b) -> a, LinkedHashMap::new));
        String all = "write one of " + String.join(", ", known.keySet());
        Optional<String> word = scalar(key, all);
        if (word.isPresent() && !known.containsKey(word.get())) {
            wrong(key, "is \"" + word.get() + "\"", new TypoSuggester(known.keySet()).nearest(word.get())
                    .map(nearest -> "did you mean " + nearest + "?").orElse(all));
        }
        return word.map(known::get);
    }

    Optional<Boolean> flag(String key) {
        Optional<String> flag = scalar(key, "write true or false");
        if (flag.isPresent() && !flag.get().equals("true") && !flag.get().equals("false")) {
            wrong(key, "is \"" + flag.get() + "\"", "write true or false");
            return Optional.empty();
        }
        return flag.map(Boolean::valueOf);
    }

    Optional<Integer> number(String key, int least, int most) {
        String remedy = "write a whole number from " + least + " to " + most;
        Optional<Integer> number = text(key, Pattern.compile("\\d{1,9}"), remedy).map(Integer::valueOf);
        if (number.isPresent() && (number.get() < least || number.get() > most)) {
            wrong(key, "is " + number.get(), remedy);
            return Optional.empty();
        }
        return number;
    }

    /** A duration such as {@code 24h}, of a minute at least. */
    Optional<Duration> duration(String key) {
        String remedy = "write e.g. 30m, 24h or 7d";
        return text(key, Pattern.compile("0*[1-9]\\d{0,4}[mhd]"), remedy).map(text -> {
            Matcher parts = SPAN.matcher(text);
            long number = parts.matches() ? Long.parseLong(parts.group(1)) : 0;
            return switch (text.charAt(text.length() - 1)) {
                case 'm' -> Duration.ofMinutes(number);
                case 'h' -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        });
    }

    /** Days from today, such as {@code -31d}. */
    Optional<Integer> days(String key) {
        return text(key, DAYS, "write days from today, e.g. -31d or +366d").map(text -> Integer.valueOf(text.replaceAll("[+d]", "")));
    }

    Optional<JsonPointer> pointer(String key) {
        String remedy = "write a JSON Pointer into the answer, e.g. /status/note";
        return text(key, Pattern.compile("(/[^/\\p{Cc}]+)+"), remedy).map(JsonPointer::compile);
    }

    /** Texts: a list of them, or one alone. */
    List<String> texts(String key, Pattern form, String remedy) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            return text(key, form, remedy).stream().toList();
        }
        List<String> texts = new ArrayList<>();
        for (Node element : list.getValue()) {
            if (element instanceof ScalarNode scalar && form.matcher(scalar.getValue()).matches()) {
                texts.add(scalar.getValue());
            } else {
                mistakes.add(line(element), named(key) + " has " + (element instanceof ScalarNode scalar ? "\"" + scalar.getValue() + "\"" : "a list or keys"), remedy);
            }
        }
        if (list.getValue().isEmpty()) {
            wrong(key, "is empty", remedy);
        }
        return texts;
    }

    Optional<YamlMap> map(String key) {
        Node node = values.get(key);
        return node == null ? Optional.empty() : of(node, named(key), mistakes);
    }

    /** A short form: the one value behind a key, or empty text for none; empty where there are keys, a list, or nothing. */
    Optional<String> shortForm(String key) {
        return values.get(key) instanceof ScalarNode scalar ? Optional.of(scalar.getTag() == Tag.NULL ? "" : scalar.getValue()) : Optional.empty();
    }

    /** What stands behind a key, as JSON. */
    Optional<JsonNode> json(String key) {
        return Optional.ofNullable(values.get(key)).map(node -> json(node, 0));
    }

    private JsonNode json(Node node, int depth) {
        if (depth > DEEPEST) {
            mistakes.add(line(node), "there are more than " + DEEPEST + " levels" + within(), "write what Clockify wants, which has a few");
            return JSON.nullNode();
        }
        if (!isPlain(node, line(node))) {
            return JSON.nullNode();
        }
        if (node instanceof MappingNode map) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    object.set(key.getValue(), json(tuple.getValueNode(), depth + 1));
                } else {
                    mistakes.add(line(tuple.getKeyNode()), "a key" + within() + " is no text", "write key: value");
                }
            }
            return object;
        }
        if (node instanceof SequenceNode list) {
            ArrayNode array = JSON.arrayNode();
            list.getValue().forEach(element -> array.add(json(element, depth + 1)));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag() == Tag.NULL) {
            return JSON.nullNode();
        }
        if (node.getTag() == Tag.BOOL) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        try {
            return node.getTag() == Tag.INT ? JSON.numberNode(Long.parseLong(text))
                    : node.getTag() == Tag.FLOAT ? JSON.numberNode(new BigDecimal(text)) : JSON.textNode(text);
        } catch (NumberFormatException e) {
            // .inf, .nan or more digits than a number has
            return JSON.textNode(text);
        }
    }
}
