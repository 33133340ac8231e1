package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.ActivityFilter;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.Unit;
import io.camelhub.clockify.web.page.Address;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The choices on the activity page.
 *
 * @param address the address with all choices
 * @param span null where single days were chosen
 * @param from the first day
 * @param to the last day, included
 * @param ignored messages about invalid values in the address, replaced by the default
 */
@Decision
record ActivityChoice(Address address, Unit unit, By by, Span span, LocalDate from, LocalDate to, List<String> ignored) {

    static final List<String> NARROWING = List.of("integration", "team", "person", "project", "client");

    private static final int EARLIEST_YEAR = 1990;

    /** @param today in the zone of {@code clockify.day-zone} */
    static ActivityChoice of(Address asked, LocalDate today) {
        List<String> ignored = new ArrayList<>();
        Address address = asked;
        for (String name : NARROWING) {
            address = address.with(name, Text.storable(asked.get(name)));
        }
        Unit unit = oneOf(address, "unit", Unit.values(), Unit.WEEK, ignored);
        By by = oneOf(address, "by", By.values(), By.TEAM, ignored);
        LocalDate from = day(address, "from", ignored);
        LocalDate to = day(address, "to", ignored);
        Span usual = Span.usual(unit);
        if (from != null || to != null) {
            LocalDate last = to == null ? today : to;
            return new ActivityChoice(address, unit, by, null, from == null ? usual.from(last) : from, last, ignored);
        }
        String range = address.get("range");
        Span span = Arrays.stream(Span.values()).filter(one -> one.key().equals(range)).findFirst().orElse(usual);
        if (range != null && !span.key().equals(range)) {
            ignored.add("“" + shown(range) + "” is no range: take one from the list");
        }
        return new ActivityChoice(address, unit, by, span, span.from(today), span.to(today), ignored);
    }

    private static <T extends Enum<T>> T oneOf(Address address, String name, T[] all, T usual, List<String> ignored) {
        String chosen = address.get(name);
        T found = Arrays.stream(all).filter(one -> key(one).equals(chosen)).findFirst().orElse(usual);
        if (chosen != null && !key(found).equals(chosen)) {
            ignored.add("“" + shown(chosen) + "” is nothing to sum up by: take one from the list");
        }
        return found;
    }

    private static LocalDate day(Address address, String name, List<String> ignored) {
        String chosen = address.get(name);
        if (chosen == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(chosen);
            if (day.getYear() >= EARLIEST_YEAR && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // reported below
        }
        ignored.add("“" + shown(chosen) + "” is no date: write one as 2026-03-31");
        return null;
    }

    private static String shown(String chosen) {
        return OneLine.of(chosen, 40);
    }

    /** An option's name in addresses and sentences. */
    static String key(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** Whether any filter is set besides the days. */
    boolean isNarrowed() {
        return NARROWING.stream().anyMatch(address::has);
    }

    /** The address without filters, for the same days. */
    Address widened() {
        Address all = address;
        for (String name : NARROWING) {
            all = all.with(name, null);
        }
        return all;
    }

    /** Whether the chart names more series. */
    boolean isOpen() {
        return "all".equals(address.get("lines"));
    }

    /** Whether the table has all its rows. */
    boolean isWhole() {
        return "true".equals(address.get("all"));
    }

    /** @throws IllegalArgumentException for invalid days, with a message for the user */
    ActivityFilter filter(PeopleScope scope) {
        return new ActivityFilter(scope, from, to, unit, by, address.get("integration"), address.get("team"), address.get("person"),
                address.get("project"), address.get("client"));
    }
}
