package io.camelhub.clockify.settings;

import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.SuggestionClass;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.util.TimeUtils;
import org.quartz.CronExpression;

/**
 * The text that stands for a setting, and its reading. A text that cannot be read is told without repeating secrets.
 *
 * @param setting  which setting
 * @param property the full name under which the text was found
 * @param text     trimmed, not empty, placeholders resolved
 */
record RawSettings(Setting setting, String property, String text) {

    static final String FOR_EVER = "for ever";

    private static final Pattern PARTS = Pattern.compile("(?=.)(\\d{1,9}d)?(\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}s)?(\\d{1,9}ms)?");
    private static final Duration LONGEST = Duration.ofDays(36_600);
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern REGION_LIKE = Pattern.compile("[a-z]{2,4}-?\\d");
    private static final Map<String, String> COUNTRIES =
            Map.of("eu", "euc1", "de", "euc1", "us", "use2", "uk", "euw2", "gb", "euw2", "au", "apse2");
    private static final List<String> OTHER_HOSTS = List.of("api", "app", "www", "reports", "clockify");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern MAYBE_SECRET = Pattern.compile(".*[A-Za-z0-9+/=_-]{32,}.*");
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int DAYS_AHEAD = 31;

    /** The built-in default, as if it had been written. */
    static Optional<RawSettings> byDefault(Setting setting) {
        return setting.defaultValue().map(value -> new RawSettings(setting, setting.property(), value));
    }

    /** Reads the text as the setting's type and forgets the result. */
    void check() throws WrongSettingException {
        switch (setting.type()) {
            case KEY -> apiKey();
            case TEAM_IDS -> teamIds();
            case FLAG -> flag();
            case URL -> root();
            case REGION -> region();
            case DATE -> date();
            case DURATION -> duration();
            case RETENTION -> retention();
            case NUMBER -> number();
            case CRON -> cron();
            case TEXT -> text();
            case DESCRIPTIONS -> descriptions();
            case SUGGESTIONS -> suggestions();
            case ZONE -> zone();
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

    /** A duration, or null for ever. */
    Duration retention() throws WrongSettingException {
        return text.equalsIgnoreCase(FOR_EVER) ? null : duration();
    }

    /** How long descriptions are kept. */
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

    ZoneId zone() throws WrongSettingException {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong("is " + quoted(text) + ", which is no time zone", "write e.g. UTC, Europe/Berlin or America/New_York");
        }
    }

    private Duration parsed() throws WrongSettingException {
        try {
            if (PARTS.matcher(text).matches()) {
                return TimeUtils.toDuration(text);
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

    BaseUrls region() throws WrongSettingException {
        String region = text.toLowerCase(Locale.ROOT);
        if (BaseUrls.REGIONS.contains(region)) {
            return BaseUrls.of(region);
        }
        if (region.contains("clockify.me")) {
            throw wrong("is " + quoted(text), "write only what stands before .clockify.me, or global for app.clockify.me");
        }
        if (OTHER_HOSTS.contains(region)) {
            throw wrong("is " + quoted(text), "that host is the global region's, write global");
        }
        int edits = REGION_LIKE.matcher(region).matches() ? 2 : 1;
        Optional<String> meant =
                Optional.ofNullable(COUNTRIES.get(region)).or(() -> new TypoSuggester(BaseUrls.REGIONS).nearest(region, edits));
        if (meant.isPresent()) {
            throw wrong(
                    "is " + quoted(text),
                    "did you mean " + meant.get() + "? (an Enterprise subdomain of such a name goes into api-url)");
        }
        if (!LABEL.matcher(region).matches()) {
            throw wrong(
                    "is " + quoted(text),
                    "write global, euc1 (EU), use2 (US), euw2 (UK), apse2 (AU) or an Enterprise subdomain");
        }
        return BaseUrls.of(region);
    }

    URI root() throws WrongSettingException {
        URI uri;
        try {
            uri = new URI(text.replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            throw wrong("is no URL", example());
        }
        if (uri.getHost() == null || uri.getScheme() == null || uri.getPort() > 65_535) {
            throw wrong("is no URL", example());
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong("has a user name, a query or a fragment", example());
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean loopback = LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
            throw wrong("would send the key unencrypted", "write https:// (http:// only for this machine itself, localhost)");
        }
        Optional<URI> better = setting == Setting.API_URL ? BaseUrls.betterApi(uri) : BaseUrls.betterReports(uri);
        if (better.isPresent()) {
            throw wrong("is " + uri, "did you mean " + better.get() + "?");
        }
        return uri;
    }

    private String example() {
        BaseUrls global = BaseUrls.of("global");
        return "write e.g. " + (setting == Setting.API_URL ? global.api() : global.reports());
    }

    private WrongSettingException wrong(String problem, String remedy) {
        return new WrongSettingException(new SettingProblem(property, problem, remedy));
    }

    private static String quoted(String value) {
        return MAYBE_SECRET.matcher(value).matches() || value.length() > 60
                ? "a text of " + value.length() + " characters (not shown)"
                : "'" + value + "'";
    }
}
