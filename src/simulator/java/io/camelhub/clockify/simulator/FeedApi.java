package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entity changes (experimental): what was created, updated or deleted in a window, start included, end not. */
final class FeedApi {

    private static final Set<String> TYPES_OF_2025 = Set.of("TIME_ENTRY", "TIME_ENTRY_CUSTOM_FIELD_VALUE", "TIME_ENTRY_RATE");
    private static final Set<String> DOCUMENTED_TYPES = Set.of("TIME_ENTRY", "TIME_ENTRY_CUSTOM_FIELD_VALUE", "TIME_ENTRY_RATE", "CLIENTS", "PROJECTS",
            "TAGS", "TASKS", "SCHEDULED_ASSIGNMENT");
    private static final Set<String> TYPES = Stream.concat(DOCUMENTED_TYPES.stream(), Stream.of("APPROVAL_REQUESTS", "BALANCE", "CUSTOM_FIELDS", "HOLIDAYS",
            "INVOICES", "PTO_POLICY", "TIME_OFF_REQUEST", "USER", "USER_GROUPS")).collect(Collectors.toUnmodifiableSet());
    private static final Duration WINDOW_IF_NOT_SAID = Duration.ofDays(30);

    private final World world;
    private final Behaviour behaviour;
    private final Shapes shapes;
    private final Selections<List<Change>> selections = new Selections<>();

    FeedApi(World world, Behaviour behaviour, Shapes shapes) {
        this.world = world;
        this.behaviour = behaviour;
        this.shapes = shapes;
    }

    /** One record; {@code at} is the time by which this stream is ordered. */
    private record Change(String type, String id, Instant at, Instant created, Instant updated, Shapes.Body fields, Deletion deletion) {
    }

    private record Window(Instant from, Instant to) {
        boolean has(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }

        boolean has(long epochMilli) {
            return epochMilli >= from.toEpochMilli() && epochMilli < to.toEpochMilli();
        }
    }

    Answer changes(String stream, Call call, Session session) {
        if (!List.of("created", "updated", "deleted").contains(stream)) {
            throw Refusal.notRouted(call.path());
        }
        refuseIfOff(session.workspace());
        Set<String> types = types(call);
        Window window = window(call, session);
        int limit = limit(call);
        int page = Math.max(0, call.number("page", 0) - (behaviour.has(Quirk.FEED_PAGES_FROM_ONE) ? 1 : 0));
        Instant deletedUntil = world.now().minus(behaviour.deletionDelay());
        Workspace ws = session.workspace();
        List<Change> all = stream.equals("deleted") ? deleted(session, types, window, deletedUntil)
                : selections.of(ws, stream + types + window + session.visible() + behaviour.has(Quirk.FEED_RECORDS_CARRY_ROWS),
                        () -> changed(ws, session, stream.equals("created"), types, window));
        int first = (int) Math.min((long) page * limit, all.size());
        List<Change> rows = ordered(all).subList(first, Math.min(first + limit, all.size()));
        return Shapes.answer(json -> {
            if (behaviour.has(Quirk.FEED_WRAPPED)) {
                json.writeStartObject();
                json.writeFieldName("response");
                Shapes.array(json, rows, this::record);
                json.writeEndObject();
            } else {
                Shapes.array(json, rows, this::record);
            }
        });
    }

    private List<Change> ordered(List<Change> changes) {
        if (!behaviour.has(Quirk.FEED_NEWEST_FIRST)) {
            return changes;
        }
        List<Change> reversed = new ArrayList<>(changes);
        Collections.reverse(reversed);
        return reversed;
    }

    private void refuseIfOff(Workspace ws) {
        if (!ws.feed) {
            throw Refusal.denied();
        }
        int status = behaviour.feedStatus();
        if (status != 200) {
            throw new Refusal(status, status == 404 ? 3000 : 501, status == 403 ? "Access Denied" : "Entity changes are not available");
        }
    }

    private Set<String> types(Call call) {
        Set<String> types = new LinkedHashSet<>();
        call.params("type").forEach(value -> types.addAll(Arrays.asList(value.split(","))));
        if (types.isEmpty()) {
            throw Refusal.badRequest("Required request parameter 'type' is not present");
        }
        if (types.size() > 1 && behaviour.has(Quirk.FEED_ONE_TYPE_ONLY)) {
            throw Refusal.badRequest("Only one type may be asked for");
        }
        Set<String> known = behaviour.has(Quirk.FEED_TYPES_OF_2025) ? TYPES_OF_2025
                : behaviour.has(Quirk.FEED_TYPES_DOCUMENTED) ? DOCUMENTED_TYPES : TYPES;
        for (String type : types) {
            if (!behaviour.feedKnows(type, known)) {
                throw Refusal.badRequest("Failed to convert value '" + type + "' to document type");
            }
        }
        return types;
    }

    private Window window(Call call, Session session) {
        ZoneId zone = behaviour.has(Quirk.FEED_WALL_CLOCK) ? session.zone() : null;
        Instant from = Times.parsed(call.param("start"), zone);
        Instant to = Times.parsed(call.param("end"), zone);
        if (to == null) {
            to = from == null ? world.now() : from.plus(WINDOW_IF_NOT_SAID);
        }
        if (from == null) {
            from = to.minus(WINDOW_IF_NOT_SAID);
        }
        if (to.isBefore(from)) {
            throw new Refusal(400, 501, "End is before start");
        }
        if (Duration.between(from, to).compareTo(behaviour.feedLongestWindow()) > 0) {
            throw new Refusal(400, 501, "Date range must not be longer than " + behaviour.feedLongestWindow());
        }
        return new Window(from, to);
    }

    private int limit(Call call) {
        int limit = call.number("limit", 50);
        int largest = behaviour.feedLargestLimit();
        if (limit < 1 || limit > largest && behaviour.has(Quirk.FEED_REFUSES_LARGE_LIMIT)) {
            throw Refusal.badRequest("Limit must be between 1 and " + largest + ", but was " + limit);
        }
        return Math.min(limit, largest);
    }

    private List<Change> deleted(Session session, Set<String> types, Window window, Instant until) {
        Workspace ws = session.workspace();
        boolean keepsRestored = behaviour.has(Quirk.FEED_KEEPS_RESTORED);
        return ws.deletions.stream()
                .filter(deletion -> types.contains(deletion.type()) && window.has(deletion.deleted()) && !deletion.deleted().isAfter(until))
                .filter(deletion -> !window.has(deletion.created()) && (deletion.userId() == null || session.sees(deletion.userId())))
                .filter(deletion -> keepsRestored || !ws.restored.contains(deletion.id()))
                .map(deletion -> new Change(deletion.type(), deletion.id(), deletion.deleted(), deletion.created(), null, null, deletion))
                .toList();
    }

    private List<Change> changed(Workspace ws, Session session, boolean created, Set<String> types, Window window) {
        List<Change> changes = new ArrayList<>();
        if (types.contains("TIME_ENTRY")) {
            ws.entries().filter(entry -> created ? window.has(entry.created)
                    : entry.updated != entry.created && window.has(entry.updated) && !window.has(entry.created)).filter(session::sees)
                    .forEach(entry -> changes.add(entry(ws, entry, created)));
        }
        if (types.contains("TIME_ENTRY_CUSTOM_FIELD_VALUE")) {
            ws.entries().filter(session::sees).filter(entry -> entry.fields != null || window.has(entry.created))
                    .forEach(entry -> fieldValues(ws, entry, created, window, changes));
        }
        things(types, "CLIENTS", ws.clients.values(), created, window, FeedApi::named, changes);
        things(types, "TAGS", ws.tags.values(), created, window, FeedApi::named, changes);
        boolean carries = behaviour.has(Quirk.FEED_RECORDS_CARRY_ROWS);
        things(types, "USER_GROUPS", ws.groups.values(), created, window, (json, group) -> {
            if (carries) {
                json.writeStringField("name", group.name);
                Shapes.strings(json, "userIds", group.userIds);
            }
        }, changes);
        things(types, "PROJECTS", ws.projects.values(), created, window, (json, project) -> {
            named(json, project);
            json.writeStringField("clientId", project.client == null ? "" : project.client.id);
        }, changes);
        things(types, "TASKS", ws.projects.values().stream().flatMap(project -> project.tasks.values().stream()).toList(), created, window,
                (json, task) -> {
                    json.writeStringField("name", task.name);
                    json.writeStringField("status", task.archived ? "DONE" : "ACTIVE");
                    json.writeStringField("projectId", task.project.id);
                }, changes);
        if (types.contains("USER")) {
            ws.members.values().stream().map(member -> member.person)
                    .filter(person -> matches(person.created, person.updated, created, window))
                    .forEach(person -> changes.add(new Change("USER", person.id, created ? person.created : person.updated, person.created, person.updated,
                            json -> {
                                if (carries) {
                                    json.writeStringField("name", person.name);
                                    json.writeStringField("email", person.email);
                                }
                            }, null)));
        }
        if (types.contains("TIME_ENTRY_RATE") && !ws.rates.isEmpty()) {
            ws.entries().filter(session::sees).forEach(entry -> rate(ws, entry, created, window, changes));
        }
        for (Resource resource : Resource.values()) {
            if (resource.feedType() != null && types.contains(resource.feedType())) {
                ws.rowsOf(resource).values().stream().filter(row -> row.userId() == null || session.sees(row.userId()))
                        .filter(row -> matches(row.created(), row.updated(), created, window)).forEach(row -> changes.add(row(row, created)));
            }
        }
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::id));
        return changes;
    }

    /** Whose rate was set: an entry as old as it was shows as updated when that happened. */
    private static void rate(Workspace ws, Entry entry, boolean created, Window window, List<Change> changes) {
        String entryId = ws.entryId(entry);
        Rates rates = ws.rates.get(entryId);
        Instant made = Instant.ofEpochMilli(entry.created);
        if (rates != null && matches(made, rates.updated(), created, window)) {
            changes.add(new Change("TIME_ENTRY_RATE", ws.valueId(entry, 0xA0), created ? made : rates.updated(), made, rates.updated(), json -> {
                json.writeStringField("timeEntryId", entryId);
                Shapes.rates(json, rates);
            }, null));
        }
    }

    /** A row of a resource; what no document names is no more than its id. */
    private Change row(ResourceRow row, boolean created) {
        boolean carries = Resource.WITH_FIELDS.contains(row.resource().feedType()) || behaviour.has(Quirk.FEED_RECORDS_CARRY_ROWS);
        return new Change(row.resource().feedType(), row.id(), created ? row.created() : row.updated(), row.created(), row.updated(), json -> {
            if (carries) {
                for (Map.Entry<String, JsonNode> field : row.tree().properties()) {
                    if (!field.getKey().equals("id")) {
                        json.writeFieldName(field.getKey());
                        json.writeRawValue(field.getValue().toString());
                    }
                }
            }
        }, null);
    }

    private static void named(JsonGenerator json, Thing thing) throws IOException {
        json.writeStringField("name", thing.name);
        json.writeBooleanField("archived", thing.archived);
    }

    private static boolean matches(Instant createdAt, Instant updatedAt, boolean created, Window window) {
        return created ? window.has(createdAt) : !updatedAt.equals(createdAt) && window.has(updatedAt) && !window.has(createdAt);
    }

    private Change entry(Workspace ws, Entry entry, boolean created) {
        Entry seen = entry.copy();
        Instant createdAt = Instant.ofEpochMilli(seen.created);
        Instant updatedAt = Instant.ofEpochMilli(seen.updated);
        return new Change("TIME_ENTRY", ws.entryId(seen), created ? createdAt : updatedAt, createdAt, updatedAt, json -> fields(json, seen, ws), null);
    }

    private void fields(JsonGenerator json, Entry entry, Workspace ws) throws IOException {
        json.writeStringField("workspaceId", ws.id);
        json.writeStringField("userId", entry.user.id);
        json.writeStringField("description", ws.description(entry));
        json.writeBooleanField("billable", entry.billable);
        Shapes.references(json, entry);
        json.writeStringField("type", ws.type(entry));
        json.writeStringField("kioskId", Shapes.kiosk(entry));
        json.writeStringField("approvalStatus", Shapes.approvalStatus(entry));
        if (behaviour.has(Quirk.FEED_LOCK)) {
            json.writeBooleanField("isLocked", entry.lockedNow());
        }
        Shapes.interval(json, entry);
    }

    private static void fieldValues(Workspace ws, Entry entry, boolean created, Window window, List<Change> changes) {
        String entryId = ws.entryId(entry);
        for (FieldValue value : ws.fieldsOf(entry).values()) {
            if (matches(value.created(), value.updated(), created, window)) {
                changes.add(new Change("TIME_ENTRY_CUSTOM_FIELD_VALUE", value.id(), created ? value.created() : value.updated(), value.created(),
                        value.updated(), json -> {
                            json.writeStringField("customFieldId", value.field().id());
                            json.writeStringField("timeEntryId", entryId);
                            json.writeStringField("sourceType", "TIMEENTRY");
                            json.writeFieldName("value");
                            Shapes.value(json, value.value());
                        }, null));
            }
        }
    }

    private static <T extends Thing> void things(Set<String> types, String type, Collection<T> things, boolean created, Window window,
            Shapes.Shape<T> fields, List<Change> changes) {
        if (types.contains(type)) {
            things.stream().filter(thing -> matches(thing.created, thing.updated, created, window))
                    .forEach(thing -> changes.add(new Change(type, thing.id, created ? thing.created : thing.updated, thing.created, thing.updated,
                            json -> fields.write(json, thing), null)));
        }
    }

    private void record(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", change.id);
        json.writeStringField(behaviour.has(Quirk.FEED_DOCUMENT_CODE) ? "documentCode" : "documentType", change.type);
        if (change.deletion == null) {
            json.writeFieldName("auditMetadata");
            json.writeStartObject();
            json.writeStringField("createdAt", change.created.toString());
            json.writeStringField("updatedAt", change.updated.toString());
            json.writeEndObject();
            change.fields.write(json);
        } else {
            json.writeStringField("deletedAt", change.at.toString());
            json.writeStringField("deletionBinId", change.id);
            if (change.deletion.entry() != null || change.deletion.document() != null) {
                json.writeFieldName("document");
                document(json, change.deletion);
            }
        }
        shapes.unknown(json);
        json.writeEndObject();
    }

    private void document(JsonGenerator json, Deletion deletion) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", deletion.id());
        if (deletion.entry() == null) {
            for (Map.Entry<String, Object> field : deletion.document().entrySet()) {
                json.writeFieldName(field.getKey());
                Shapes.value(json, field.getValue());
            }
        } else {
            json.writeStringField("userId", deletion.entry().user.id);
            Shapes.references(json, deletion.entry());
            Shapes.interval(json, deletion.entry());
        }
        json.writeEndObject();
    }
}
