package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** New rows of each resource, with all fields that Clockify shows. What is not said is about the workspace's first member, project and client. */
final class ResourceRows {

    static final long DAY_OF_WORK = 8 * 3600;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ODD_NANOS = 437_429_161;

    private final Workspace ws;
    private final Instant now;

    ResourceRows(Workspace ws, Instant now) {
        this.ws = ws;
        this.now = now;
    }

    ObjectNode row(Resource resource, String id) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return switch (resource) {
            case TIME_OFF_REQUEST -> timeOffRequest(id, first(), first(Resource.TIME_OFF_POLICY), today.plusDays(7), today.plusDays(7));
            case TIME_OFF_POLICY -> policy(id, "Vacation", "DAYS");
            case TIME_OFF_BALANCE -> balance(id, first(), first(Resource.TIME_OFF_POLICY), 25, 0);
            case HOLIDAY -> holiday(id, "Company day", today.plusDays(14), today.plusDays(14));
            case APPROVAL_REQUEST -> approvalRequest(id, first(), today.minusDays(7), today.minusDays(1), List.of(), List.of());
            case ASSIGNMENT -> assignment(id, first(), ws.projects.values().stream().findFirst().orElse(null), today, today.plusDays(4));
            case CUSTOM_FIELD -> customField(new CustomField(id, "Custom field", "TXT"));
            case EXPENSE -> expense(id, first(), ws.projects.values().stream().findFirst().orElse(null), first(Resource.EXPENSE_CATEGORY), today, 1250);
            case EXPENSE_CATEGORY -> category(id, "Travel", null);
            case INVOICE -> invoice(id, "INV-" + (ws.rowsOf(Resource.INVOICE).size() + 1), ws.clients.values().stream().findFirst().orElse(null), today);
            case INVOICE_PAYMENT -> payment(id, ws.rowsOf(Resource.INVOICE).keySet().stream().findFirst().orElse(""), 1000);
            case PROJECT_TEMPLATE -> template(id, "Template");
        };
    }

    // ---- time off

    ObjectNode timeOffRequest(String id, Person who, ResourceRow policy, LocalDate first, LocalDate last) {
        ZoneId zone = zone(who);
        ObjectNode plan = policy == null ? JSON.createObjectNode() : policy.tree();
        ObjectNode row = JSON.createObjectNode().put("id", id).put("workspaceId", ws.id).put("userId", who.id).put("userName", who.name)
                .put("userEmail", who.email).put("userTimeZone", zone.getId()).put("policyId", policy == null ? null : policy.id())
                .put("policyName", plan.path("name").asText(null)).put("requesterUserId", who.id).put("requesterUserName", who.name)
                .put("timeUnit", plan.path("timeUnit").asText("DAYS")).put("balance", 20.0)
                .put("balanceDiff", (double) ChronoUnit.DAYS.between(first, last) + 1).put("note", "").put("createdAt", withMicros(now));
        ObjectNode off = row.putObject("timeOffPeriod").put("halfDay", false).put("halfDayPeriod", "NOT_DEFINED");
        off.putNull("halfDayHours");
        off.putObject("period").put("start", seconds(first.atStartOfDay(zone).toInstant()))
                .put("end", last.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1).toString());
        row.putObject("status").put("statusType", "PENDING").putNull("changedAt").putNull("changedByUserId").putNull("changedByUserName")
                .putNull("changedForUserName").putNull("note");
        return row;
    }

    ObjectNode policy(String id, String name, String unit) {
        ObjectNode row = JSON.createObjectNode().put("id", id).put("workspaceId", ws.id).put("name", name).put("archived", false).put("timeUnit", unit)
                .put("allowHalfDay", true).put("allowNegativeBalance", false).put("everyoneIncludingNew", true);
        row.putNull("negativeBalance");
        row.putNull("projectId");
        row.putObject("approve").put("requiresApproval", true).put("specificMembers", false).put("teamManagers", true).putArray("userIds");
        row.putObject("automaticAccrual").put("amount", 25.0).put("period", "YEAR").put("timeUnit", unit);
        row.putObject("automaticTimeEntryCreation").put("enabled", false).putObject("defaultEntities").putNull("projectId").putNull("taskId");
        row.putArray("userIds");
        row.putArray("userGroupIds");
        return row;
    }

    ObjectNode balance(String id, Person who, ResourceRow policy, double total, double used) {
        ObjectNode plan = policy == null ? JSON.createObjectNode() : policy.tree();
        return JSON.createObjectNode().put("id", id).put("workspaceId", ws.id).put("userId", who.id).put("userName", who.name)
                .put("policyId", policy == null ? null : policy.id()).put("policyName", plan.path("name").asText(null))
                .put("policyTimeUnit", plan.path("timeUnit").asText("DAYS")).put("policyArchived", plan.path("archived").asBoolean())
                .put("total", total).put("used", used).put("balance", total - used).put("negativeBalanceLimit", false).put("negativeBalanceAmount", 0.0)
                .put("negativeBalanceUsed", 0.0);
    }

    ObjectNode holiday(String id, String name, LocalDate first, LocalDate last) {
        ObjectNode row = JSON.createObjectNode().put("id", id).put("workspaceId", ws.id).put("name", name).put("occursAnnually", false)
                .put("everyoneIncludingNew", true).put("automaticTimeEntryCreation", false).putNull("projectId").putNull("taskId");
        row.putObject("datePeriod").put("startDate", first.toString()).put("endDate", last.toString());
        row.putArray("userIds");
        row.putArray("userGroupIds");
        return row;
    }

    // ---- approvals and plans

    /** The sums of the hours and amounts are added where the row is answered. */
    ObjectNode approvalRequest(String id, Person who, LocalDate first, LocalDate last, Collection<String> entryIds, Collection<String> expenseIds) {
        ZoneId zone = zone(who);
        ObjectNode row = JSON.createObjectNode();
        ObjectNode request = row.putObject("approvalRequest").put("id", id).put("workspaceId", ws.id)
                .put("type", expenseIds.isEmpty() ? "TIMESHEET" : entryIds.isEmpty() ? "EXPENSE" : "TIMESHEET_AND_EXPENSE");
        request.putObject("owner").put("userId", who.id).put("userName", who.name).put("timeZone", zone.getId()).put("startOfWeek", "MONDAY");
        request.putObject("creator").put("userId", who.id).put("userName", who.name).put("userEmail", who.email);
        request.putObject("dateRange").put("start", seconds(first.atStartOfDay(zone).toInstant()))
                .put("end", seconds(last.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1)));
        request.putObject("status").put("state", "PENDING").put("updatedAt", seconds(now)).put("updatedBy", who.id).put("updatedByUserName", who.name)
                .put("note", "");
        entryIds.forEach(row.putArray("entries")::add);
        expenseIds.forEach(row.putArray("expenses")::add);
        return row;
    }

    ObjectNode assignment(String id, Person who, Project project, LocalDate first, LocalDate last) {
        ZoneId zone = zone(who);
        ObjectNode row = JSON.createObjectNode().put("id", id).put("workspaceId", ws.id).put("userId", who.id).put("userName", who.name)
                .put("projectId", project == null ? null : project.id).put("projectName", project == null ? null : project.name)
                .put("projectColor", "#03A9F4").put("projectArchived", project != null && project.archived).put("projectBillable", true)
                .put("clientId", project == null || project.client == null ? "" : project.client.id)
                .put("clientName", project == null || project.client == null ? "" : project.client.name)
                .putNull("taskId").putNull("taskName").put("hoursPerDay", 7.5).put("startTime", "09:00:00").put("billable", true).put("note", "")
                .put("published", true).put("includeNonWorkingDays", false);
        row.putObject("period").put("start", seconds(first.atStartOfDay(zone).toInstant()))
                .put("end", seconds(last.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1)));
        row.putObject("recurring").put("repeat", false).put("weeks", 0).putNull("seriesId");
        return row;
    }

    ObjectNode customField(CustomField field) {
        ObjectNode row = JSON.createObjectNode().put("id", field.id()).put("workspaceId", ws.id).put("name", field.name()).put("type", field.type())
                .put("entityType", "TIMEENTRY").put("status", "VISIBLE").put("required", false).put("onlyAdminCanEdit", false)
                .put("description", "").put("placeholder", field.name()).putNull("workspaceDefaultValue");
        if (field.type().startsWith("DROPDOWN")) {
            List.of("CRM", "DWH", "ERP", "Shop").forEach(row.putArray("allowedValues")::add);
            row.putArray("workspaceDefaultValue").add("CRM");
        } else {
            row.putArray("allowedValues");
        }
        if (field.type().equals("CHECKBOX")) {
            row.put("workspaceDefaultValue", false);
        }
        row.putArray("projectDefaultValues");
        return row;
    }

    // ---- money

    /** @param minor the total in minor units, as reading has it; a whole number of the category's units where it has a price */
    ObjectNode expense(String id, Person who, Project project, ResourceRow category, LocalDate day, long minor) {
        return JSON.createObjectNode().put("id", id).put("workspaceId", ws.id).put("userId", who.id).put("projectId", project == null ? null : project.id)
                .putNull("taskId").put("categoryId", category == null ? null : category.id()).put("date", day.toString()).put("quantity", 1.0)
                .put("total", (double) minor).put("billable", true).put("locked", false).put("notes", "").put("fileId", "").put("fileName", "")
                .putNull("approvalRequestId").putNull("invoiceId");
    }

    /** @param price of a unit in minor units; null where each expense has its own */
    ObjectNode category(String id, String name, Integer price) {
        return JSON.createObjectNode().put("id", id).put("workspaceId", ws.id).put("name", name).put("archived", false).put("hasUnitPrice", price != null)
                .put("unit", price == null ? "" : "km").put("priceInCents", price == null ? 0 : price);
    }

    /** Without items yet. */
    ObjectNode invoice(String id, String number, Client client, LocalDate issued) {
        ObjectNode row = JSON.createObjectNode().put("id", id).put("number", number).put("clientId", client == null ? null : client.id)
                .put("clientName", client == null ? null : client.name).put("clientAddress", "1 High Street").put("companyId", ws.id)
                .put("billFrom", ws.name).put("userId", first().id).put("currency", Shapes.CURRENCY).put("status", "UNSENT")
                .put("issuedDate", issued + "T00:00:00Z").put("dueDate", issued.plusDays(30) + "T00:00:00Z").put("subject", "Work until " + month(issued))
                .put("note", "").put("subtotal", 0).put("tax", 1900.0).put("tax2", 0.0).put("discount", 0.0).put("taxAmount", 0).put("tax2Amount", 0)
                .put("discountAmount", 0).put("amount", 0).put("balance", 0).put("paid", 0).put("taxType", "SIMPLE").put("calculationType", "INVOICE_BASED")
                .put("containsImportedTimes", false).put("containsImportedExpenses", false);
        row.putArray("visibleZeroFields");
        row.putArray("items");
        return row;
    }

    /**
     * One more item of an invoice, and the sums that follow.
     *
     * @param minor price of a unit in minor units
     */
    void addItem(ObjectNode invoice, String description, double quantity, long minor, Collection<String> entryIds, Collection<String> expenseIds) {
        var items = invoice.withArray("items");
        long amount = Math.round(quantity * minor);
        ObjectNode item = items.addObject().put("order", items.size()).put("description", description).put("itemType", "Service")
                .put("importType", entryIds.isEmpty() ? expenseIds.isEmpty() ? "NOT_IMPORTED" : "EXPENSE_IMPORT" : "TIME_ENTRY_IMPORT")
                .put("quantity", Math.round(quantity * 100)).put("unitPrice", minor * 100).put("amount", amount).put("applyTaxes", "TAX1");
        entryIds.forEach(item.putArray("timeEntryIds")::add);
        expenseIds.forEach(item.putArray("expenseIds")::add);
        long subtotal = invoice.path("subtotal").asLong() + amount;
        long tax = Math.round(subtotal * invoice.path("tax").asDouble() / 10_000);
        invoice.put("subtotal", subtotal).put("taxAmount", tax).put("amount", subtotal + tax)
                .put("balance", subtotal + tax - invoice.path("paid").asLong())
                .put("containsImportedTimes", invoice.path("containsImportedTimes").asBoolean() || !entryIds.isEmpty())
                .put("containsImportedExpenses", invoice.path("containsImportedExpenses").asBoolean() || !expenseIds.isEmpty());
    }

    ObjectNode payment(String id, String invoiceId, long minor) {
        return JSON.createObjectNode().put("id", id).put("invoiceId", invoiceId).put("amount", minor).put("author", first().name).put("authorId", first().id)
                .put("date", seconds(now)).put("note", "");
    }

    ObjectNode template(String id, String name) {
        return JSON.createObjectNode().put("id", id).put("name", name).put("ownerId", first().id).put("note", "").put("createdAt", withMicros(now));
    }

    // ---- what they share

    static String month(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private Person first() {
        return ws.members.values().iterator().next().person;
    }

    private ResourceRow first(Resource resource) {
        return ws.rowsOf(resource).values().stream().findFirst().orElse(null);
    }

    static ZoneId zone(Person person) {
        return person.zone == null ? ZoneOffset.UTC : person.zone;
    }

    static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String withMicros(Instant instant) {
        return withNanos(instant).truncatedTo(ChronoUnit.MICROS).toString();
    }

    /** Clockify's times of time off have nine digits of a second; a stopped clock has none. */
    static Instant withNanos(Instant instant) {
        return instant.getNano() == 0 ? instant.minusNanos(ODD_NANOS) : instant;
    }
}
