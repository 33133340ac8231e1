package io.camelhub.clockify.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.UserRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The time entries of a page, the references and users in its rows, and the rejected rows with the reason. */
public final class TimeEntryRows {

    private final List<TimeEntry> entries = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final ReferenceCollector references = new ReferenceCollector();
    private final Map<String, UserRef> users = new HashMap<>();

    TimeEntryRows() {
    }

    /**
     * Parses the rows of an answer.
     *
     * @throws BadResponseException where it is not an array
     */
    public static TimeEntryRows of(JsonNode rows) {
        if (rows == null || !rows.isArray()) {
            throw new BadResponseException("Clockify answered something else than a list of time entries");
        }
        TimeEntryRows read = new TimeEntryRows();
        rows.forEach(read::add);
        return read;
    }

    void add(JsonNode row) {
        try {
            TimeEntry entry = new TimeEntryReader(row, references).read();
            entries.add(entry);
            if (!users.containsKey(entry.userId())) {
                users.put(entry.userId(), new UserRef(
                        entry.userId(), ValueReader.name(row.get("userEmail")), ValueReader.name(row.get("userName"))));
            }
        } catch (BadRowException e) {
            rejected.add(new RejectedRow("time_entry", id(row), e.getMessage(), Text.storable(row.toString())));
        }
    }

    /** @param reference null is ignored */
    void add(Reference reference) {
        if (reference != null) {
            references.add(reference);
        }
    }

    private static String id(JsonNode row) {
        try {
            return row.isObject() ? ValueReader.id(ValueReader.first(row, "_id", "id")) : null;
        } catch (BadRowException e) {
            return null;
        }
    }

    public List<TimeEntry> entries() {
        return entries;
    }

    public List<RejectedRow> rejected() {
        return rejected;
    }

    public List<Reference> references() {
        return references.list();
    }

    public List<UserRef> users() {
        return List.copyOf(users.values());
    }
}
