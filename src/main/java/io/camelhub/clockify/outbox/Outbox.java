package io.camelhub.clockify.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The outbox of events, table {@code clockify_outbox}. Each event is written in the transaction of its change, so that neither exists without the
 * other. Without {@code clockify.events.uri} nothing is written or read.
 *
 * <p>An event has the entry's rows before and after the change, as in the view; so it is complete, whatever changed the entry.
 */
public final class Outbox {

    private static final String ENTRIES = "clockify_time_entry";
    private static final String GATE = "clockify_outbox_gate";

    private final Database database;
    private final ObjectMapper json;
    private final EntryRows rows;
    private final BooleanSupplier on;
    private final BooleanSupplier withBackfill;
    private final Runnable committed;

    /**
     * @param on whether events are written; read at each change
     * @param withBackfill whether a backfill writes events too
     * @param committed called after each commit with events; must neither fail nor be slow
     */
    public Outbox(Database database, ObjectMapper json, BooleanSupplier on, BooleanSupplier withBackfill, Runnable committed) {
        this.database = database;
        this.json = json;
        this.rows = new EntryRows(database, json);
        this.on = on;
        this.withBackfill = withBackfill;
        this.committed = committed;
    }

    /** An outbox that writes nothing. */
    public static Outbox disabled(Database database) {
        return new Outbox(database, new ObjectMapper(), () -> false, () -> false, () -> { });
    }

    /**
     * A batch of entries to send again.
     *
     * @param lastId the last entry's id
     * @param events their number; 0 at the end
     */
    public record Replayed(String lastId, int events) {
    }

    /** Whether events are written. */
    public boolean isEnabled() {
        return on.getAsBoolean();
    }

    /** Entries before a change, by id; null where events are not written. */
    public Map<String, EntryRow> before(String workspaceId, Collection<String> ids) {
        return !isEnabled() ? null : ids.isEmpty() ? Map.of() : rows.read(workspaceId, ids);
    }

    /**
     * Adds the events of changed entries.
     *
     * @param before the old rows, from {@link #before}
     * @param ids the stored entries, deleted or not
     * @param created the new entries
     * @param backfill whether the new ones come from a backfill
     */
    public void changed(
            String workspaceId, Map<String, EntryRow> before, Collection<String> ids, List<NewEntry> created, boolean backfill) {
        if (before == null) {
            return;
        }
        List<NewEntry> reported = backfill && !withBackfill.getAsBoolean() ? List.of() : created;
        if (!ids.isEmpty() || !reported.isEmpty()) {
            passGate(false);
            List<OutboxEvent> events = created(workspaceId, reported);
            events.addAll(EntryEvents.of(workspaceId, before, rows.read(workspaceId, ids)));
            add(events, false);
        }
    }

    private List<OutboxEvent> created(String workspaceId, List<NewEntry> entries) {
        List<OutboxEvent> events = new ArrayList<>();
        if (!entries.isEmpty()) {
            EntryLabels labels = rows.labels(workspaceId, entries.stream().map(NewEntry::userId).collect(Collectors.toSet()));
            String version = database.now().toString();
            entries.forEach(entry -> events.add(EntryEvents.created(workspaceId, entry, labels, version)));
        }
        return events;
    }

    /** Runs some work that changes stored entries, and adds its events. */
    public void around(String workspaceId, Collection<String> ids, Runnable work) {
        Map<String, EntryRow> before = before(workspaceId, ids);
        work.run();
        changed(workspaceId, before, ids, List.of(), false);
    }

    /**
     * Keeps other transactions from writing entry events until this one ends. To be called before a change of names or employees, so that no later
     * event has the old name; does nothing where events are not written.
     *
     * @return whether events are written
     */
    public boolean lockExclusively() {
        boolean open = isEnabled();
        if (open) {
            passGate(true);
        }
        return open;
    }

    /** The number of not deleted entries of each user, by user id; 0 included. */
    public Map<String, Long> entriesOf(String workspaceId, Collection<String> userIds) {
        Map<String, Long> counts = new HashMap<>();
        if (!userIds.isEmpty()) {
            database.statement("outbox/count-of-users", "workspace_id", workspaceId, "ids", userIds).query(row -> {
                counts.put(row.getString("user_id"), row.getLong("entries"));
            });
        }
        return counts;
    }

    /**
     * The number of a subject's entries by workspace, without 0.
     *
     * @param statement an SQL file below {@code outbox/}
     */
    public Map<String, Long> entries(String statement, Object... parameters) {
        Map<String, Long> counts = new TreeMap<>();
        database.statement("outbox/" + statement, parameters).query(row -> {
            counts.put(row.getString("workspace_id"), row.getLong("entries"));
        });
        return counts;
    }

    /** Adds one event about a subject of many entries; none for a subject without entries. */
    public void addOfMany(String kind, String workspaceId, String id, String what,
            Map<String, Object> values, Map<String, Object> previous, long entries) {
        if (entries > 0) {
            add(List.of(OutboxEvent.ofMany(kind, workspaceId, id, what, database.now().toString(), values, previous, entries)), false);
        }
    }

    /** The number of entries in a time range, deleted ones too, in all workspaces: as many as {@link #replay} adds. */
    public long replayable(Instant from, Instant to) {
        return database.table(ENTRIES).select("count(*)").atLeast("started_at", from).below("started_at", to).single(Long.class);
    }

    /**
     * Adds events for the stored entries of a time range, deleted ones as deletions.
     *
     * @param from the first start, UTC
     * @param to the exclusive end of the starts, UTC
     * @param after the last id of the batch before; empty for the first
     */
    public Replayed replay(String workspaceId, Instant from, Instant to, String after, int atOnce) {
        // locked until their events are written, so that nobody changes them
        List<String> ids = database.table(ENTRIES).select("id").where("workspace_id", workspaceId).above("id", after)
                .atLeast("started_at", from).below("started_at", to).orderBy("id").limit(atOnce).locked().list(String.class);
        if (ids.isEmpty()) {
            return new Replayed(after, 0);
        }
        passGate(false);
        Map<String, EntryRow> there = rows.read(workspaceId, ids);
        String version = "replayed " + database.now();
        add(ids.stream().map(id -> there.containsKey(id)
                ? EntryEvents.replayed(workspaceId, id, there.get(id), version)
                : EntryEvents.gone(workspaceId, id, version)).toList(), true);
        return new Replayed(ids.get(ids.size() - 1), ids.size());
    }

    /** Whether what is read for the first time is told, too. */
    public boolean reportsBackfill() {
        return withBackfill.getAsBoolean();
    }

    /** Adds events about something else than entries. */
    public void add(List<OutboxEvent> events) {
        add(events, false);
    }

    /** Adds events that a person wants to be sent again. */
    public void addReplayed(List<OutboxEvent> events) {
        add(events, true);
    }

    private void add(List<OutboxEvent> events, boolean replayed) {
        if (events.isEmpty()) {
            return;
        }
        database.afterCommit(committed);
        Instant now = database.now();
        EventWriter writer = new EventWriter(json);
        List<EventWriter.Row> written = events.stream().map(writer::row).toList();
        if (database.dialect().writesColumns()) {
            database.statement("outbox/insert").params(database.row("now", now, "replayed", replayed,
                    "id", column(written, EventWriter.Row::id), "aggregatetype", column(written, EventWriter.Row::aggregateType),
                    "aggregateid", column(written, EventWriter.Row::aggregateId), "type", column(written, EventWriter.Row::type),
                    "payload", written.stream().map(EventWriter.Row::payload).toArray(byte[][]::new))).update();
        } else {
            database.batch("outbox/insert", written.stream().map(event -> database.row("now", now, "replayed", replayed,
                    "id", event.id(), "aggregatetype", event.aggregateType(), "aggregateid", event.aggregateId(), "type", event.type(),
                    "payload", event.text())).toList());
        }
    }

    private static String[] column(List<EventWriter.Row> rows, Function<EventWriter.Row, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** Locks the gate: shared by writers of entry events, exclusive for changes of names. */
    private void passGate(boolean own) {
        if (gate(own).isEmpty()) {
            database.table(GATE).upsert(List.of("id"), Map.of("id", 1));
            gate(own);
        }
    }

    private List<Integer> gate(boolean own) {
        Select gate = database.table(GATE).select("id");
        return (own ? gate.locked() : gate.shared()).list(Integer.class);
    }
}
