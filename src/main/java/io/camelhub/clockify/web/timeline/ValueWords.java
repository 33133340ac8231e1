package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Formats the columns of a time entry, in their stored form and in that of the change history, where times are text and numbers are of any type.
 *
 * @param currency of the amounts; null where not known
 */
@Decision
public record ValueWords(PageTime time, String currency) {

    private static final int LONGEST = 500;
    private static final int USUAL_DIGITS = 2;

    /** The formatted value; null for none. */
    String of(Column column, Object value) {
        if (value == null || value instanceof Collection<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty()) {
            return null;
        }
        return switch (column.type()) {
            case SECONDS -> value instanceof Number seconds ? new Length(seconds.longValue()).clock() : plain(value);
            case AN_HOUR -> value instanceof Number minor ? amount(minor) + " an hour" : plain(value);
            case AMOUNT -> value instanceof Number minor ? amount(minor) : plain(value);
            case TIME -> moment(value);
            case WORD -> word(column, value.toString());
            default -> plain(value);
        };
    }

    private static String word(Column column, String value) {
        return switch (column) {
            case TYPE -> TimelineFilters.type(value);
            case APPROVAL_STATUS -> capital(plain(value.toLowerCase(Locale.ROOT)));
            default -> plain(value);
        };
    }

    private String moment(Object value) {
        try {
            return time.moment(value instanceof Instant instant ? instant : Instant.parse(value.toString()));
        } catch (DateTimeParseException e) {
            // not a known form: shown as stored
            return plain(value);
        }
    }

    private String amount(Number minor) {
        return amount(minor, currency);
    }

    /**
     * An amount of money.
     *
     * @param minor in minor units (cents)
     * @param currency ISO 4217; null where not known
     */
    public static String amount(Number minor, String currency) {
        int digits = Currency.getAvailableCurrencies().stream().filter(one -> one.getCurrencyCode().equals(currency))
                .map(one -> Math.max(0, one.getDefaultFractionDigits())).findFirst().orElse(USUAL_DIGITS);
        return BigDecimal.valueOf(minor.longValue(), digits).toPlainString() + (currency == null ? "" : " " + OneLine.of(currency, 9));
    }

    private static String plain(Object value) {
        String words = value instanceof Boolean flag ? flag ? "Yes" : "No"
                : value instanceof Collection<?> list ? list.stream().map(ValueWords::plain).collect(Collectors.joining(", "))
                : value instanceof CustomField field ? plain(field.value())
                : value instanceof Map<?, ?> map ? map.entrySet().stream().map(ValueWords::field).collect(Collectors.joining(", "))
                : Objects.toString(value, "nothing");
        return OneLine.of(words, LONGEST);
    }

    /** A custom field, which is a map of name and value in the change history. */
    private static String field(Map.Entry<?, ?> field) {
        return field.getValue() instanceof Map<?, ?> map && map.containsKey("value")
                ? Objects.requireNonNullElse(map.get("name"), field.getKey()) + ": " + plain(map.get("value"))
                : field.getValue() instanceof CustomField custom ? Objects.requireNonNullElse(custom.name(), field.getKey()) + ": " + plain(custom.value())
                : field.getKey() + ": " + plain(field.getValue());
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
