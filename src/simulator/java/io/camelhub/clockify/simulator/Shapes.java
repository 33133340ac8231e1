package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** Clockify's JSON of the core API, field by field. */
final class Shapes {

    /** Writes one value. */
    interface Shape<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }

    /** Writes a whole body. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static final JsonFactory JSON = new JsonFactory();
    static final String CURRENCY = "EUR";

    /** Minor units an hour, of all billable entries and of all entries. */
    static final int HOURLY_RATE = 9000;
    static final int COST_RATE = 4000;

    private final Behaviour behaviour;

    Shapes(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    static Answer answer(Body body) {
        return Answer.json(bytes(body));
    }

    static byte[] bytes(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> void array(JsonGenerator json, Collection<T> values, Shape<? super T> shape) throws IOException {
        json.writeStartArray();
        for (T value : values) {
            shape.write(json, value);
        }
        json.writeEndArray();
    }

    static void strings(JsonGenerator json, String field, Collection<String> values) throws IOException {
        json.writeFieldName(field);
        array(json, values, JsonGenerator::writeString);
    }

    void unknown(JsonGenerator json) throws IOException {
        if (behaviour.has(Quirk.UNKNOWN_FIELDS)) {
            json.writeFieldName("futureField");
            json.writeStartObject();
            json.writeNullField("nested");
            json.writeEndObject();
        }
    }

    /** Whether the one of this id is among one in so many. */
    static boolean has(String id, int oneIn) {
        return Math.floorMod(id.hashCode(), oneIn) == 0;
    }

    void flag(JsonGenerator json, String field, boolean value) throws IOException {
        if (behaviour.has(Quirk.FLAGS_AS_TEXT)) {
            json.writeStringField(field, Boolean.toString(value));
        } else {
            json.writeBooleanField(field, value);
        }
    }

    static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.doubleValue());
        } else if (value instanceof Collection<?> values) {
            json.writeStartArray();
            for (Object each : values) {
                value(json, each);
            }
            json.writeEndArray();
        } else {
            json.writeNull();
        }
    }

    // ---- people

    void user(JsonGenerator json, Person person, String activeWorkspace, Body memberships, Body roles) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", person.id);
        json.writeStringField("email", person.email);
        json.writeStringField("name", person.name);
        json.writeFieldName("memberships");
        memberships.write(json);
        json.writeStringField("profilePicture", "https://img.example.com/no-user-image.png");
        json.writeStringField("activeWorkspace", activeWorkspace);
        json.writeStringField("defaultWorkspace", activeWorkspace);
        json.writeFieldName("settings");
        if (person.zone == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            json.writeStringField("weekStart", "MONDAY");
            json.writeStringField("timeZone", person.zone.getId());
            json.writeStringField("timeFormat", "HOUR24");
            json.writeStringField("dateFormat", "DD/MM/YYYY");
            json.writeEndObject();
        }
        json.writeStringField("status", person.status.name());
        json.writeFieldName("customFields");
        json.writeStartArray();
        if (has(person.id, 3)) {
            json.writeStartObject();
            json.writeStringField("customFieldId", "5e4117fe8c625f38930d57b7");
            json.writeStringField("customFieldName", "Cost centre");
            json.writeStringField("customFieldType", "TXT");
            json.writeStringField("userId", person.id);
            json.writeStringField("value", "CC-" + person.id.substring(20));
            json.writeEndObject();
        }
        json.writeEndArray();
        if (roles != null) {
            json.writeFieldName("roles");
            roles.write(json);
        }
        unknown(json);
        json.writeEndObject();
    }

    /** @param rates of the membership; null for none */
    static void membership(JsonGenerator json, String userId, String targetId, String type, String status, Rates rates) throws IOException {
        json.writeStartObject();
        json.writeStringField("userId", userId);
        json.writeStringField("targetId", targetId);
        json.writeStringField("membershipType", type);
        json.writeStringField("membershipStatus", status);
        rates(json, rates);
        json.writeEndObject();
    }

    void workspace(JsonGenerator json, Workspace ws) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", ws.id);
        json.writeStringField("name", ws.name);
        json.writeStringField("imageUrl", "");
        json.writeStringField("featureSubscriptionType", ws.plan.featureSubscriptionType());
        features(json, ws);
        json.writeFieldName("workspaceSettings");
        json.writeStartObject();
        json.writeBooleanField("onlyAdminsSeeAllTimeEntries", true);
        json.writeBooleanField("forceProjects", false);
        json.writeNullField("lockTimeEntries");
        json.writeStringField("lockTimeZone", "UTC");
        json.writeNullField("automaticLock");
        json.writeStringField("timeTrackingMode", "DEFAULT");
        json.writeBooleanField("timeRoundingInReports", false);
        json.writeFieldName("round");
        json.writeStartObject();
        json.writeStringField("round", "Round to nearest");
        json.writeStringField("minutes", "15");
        json.writeEndObject();
        strings(json, "workingDays", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"));
        strings(json, "adminOnlyPages", List.of());
        json.writeEndObject();
        json.writeFieldName("memberships");
        json.writeStartArray();
        json.writeEndArray();
        json.writeFieldName("currencies");
        json.writeStartArray();
        currency(json, "33t687e29ae1f428e7ebe501", "USD", false);
        currency(json, "33t687e29ae1f428e7ebe505", CURRENCY, true);
        json.writeEndArray();
        rates(json, ratesOf(ws, ws.id));
        unknown(json);
        json.writeEndObject();
    }

    private static void currency(JsonGenerator json, String id, String code, boolean isDefault) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("code", code);
        json.writeBooleanField("isDefault", isDefault);
        json.writeEndObject();
    }

    void group(JsonGenerator json, Group group, Workspace ws, boolean managers) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", group.id);
        json.writeStringField("name", group.name);
        json.writeStringField("workspaceId", ws.id);
        strings(json, "userIds", group.userIds);
        if (managers) {
            json.writeFieldName("teamManagers");
            json.writeStartArray();
            for (String id : group.managerIds) {
                Member member = ws.members.get(id);
                json.writeStartObject();
                json.writeStringField("id", id);
                json.writeStringField("name", member == null ? null : member.person.name);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        unknown(json);
        json.writeEndObject();
    }

    // ---- projects, clients, tags, tasks

    void project(JsonGenerator json, Project project, Workspace ws) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", project.id);
        json.writeStringField("name", project.name);
        json.writeStringField("workspaceId", ws.id);
        json.writeStringField("clientId", project.client == null ? "" : project.client.id);
        json.writeStringField("clientName", project.client == null ? "" : project.client.name);
        json.writeBooleanField("archived", project.archived);
        json.writeBooleanField("public", true);
        json.writeBooleanField("template", has(project.id, 7));
        json.writeBooleanField("billable", !has(project.id, 4));
        json.writeStringField("color", "#03A9F4");
        json.writeStringField("note", has(project.id, 2) ? "Ends in June" : "");
        json.writeStringField("duration", "PT210H45M33S");
        rates(json, ratesOf(ws, project.id));
        json.writeFieldName("estimate");
        json.writeStartObject();
        json.writeStringField("estimate", has(project.id, 3) ? "PT120H30M" : "PT0S");
        json.writeStringField("type", has(project.id, 3) ? "MANUAL" : "AUTO");
        json.writeEndObject();
        json.writeFieldName("timeEstimate");
        json.writeStartObject();
        json.writeStringField("estimate", has(project.id, 3) ? "PT120H30M" : "PT0S");
        json.writeStringField("type", has(project.id, 3) ? "MANUAL" : "AUTO");
        json.writeStringField("resetOption", has(project.id, 6) ? "MONTHLY" : null);
        json.writeBooleanField("active", has(project.id, 3));
        json.writeBooleanField("includeNonBillable", true);
        json.writeEndObject();
        json.writeFieldName("budgetEstimate");
        if (has(project.id, 5)) {
            json.writeStartObject();
            json.writeNumberField("estimate", 1_500_000);
            json.writeStringField("type", "MANUAL");
            json.writeStringField("resetOption", has(project.id, 2) ? "YEARLY" : null);
            json.writeBooleanField("active", true);
            json.writeBooleanField("includeExpenses", false);
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeFieldName("memberships");
        members(json, project, ws);
        unknown(json);
        json.writeEndObject();
    }

    /** The first members, and a group for some of the projects. */
    private static void members(JsonGenerator json, Project project, Workspace ws) throws IOException {
        json.writeStartArray();
        for (Member member : ws.members.values().stream().limit(3).toList()) {
            membership(json, member.person.id, project.id, "PROJECT", "ACTIVE", has(project.id, 3) ? ratesOf(ws, member.person.id) : null);
        }
        if (has(project.id, 2) && !ws.groups.isEmpty()) {
            membership(json, ws.groups.keySet().iterator().next(), project.id, "USERGROUP", "ACTIVE", null);
        }
        json.writeEndArray();
    }

    /** Those that somebody set, else what some have from the start. */
    static Rates ratesOf(Workspace ws, String id) {
        return ws.rates.getOrDefault(id, new Rates(has(id, 2) ? HOURLY_RATE : null, has(id, 3) ? COST_RATE : null, null));
    }

    static void rates(JsonGenerator json, Rates rates) throws IOException {
        rate(json, "hourlyRate", rates == null ? null : rates.hourly());
        rate(json, "costRate", rates == null ? null : rates.cost());
    }

    private void features(JsonGenerator json, Workspace ws) throws IOException {
        if (behaviour.has(Quirk.FEATURES_ABSENT)) {
            return;
        }
        if (behaviour.has(Quirk.FEATURES_ARE_FLAGS)) {
            json.writeObjectFieldStart("features");
            for (String feature : ws.features()) {
                json.writeBooleanField(feature, true);
            }
            json.writeEndObject();
        } else if (behaviour.has(Quirk.FEATURES_WRAPPED)) {
            json.writeObjectFieldStart("features");
            strings(json, "features", ws.features());
            json.writeEndObject();
        } else {
            strings(json, "features", ws.features());
        }
    }

    void client(JsonGenerator json, Client client, Workspace ws) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", client.id);
        json.writeStringField("name", client.name);
        json.writeStringField("email", has(client.id, 2) ? "billing@client.example" : null);
        json.writeStringField("address", has(client.id, 2) ? "1 High Street" : null);
        json.writeNullField("note");
        strings(json, "ccEmails", has(client.id, 2) ? List.of("copy@client.example") : List.of());
        json.writeBooleanField("archived", client.archived);
        json.writeStringField("currencyCode", CURRENCY);
        json.writeStringField("workspaceId", ws.id);
        unknown(json);
        json.writeEndObject();
    }

    void tag(JsonGenerator json, Tag tag, Workspace ws) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", tag.id);
        json.writeStringField("name", tag.name);
        json.writeStringField("workspaceId", ws.id);
        json.writeBooleanField("archived", tag.archived);
        unknown(json);
        json.writeEndObject();
    }

    void task(JsonGenerator json, Task task, Workspace ws) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", task.id);
        json.writeStringField("name", task.name);
        json.writeStringField("projectId", task.project.id);
        json.writeStringField("status", task.archived ? "DONE" : "ACTIVE");
        strings(json, "assigneeIds", task.assigneeIds);
        if (has(task.id, 4)) {
            strings(json, "userGroupIds", ws.groups.keySet().stream().limit(1).toList());
        } else {
            json.writeNullField("userGroupIds");
        }
        rates(json, ratesOf(ws, task.id));
        json.writeNumberField("budgetEstimate", has(task.id, 5) ? 250_000 : 0);
        json.writeStringField("estimate", has(task.id, 2) ? "PT8H" : "PT0S");
        json.writeStringField("duration", "PT1H30M");
        json.writeBooleanField("billable", true);
        unknown(json);
        json.writeEndObject();
    }

    // ---- time entries

    void entry(JsonGenerator json, Entry entry, Workspace ws, boolean hydrated) throws IOException {
        entry(json, entry, ws, hydrated, false);
    }

    /** @param single whether the entry is read by its id: such rows carry their approval status */
    void entry(JsonGenerator json, Entry entry, Workspace ws, boolean hydrated, boolean single) throws IOException {
        json.writeStartObject();
        fields(json, entry, ws, hydrated, single);
        json.writeEndObject();
    }

    void fields(JsonGenerator json, Entry entry, Workspace ws, boolean hydrated, boolean single) throws IOException {
        if (single) {
            json.writeStringField("approvalStatus", approvalStatus(entry));
        }
        String id = ws.entryId(entry);
        json.writeStringField("id", id);
        json.writeStringField("description", ws.description(entry));
        json.writeStringField("userId", entry.user.id);
        json.writeStringField("workspaceId", ws.id);
        flag(json, "billable", entry.billable);
        json.writeBooleanField("isLocked", entry.lockedNow());
        references(json, entry);
        json.writeStringField("kioskId", kiosk(entry));
        json.writeStringField("type", ws.type(entry));
        rate(json, "hourlyRate", ws.hourlyRate(entry));
        rate(json, "costRate", ws.costRate(entry));
        interval(json, entry);
        Collection<FieldValue> values = ws.fieldsOf(entry).values();
        if (values.isEmpty() && (entry.seed & 1) == 0) {
            json.writeNullField("customFieldValues");
        } else {
            json.writeFieldName("customFieldValues");
            array(json, values, (j, value) -> field(j, id, value));
        }
        if (hydrated) {
            hydrated(json, entry, ws);
        }
        unknown(json);
    }

    private static void rate(JsonGenerator json, String field, Integer amount) throws IOException {
        if (amount == null) {
            json.writeNullField(field);
        } else {
            json.writeFieldName(field);
            json.writeStartObject();
            json.writeNumberField("amount", amount);
            json.writeStringField("currency", CURRENCY);
            json.writeEndObject();
        }
    }

    /** Where some of the entries were clocked; that never changes. */
    static String kiosk(Entry entry) {
        return Math.floorMod(entry.seed, 9) == 0 ? "94c777ddd3fcab07cfbb210d" : null;
    }

    static String approvalStatus(Entry entry) {
        return switch (entry.approval) {
            case Entry.APPROVED -> "APPROVED";
            case Entry.PENDING -> "PENDING";
            default -> "UNSUBMITTED";
        };
    }

    static void references(JsonGenerator json, Entry entry) throws IOException {
        json.writeStringField("projectId", entry.project == null ? null : entry.project.id);
        json.writeStringField("taskId", entry.task == null ? null : entry.task.id);
        if (entry.tags.length == 0) {
            json.writeNullField("tagIds");
        } else {
            json.writeFieldName("tagIds");
            array(json, List.of(entry.tags), (j, tag) -> j.writeString(tag.id));
        }
    }

    static void interval(JsonGenerator json, Entry entry) throws IOException {
        json.writeFieldName("timeInterval");
        json.writeStartObject();
        json.writeStringField("start", Times.text(entry.start, ZoneOffset.UTC));
        if (entry.running()) {
            json.writeNullField("end");
            json.writeNullField("duration");
        } else {
            json.writeStringField("end", Times.text(entry.start + entry.duration, ZoneOffset.UTC));
            json.writeStringField("duration", Duration.ofSeconds(entry.duration).toString());
        }
        json.writeEndObject();
    }

    static void field(JsonGenerator json, String entryId, FieldValue value) throws IOException {
        json.writeStartObject();
        json.writeStringField("customFieldId", value.field().id());
        json.writeStringField("timeEntryId", entryId);
        json.writeStringField("name", value.field().name());
        json.writeStringField("type", value.field().type());
        json.writeFieldName("value");
        value(json, value.value());
        json.writeEndObject();
    }

    private void hydrated(JsonGenerator json, Entry entry, Workspace ws) throws IOException {
        json.writeFieldName("project");
        if (entry.project == null) {
            json.writeNull();
        } else {
            project(json, entry.project, ws);
        }
        json.writeFieldName("task");
        if (entry.task == null) {
            json.writeNull();
        } else {
            task(json, entry.task, ws);
        }
        json.writeFieldName("tags");
        array(json, List.of(entry.tags), (j, tag) -> tag(j, tag, ws));
    }

    // ---- webhooks

    /** The body of a delivery: what it is about, flat, without the name of the event. */
    void happening(JsonGenerator json, Happening happening) throws IOException {
        Workspace ws = happening.workspace();
        if (happening.subject() instanceof ResourceRow row) {
            new ResourceShapes(behaviour, this).happening(json, happening.event(), row, ws);
            return;
        }
        json.writeStartObject();
        if (happening.subject() instanceof Entry entry) {
            fields(json, entry, ws, true, true);
            json.writeBooleanField("currentlyRunning", entry.running());
            json.writeFieldName("user");
            json.writeStartObject();
            json.writeStringField("id", entry.user.id);
            json.writeStringField("name", entry.user.name);
            json.writeStringField("status", entry.user.status.name());
            json.writeEndObject();
        } else if (happening.subject() instanceof Person person) {
            json.writeStringField("id", person.id);
            json.writeStringField("email", person.email);
            json.writeStringField("name", person.name);
            json.writeStringField("profilePicture", "https://img.example.com/no-user-image.png");
            if (happening.event().equals("USER_EMAIL_CHANGED")) {
                json.writeStringField("oldEmail", happening.oldEmail());
            }
        } else {
            Thing thing = (Thing) happening.subject();
            json.writeStringField("id", thing.id);
            json.writeStringField("name", thing.name);
            json.writeStringField("workspaceId", ws.id);
            json.writeBooleanField("archived", thing.archived);
        }
        json.writeEndObject();
    }
}
