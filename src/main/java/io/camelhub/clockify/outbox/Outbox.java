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
 * Events that wait to be sent: the table {@code clockify_outbox}. All is done in the transaction of the change, so that no event is
 * without its change, nor the other way round. Where {@code clockify.events.uri} is not set, none is written, and nothing asked.
 *
 * <p>What an event says of an entry is its rows before and after the change, as the view has them; so it cannot say less, whatever
 * changed the entry.
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
     * @param on whether events are written; asked at each change
     * @param withBackfill whether those of what a backfill brings are
     * @param committed is told each time that events are committed; must neither fail nor take long
     */
    public Outbox(Database database, ObjectMapper json, BooleanSupplier on, BooleanSupplier withBackfill, Runnable committed) {
        this.database = database;
        this.json = json;
        this.rows = new EntryRows(database, json);
        this.on = on;
        this.withBackfill = withBackfill;
        this.committed = committed;
    }

    /** One that takes nothing. */
    public static Outbox disabled(Database database) {
        return new Outbox(database, new ObjectMapper(), () -> false, () -> false, () -> { });
    }

    /**
     * Some entries that are to be sent again.
     *
     * @param lastId the last of them
     * @param events how many; 0 where there are no more
     */
    public record Replayed(String lastId, int events) {
    }

    /** Whether events are written. */
    public boolean isEnabled() {
        return on.getAsBoolean();
    }

    /** Entries as they are before a change, by their ids; null where no event is written. */
    public Map<String, EntryRow> before(String workspaceId, Collection<String> ids) {
        return !isEnabled() ? null : ids.isEmpty() ? Map.of() : rows.read(workspaceId, ids);
    }

    /**
     * Adds what became of entries.
     *
     * @param before the rows of those that were there, from {@link #before}
     * @param ids the entries that were there, deleted or not
     * @param created the entries that are new
     * @param backfill whether those are of a time that is read for the first time
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

    /** Adds what a piece of work does to entries that are there. */
    public void around(String workspaceId, Collection<String> ids, Runnable work) {
        Map<String, EntryRow> before = before(workspaceId, ids);
        work.run();
        changed(workspaceId, before, ids, List.of(), false);
    }

    /**
     * Lets nobody else tell of entries until this transaction ends. To be called before names or employees become other ones, so that
     * no entry is told with the old one after that; does nothing where no event is written.
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

    /** How many entries that are not deleted each of some users has, by their ids; none is left out. */
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
     * How many such entries there are of something, by workspace; one without any is left out.
     *
     * @param statement below {@code outbox/}
     */
    public Map<String, Long> entries(String statement, Object... parameters) {
        Map<String, Long> counts = new TreeMap<>();
        database.statement("outbox/" + statement, parameters).query(row -> {
            counts.put(row.getString("workspace_id"), row.getLong("entries"));
        });
        return counts;
    }

    /** Adds an event about something that many entries speak of; not where it concerns none. */
    public void addOfMany(String kind, String workspaceId, String id, String what,
            Map<String, Object> values, Map<String, Object> previous, long entries) {
        if (entries > 0) {
            add(List.of(OutboxEvent.ofMany(kind, workspaceId, id, what, database.now().toString(), values, previous, entries)), false);
        }
    }

    /** How many entries there are of a time, deleted or not, in all workspaces: that many {@link #replay} adds. */
    public long replayable(Instant from, Instant to) {
        return database.table(ENTRIES).select("count(*)").atLeast("started_at", from).below("started_at", to).single(Long.class);
    }

    /**
     * Adds the entries of a time as they are stored, to be sent again: those that are deleted as such.
     *
     * @param from the first start, UTC
     * @param to the first start behind, UTC
     * @param after the last id of the entries that were added before; empty for the first
     */
    public Replayed replay(String workspaceId, Instant from, Instant to, String after, int atOnce) {
        // until what is told of them is written, nobody changes them
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

    /** Those who tell of entries share it; who changes a name has it for themself. */
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
