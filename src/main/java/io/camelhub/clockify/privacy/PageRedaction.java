package io.camelhub.clockify.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.roster.Pseudonyms;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes values from one page and its rejected rows.
 *
 * @param now null where descriptions are kept for ever
 * @param ofErased ids of the rejected rows whose stored entries belong to an erased person
 */
record PageRedaction(Pseudonyms pseudonyms, DescriptionPolicy policy, boolean withRates, Instant now, Set<String> ofErased) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The fields that a rejected row of an erased person keeps. */
    private static final Set<String> OF_THE_ENTRY = Set.of("_id", "id", "userId", "workspaceId", "timeInterval", "projectId",
            "taskId", "tagIds", "billable", "type", "isLocked", "locked");
    /** The JSON fields, at any depth, of {@link Column#RATES}, and similar ones. A currency alone reveals nothing. */
    private static final Set<String> RATES = Stream.concat(
                    Column.RATES.stream().filter(column -> column != Column.CURRENCY).flatMap(column -> column.source().fields().stream())
                            .map(field -> field.substring(field.lastIndexOf('/') + 1)),
                    Stream.of("costAmount", "earnedRate", "earnedAmount", "profit"))
            .collect(Collectors.toUnmodifiableSet());

    TimeEntryPage page(TimeEntryPage page) {
        return new TimeEntryPage(page.integration(), page.workspaceId(), page.source(), page.entriesCount(),
                page.entries().stream().map(this::entry).toList(),
                page.references().stream().map(this::reference).toList(),
                page.users().stream().filter(user -> !pseudonyms.contains(user.id())).toList(),
                page.rejected().stream().map(this::row).toList(), page.fields(), page.last(), page.keptOut(),
                page.origin());
    }

    private Reference reference(Reference reference) {
        return (withRates ? reference : reference.withoutRates()).withPeople(pseudonyms::in);
    }

    private TimeEntry entry(TimeEntry entry) {
        boolean erased = pseudonyms.contains(entry.userId());
        boolean kept = policy.keeps(entry.startedAt(), now);
        if (!erased && (kept || !entry.carries(Column.DESCRIPTION))
                && (withRates || Collections.disjoint(Column.RATES, entry.columns().keySet()))) {
            return entry;
        }
        Map<Column, Object> values = new EnumMap<>(entry.columns());
        if (!kept) {
            values.remove(Column.DESCRIPTION);
        }
        if (!withRates) {
            values.keySet().removeAll(Column.RATES);
        }
        if (erased) {
            values.keySet().removeAll(Column.PERSONALS);
            values.put(Column.USER_ID, pseudonyms.of(entry.userId()));
        }
        TimeEntry applied = new TimeEntry(entry.id(), values);
        applied.matched(erased ? null : entry.employee());
        return applied;
    }

    private RejectedRow row(RejectedRow row) {
        ObjectNode payload = object(row.payload());
        String reason = row.reason();
        boolean changed = payload != null && !withRates && dropRates(payload);
        if (payload != null && !pseudonyms.isEmpty() && mayBeErased(row, payload)) {
            payload.retain(OF_THE_ENTRY);
            reason = withoutValue(reason);
            changed = true;
        } else if (payload != null && policy.kept() != null && payload.remove("description") != null) {
            reason = reason.startsWith("the description") ? withoutValue(reason) : reason;
            changed = true;
        }
        RejectedRow redacted = new RejectedRow(
                row.kind(), row.id(), pseudonyms.in(reason), pseudonyms.in(changed ? payload.toString() : row.payload()));
        return redacted.equals(row) ? row : redacted;
    }

    /** Removes rates; returns whether there were any. */
    private static boolean dropRates(JsonNode node) {
        boolean dropped = node instanceof ObjectNode object && object.size() > object.remove(RATES).size();
        for (JsonNode part : node) {
            dropped |= dropRates(part);
        }
        return dropped;
    }

    /** Whether the row may belong to an erased person: a row without a user may. */
    private boolean mayBeErased(RejectedRow row, ObjectNode payload) {
        JsonNode userId = payload.path("userId");
        return !userId.isTextual() || pseudonyms.contains(userId.textValue()) || ofErased.contains(row.id());
    }

    /** The reason without the wrong value. */
    private static String withoutValue(String reason) {
        int colon = reason.indexOf(": ");
        return colon < 0 ? reason : reason.substring(0, colon);
    }

    /** The payload; null where it is not a JSON object. */
    private static ObjectNode object(String payload) {
        try {
            return JSON.readTree(payload) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
