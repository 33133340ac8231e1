package io.camelhub.clockify.entries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Encoding;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.model.Fingerprint;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stores rejected rows in {@code clockify_rejected}: one row per payload, with a counter. */
public final class Rejects {

    private static final String TABLE = "clockify_rejected";

    private final Database database;

    public Rejects(Database database) {
        this.database = database;
    }

    /** The entries with characters that the database cannot store, by id. */
    Map<String, RejectedRow> unstorable(TimeEntryPage page, ObjectMapper json) {
        Encoding encoding = database.encoding();
        Map<String, RejectedRow> unstorable = new LinkedHashMap<>();
        if (!encoding.isWhole()) {
            for (TimeEntry entry : page.entries()) {
                String text = entry.columns().values().stream().map(String::valueOf).collect(Collectors.joining(" "));
                if (!encoding.takes(text)) {
                    unstorable.put(entry.id(), new RejectedRow("time_entry", entry.id(), "has the character " + encoding.refused(text)
                            + ", which the database does not have: its encoding is " + encoding.name(), ascii(entry, json)));
                }
            }
        }
        return unstorable;
    }

    /** The columns as ASCII JSON, which every database can store. */
    private static String ascii(TimeEntry entry, ObjectMapper json) {
        Map<String, Object> row = new LinkedHashMap<>(entry);
        row.remove("employee");
        try {
            return json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stores the rejected rows of a page, and deletes older ones of entries that are now valid. */
    void keep(StoreContext run, TimeEntryPage page) {
        deleteTaken(run, page);
        if (!page.rejected().isEmpty()) {
            run.stored().rejectedKnown = true;
        }
        keep(page.integration(), page.workspaceId(), page.rejected());
    }

    /** Keeps bad rows of any kind. */
    public void keep(String integration, String workspaceId, List<RejectedRow> rows) {
        for (RejectedRow row : rows) {
            Instant now = database.now();
            String hash = Fingerprint.of(row.payload());
            Table same = database.table(TABLE).at("integration", integration).at("workspace_id", workspaceId)
                    .at("kind", row.kind()).at("payload_hash", hash);
            int again = same.update("reason", row.reason(), "last_seen_at", now, "retry_wanted", false).add("times", 1).run();
            if (again == 0) {
                same.insert("reason", row.reason(), "payload", row.payload(), "entry_id", row.id(), "times", 1,
                        "first_seen_at", now, "last_seen_at", now);
            }
        }
    }

    /** Deletes the bad rows of a kind that did not come again since a time. */
    public void forget(String integration, String workspaceId, String kind, Instant since) {
        database.table(TABLE).delete().where("integration", integration).where("workspace_id", workspaceId).where("kind", kind)
                .below("last_seen_at", since).run();
    }

    private void deleteTaken(StoreContext run, TimeEntryPage page) {
        if (page.received() > page.rejected().size() && anyRejected(run)) {
            database.table(TABLE).at("workspace_id", page.workspaceId()).among("entry_id", page.all().map(TimeEntry::id).toList())
                    .delete().run();
        }
    }

    /** Cached during a run: only the workspace's run stores rejected rows, and only one at a time. */
    private boolean anyRejected(StoreContext run) {
        StoreState stored = run.stored();
        if (stored.rejectedKnown == null) {
            stored.rejectedKnown = database.table(TABLE).select("1").where("workspace_id", run.workspaceId()).notNull("entry_id").exists();
        }
        return stored.rejectedKnown;
    }
}
