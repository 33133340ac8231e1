package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clockify's JSON of the resources: lists show some of the stored fields, hydrate others, and webhooks have shapes of their own. */
final class ResourceShapes {

    private static final List<String> IN_INVOICE_LIST = List.of("id", "number", "clientId", "clientName", "currency", "status", "issuedDate", "dueDate",
            "amount", "balance", "paid");
    private static final List<String> NOT_IN_ASSIGNMENT_LIST = List.of("recurring", "published", "excludeDays", "includeNonWorkingDays");
    private static final List<String> NOT_IN_INVOICE_WEBHOOK = List.of("balance", "paid", "companyId", "billFrom", "taxType", "calculationType",
            "visibleZeroFields", "containsImportedTimes", "containsImportedExpenses");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Behaviour behaviour;
    private final Shapes shapes;

    ResourceShapes(Behaviour behaviour, Shapes shapes) {
        this.behaviour = behaviour;
        this.shapes = shapes;
    }

    /** A row as a list or a single read shows it whose fields are all stored. */
    void row(JsonGenerator json, ResourceRow row) throws IOException {
        write(json, row.tree());
    }

    private void write(JsonGenerator json, ObjectNode row) throws IOException {
        if (behaviour.has(Quirk.UNKNOWN_FIELDS)) {
            row.putObject("futureField").putNull("nested");
        }
        json.writeRawValue(row.toString());
    }

    // ---- plans

    /** An assignment in a list; one that repeats is as many rows, each with its own period. */
    List<ObjectNode> occurrences(ResourceRow row) {
        ObjectNode tree = row.tree();
        int weeks = tree.at("/recurring/repeat").asBoolean() ? Math.max(1, tree.at("/recurring/weeks").asInt()) : 1;
        List<ObjectNode> occurrences = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            ObjectNode one = tree.deepCopy().without(NOT_IN_ASSIGNMENT_LIST);
            if (week > 0 && one.get("period") instanceof ObjectNode period) {
                for (String bound : List.of("start", "end")) {
                    period.put(bound, ResourceRows.seconds(Instant.parse(period.path(bound).asText()).plus(Duration.ofDays(7L * week))));
                }
                if (!behaviour.has(Quirk.RECURRING_ASSIGNMENTS_REPEAT_THEIR_ID)) {
                    one.put("id", row.id().substring(0, 22) + String.format("%02x", week));
                }
            }
            occurrences.add(one);
        }
        return occurrences;
    }

    void tree(JsonGenerator json, ObjectNode row) throws IOException {
        write(json, row);
    }

    // ---- approvals

    /** A request with all its time entries and expenses. */
    void approval(JsonGenerator json, ResourceRow row, Workspace ws) throws IOException {
        ObjectNode stored = row.tree();
        List<Entry> entries = new ArrayList<>();
        stored.path("entries").forEach(id -> {
            Entry entry = id.isTextual() ? ws.entry(id.asText()) : null;
            if (entry != null) {
                entries.add(entry);
            }
        });
        List<ResourceRow> expenses = new ArrayList<>();
        stored.path("expenses").forEach(id -> {
            ResourceRow expense = ws.rowsOf(Resource.EXPENSE).get(id.asText());
            if (expense != null) {
                expenses.add(expense);
            }
        });
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field : stored.properties()) {
            if (!field.getKey().equals("entries") && !field.getKey().equals("expenses")) {
                json.writeFieldName(field.getKey());
                json.writeRawValue(field.getValue().toString());
            }
        }
        sums(json, stored, ws, entries, expenses);
        json.writeFieldName("entries");
        Shapes.array(json, entries, (j, entry) -> entry(j, entry, ws, row.id()));
        json.writeFieldName("expenses");
        Shapes.array(json, expenses, (j, expense) -> write(j, hydrated(expense, ws).put("approvalRequestId", row.id()).put("currency", Shapes.CURRENCY)));
        shapes.unknown(json);
        json.writeEndObject();
    }

    private static void sums(JsonGenerator json, ObjectNode stored, Workspace ws, List<Entry> entries, List<ResourceRow> expenses) throws IOException {
        long tracked = entries.stream().filter(entry -> !ws.type(entry).equals("BREAK")).mapToLong(entry -> entry.duration).sum();
        long breaks = entries.stream().filter(entry -> ws.type(entry).equals("BREAK")).mapToLong(entry -> entry.duration).sum();
        long billable = entries.stream().filter(entry -> entry.billable).mapToLong(entry -> entry.duration).sum();
        String state = stored.at("/approvalRequest/status/state").asText();
        Map<String, Long> times = Map.of("trackedTime", tracked, "breakTime", breaks, "billableTime", billable,
                "approvedTime", state.equals("APPROVED") ? tracked : 0, "pendingTime", state.equals("PENDING") ? tracked : 0);
        for (String field : List.of("trackedTime", "billableTime", "breakTime", "approvedTime", "pendingTime")) {
            if (!stored.has(field)) {
                json.writeStringField(field, Duration.ofSeconds(times.get(field)).toString());
            }
        }
        double earned = entries.stream().filter(entry -> entry.billable).mapToDouble(entry -> (double) entry.duration * ws.hourlyRate(entry)).sum();
        double cost = entries.stream().mapToDouble(entry -> (double) entry.duration * ws.costRate(entry)).sum();
        amount(json, stored, "billableAmount", earned / 3600);
        amount(json, stored, "costAmount", cost / 3600);
        amount(json, stored, "expenseTotal", expenses.stream().mapToDouble(expense -> expense.tree().path("total").asDouble()).sum());
    }

    private static void amount(JsonGenerator json, ObjectNode stored, String field, double amount) throws IOException {
        if (!stored.has(field)) {
            json.writeNumberField(field, amount);
        }
    }

    private void entry(JsonGenerator json, Entry entry, Workspace ws, String requestId) throws IOException {
        json.writeStartObject();
        shapes.fields(json, entry, ws, false, false);
        json.writeStringField("approvalRequestId", requestId);
        json.writeFieldName("project");
        json.writeRawValue(String.valueOf(project(entry.project)));
        json.writeFieldName("task");
        json.writeRawValue(String.valueOf(entry.task == null ? null : JSON.createObjectNode().put("id", entry.task.id).put("name", entry.task.name)));
        json.writeFieldName("tags");
        Shapes.array(json, List.of(entry.tags), (j, tag) -> shapes.tag(j, tag, ws));
        json.writeEndObject();
    }

    private static ObjectNode project(Project project) {
        return project == null ? null : JSON.createObjectNode().put("id", project.id).put("name", project.name).put("color", "#03A9F4")
                .put("clientId", project.client == null ? "" : project.client.id).put("clientName", project.client == null ? "" : project.client.name);
    }

    // ---- expenses

    void expense(JsonGenerator json, ResourceRow row, Workspace ws) throws IOException {
        write(json, hydrated(row, ws));
    }

    private static ObjectNode hydrated(ResourceRow row, Workspace ws) {
        ObjectNode shown = row.tree();
        ResourceRow category = ws.rowsOf(Resource.EXPENSE_CATEGORY).get(shown.path("categoryId").asText());
        Project project = ws.projects.get(shown.path("projectId").asText());
        Task task = project == null ? null : project.tasks.get(shown.path("taskId").asText());
        shown.set("category", category == null ? JSON.nullNode() : category.tree());
        shown.set("project", project == null ? JSON.nullNode() : project(project));
        shown.set("task", task == null ? JSON.nullNode() : JSON.createObjectNode().put("id", task.id).put("name", task.name));
        shown.set("isLocked", shown.path("locked"));
        return shown.without(List.of("categoryId", "projectId", "taskId", "approvalRequestId", "invoiceId"));
    }

    /** In the report: flat, with names, and without the task. */
    void expenseOfReport(JsonGenerator json, ResourceRow row, Workspace ws) throws IOException {
        ObjectNode stored = row.tree();
        ObjectNode shown = stored.deepCopy().without(List.of("taskId", "total", "invoiceId"));
        ResourceRow category = ws.rowsOf(Resource.EXPENSE_CATEGORY).get(stored.path("categoryId").asText());
        ObjectNode kind = category == null ? JSON.createObjectNode() : category.tree();
        Project project = ws.projects.get(stored.path("projectId").asText());
        Member member = ws.members.get(String.valueOf(row.userId()));
        shown.set("amount", stored.path("total"));
        shown.put("date", stored.path("date").asText().length() == 10 ? stored.path("date").asText() + "T00:00:00Z" : stored.path("date").asText(null))
                .put("userName", member == null ? null : member.person.name).put("userEmail", member == null ? null : member.person.email)
                .put("userStatus", member == null ? null : member.status.name()).put("projectName", project == null ? null : project.name)
                .put("projectColor", project == null ? null : "#03A9F4").put("categoryName", kind.path("name").asText(null))
                .put("categoryHasUnitPrice", kind.path("hasUnitPrice").asBoolean()).put("categoryUnit", kind.path("unit").asText(null));
        if (stored.path("invoiceId").isTextual()) {
            shown.putObject("invoicingInfo").put("invoiceId", stored.path("invoiceId").asText()).put("manuallyInvoiced", false);
        } else {
            shown.putNull("invoicingInfo");
        }
        write(json, shown);
    }

    // ---- invoices

    void invoice(JsonGenerator json, ResourceRow row) throws IOException {
        write(json, row.tree().retain(IN_INVOICE_LIST));
    }

    /** With what only {@code invoices/info} has. */
    void invoiceInfo(JsonGenerator json, ResourceRow row, Instant now) throws IOException {
        ObjectNode stored = row.tree();
        ObjectNode shown = stored.deepCopy().retain(IN_INVOICE_LIST);
        shown.set("billFrom", stored.path("billFrom"));
        shown.set("visibleZeroFields", stored.path("visibleZeroFields"));
        Instant due = Instant.parse(stored.path("dueDate").asText("9999-01-01T00:00:00Z"));
        write(json, shown.put("daysOverdue", stored.path("balance").asLong() > 0 ? Math.max(0, Duration.between(due, now).toDays()) : 0));
    }

    void invoiceDetail(JsonGenerator json, ResourceRow row) throws IOException {
        ObjectNode shown = row.tree();
        if (!behaviour.has(Quirk.INVOICE_QUANTITY_IS_HUNDREDTHS)) {
            shown.path("items").forEach(item -> ((ObjectNode) item).put("quantity", Math.round(item.path("quantity").asDouble() / 100)));
        }
        write(json, shown);
    }

    void payment(JsonGenerator json, ResourceRow row) throws IOException {
        ObjectNode stored = row.tree();
        ObjectNode shown = stored.deepCopy().without(List.of("invoiceId", "authorId"));
        if (behaviour.has(Quirk.PAYMENT_AUTHOR_IS_AN_ID)) {
            shown.set("author", stored.path("authorId"));
        }
        write(json, shown);
    }

    // ---- webhooks

    /** The body of a delivery; of assignments, and of changed and deleted expenses, it is ids only. */
    void happening(JsonGenerator json, String event, ResourceRow row, Workspace ws) throws IOException {
        ObjectNode stored = row.tree();
        ObjectNode body = switch (row.resource()) {
            case ASSIGNMENT -> ids(stored, ws, "assignmentId", List.of());
            case EXPENSE -> event.equals("EXPENSE_UPDATED") || event.equals("EXPENSE_DELETED") ? ids(stored, ws, "expenseId", List.of("categoryId"))
                    : stored.without(List.of("approvalRequestId", "invoiceId", "fileName"));
            case TIME_OFF_REQUEST -> timeOff(stored);
            case TIME_OFF_BALANCE -> JSON.createObjectNode().put("workspaceId", ws.id).put("userId", row.userId())
                    .put("value", stored.path("balance").asText()).put("note", "").put("updatedBy", row.userId());
            case APPROVAL_REQUEST -> approval(stored);
            case INVOICE -> stored.without(NOT_IN_INVOICE_WEBHOOK);
            default -> stored;
        };
        json.writeRawValue(body.toString());
    }

    private static ObjectNode ids(ObjectNode stored, Workspace ws, String idField, List<String> more) {
        ObjectNode ids = JSON.createObjectNode().put("workspaceId", ws.id);
        ids.set("userId", stored.path("userId"));
        ids.set("projectId", stored.path("projectId"));
        ids.set(idField, stored.path("id"));
        more.forEach(field -> ids.set(field, stored.path(field)));
        return ids;
    }

    private static ObjectNode timeOff(ObjectNode stored) {
        ObjectNode body = stored.deepCopy().retain("id", "userId", "workspaceId", "policyId", "timeOffPeriod", "note", "status", "balanceDiff",
                "createdAt", "requesterUserId");
        body.set("timeZone", stored.path("userTimeZone"));
        body.set("halfDay", stored.at("/timeOffPeriod/halfDay"));
        body.putArray("excludeDays");
        body.put("negativeBalanceUsed", 0).set("balanceValueAtRequest", stored.path("balance"));
        return body;
    }

    private static ObjectNode approval(ObjectNode stored) {
        if (!(stored.get("approvalRequest") instanceof ObjectNode request)) {
            return stored;
        }
        if (request.get("owner") instanceof ObjectNode owner) {
            owner.set("timezone", owner.path("timeZone"));
            owner.remove("timeZone");
        }
        return request.without(List.of("creator", "type"));
    }
}
