package io.camelhub.clockify.database;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Rows that tests begin with, as the plugin writes them. */
public final class TestRows {

    private TestRows() {
    }

    public static Map<String, Object> integration(String name, LocalDate backfillFrom, Instant at) {
        return Database.namedValues("name", name, "backfill_from", backfillFrom, "first_sync_at", at);
    }

    public static Map<String, Object> workspace(String id, String name, String plan, Instant at) {
        return Database.namedValues("id", id, "name", name, "plan", plan, "first_seen_at", at, "changed_at", at);
    }

    /** A workspace that an integration reads. */
    public static Map<String, Object> selected(String integration, String workspaceId, String groupIds, Instant at) {
        return Database.namedValues("integration", integration, "workspace_id", workspaceId, "group_ids", new Json(groupIds),
                "reads_by", "report", "reads_by_since", at, "changes_by", "unknown", "changes_by_since", at,
                "feed_all_types", true, "feed_clock", "unknown");
    }

    public static Map<String, Object> rejected(String integration, String workspaceId, String hash, String entryId, Instant at) {
        return Database.namedValues("integration", integration, "workspace_id", workspaceId, "kind", "time_entry", "reason", "no start",
                "payload", "{}", "payload_hash", hash, "entry_id", entryId, "times", 1, "first_seen_at", at, "last_seen_at", at);
    }
}
