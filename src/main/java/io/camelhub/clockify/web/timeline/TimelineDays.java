package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.timeline.DaySum;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.web.page.Address;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Groups the events of a page by the day of their start. */
@Decision
public final class TimelineDays {

    private TimelineDays() {
    }

    /** The days of events, in their order. */
    static Set<LocalDate> of(List<Event> events, PageTime time) {
        return byDay(events, time).keySet();
    }

    /**
     * The days with their events.
     *
     * @param list the list to which the events' pages link back
     * @param arrived ids of the events to mark as new
     * @param users known names of Clockify users by id
     */
    static List<DayView> of(List<Event> events, List<DaySum> sums, PageTime time, Address list, Set<String> arrived,
            Map<String, String> users) {
        Map<LocalDate, DaySum> sumOf = sums.stream().collect(Collectors.toMap(DaySum::day, Function.identity()));
        List<DayView> days = new ArrayList<>();
        byDay(events, time).forEach((day, those) -> days.add(new DayView(time.heading(day), words(sumOf.get(day)), those.stream()
                .map(event -> EventLine.of(event, time, list, arrived.contains(event.eventId()), users.get(event.userId()))).toList())));
        return days;
    }

    /**
     * The days with their events, without sums.
     *
     * @param list the list to which the events' pages link back
     */
    public static List<DayView> of(List<Event> events, PageTime time, Address list) {
        return of(events, List.of(), time, list, Set.of(), Map.of());
    }

    private static Map<LocalDate, List<Event>> byDay(List<Event> events, PageTime time) {
        return events.stream().collect(Collectors.groupingBy(event -> time.day(event.occurredAt()), LinkedHashMap::new, Collectors.toList()));
    }

    private static String words(DaySum sum) {
        return sum == null ? "" : Stream.of(
                        sum.seconds() > 0 || sum.running() == 0 ? new Length(sum.seconds()).words() : "",
                        sum.running() > 0 ? sum.running() + " running" : "")
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }
}
