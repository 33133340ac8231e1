package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.Cursor;
import io.camelhub.clockify.timeline.TimelineFilter;
import io.camelhub.clockify.web.page.Address;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The choices on the timeline, parsed from an address. Invalid values are ignored, with a message.
 *
 * @param address of the page, with the valid choices only
 * @param before the cursor of an older page; null for the newest
 * @param notes messages about ignored values
 */
@Decision
public record TimelineChoice(Address address, DayRange range, Cursor before, List<String> notes) {

    public static final String PATH = "/console/timeline";

    private static final List<String> RANGE = List.of("range", "from", "to");
    private static final List<String> TEXTS = List.of("integration", "team", "person", "project", "client", "tag", "billable", "type", "text");
    private static final List<String> FLAGS = List.of("unmatched", "running", "deleted");
    private static final List<String> FILTERS = Stream.concat(TEXTS.stream(), FLAGS.stream()).toList();
    private static final Set<String> OFF = Set.of("0", "false", "no", "off");

    /** The valid years: no time entry is outside, and not every database could store it. */
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;

    /**
     * @param everybody whether the visitor's scope is everybody, which allows the filter of unmatched users
     * @param usualDays the default number of days
     */
    static TimelineChoice of(Address asked, boolean everybody, LocalDate today, int usualDays) {
        List<String> notes = new ArrayList<>();
        Address kept = new Address(PATH, Map.of());
        DayRange usual = DayRange.latest(today, usualDays);
        DayRange range = range(asked, today, usualDays, notes);
        if (range.key() == null) {
            kept = kept.with("from", range.first()).with("to", range.last());
        } else if (!range.equals(usual)) {
            kept = kept.with("range", range.key());
        }
        for (String name : TEXTS) {
            String text = Text.storable(asked.get(name));
            kept = kept.with(name, text == null ? null : switch (name) {
                case "type" -> text.toUpperCase(Locale.ROOT);
                case "billable" -> OFF.contains(text) ? "no" : "yes";
                default -> text;
            });
        }
        for (String name : FLAGS) {
            boolean set = asked.has(name) && !OFF.contains(asked.get(name)) && (everybody || !name.equals("unmatched"));
            kept = kept.with(name, set ? "1" : null);
        }
        Cursor before = cursor(asked.get("before"), notes);
        return new TimelineChoice(kept.with("before", before == null ? null : before.text()), range, before, notes);
    }

    private static DayRange range(Address asked, LocalDate today, int usualDays, List<String> notes) {
        DayRange usual = DayRange.latest(today, usualDays);
        LocalDate from = day(asked, "from", notes);
        LocalDate to = day(asked, "to", notes);
        if (from != null || to != null) {
            LocalDate last = to != null ? to : from.isAfter(today) ? from : today;
            LocalDate first = from != null ? from : last.minusDays(usualDays - 1L);
            if (!last.isBefore(first)) {
                return DayRange.between(first, last);
            }
            notes.add("The last day, " + last + ", is before the first, " + first + ": these are the " + words(usual) + ".");
            return usual;
        }
        String key = asked.get("range");
        return key == null ? usual : DayRange.readyMade(today, usualDays).stream().filter(one -> one.key().equals(key)).findFirst()
                .orElseGet(() -> {
                    notes.add("There is no range '" + OneLine.of(key, 40) + "': these are the " + words(usual) + ".");
                    return usual;
                });
    }

    private static String words(DayRange usual) {
        return usual.first().equals(usual.last()) ? "events of today" : usual.name().toLowerCase(Locale.ROOT);
    }

    private static LocalDate day(Address asked, String name, List<String> notes) {
        String text = asked.get(name);
        try {
            LocalDate day = text == null ? null : LocalDate.parse(text);
            if (day == null || day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // reported below
        }
        notes.add("'" + OneLine.of(text, 40) + "' is no day: write one as 2026-01-31.");
        return null;
    }

    private static Cursor cursor(String text, List<String> notes) {
        try {
            Cursor cursor = text == null ? null : Cursor.of(Text.storable(text));
            if (cursor == null || isStored(cursor.occurredAt())) {
                return cursor;
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        notes.add("The address names no place in the timeline: this is its newest part.");
        return null;
    }

    private static boolean isStored(Instant time) {
        return !time.isBefore(Instant.EPOCH) && time.isBefore(Instant.parse(LAST_YEAR + "-12-31T00:00:00Z"));
    }

    /** The filter of events within a scope. */
    TimelineFilter filter(PeopleScope scope, ZoneId zone) {
        String integration = address.get("integration");
        return new TimelineFilter(scope, range.first().atStartOfDay(zone).toInstant(), range.last().plusDays(1).atStartOfDay(zone).toInstant(),
                integration == null ? Set.of() : Set.of(integration), address.get("person"), address.get("team"), address.get("project"),
                address.get("client"), address.get("tag"), address.has("billable") ? Boolean.valueOf(address.get("billable").equals("yes")) : null, address.get("type"), address.get("text"), address.has("unmatched"), address.has("running"), address.has("deleted"));
    }

    /** Whether any filter is set besides the range. */
    boolean isFiltered() {
        return FILTERS.stream().anyMatch(address::has);
    }

    /** The first page with another choice. */
    Address with(String name, Object value) {
        return newest().with(name, value);
    }

    /** The first page. */
    Address newest() {
        return address.with("before", null);
    }

    /** The first page of another range; of the default one for null. */
    Address in(DayRange other) {
        Address without = without(RANGE);
        return other == null ? without : other.key() != null ? without.with("range", other.key())
                : without.with("from", other.first()).with("to", other.last());
    }

    /** A copy with the resolved person. */
    TimelineChoice withPerson(String id, String note) {
        return new TimelineChoice(address.with("person", id), range, before,
                note == null ? notes : Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** The address without filters, in the same range. */
    Address unfiltered() {
        return without(FILTERS);
    }

    private Address without(List<String> names) {
        Address without = newest();
        for (String name : names) {
            without = without.with(name, null);
        }
        return without;
    }
}
