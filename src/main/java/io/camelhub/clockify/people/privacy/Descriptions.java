package io.camelhub.clockify.people.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.Fingerprint;
import io.camelhub.clockify.store.outbox.Outbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Drops descriptions of time entries, and what the history says of them, when they are no longer to be kept. */
public final class Descriptions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    /** Lines of the history that are held in memory, and written in one transaction. */
    private static final int BATCH = 5000;

    private final Database database;
    private final Outbox outbox;
    private final PurgeClock clock;

    public Descriptions(Database database) {
        this(database, Outbox.closed(database));
    }

    /** @param outbox is told of which entries the description is gone */
    public Descriptions(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
        this.clock = new PurgeClock(database);
    }

    /**
     * Drops what the policy does not keep; to be called once a day.
     *
     * @return how many entries, lines of their history and rejected rows were emptied
     */
    public int purge(DescriptionPolicy policy) {
        if (policy.kept() == null) {
            return 0;
        }
        Instant before = policy.kept().isZero() ? END_OF_TIME : clock.now().minus(policy.kept());
        int emptied = database.inTransaction(() -> purgeEntries(before));
        AtomicLong after = new AtomicLong();
        int some;
        do {
            some = database.inTransaction(() -> purgeHistory(before, after));
            emptied += some;
        } while (some == BATCH);
        return emptied + database.inTransaction(this::purgeRejected);
    }

    private int purgeEntries(Instant before) {
        Map<String, Long> reported = outbox.isOpen() ? outbox.entries("undescribed", "before", before) : Map.of();
        int emptied = database.statement("descriptions/purge", "before", before).update();
        reported.forEach((workspaceId, entries) -> outbox.addOfMany("workspace", workspaceId, workspaceId, "descriptions-purged",
                Map.of("before", before.toString()), Map.of(), entries));
        return emptied;
    }

    /** Empties the oldest lines of the history behind an id, and moves the id on. */
    private int purgeHistory(Instant before, AtomicLong after) {
        List<Map<String, Object>> emptied = database
                .statement("descriptions/changes", "before", before, "after", after.get(), "rows", BATCH)
                .query((row, index) -> database.row("id", row.getLong("id"),
                        "oldValues", without(row.getString("old_values")), "newValues", without(row.getString("new_values"))))
                .list();
        database.batch("descriptions/update-change", emptied);
        emptied.forEach(change -> after.set((long) change.get("id")));
        return emptied.size();
    }

    /** A rejected row may come without a time, so it loses its description whatever its age; as {@link PagePrivacy} does it. */
    private int purgeRejected() {
        Map<Long, String> emptied = new LinkedHashMap<>();
        database.statement("descriptions/rejected").query(row -> {
            String payload = row.getString("payload");
            String without = without(payload);
            if (!without.equals(payload)) {
                emptied.put(row.getLong("id"), without);
            }
        });
        emptied.forEach((id, payload) -> {
            Map<String, Object> row = Map.of("id", id, "payload", payload, "hash", Fingerprint.of(payload));
            // the same row may have been rejected again since, without its description
            if (database.statement("descriptions/delete-rejected-twin").params(row).update() == 0) {
                database.statement("descriptions/update-rejected").params(row).update();
            }
        });
        return emptied.size();
    }

    /** JSON without the description; what is no JSON is left as it is. */
    private static String without(String values) {
        try {
            return JSON.readTree(values) instanceof ObjectNode object && object.has("description")
                    ? object.without("description").toString()
                    : values;
        } catch (JsonProcessingException e) {
            return values;
        }
    }
}
