package io.camelhub.clockify.cli.events;

import io.camelhub.clockify.cli.output.Formats;
import io.camelhub.clockify.cli.output.Table;
import io.camelhub.clockify.model.text.Words;
import io.camelhub.clockify.query.timeline.event.Event;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Events of the timeline, for people to read. */
public final class EventTable {

    private EventTable() {
    }

    /** @param zone of all times, which the heading names */
    public static void print(List<Event> events, ZoneId zone, PrintWriter out) {
        Table table = new Table("WHEN (" + zone + ")", " TIME", "EMPLOYEE", "PROJECT", "WHAT", "ENTRY");
        events.forEach(event -> table.row(
                Formats.time(event.occurredAt(), zone),
                event.endedAt() == null ? "running" : Words.duration(Duration.ofSeconds(event.durationSeconds())),
                Formats.text(event.employeeId() == null
                        ? "not matched: " + (event.actorEmail() == null ? event.userId() : event.actorEmail())
                        : event.employeeName() == null ? event.employeeId() : event.employeeName(), 30),
                Formats.text(event.projectName(), 24),
                Formats.text(event.title(), 40),
                event.timeEntryId()));
        table.print(out);
    }
}
