package io.camelhub.clockify.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.FieldChange;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.ReportedField;
import io.camelhub.clockify.model.TimeEntryPage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parses Clockify's entity changes: a bare array, or an object with the array {@code response}; each row has its kind in {@code documentType} or
 * {@code documentCode}.
 */
public final class FeedReader {

    /** The types of which the records themselves are read. */
    private static final Set<String> OWN = Set.of("TIME_ENTRY", ReportedField.TYPE, "PROJECTS", "PROJECT", "CLIENTS", "CLIENT", "TAGS", "TAG",
            "TASKS", "TASK", FeedReader.RATE);

    /** The type of the records about an entry's rates, which are read by the entry's id. */
    public static final String RATE = "TIME_ENTRY_RATE";

    private FeedReader() {
    }

    /**
     * Parses one page of the stream {@code created}, {@code updated} or {@code deleted}.
     *
     * @throws BadResponseException where it is not a page of the feed
     */
    public static FeedPage read(String integration, String workspaceId, JsonNode response, String stream) {
        JsonNode rows = response.isArray() ? response : response.get("response");
        if (rows == null || !rows.isArray()) {
            throw new BadResponseException("Clockify's change feed holds no list of changes");
        }
        if (!rows.isEmpty() && !holdsRecords(rows)) {
            throw new BadResponseException("Clockify's change feed holds a list of something else than changes");
        }
        Reading reading = new Reading(stream);
        rows.forEach(reading::take);
        return reading.page(integration, workspaceId);
    }

    /** Whether any row looks like a record, even an invalid one: otherwise a wrong answer would count as an empty page. */
    private static boolean holdsRecords(JsonNode rows) {
        for (JsonNode row : rows) {
            if (row.has("id") || row.has("documentType") || row.has("documentCode") || row.has("auditMetadata")) {
                return true;
            }
        }
        return false;
    }

    private static final class Reading {

        private final String stream;
        private final TimeEntryRows rows = new TimeEntryRows();
        private final List<String> entryIds = new ArrayList<>();
        private final List<String> otherIds = new ArrayList<>();
        private final List<FieldChange> fields = new ArrayList<>();
        private final Map<String, Instant> times = new HashMap<>();
        private final List<FeedPage.Signal> signals = new ArrayList<>();
        private boolean ordered = true;
        private Instant last;

        private Reading(String stream) {
            this.stream = stream;
        }

        private void take(JsonNode row) {
            String type = text(row, "documentType");
            if (type == null) {
                type = text(row, "documentCode");
            }
            String id = text(row, "id");
            Instant time = time(row);
            if (time != null) {
                ordered = ordered && (last == null || !time.isBefore(last));
                last = time;
            }
            if (ReportedField.TYPE.equals(type)) {
                otherIds.add(field(row, id));
            } else if (RATE.equals(type)) {
                otherIds.add(rate(row, id));
            } else if (type != null && !"TIME_ENTRY".equals(type) || id == null) {
                otherIds.add(type + "/" + id);
            } else {
                entryIds.add(id);
                if (time != null) {
                    times.put(id, time);
                }
            }
            if (type != null && !OWN.contains(type)) {
                signals.add(new FeedPage.Signal(type, time));
            }
            if ("deleted".equals(stream)) {
                return;
            }
            switch (type == null ? "TIME_ENTRY" : type) {
                case "TIME_ENTRY" -> rows.add(row);
                case "PROJECTS", "PROJECT" -> rows.add(ReferenceReader.reference(Kind.PROJECT, row));
                case "CLIENTS", "CLIENT" -> rows.add(ReferenceReader.reference(Kind.CLIENT, row));
                case "TAGS", "TAG" -> rows.add(ReferenceReader.reference(Kind.TAG, row));
                case "TASKS", "TASK" -> rows.add(ReferenceReader.reference(Kind.TASK, row));
                default -> {
                    // a custom field, or a resource that is read as a stream
                }
            }
        }

        private Instant time(JsonNode row) {
            return switch (stream) {
                case "created" -> time(row.path("auditMetadata"), "createdAt");
                case "updated" -> time(row.path("auditMetadata"), "updatedAt");
                default -> time(row, "deletedAt");
            };
        }

        private static Instant time(JsonNode row, String field) {
            String time = text(row, field);
            try {
                return time == null ? null : OffsetDateTime.parse(time).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }

        /** Adds the value of a custom field; returns its text in the list of records. */
        private String field(JsonNode row, String id) {
            boolean emptied = "deleted".equals(stream);
            JsonNode reported = emptied ? row.path("document") : row;
            String entry = ValueReader.idOrNull(reported.get("timeEntryId"));
            String field = ValueReader.idOrNull(reported.get("customFieldId"));
            if (entry == null || field == null) {
                return ReportedField.TYPE + "/" + id;
            }
            JsonNode value = reported.get("value");
            boolean none = emptied || value == null || value.isNull();
            fields.add(new FieldChange(entry, field, none ? null : ValueReader.custom(value)));
            return new ReportedField(entry, field, time(row.path("auditMetadata"), "createdAt")).text();
        }

        /** The text of a record about an entry's rates: a record of the entry, whichever of its rates it is about. */
        private String rate(JsonNode row, String id) {
            String entry = ValueReader.idOrNull(("deleted".equals(stream) ? row.path("document") : row).get("timeEntryId"));
            return RATE + "/" + (entry == null ? id : entry);
        }

        private static String text(JsonNode row, String field) {
            JsonNode value = row.path(field);
            return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
        }

        private FeedPage page(String integration, String workspaceId) {
            TimeEntryPage page = new TimeEntryPage(integration, workspaceId, "feed", null,
                    rows.entries(), rows.references(), rows.users(), rows.rejected(), fields, false);
            return new FeedPage(page, entryIds, otherIds, times, ordered, ordered ? last : null, signals);
        }
    }
}
