package io.camelhub.clockify.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.camelhub.clockify.model.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parses the single values of a row, each into a form that every database can store. A node may be null, for a field that the row does not have. */
public final class ValueReader {

    /** Most digits before or after the point; Clockify cannot calculate with a longer number. */
    private static final int MOST_DIGITS = 308;

    private ValueReader() {
    }

    /** The first of two fields that the row has; null for neither. */
    static JsonNode first(JsonNode row, String field, String otherField) {
        JsonNode value = row.get(field);
        return value == null ? row.get(otherField) : value;
    }

    /** An id; null for none, for which Clockify also sends an empty text. */
    public static String id(JsonNode id) throws BadRowException {
        if (id == null || id.isNull() || id.isTextual() && id.textValue().isEmpty()) {
            return null;
        }
        if (!id.isTextual() || !Text.isId(id.textValue())) {
            throw new BadRowException("not an id: " + brief(id));
        }
        return id.textValue();
    }

    /** An id; null for none and for an invalid one. */
    static String idOrNull(JsonNode id) {
        return id == null ? null : Text.idOrNull(id.textValue());
    }

    /** Ids as a JSON array, sorted, without duplicates and invalid ones. */
    public static String ids(JsonNode ids) {
        TreeSet<String> sorted = new TreeSet<>();
        ids.forEach(id -> Stream.ofNullable(idOrNull(id)).forEach(sorted::add));
        return sorted.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")).replace("[\"\"]", "[]");
    }

    /** Texts as a JSON array, without empty ones. */
    public static String texts(JsonNode texts) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        texts.forEach(text -> Stream.ofNullable(name(text)).forEach(all::add));
        return all.toString();
    }

    /** A name; null for none. */
    static String name(JsonNode name) {
        return name == null || !name.isTextual() || name.textValue().isEmpty() ? null : Text.storable(name.textValue());
    }

    /** A text, or null for none. */
    public static String text(JsonNode text, String field) throws BadRowException {
        if (!text.isTextual() && !text.isNull()) {
            throw new BadRowException("the " + field + " is no text: " + brief(text));
        }
        return Text.storable(text.textValue());
    }

    /** True, false, or null for neither. */
    public static Boolean flag(JsonNode flag, String field) throws BadRowException {
        if (!flag.isBoolean() && !flag.isNull()) {
            throw new BadRowException("the flag " + field + " is neither true nor false: " + brief(flag));
        }
        return flag.isNull() ? null : flag.booleanValue();
    }

    /** A time that every database holds, or null for none. */
    public static Instant instant(JsonNode time, String field) throws BadRowException {
        if (time == null || time.isNull() || time.isTextual() && time.textValue().isEmpty()) {
            return null;
        }
        try {
            Instant instant = ClockifyTime.parse(time.asText());
            if (!ClockifyTime.isStorable(instant)) {
                throw new BadRowException("the " + field + " is not within the years 1000 to 9999: " + brief(time));
            }
            return instant;
        } catch (DateTimeException e) {
            throw new BadRowException("the " + field + " is no time: " + brief(time));
        }
    }

    /** A time that every database can store; null for none and for an invalid one. */
    public static Instant instantOrNull(JsonNode time) {
        try {
            return instant(time, "time");
        } catch (BadRowException e) {
            return null;
        }
    }

    /** An amount of money in minor units, from a number or an object with one; null for anything else. */
    public static Long amount(JsonNode money) {
        JsonNode amount = money != null && money.isObject() ? money.get("amount") : money;
        return amount == null || !amount.isNumber() ? null : Long.valueOf(Math.round(amount.doubleValue()));
    }

    /** A duration in seconds, from {@code PT1H30M} or milliseconds; null for none, for which Clockify also sends 0, and for an invalid one. */
    public static Long seconds(JsonNode duration) {
        try {
            String text = duration == null ? "" : duration.asText();
            long seconds = text.matches("\\d{1,18}") ? Long.parseLong(text) / 1000 : Duration.parse(text).toSeconds();
            return seconds == 0 ? null : Long.valueOf(seconds);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The value of any field, such as a custom one: text without NUL; a number that is too large or too small as text. */
    public static Object custom(JsonNode value) {
        if (value.isTextual()) {
            return Text.storable(value.textValue());
        }
        if (value.isNumber()) {
            return isStorable(value) ? value.numberValue() : value.asText();
        }
        if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            value.forEach(element -> list.add(custom(element)));
            return list;
        }
        if (value.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            value.properties().forEach(field -> map.put(Text.storable(field.getKey()), custom(field.getValue())));
            return map;
        }
        return value.isBoolean() ? value.booleanValue() : null;
    }

    private static boolean isStorable(JsonNode number) {
        return Double.isFinite(number.doubleValue()) && Math.abs(number.decimalValue().scale()) <= MOST_DIGITS;
    }

    /** The value for a message. */
    public static String brief(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
