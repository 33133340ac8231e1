package io.camelhub.clockify.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Json;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.database.Update;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.Fingerprint;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.stream.PersonalColumns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Deletes descriptions of time entries after their retention time, from the entries, their history and the rejected rows. */
public final class Descriptions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final Instant BEGINNING = Instant.parse("1000-01-02T00:00:00Z");
    /** Rows per transaction, so that locks are short and the transaction log stays small. */
    private static final int BATCH = 5000;
    /** Rejected rows in memory at a time, because they may be long. */
    private static final int PAYLOADS = 500;

    private final Database database;
    private final Outbox outbox;
    private final PurgeClock clock;

    public Descriptions(Database database) {
        this(database, Outbox.disabled(database));
    }

    /** @param outbox takes events about the changed entries */
    public Descriptions(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
        this.clock = new PurgeClock(database);
    }

    /**
     * Deletes the descriptions that the policy does not keep; to be called once a day.
     *
     * @return the number of changed entries, history lines and rejected rows
     */
    public int purge(DescriptionPolicy policy) {
        return purge(policy, () -> true).emptied();
    }

    /**
     * The result of a call.
     *
     * @param emptied the number of changed entries, history lines and rejected rows
     * @param whole whether nothing is left to delete
     */
    public record Purged(int emptied, boolean whole) {
    }

    /** Deletes them while {@code goesOn}, which is asked before each transaction. */
    public Purged purge(DescriptionPolicy policy, BooleanSupplier goesOn) {
        if (policy.kept() == null) {
            return new Purged(0, true);
        }
        Instant before = policy.kept().isZero() ? END_OF_TIME : clock.now().minus(policy.kept());
        int emptied = 0;
        for (String workspaceId : database.statement("descriptions/workspaces", "before", before).query(String.class).list()) {
            Instant from = BEGINNING;
            Instant last = last(workspaceId, from, before);
            while (last != null) {
                if (!goesOn.getAsBoolean()) {
                    return new Purged(emptied, false);
                }
                Instant some = from;
                // events compare the time as text, so it must have whole seconds
                Instant next = last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
                Instant until = next.isBefore(before) ? next : before;
                emptied += database.inTransaction(() -> purgeEntries(workspaceId, some, until));
                from = until;
                last = last(workspaceId, from, before);
            }
        }
        AtomicLong after = new AtomicLong();
        int some = BATCH;
        while (some == BATCH) {
            if (!goesOn.getAsBoolean()) {
                return new Purged(emptied, false);
            }
            some = database.inTransaction(() -> purgeHistory(before, after));
            emptied += some;
        }
        after.set(0);
        some = PAYLOADS;
        while (some == PAYLOADS) {
            if (!goesOn.getAsBoolean()) {
                return new Purged(emptied, false);
            }
            AtomicInteger looked = new AtomicInteger();
            emptied += database.inTransaction(() -> purgeRejected(after, looked));
            some = looked.get();
        }
        return new Purged(emptied + purgeStreams(before), true);
    }

    /** Private texts of streams, as of the last of a row's times, else of when it was first seen; and what the history says of them. */
    private int purgeStreams(Instant before) {
        int emptied = 0;
        for (PersonalColumns stream : PersonalColumns.stored(database)) {
            if (!stream.texts().isEmpty()) {
                emptied += database.inTransaction(() -> purgeRows(stream, before));
                AtomicLong after = new AtomicLong();
                int some = BATCH;
                while (some == BATCH) {
                    some = database.inTransaction(() -> purgeChanges(stream, before, after));
                }
            }
        }
        return emptied;
    }

    private int purgeRows(PersonalColumns stream, Instant before) {
        Update rows = database.table(stream.table()).update();
        stream.texts().forEach(column -> rows.setTo(column, "null"));
        rows.any(text -> stream.texts().forEach(text::notNull));
        // the same as when a row is read: see StreamPrivacy
        stream.times().forEach(column -> rows.any(time -> time.isNull(column).below(column, before)));
        LocalDate day = LocalDate.ofInstant(before, ZoneOffset.UTC);
        stream.days().forEach(column -> rows.any(time -> time.isNull(column).below(column, day)));
        rows.any(timed -> {
            timed.below("first_seen_at", before);
            stream.times().forEach(timed::notNull);
            stream.days().forEach(timed::notNull);
        });
        return rows.run();
    }

    private int purgeChanges(PersonalColumns stream, Instant before, AtomicLong after) {
        List<Map<String, Object>> read = new ArrayList<>();
        database.table("clockify_stream_change").select("id", "old_values", "new_values").where("stream", stream.stream())
                .below("seen_at", before).above("id", after.get()).orderBy("id").limit(BATCH)
                .forEach(row -> read.add(Map.of("id", row.getLong("id"), "old_values", row.getString("old_values"),
                        "new_values", row.getString("new_values"))));
        List<Map<String, Object>> emptied = new ArrayList<>();
        for (Map<String, Object> change : read) {
            after.set((long) change.get("id"));
            String old = without((String) change.get("old_values"), stream.texts());
            String now = without((String) change.get("new_values"), stream.texts());
            if (!old.equals(change.get("old_values")) || !now.equals(change.get("new_values"))) {
                emptied.add(Map.of("id", change.get("id"), "old_values", old, "new_values", now));
            }
        }
        database.table("clockify_stream_change").updateEach(List.of("id"), emptied);
        return read.size();
    }

    private Instant last(String workspaceId, Instant from, Instant before) {
        return database.statement("descriptions/purge-last", "workspace", workspaceId, "from", database.bind(from),
                "before", database.bind(before), "rows", BATCH)
                .query((row, index) -> Optional.ofNullable(database.instant(row, "last_start"))).single().orElse(null);
    }

    private int purgeEntries(String workspaceId, Instant from, Instant before) {
        Object[] which = {"workspace", workspaceId, "from", from, "before", before};
        Map<String, Long> reported = outbox.isEnabled() ? outbox.entries("undescribed", which) : Map.of();
        int emptied = database.table("clockify_time_entry").update().setTo("description", "null")
                .where("workspace_id", workspaceId).notNull("description").atLeast("started_at", from).below("started_at", before).run();
        reported.forEach((workspace, entries) -> outbox.addOfMany("workspace", workspace, workspace, "descriptions-purged",
                Map.of("before", before.toString()), Map.of(), entries));
        return emptied;
    }

    /** Deletes descriptions in the oldest history lines after an id, and advances the id. */
    private int purgeHistory(Instant before, AtomicLong after) {
        List<Map<String, Object>> emptied = database
                .statement("descriptions/changes", "before", before, "after", after.get(), "rows", BATCH)
                .query((row, index) -> Map.<String, Object>of("id", row.getLong("id"),
                        "old_values", new Json(without(row.getString("old_values"))), "new_values", new Json(without(row.getString("new_values")))))
                .list();
        database.table("clockify_time_entry_change").updateEach(List.of("id"), emptied);
        emptied.forEach(change -> after.set((long) change.get("id")));
        return emptied.size();
    }

    /** Deletes the description of all rejected rows, as {@link PagePrivacy} does: a row may have no time, so its age is not known. */
    private int purgeRejected(AtomicLong after, AtomicInteger looked) {
        Map<Long, String> emptied = new LinkedHashMap<>();
        Select rows = database.table("clockify_rejected").select("id", "payload").above("id", after.get())
                .above("position('\"description\"' in payload)", 0).orderBy("id").limit(PAYLOADS);
        rows.forEach(row -> {
            looked.incrementAndGet();
            after.set(row.getLong("id"));
            String payload = row.getString("payload");
            String without = without(payload);
            if (!without.equals(payload)) {
                emptied.put(row.getLong("id"), without);
            }
        });
        emptied.forEach((id, payload) -> {
            String hash = Fingerprint.of(payload);
            // the row may have been rejected again meanwhile, without its description
            if (database.statement("descriptions/delete-rejected-twin", "id", id, "hash", hash).update() == 0) {
                database.table("clockify_rejected").update("payload", payload, "payload_hash", hash).where("id", id).run();
            }
        });
        return emptied.size();
    }

    /** The JSON without the description; other text is unchanged. */
    private static String without(String values) {
        return without(values, Set.of("description"));
    }

    private static String without(String values, Set<String> texts) {
        try {
            return JSON.readTree(values) instanceof ObjectNode object && texts.stream().anyMatch(object::has)
                    ? object.without(texts).toString()
                    : values;
        } catch (JsonProcessingException e) {
            return values;
        }
    }
}
