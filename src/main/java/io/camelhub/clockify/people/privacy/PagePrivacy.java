package io.camelhub.clockify.people.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.pseudonym.Pseudonymizer;
import io.camelhub.clockify.people.pseudonym.Pseudonyms;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Takes out of a page what must not be written: the ids, texts and rates of people who were erased, descriptions that are
 * not to be kept, and rates unless they are asked for. To be called before anything of the page is enriched, written, rejected or logged.
 *
 * <p>What is taken out is absent, not null: it does not count as a change.
 */
public final class PagePrivacy {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a rejected row keeps of somebody who was erased. */
    private static final Set<String> OF_THE_ENTRY = Set.of("_id", "id", "userId", "workspaceId", "timeInterval", "projectId",
            "taskId", "tagIds", "billable", "type", "isLocked", "locked");
    /** The fields of Clockify's JSON, at any depth, from which {@link Column#RATES} come, and the like. */
    private static final Set<String> RATES = Set.of(
            "hourlyRate", "costRate", "rate", "amount", "amounts", "costAmount", "earnedRate", "earnedAmount", "profit");

    private final Database database;
    private final Supplier<DescriptionPolicy> descriptions;
    private final BooleanSupplier rates;
    private final Pseudonymizer pseudonymizer;

    /**
     * The arguments are asked at each page, so that an edit of the settings takes effect.
     *
     * @param rates whether rates and amounts are stored
     */
    public PagePrivacy(Database database, Supplier<DescriptionPolicy> descriptions, BooleanSupplier rates) {
        this.database = database;
        this.descriptions = descriptions;
        this.rates = rates;
        this.pseudonymizer = new Pseudonymizer(database);
    }

    /** The page as it may be written; the page itself where nothing is to be taken out. */
    public TimeEntryPage applied(TimeEntryPage page) {
        Pseudonyms pseudonyms = pseudonymizer.users();
        DescriptionPolicy policy = descriptions.get();
        boolean withRates = rates.getAsBoolean();
        if (pseudonyms.isEmpty() && policy.kept() == null && withRates) {
            return page;
        }
        Instant now = policy.kept() == null ? null : database.now();
        List<TimeEntry> entries = page.entries().stream().map(entry -> applied(entry, pseudonyms, policy, withRates, now)).toList();
        List<UserRef> users = page.users().stream().filter(user -> !pseudonyms.contains(user.id())).toList();
        Set<String> ofErased = pseudonyms.isEmpty() ? Set.of() : storedErased(page);
        List<RejectedRow> rejected = page.rejected().stream()
                .map(row -> applied(row, pseudonyms, policy, withRates, ofErased))
                .toList();
        return new TimeEntryPage(page.integration(), page.workspaceId(), page.source(), page.entriesCount(), entries,
                page.references().stream().map(reference -> reference.withPeople(pseudonyms::in)).toList(), users, rejected, page.fields(),
                page.last(), page.keptOut());
    }

    private static TimeEntry applied(
            TimeEntry entry, Pseudonyms pseudonyms, DescriptionPolicy policy, boolean withRates, Instant now) {
        boolean erased = pseudonyms.contains(entry.userId());
        boolean kept = policy.keeps(entry.startedAt(), now);
        if (!erased && (kept || !entry.carries(Column.DESCRIPTION))
                && (withRates || Column.RATES.stream().noneMatch(entry::carries))) {
            return entry;
        }
        Map<Column, Object> values = new EnumMap<>(entry.columns());
        if (erased || !kept) {
            values.remove(Column.DESCRIPTION);
        }
        if (erased || !withRates) {
            values.keySet().removeAll(Column.RATES);
        }
        if (erased) {
            values.remove(Column.CUSTOM_FIELDS);
            values.put(Column.USER_ID, pseudonyms.of(entry.userId()));
        }
        TimeEntry applied = new TimeEntry(entry.id(), values);
        applied.matched(erased ? null : entry.employee());
        return applied;
    }

    /** Ids of the rejected rows whose entries are stored as those of somebody who was erased. */
    private Set<String> storedErased(TimeEntryPage page) {
        List<String> ids = page.rejected().stream().map(RejectedRow::id).filter(Objects::nonNull).toList();
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(database.statement("page-privacy/stored-erased", "workspace_id", page.workspaceId(), "ids", ids)
                        .query(String.class).list());
    }

    private static RejectedRow applied(
            RejectedRow row, Pseudonyms pseudonyms, DescriptionPolicy policy, boolean withRates, Set<String> ofErased) {
        ObjectNode payload = object(row.payload());
        String reason = row.reason();
        boolean changed = payload != null && !withRates && dropRates(payload);
        if (payload != null && !pseudonyms.isEmpty() && mayBeErased(row, payload, pseudonyms, ofErased)) {
            payload.retain(OF_THE_ENTRY);
            reason = withoutValue(reason);
            changed = true;
        } else if (payload != null && policy.kept() != null && payload.has("description")) {
            payload.remove("description");
            reason = reason.startsWith("the description") ? withoutValue(reason) : reason;
            changed = true;
        }
        String text = pseudonyms.in(changed ? payload.toString() : row.payload());
        String why = pseudonyms.in(reason);
        return text.equals(row.payload()) && why.equals(row.reason())
                ? row
                : new RejectedRow(row.kind(), row.id(), why, text);
    }

    /** Whether there were any. */
    private static boolean dropRates(JsonNode node) {
        boolean dropped = node instanceof ObjectNode object && object.size() > object.remove(RATES).size();
        for (JsonNode part : node) {
            dropped |= dropRates(part);
        }
        return dropped;
    }

    /** A row that does not name its user may be of anybody, so of somebody who was erased too. */
    private static boolean mayBeErased(
            RejectedRow row, ObjectNode payload, Pseudonyms pseudonyms, Set<String> ofErased) {
        JsonNode userId = payload.path("userId");
        return !userId.isTextual() || pseudonyms.contains(userId.textValue()) || ofErased.contains(row.id());
    }

    /** What is wrong, without the value that is. */
    private static String withoutValue(String reason) {
        int colon = reason.indexOf(": ");
        return colon < 0 ? reason : reason.substring(0, colon);
    }

    private static ObjectNode object(String payload) {
        try {
            JsonNode node = JSON.readTree(payload);
            return node instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
