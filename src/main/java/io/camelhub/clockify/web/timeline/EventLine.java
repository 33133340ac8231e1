package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.web.page.Address;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An event on one line.
 *
 * @param start the time of day
 * @param end the time of day; {@code now} while it runs
 * @param later the number of days from its start to its end, such as {@code +1}; null for the same day
 * @param kind null for regular work
 * @param project null for none
 * @param dot the CSS class of the project's colour; empty for none
 * @param length null while it runs
 * @param running seconds so far; null where it has ended
 * @param personHref the page of the employee; null for an unmatched user
 * @param isNew whether it arrived since the last look
 */
@Decision
public record EventLine(
        String id, String href, String start, String end, String later, String person, String personHref, boolean isMatched, String title, String kind,
        String project, String dot, String integration, String length, Long running, boolean isNew) {

    private static final int LONGEST = 200;
    private static final int COLOURS = 6;
    private static final int LETTERS_OF_ID = 6;
    private static final String USUAL = "REGULAR";

    /**
     * @param list the list to which the event's page links back
     * @param userName of the Clockify user; null where not known
     */
    public static EventLine of(Event event, PageTime time, Address list, boolean isNew, String userName) {
        Instant start = event.occurredAt();
        Instant end = event.endedAt();
        long days = end == null ? 0 : ChronoUnit.DAYS.between(time.day(start), time.day(end));
        long seconds = end == null ? 0 : event.durationSeconds() == null ? Duration.between(start, end).toSeconds() : event.durationSeconds();
        String title = text(event.title());
        String project = text(event.projectName());
        return new EventLine(event.timeEntryId(),
                list.at(TimelineChoice.PATH + "/" + Address.part(event.workspaceId()) + "/" + Address.part(event.timeEntryId())).toString(),
                time.clock(start), end == null ? "now" : time.clock(end), days > 0 ? "+" + days : null,
                person(event, userName),
                event.employeeId() == null ? null : "/console/people/" + Address.part(event.employeeId()), event.employeeId() != null || UserRef.isPseudonym(event.userId()),
                title == null ? "No description" : title,
                event.type() == null || event.type().equals(USUAL) ? null : TimelineFilters.type(event.type()),
                project, project == null ? "" : "c" + Math.floorMod(event.projectName().hashCode(), COLOURS), event.integration(),
                end == null ? null : new Length(seconds).clock(),
                end == null ? Math.max(0, Duration.between(start, time.now()).toSeconds()) : null, isNew);
    }

    private static String person(Event event, String userName) {
        if (UserRef.isPseudonym(event.userId())) {
            return "Somebody erased";
        }
        String id = event.userId();
        return Stream.of(event.employeeName(), event.employeeId(), id.equals(userName) ? null : userName, event.actorEmail())
                .map(EventLine::text).filter(Objects::nonNull).findFirst()
                .orElse("User …" + id.substring(Math.max(0, id.length() - LETTERS_OF_ID)));
    }

    private static String text(String text) {
        String line = OneLine.of(text, LONGEST);
        return line == null || line.isEmpty() ? null : line;
    }

    /** The duration so far, such as {@code 0:42}. */
    public String soFar() {
        return "%d:%02d".formatted(running / 3600, running / 60 % 60);
    }
}
