package io.camelhub.clockify.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Json;
import io.camelhub.clockify.http.BadRowException;
import io.camelhub.clockify.http.ValueReader;
import io.camelhub.clockify.model.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads rows of Clockify's as the columns of a stream have them. A value that is none of its column's type is not guessed at: the row is
 * rejected, with the reason. No row makes it throw.
 */
public final class StreamRowReader {

    /** Characters of a column for a word; see {@link StreamTables}. */
    static final int LONGEST_WORD = 64;

    /** Digits before and behind the point of a column for a decimal number. */
    static final int WHOLE_DIGITS = 14;
    static final int DECIMALS = 6;

    private static final int DEEPEST = 30;
    private static final LocalDate FIRST_DAY = LocalDate.of(1000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final int DAY = "2024-01-31".length();

    private final StreamDeclaration declaration;
    private final ObjectMapper json;

    public StreamRowReader(StreamDeclaration declaration, ObjectMapper json) {
        this.declaration = declaration;
        this.json = json;
    }

    /**
     * Reads a row.
     *
     * @param row    as Clockify gave it
     * @param parent the key of the parent's row; null where the stream has no parent
     */
    public StreamRow read(JsonNode row, String parent) {
        if (row == null || !row.isObject()) {
            return new StreamRow(null, Map.of(), "it is no object, but " + (row == null ? "nothing" : ValueReader.brief(row)));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        String reason = null;
        for (StreamColumn column : declaration.columns()) {
            try {
                if (column.ofParent() || carries(column, row.at(column.from()))) {
                    values.put(column.name(), column.ofParent() ? parent : value(column, row.at(column.from())));
                }
            } catch (BadRowException e) {
                // the name is what counts
                boolean counts = !declaration.names() || column.name().equals("name") || declaration.key().contains(column.name());
                reason = reason == null && counts ? e.getMessage() : reason;
            }
        }
        String lacking = declaration.key().stream().filter(name -> values.get(name) == null).collect(Collectors.joining(", "));
        if (!lacking.isEmpty()) {
            return new StreamRow(null, Map.of(), reason != null ? reason : "it has no " + lacking + ", which tells it from others");
        }
        String key = declaration.key().stream().map(name -> values.get(name).toString()).collect(Collectors.joining("/"));
        return new StreamRow(key, reason == null ? values : Map.of(), reason);
    }

    /** Whether a row says what a column holds. One of names that does not leaves what is known from elsewhere. */
    private boolean carries(StreamColumn column, JsonNode value) {
        return !declaration.names() || !value.isMissingNode() && (!value.isNull() || column.type() != StreamColumn.Type.BOOL && !column.isMoney());
    }

    private Object value(StreamColumn column, JsonNode value) throws BadRowException {
        if (value.isMissingNode() || value.isNull() || value.isTextual() && value.textValue().isEmpty()) {
            return null;
        }
        String name = column.name();
        return switch (column.type()) {
            case ID -> id(name, value);
            case WORD -> word(name, value, declaration.key().contains(name));
            case TEXT -> ValueReader.text(value, name);
            case BOOL -> ValueReader.flag(value, name);
            case TIME -> ValueReader.instant(value, name);
            case DATE -> date(name, value);
            // as the change feed has those that it has, too
            case DURATION -> isNamed(name) ? ValueReader.seconds(value) : seconds(name, value);
            case INT -> whole(name, value, number(name, value));
            case DECIMAL -> number(name, value).movePointLeft(column.scale()).setScale(DECIMALS, RoundingMode.HALF_UP);
            case MINOR -> minor(column, value);
            case JSON -> json(name, value);
        };
    }

    private boolean isNamed(String column) {
        return declaration.names() && declaration.kind().columns().contains(column);
    }

    private static String id(String name, JsonNode value) throws BadRowException {
        if (!value.isTextual() || !Text.isId(value.textValue())) {
            throw new BadRowException("the " + name + " is no id: " + ValueReader.brief(value));
        }
        return value.textValue();
    }

    /** A word; one that is too long is cut, but for one that tells rows apart. */
    private static String word(String name, JsonNode value, boolean ofKey) throws BadRowException {
        String text = ValueReader.text(value, name);
        if (ofKey && text.length() > LONGEST_WORD) {
            throw new BadRowException("the " + name + " has more than " + LONGEST_WORD + " characters: " + ValueReader.brief(value));
        }
        return Text.word(text, LONGEST_WORD);
    }

    /** The day of the calendar that stands there, also at the beginning of a time. */
    private static LocalDate date(String name, JsonNode value) throws BadRowException {
        String text = value.isTextual() ? value.textValue() : "";
        try {
            if (text.length() == DAY || text.length() > DAY && text.charAt(DAY) == 'T') {
                LocalDate day = LocalDate.parse(text.substring(0, DAY));
                if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
                    return day;
                }
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new BadRowException("the " + name + " is no day of the years 1000 to 9999: " + ValueReader.brief(value));
    }

    /** Seconds, of {@code PT1H30M} or of a number of them. */
    private static Long seconds(String name, JsonNode value) throws BadRowException {
        if (value.isNumber()) {
            return whole(name, value, number(name, value));
        }
        try {
            return Duration.parse(value.isTextual() ? value.textValue() : "").toSeconds();
        } catch (DateTimeException e) {
            throw new BadRowException("the " + name + " is no duration such as PT1H30M: " + ValueReader.brief(value));
        }
    }

    /** Minor units, of a number or of an object with one; Clockify writes 200.0, too. */
    private static Long minor(StreamColumn column, JsonNode value) throws BadRowException {
        JsonNode amount = value.isObject() ? value.path("amount") : value;
        return number(column.name(), amount).movePointLeft(column.scale()).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static Long whole(String name, JsonNode value, BigDecimal number) throws BadRowException {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new BadRowException("the " + name + " is no whole number: " + ValueReader.brief(value));
        }
    }

    /** A number that the columns hold; one that is next to nothing is nothing. A text with a number in it is none. */
    private static BigDecimal number(String name, JsonNode value) throws BadRowException {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new BadRowException("the " + name + " is no number: " + ValueReader.brief(value));
        }
        BigDecimal number = value.decimalValue();
        int digits = number.precision() - number.scale();
        if (number.signum() != 0 && digits > WHOLE_DIGITS) {
            throw new BadRowException("the " + name + " has more than " + WHOLE_DIGITS + " digits: " + ValueReader.brief(value));
        }
        return number.signum() == 0 || digits < -WHOLE_DIGITS ? BigDecimal.ZERO : number;
    }

    private Json json(String name, JsonNode value) throws BadRowException {
        if (depth(value, 0) > DEEPEST) {
            throw new BadRowException("the " + name + " has more than " + DEEPEST + " levels");
        }
        try {
            return new Json(json.writeValueAsString(ValueReader.custom(value)));
        } catch (JsonProcessingException e) {
            throw new BadRowException("the " + name + " cannot be written as JSON: " + e.getOriginalMessage());
        }
    }

    private static int depth(JsonNode value, int above) {
        int deepest = above;
        if (above <= DEEPEST) {
            for (JsonNode element : value) {
                deepest = Math.max(deepest, depth(element, above + 1));
            }
        }
        return deepest;
    }
}
