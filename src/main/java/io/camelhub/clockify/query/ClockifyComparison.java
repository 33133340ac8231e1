package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Reason.Found;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares a stored entry with Clockify's current one.
 *
 * @param stored the reported values; empty where the entry is not stored
 * @param place how an integration reads the entry's workspace; null where that is not known
 */
@Decision
record ClockifyComparison(String id, Map<Column, Object> stored, boolean deleted, WorkspaceReading place) {

    List<Found> with(TimeEntryPage page) {
        String integration = page.integration();
        for (RejectedRow row : page.rejected()) {
            if (row.id() == null || row.id().equals(id)) {
                return List.of(Reason.UNREADABLE_IN_CLOCKIFY.of("why", row.reason()));
            }
        }
        TimeEntry there = page.entries().stream().filter(entry -> entry.id().equals(id)).findFirst().orElse(null);
        boolean here = !stored.isEmpty() && !deleted;
        if (there == null) {
            return deleted ? List.of() : List.of(here ? Reason.GONE_IN_CLOCKIFY.of("integration", integration, "entry", id)
                    : Reason.NOT_IN_CLOCKIFY.of("integration", integration));
        }
        if (!here) {
            Found rule = !deleted && place != null && place.workspace() != null
                    ? place.keptOut(there.userId(), there.startedAt(), there.running()) : null;
            return List.of(rule != null ? rule : Reason.MISSING_HERE.of("integration", integration, "entry", id));
        }
        List<Found> found = new ArrayList<>();
        there.columns().forEach((column, value) -> {
            if (stored.containsKey(column) && column != Column.CUSTOM_FIELDS && column != Column.UPDATED_AT && !Objects.equals(stored.get(column), value)) {
                found.add(Reason.OTHER_IN_CLOCKIFY.of("column", column.label(), "there", shown(value), "here", shown(stored.get(column)),
                        "integration", integration, "entry", id));
            }
        });
        return found.isEmpty() ? List.of(Reason.SAME_IN_CLOCKIFY.of()) : found;
    }

    private static String shown(Object value) {
        return value == null ? "nothing" : value instanceof String text ? "'" + text + "'" : value.toString();
    }
}
