package io.camelhub.clockify.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.UserRef;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads Clockify's JSON of time entries: rows of the detailed report, of the per-user list, of the running timers and of
 * the entity changes.
 *
 * <p>The forms differ; see the schemas TimeEntryDto (reports) and TimeEntryWithRatesDtoV1 (core) of Clockify's OpenAPI
 * description. What a row does not carry stays absent. Unknown fields are ignored.
 */
public final class TimeEntryReader {

    /** Clockify takes descriptions of 3000 characters; something longer than this is no description. */
    static final int LONGEST_DESCRIPTION = 65_536;

    private static final int LONGEST_TYPE = 40;

    /** The times that every database holds: MySQL's are the fewest. */
    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** A number with more digits than this on either side is none that Clockify could have calculated with. */
    private static final int MOST_DIGITS = 308;

    private static final int WHOLE_SECONDS_IN_UTC = "2024-01-31T08:15:00Z".length();

    private TimeEntryReader() {
    }

    /** Learns the projects, clients, tasks, tags and custom fields that rows name. */
    interface Learner {

        /**
         * Whether it learnt just that already.
         *
         * @param name as the row has it; null for none
         * @param parentId null for none
         * @param parentKnown whether the row has the parent
         */
        boolean knows(Reference.Kind kind, String id, JsonNode name, String parentId, boolean parentKnown);

        void learn(Reference reference);
    }

    /** What a row must be to be stored; the time entries of a page, and what the rows tell besides. */
    public static final class Rows implements Learner {

        private final List<TimeEntry> entries = new ArrayList<>();
        private final List<RejectedRow> rejected = new ArrayList<>();
        private final Map<Reference.Kind, Map<String, Reference>> references = new EnumMap<>(Reference.Kind.class);
        private final Map<String, UserRef> users = new HashMap<>();

        private Rows() {
        }

        public List<TimeEntry> entries() {
            return entries;
        }

        public List<RejectedRow> rejected() {
            return rejected;
        }

        public List<Reference> references() {
            return references.values().stream().flatMap(ofKind -> ofKind.values().stream()).toList();
        }

        public List<UserRef> users() {
            return List.copyOf(users.values());
        }

        void add(JsonNode row) {
            try {
                TimeEntry entry = read(row, this);
                entries.add(entry);
                if (!users.containsKey(entry.userId())) {
                    users.put(entry.userId(),
                            new UserRef(entry.userId(), name(row.get("userEmail")), name(row.get("userName"))));
                }
            } catch (BadRowException e) {
                rejected.add(TimeEntryReader.rejected(row, e.getMessage()));
            }
        }

        /** A thousand rows name the same few things: none is made anew that was learnt from a row before. */
        @Override
        public boolean knows(Reference.Kind kind, String id, JsonNode name, String parentId, boolean parentKnown) {
            Map<String, Reference> ofKind = references.get(kind);
            Reference known = ofKind == null ? null : ofKind.get(id);
            return known != null
                    && known.name() != null
                    && name != null
                    && known.name().equals(name.textValue())
                    && known.parentKnown() == parentKnown
                    && Objects.equals(known.parentId(), parentId);
        }

        @Override
        public void learn(Reference reference) {
            references.computeIfAbsent(reference.kind(), kind -> new HashMap<>())
                    .merge(reference.id(), reference, (known, next) -> next.name() == null ? known : next);
        }
    }

    /**
     * The rows of an answer.
     *
     * @param rows a JSON array
     * @throws BadResponseException where it is not an array
     */
    public static Rows rows(JsonNode rows) {
        if (rows == null || !rows.isArray()) {
            throw new BadResponseException("Clockify answered something else than a list of time entries");
        }
        Rows read = new Rows();
        rows.forEach(read::add);
        return read;
    }

    /** Rows to be added one by one. */
    static Rows noRows() {
        return new Rows();
    }

    /** A row that cannot be taken, with its reason. */
    public static RejectedRow rejected(JsonNode row, String reason) {
        return new RejectedRow("time_entry", idOf(row), reason, Text.storable(row.toString()));
    }

    private static String idOf(JsonNode row) {
        try {
            return row.isObject() ? optionalId(first(row, "_id", "id")) : null;
        } catch (BadRowException e) {
            return null;
        }
    }

    /**
     * One time entry.
     *
     * @param row a JSON object
     * @param references learns the projects, clients, tasks and tags that the row names
     * @throws BadRowException where the row cannot be stored
     */
    private static TimeEntry read(JsonNode row, Learner references) throws BadRowException {
        if (!row.isObject()) {
            throw new BadRowException("a time entry must be a JSON object");
        }
        String id = id(first(row, "_id", "id"), "the entry has no id");
        EnumMap<Column, Object> values = new EnumMap<>(Column.class);
        values.put(Column.USER_ID, id(row.get("userId"), "the entry has no user"));
        description(row, values);
        type(row, values);
        flag(row.get("billable"), "billable", Column.BILLABLE, values);
        flag(first(row, "isLocked", "locked"), "isLocked", Column.LOCKED, values);
        interval(row.get("timeInterval"), values);
        project(row, values, references);
        tags(row, values, references);
        customFields(first(row, "customFields", "customFieldValues"), values, references);
        return new TimeEntry(id, values);
    }

    private static void description(JsonNode row, Map<Column, Object> values) throws BadRowException {
        text(row, "description", Column.DESCRIPTION, values);
        String description = (String) values.get(Column.DESCRIPTION);
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw new BadRowException("the description is longer than " + LONGEST_DESCRIPTION + " characters");
        }
    }

    private static void type(JsonNode row, Map<Column, Object> values) throws BadRowException {
        text(row, "type", Column.TYPE, values);
        values.computeIfPresent(Column.TYPE, (column, type) -> Text.word((String) type, LONGEST_TYPE));
    }

    private static void interval(JsonNode interval, Map<Column, Object> values) throws BadRowException {
        if (interval == null || !interval.isObject()) {
            throw new BadRowException("the entry has no timeInterval");
        }
        Instant start = instant(interval.get("start"), "start");
        if (start == null) {
            throw new BadRowException("the entry has no start");
        }
        Instant end = instant(interval.get("end"), "end");
        if (end != null && end.isBefore(start)) {
            throw new BadRowException("the entry starts at " + start + ", after its end at " + end);
        }
        values.put(Column.STARTED_AT, start);
        values.put(Column.ENDED_AT, end);
        values.put(Column.DURATION_SECONDS, end == null ? null : Duration.between(start, end).toSeconds());
    }

    private static Instant instant(JsonNode time, String name) throws BadRowException {
        if (time == null || time.isNull() || time.isTextual() && time.textValue().isEmpty()) {
            return null;
        }
        try {
            String text = time.asText();
            Instant instant = WHOLE_SECONDS_IN_UTC == text.length() && text.charAt(text.length() - 1) == 'Z'
                    ? seconds(text)
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                throw new BadRowException("the " + name + " is not within the years 1000 to 9999: " + brief(time));
            }
            return instant;
        } catch (DateTimeException e) {
            throw new BadRowException("the " + name + " is no time: " + brief(time));
        }
    }

    /** What Clockify writes nearly always, {@code 2024-01-31T08:15:00Z}, for a tenth of what the general parser takes. */
    private static Instant seconds(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T'
                || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return OffsetDateTime.parse(text).toInstant();
        }
        return LocalDateTime.of(
                        number(text, 0, 4), number(text, 5, 7), number(text, 8, 10),
                        number(text, 11, 13), number(text, 14, 16), number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new DateTimeException("no digit: " + digit);
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    private static void project(JsonNode row, Map<Column, Object> values, Learner references)
            throws BadRowException {
        JsonNode hydrated = row.path("project");
        String projectId = optionalId(row.has("projectId") ? row.get("projectId") : hydrated.get("id"));
        if (row.has("projectId") || hydrated.isObject()) {
            values.put(Column.PROJECT_ID, projectId);
        }
        if (row.has("taskId") || row.path("task").isObject()) {
            values.put(Column.TASK_ID, optionalId(row.has("taskId") ? row.get("taskId") : row.path("task").get("id")));
        }
        boolean named = row.has("projectName");
        if (projectId != null) {
            String clientId = optionalId(named ? row.get("clientId") : hydrated.get("clientId"));
            boolean clientKnown = named ? row.has("clientId") : hydrated.has("clientId");
            learn(Reference.Kind.PROJECT, projectId, named ? row.get("projectName") : hydrated.get("name"),
                    clientId, clientKnown, references);
            if (clientId != null) {
                learn(Reference.Kind.CLIENT, clientId, named ? row.get("clientName") : hydrated.get("clientName"),
                        null, false, references);
            }
        }
        String taskId = (String) values.get(Column.TASK_ID);
        if (taskId != null) {
            learn(Reference.Kind.TASK, taskId, row.has("taskName") ? row.get("taskName") : row.path("task").get("name"),
                    projectId, projectId != null, references);
        }
    }

    private static void learn(
            Reference.Kind kind, String id, JsonNode name, String parentId, boolean parentKnown, Learner references) {
        if (!references.knows(kind, id, name, parentId, parentKnown)) {
            references.learn(new Reference(kind, id, name(name), parentId, parentKnown, null));
        }
    }

    private static void tags(JsonNode row, Map<Column, Object> values, Learner references)
            throws BadRowException {
        JsonNode tags = row.path("tags").isArray() ? row.get("tags") : first(row, "tagIds", "tags");
        if (tags == null) {
            return;
        }
        if (tags.isEmpty()) {
            values.put(Column.TAG_IDS, List.of());
            return;
        }
        TreeSet<String> ids = new TreeSet<>();
        for (JsonNode tag : tags) {
            String id = tag.isObject() ? optionalId(first(tag, "_id", "id")) : optionalId(tag);
            if (id == null) {
                throw new BadRowException("a tag has no id: " + brief(tag));
            }
            ids.add(id);
            learn(Reference.Kind.TAG, id, tag.isObject() ? tag.get("name") : null, null, false, references);
        }
        values.put(Column.TAG_IDS, List.copyOf(ids));
    }

    private static void customFields(JsonNode fields, Map<Column, Object> values, Learner references)
            throws BadRowException {
        if (fields == null) {
            return;
        }
        TreeMap<String, CustomField> byId = new TreeMap<>();
        for (JsonNode field : fields) {
            String id = optionalId(first(field, "customFieldId", "id"));
            if (id == null) {
                throw new BadRowException("a custom field has no id: " + brief(field));
            }
            String name = name(field.get("name"));
            if (name != null) {
                learn(Reference.Kind.CUSTOM_FIELD, id, field.get("name"), null, false, references);
            }
            JsonNode value = field.get("value");
            if (value != null && !value.isNull()) {
                byId.put(id, new CustomField(name, value(value)));
            }
        }
        values.put(Column.CUSTOM_FIELDS, byId.isEmpty() ? Map.of() : byId);
    }

    /** The value of a custom field as every database's JSON holds it: text without NUL, and as text a number that is too large or too small. */
    static Object value(JsonNode value) {
        if (value.isTextual()) {
            return Text.storable(value.textValue());
        }
        if (value.isNumber()) {
            return isStorable(value) ? value.numberValue() : value.asText();
        }
        if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            value.forEach(element -> list.add(value(element)));
            return list;
        }
        if (value.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            value.properties().forEach(field -> map.put(Text.storable(field.getKey()), value(field.getValue())));
            return map;
        }
        return value.isBoolean() ? value.booleanValue() : null;
    }

    private static boolean isStorable(JsonNode number) {
        return !Double.isInfinite(number.doubleValue()) && Math.abs(number.decimalValue().scale()) <= MOST_DIGITS;
    }

    private static void text(JsonNode row, String field, Column column, Map<Column, Object> values)
            throws BadRowException {
        JsonNode value = row.get(field);
        if (value == null) {
            return;
        }
        if (!value.isTextual() && !value.isNull()) {
            throw new BadRowException("the " + field + " is no text: " + brief(value));
        }
        values.put(column, Text.storable(value.textValue()));
    }

    private static void flag(JsonNode value, String field, Column column, Map<Column, Object> values)
            throws BadRowException {
        if (value == null) {
            return;
        }
        if (!value.isBoolean() && !value.isNull()) {
            throw new BadRowException("the flag " + field + " is neither true nor false: " + brief(value));
        }
        values.put(column, value.isNull() ? null : value.booleanValue());
    }

    private static String id(JsonNode id, String otherwise) throws BadRowException {
        String text = optionalId(id);
        if (text == null) {
            throw new BadRowException(otherwise);
        }
        return text;
    }

    /** An id, or null for none; Clockify also writes none as an empty text. */
    private static String optionalId(JsonNode id) throws BadRowException {
        if (id == null || id.isNull() || id.isTextual() && id.textValue().isEmpty()) {
            return null;
        }
        if (!id.isTextual() || !Text.isId(id.textValue())) {
            throw new BadRowException("not an id: " + brief(id));
        }
        return id.textValue();
    }

    private static String name(JsonNode name) {
        return name == null || !name.isTextual() || name.textValue().isEmpty() ? null : Text.storable(name.textValue());
    }

    private static JsonNode first(JsonNode row, String field, String otherField) {
        JsonNode value = row.get(field);
        return value == null ? row.get(otherField) : value;
    }

    private static String brief(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
