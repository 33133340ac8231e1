package io.camelhub.clockify.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.api.Column;
import io.camelhub.clockify.api.RejectedRow;
import io.camelhub.clockify.api.SeenUser;
import io.camelhub.clockify.api.TimeEntry;
import io.camelhub.clockify.api.TimeEntryPage;
import io.camelhub.clockify.database.Database;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Takes out of a page what must not be written: the ids and texts of people who were forgotten, and descriptions that are
 * not to be kept. To be called before anything of the page is enriched, written, rejected or logged.
 *
 * <p>A description that is taken out is absent, not null: it does not count as a change.
 */
public final class PagePrivacy {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OF_THE_PERSON = List.of("description", "userName", "userEmail", "user",
            "customFields", "customFieldValues");

    private final Database database;
    private final Supplier<DescriptionPolicy> descriptions;
    private final Forgotten forgotten;

    /** @param descriptions asked at each page, so that an edit of the settings takes effect */
    public PagePrivacy(Database database, Supplier<DescriptionPolicy> descriptions) {
        this.database = database;
        this.descriptions = descriptions;
        this.forgotten = new Forgotten(database);
    }

    /** The page as it may be written; the page itself where nothing is to be taken out. */
    public TimeEntryPage applied(TimeEntryPage page) {
        Forgotten.Pseudonyms pseudonyms = forgotten.users();
        DescriptionPolicy policy = descriptions.get();
        if (pseudonyms.isEmpty() && policy.kept() == null) {
            return page;
        }
        Instant now = policy.kept() == null ? null : database.now();
        List<TimeEntry> entries = page.entries().stream().map(entry -> applied(entry, pseudonyms, policy, now)).toList();
        List<SeenUser> users = page.users().stream().filter(user -> !pseudonyms.contains(user.id())).toList();
        List<RejectedRow> rejected = page.rejected().stream().map(row -> applied(row, pseudonyms, policy)).toList();
        return new TimeEntryPage(page.integration(), page.workspaceId(), page.source(), page.entriesCount(), entries,
                page.references(), users, rejected, page.fields(), page.last());
    }

    private static TimeEntry applied(
            TimeEntry entry, Forgotten.Pseudonyms pseudonyms, DescriptionPolicy policy, Instant now) {
        boolean isForgotten = pseudonyms.contains(entry.userId());
        boolean kept = policy.keeps(entry.startedAt(), now);
        if (!isForgotten && (kept || !entry.carries(Column.DESCRIPTION))) {
            return entry;
        }
        Map<Column, Object> values = new EnumMap<>(entry.values());
        values.remove(Column.DESCRIPTION);
        if (isForgotten) {
            values.remove(Column.CUSTOM_FIELDS);
            values.put(Column.USER_ID, pseudonyms.of(entry.userId()));
        }
        TimeEntry applied = new TimeEntry(entry.id(), values);
        applied.matched(isForgotten ? null : entry.employee());
        return applied;
    }

    private static RejectedRow applied(RejectedRow row, Forgotten.Pseudonyms pseudonyms, DescriptionPolicy policy) {
        ObjectNode payload = object(row.payload());
        if (payload == null) {
            return row;
        }
        String userId = payload.path("userId").asText(null);
        if (pseudonyms.contains(userId)) {
            payload.remove(OF_THE_PERSON);
            payload.put("userId", pseudonyms.of(userId));
        } else if (policy.kept() != null && payload.has("description")) {
            payload.remove("description");
        } else {
            return row;
        }
        return new RejectedRow(row.kind(), row.id(), row.reason(), payload.toString());
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
