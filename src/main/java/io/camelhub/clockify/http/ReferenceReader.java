package io.camelhub.clockify.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Parses projects, clients, tags and tasks in records of the change feed; their lists are streams. */
public final class ReferenceReader {

    /** The length of the columns for short words, in characters. */
    private static final int LONGEST_WORD = 40;

    private ReferenceReader() {
    }

    /** The clients that projects name, as a list has them. */
    public static List<Reference> clientsOf(List<JsonNode> projects) {
        return projects.stream().map(row -> {
            String id = ValueReader.idOrNull(row.get("clientId"));
            String name = ValueReader.name(row.get("clientName"));
            return id == null || name == null ? null : new Reference(Kind.CLIENT, id, name, null, false, null);
        }).filter(Objects::nonNull).toList();
    }

    /** The reference in a row; null where it has no id. */
    static Reference reference(Kind kind, JsonNode row) {
        String id = ValueReader.idOrNull(row.get("id"));
        if (id == null) {
            return null;
        }
        Boolean archived = kind.archived(
                row.path("archived").isBoolean() ? row.path("archived").booleanValue() : null, ValueReader.name(row.get("status")));
        String parent = kind == Kind.PROJECT ? "clientId" : kind == Kind.TASK ? "projectId" : "";
        return new Reference(kind, id, ValueReader.name(row.get("name")), ValueReader.idOrNull(row.get(parent)), row.has(parent), archived,
                details(kind, row));
    }

    private static Map<String, Object> details(Kind kind, JsonNode row) {
        Map<String, Object> details = new HashMap<>();
        switch (kind) {
            case PROJECT -> {
                flag(details, "billable", row.get("billable"));
                flag(details, "public", ValueReader.first(row, "public", "isPublic"));
                word(details, "color", row.get("color"));
                text(details, "note", row.get("note"));
                flag(details, "template", row.get("template"));
                estimate(details, ValueReader.first(row, "estimate", "timeEstimate"));
                word(details, "time_estimate_reset", row.path("timeEstimate").get("resetOption"));
                flag(details, "estimate_active", row.path("timeEstimate").get("active"));
                seconds(details, "tracked_seconds", row.get("duration"));
                rates(details, row);
                money(details, "budget", row.path("budgetEstimate").get("estimate"));
                word(details, "budget_reset", row.path("budgetEstimate").get("resetOption"));
            }
            case CLIENT -> {
                text(details, "email", row.get("email"));
                text(details, "address", row.get("address"));
                text(details, "note", row.get("note"));
                word(details, "currency", row.get("currencyCode"));
                if (row.path("ccEmails").isArray()) {
                    details.put("cc_emails", ValueReader.texts(row.get("ccEmails")));
                }
            }
            case TASK -> {
                word(details, "status", row.get("status"));
                flag(details, "billable", row.get("billable"));
                estimate(details, row.get("estimate"));
                seconds(details, "tracked_seconds", row.get("duration"));
                ids(details, Reference.ASSIGNEES, row.get("assigneeIds"));
                ids(details, "group_ids", row.get("userGroupIds"));
                rates(details, row);
                money(details, "budget", row.get("budgetEstimate"));
            }
            default -> {
                // tags have no details
            }
        }
        return details;
    }

    private static void flag(Map<String, Object> details, String column, JsonNode flag) {
        if (flag != null && flag.isBoolean()) {
            details.put(column, flag.booleanValue());
        }
    }

    private static void text(Map<String, Object> details, String column, JsonNode text) {
        if (text != null) {
            details.put(column, ValueReader.name(text));
        }
    }

    private static void word(Map<String, Object> details, String column, JsonNode word) {
        if (word != null) {
            details.put(column, Text.word(ValueReader.name(word), LONGEST_WORD));
        }
    }

    /** The estimate of a task is a duration, that of a project an object with one. */
    private static void estimate(Map<String, Object> details, JsonNode estimate) {
        seconds(details, "estimate_seconds", estimate != null && estimate.isObject() ? estimate.get("estimate") : estimate);
    }

    private static void seconds(Map<String, Object> details, String column, JsonNode duration) {
        if (duration != null) {
            details.put(column, ValueReader.seconds(duration));
        }
    }

    private static void ids(Map<String, Object> details, String column, JsonNode ids) {
        if (ids != null) {
            details.put(column, ValueReader.ids(ids));
        }
    }

    private static void rates(Map<String, Object> details, JsonNode row) {
        money(details, "hourly_rate", row.get("hourlyRate"));
        money(details, "cost_rate", row.get("costRate"));
    }

    /** Null means no amount, or one that the key may not see, so it counts as not reported. */
    private static void money(Map<String, Object> details, String column, JsonNode amount) {
        Long minor = ValueReader.amount(amount);
        if (minor != null) {
            details.put(column, minor);
        }
    }
}
