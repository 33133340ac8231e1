package io.camelhub.clockify.settings;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.SuggestionClass;
import java.math.BigDecimal;
import java.text.ParseException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quartz.CronExpression;

/**
 * The text of a setting, with a parser for each type. Errors never repeat a secret.
 *
 * @param property the full name under which the text was found
 * @param text     trimmed, not empty, placeholders resolved
 */
@Decision
record RawSetting(Setting setting, String property, String text) {

    static final String FOR_EVER = "for ever";

    private static final Pattern PARTS =
            Pattern.compile("(?=.)(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS, ChronoUnit.MILLIS);
    private static final Duration LONGEST = Duration.ofDays(36_600);
    private static final Pattern MAYBE_SECRET = Pattern.compile(".*[A-Za-z0-9+/=_-]{32,}.*");
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int DAYS_AHEAD = 31;
    private static final BigDecimal WEEK = BigDecimal.valueOf(168);

    /** The built-in default, as if it were in the settings. */
    static Optional<RawSetting> byDefault(Setting setting) {
        return setting.defaultValue().map(value -> new RawSetting(setting, setting.property(), value));
    }

    /** Parses the text of a setting as one type. */
    interface Reader<T> {
        T read(RawSetting raw) throws WrongSettingException;

        default T orNull(Optional<RawSetting> raw) throws WrongSettingException {
            return raw.isPresent() ? read(raw.get()) : null;
        }
    }

    ApiKey apiKey() throws WrongSettingException {
        if (text.matches("[\"'<].*[\"'>]")) {
            throw wrong("has quotes or brackets around it", "write the key alone, as Clockify shows it");
        }
        if (text.matches("[$%{].*")) {
            throw wrong("looks like a variable", "write {{env:NAME}} for what the environment variable NAME holds");
        }
        try {
            return new ApiKey(text);
        } catch (IllegalArgumentException e) {
            throw wrong("is not a key", e.getMessage());
        }
    }

    List<String> teamIds() throws WrongSettingException {
        List<String> ids = new ArrayList<>();
        for (String part : text.split(",")) {
            String id = part.strip().toLowerCase(Locale.ROOT);
            if (id.isEmpty() || ids.contains(id)) {
                continue;
            }
            if (!Integration.TEAM_ID.matcher(id).matches()) {
                throw wrong(
                        "has " + quoted(part.strip()) + ", which is no id",
                        "write workspace ids or user-group ids of 24 hex digits, separated by commas");
            }
            ids.add(id);
        }
        return ids;
    }

    boolean flag() throws WrongSettingException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("is " + quoted(text), "write true or false");
        };
    }

    int number() throws WrongSettingException {
        String remedy = "write a whole number from " + setting.least() + " to " + setting.most();
        try {
            int number = Integer.parseInt(text);
            if (number < setting.least() || number > setting.most()) {
                throw wrong("is " + number, remedy);
            }
            return number;
        } catch (NumberFormatException e) {
            throw wrong("is " + quoted(text), remedy);
        }
    }

    LocalDate date() throws WrongSettingException {
        LocalDate latest = LocalDate.now(Clock.systemUTC()).plusDays(DAYS_AHEAD);
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("is " + quoted(text), "write a day as year-month-day, e.g. 2024-01-31");
        }
        if (date.isBefore(EARLIEST) || date.isAfter(latest)) {
            throw wrong("is " + date, "write a day from " + EARLIEST + " to " + latest);
        }
        return date;
    }

    Duration duration() throws WrongSettingException {
        Duration duration = parsed();
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw wrong("is " + quoted(text), "write a time longer than none and shorter than a hundred years, e.g. 15m");
        }
        return duration;
    }

    /** A duration; null for ever. */
    Duration retention() throws WrongSettingException {
        return text.equalsIgnoreCase(FOR_EVER) ? null : duration();
    }

    DescriptionPolicy descriptions() throws WrongSettingException {
        if (text.equalsIgnoreCase("never")) {
            return DescriptionPolicy.NEVER;
        }
        Duration kept = retention();
        return kept == null ? DescriptionPolicy.FOR_EVER : new DescriptionPolicy(kept);
    }

    Set<SuggestionClass> suggestions() throws WrongSettingException {
        try {
            return SuggestionClass.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(
                    "is " + quoted(text),
                    "write none, or some of these, separated by commas: " + SuggestionClass.acceptable().stream()
                            .map(SuggestionClass::label)
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Names of streams; empty for none. Whether they are declared is not asked here. */
    List<String> streams() throws WrongSettingException {
        if (text.equalsIgnoreCase("none")) {
            return List.of();
        }
        List<String> names = Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
        for (String name : names) {
            if (!name.matches("[a-z][a-z0-9_]*")) {
                throw wrong("has " + quoted(name) + ", which is no name of a stream", "write names as 'streams list' shows them, separated by commas, or none");
            }
        }
        return names;
    }

    /** Hours of a week, with up to two decimals. */
    BigDecimal hours() throws WrongSettingException {
        if (!text.matches("\\d{1,3}(\\.\\d{1,2})?") || new BigDecimal(text).compareTo(WEEK) > 0) {
            throw wrong("is " + quoted(text), "write hours from 0 to " + WEEK + ", e.g. 40 or 38.5");
        }
        return new BigDecimal(text);
    }

    ZoneId zone() throws WrongSettingException {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong("is " + quoted(text) + ", which is no time zone", "write e.g. UTC, Europe/Berlin or America/New_York");
        }
    }

    private Duration parsed() throws WrongSettingException {
        try {
            Matcher parts = PARTS.matcher(text);
            if (parts.matches()) {
                return IntStream.range(0, UNITS.size()).filter(i -> parts.group(i + 1) != null)
                        .mapToObj(i -> Duration.of(Long.parseLong(parts.group(i + 1)), UNITS.get(i)))
                        .reduce(Duration.ZERO, Duration::plus);
            }
            if (text.matches("\\d{1,9}")) {
                throw wrong("is " + text + " without a unit", "write e.g. " + text + "m for minutes, or h for hours, d for days");
            }
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw wrong("is " + quoted(text) + ", which is no duration", switch (setting.type()) {
                case RETENTION -> "write e.g. 90d, or for ever";
                case DESCRIPTIONS -> "write e.g. 90d, or for ever, or never";
                default -> "write e.g. 15m, 24h, 90d or PT15M";
            });
        }
    }

    String cron() throws WrongSettingException {
        try {
            CronExpression.validateExpression(text);
            return text;
        } catch (ParseException e) {
            throw wrong(
                    "is " + quoted(text) + ", which Quartz does not understand",
                    "write six fields from seconds to day of week, e.g. 0 * * * * ? for every minute");
        }
    }

    Password password() {
        return new Password(text);
    }

    ForwardProxy proxy() throws WrongSettingException {
        try {
            return ForwardProxy.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong("is no address of a proxy", e.getMessage());
        }
    }

    WrongSettingException wrong(String problem, String remedy) {
        return new WrongSettingException(new SettingProblem(property, problem, remedy));
    }

    static String quoted(String value) {
        return MAYBE_SECRET.matcher(value).matches() || value.length() > 60
                ? "a text of " + value.length() + " characters (not shown)"
                : "'" + value + "'";
    }
}
