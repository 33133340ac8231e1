package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.timeline.Event;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Prints events of the timeline as a table. */
public final class EventTable {

    private EventTable() {
    }

    /** @param zone the time zone of all times, printed in the heading */
    public static void print(List<Event> events, ZoneId zone, PrintWriter out) {
        Table table = new Table("WHEN (" + zone + ")", " TIME", "EMPLOYEE", "PROJECT", "WHAT", "ENTRY");
        events.forEach(event -> table.row(
                Formats.time(event.occurredAt(), zone),
                event.endedAt() == null ? "running" : HumanReadable.duration(Duration.ofSeconds(event.durationSeconds())),
                Formats.text(event.employeeId() == null
                        ? "not matched: " + (event.actorEmail() == null ? event.userId() : event.actorEmail())
                        : event.employeeName() == null ? event.employeeId() : event.employeeName(), 30),
                Formats.text(event.projectName(), 24),
                Formats.text(event.title(), 40),
                event.timeEntryId()));
        table.print(out);
    }
}
