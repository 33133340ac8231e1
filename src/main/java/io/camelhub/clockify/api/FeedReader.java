package io.camelhub.clockify.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Clockify's JSON of entity changes: a bare array, or an object with the array {@code response}; the kind of document
 * in {@code documentType} or {@code documentCode}.
 */
public final class FeedReader {

    private FeedReader() {
    }

    /**
     * One page.
     *
     * @param stream {@code created}, {@code updated} or {@code deleted}
     * @throws BadAnswerException where the answer is no page of changes
     */
    public static FeedPage read(String integration, String workspaceId, JsonNode answer, String stream) {
        JsonNode rows = answer.isArray() ? answer : answer.get("response");
        if (rows == null || !rows.isArray()) {
            throw new BadAnswerException("Clockify's change feed holds no list of changes");
        }
        Reading reading = new Reading(stream);
        rows.forEach(reading::take);
        return reading.page(integration, workspaceId);
    }

    private static final class Reading {

        private final String stream;
        private final TimeEntryReader.Rows entries = TimeEntryReader.noRows();
        private final List<String> entryIds = new ArrayList<>();
        private final List<String> otherIds = new ArrayList<>();
        private final List<FieldChange> fields = new ArrayList<>();
        private final Map<String, Instant> times = new HashMap<>();
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
            boolean entry = type == null || "TIME_ENTRY".equals(type);
            if (!entry || id == null) {
                otherIds.add(type + "/" + id);
            } else {
                entryIds.add(id);
                if (time != null) {
                    times.put(id, time);
                }
            }
            if ("deleted".equals(stream)) {
                if ("TIME_ENTRY_CUSTOM_FIELD_VALUE".equals(type)) {
                    field(row.path("document"), true);
                }
                return;
            }
            switch (type == null ? "TIME_ENTRY" : type) {
                case "TIME_ENTRY" -> entries.add(row);
                case "TIME_ENTRY_CUSTOM_FIELD_VALUE" -> field(row, false);
                case "PROJECTS", "PROJECT" -> named(Reference.Kind.PROJECT, row, "clientId");
                case "CLIENTS", "CLIENT" -> named(Reference.Kind.CLIENT, row, null);
                case "TAGS", "TAG" -> named(Reference.Kind.TAG, row, null);
                case "TASKS", "TASK" -> named(Reference.Kind.TASK, row, "projectId");
                default -> {
                    // a kind of document that was not asked for
                }
            }
        }

        private Instant time(JsonNode row) {
            String time = switch (stream) {
                case "created" -> text(row.path("auditMetadata"), "createdAt");
                case "updated" -> text(row.path("auditMetadata"), "updatedAt");
                default -> text(row, "deletedAt");
            };
            try {
                return time == null ? null : OffsetDateTime.parse(time).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }

        private void field(JsonNode row, boolean emptied) {
            String entry = id(row, "timeEntryId");
            String field = id(row, "customFieldId");
            if (entry != null && field != null) {
                JsonNode value = row.get("value");
                boolean none = emptied || value == null || value.isNull();
                fields.add(new FieldChange(entry, field, none ? null : TimeEntryReader.storable(value)));
            }
        }

        private void named(Reference.Kind kind, JsonNode row, String parent) {
            String id = id(row, "id");
            if (id == null) {
                return;
            }
            Boolean archived = row.path("archived").isBoolean() ? row.path("archived").booleanValue() : null;
            if (kind == Reference.Kind.TASK && text(row, "status") != null) {
                archived = "DONE".equals(text(row, "status"));
            }
            boolean told = parent != null && row.has(parent);
            entries.learn(new Reference(
                    kind, id, Text.storable(text(row, "name")), told ? id(row, parent) : null, told, archived));
        }

        private static String id(JsonNode row, String field) {
            String id = text(row, field);
            return id == null || !Text.isId(id) ? null : id;
        }

        private static String text(JsonNode row, String field) {
            JsonNode value = row.path(field);
            return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
        }

        private FeedPage page(String integration, String workspaceId) {
            TimeEntryPage page = new TimeEntryPage(
                    integration,
                    workspaceId,
                    "feed",
                    null,
                    entries.entries(),
                    entries.references(),
                    entries.users(),
                    entries.rejected(),
                    fields,
                    false);
            return new FeedPage(page, entryIds, otherIds, times, ordered, ordered ? last : null);
        }
    }
}
