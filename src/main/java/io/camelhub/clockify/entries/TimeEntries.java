package io.camelhub.clockify.entries;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.outbox.NewEntry;
import io.camelhub.clockify.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of time entries and of their history. The rows are written by the route {@code clockify-sink}. */
public final class TimeEntries {

    private static final List<Column> COLUMNS = List.of(Column.values());

    /** The parameters of a row of {@code clockify_time_entry}, besides the workspace and the time of writing. */
    private static final List<String> ROW = Stream.concat(
                    Stream.of("id", "integration", "observed_columns", "changed_at"), COLUMNS.stream().map(Column::label))
            .toList();

    /** The purpose of a page that is read for the first time. */
    private static final String BACKFILL = "BACKFILL";

    private final Database database;
    private final References references;
    private final Rejects rejects;
    private final ObjectMapper json;
    private final JsonColumns columns;
    private final Outbox outbox;

    public TimeEntries(Database database, References references, Rejects rejects, ObjectMapper json, Outbox outbox) {
        this.database = database;
        this.references = references;
        this.rejects = rejects;
        this.json = json;
        this.columns = new JsonColumns(json);
        this.outbox = outbox;
    }

    /**
     * The page with known names of projects, clients, tasks and tags, for route steps that read them; entries with characters that the database
     * cannot store become rejected rows.
     */
    public TimeEntryPage named(StoreContext run, TimeEntryPage page) {
        TimeEntryPage storable = page.rejecting(rejects.unstorable(page, json));
        KnownReferences known = references.known(run, storable.references());
        storable.entries().forEach(entry -> entry.named(known.names(entry)));
        return storable;
    }

    /**
     * The page as the host's own route steps leave it.
     *
     * @param body the page, or a list of those of its entries that are to be written
     * @throws IllegalArgumentException for anything else
     */
    public TimeEntryPage kept(TimeEntryPage page, Object body) {
        return OwnSteps.left(TimeEntryPage.class, body, page::keeping, "direct:clockify-steps", "entries");
    }

    /** The writes that follow from the page; stores its references and rejected rows, and marks activity sums as stale. */
    public PageDiff diff(StoreContext run, TimeEntryPage page) {
        if (!page.gone().isEmpty()) {
            return marked(PageDiffer.gone(page.workspaceId(), stored(page.workspaceId(), page.gone().keySet()), page.gone(), database.now()));
        }
        references.learn(run, page.references());
        rejects.keep(run, page);
        TimeEntryPage fresh = page.asked() == null ? page
                : page.keeping(page.entries().stream().filter(entry -> !run.isOutdated(entry.id(), page.asked())).toList());
        Set<String> ids = PageDiffer.ids(fresh);
        run.noteAsked(ids, page.asked());
        return marked(PageDiffer.diff(run, fresh, stored(page.workspaceId(), ids), database.now()));
    }

    private PageDiff marked(PageDiff diff) {
        database.batch("time-entries/mark-stale", diff.staleDays().stream()
                .map(day -> Map.of("workspace_id", diff.workspaceId(), "day", day)).toList());
        return diff.with(outbox.before(diff.workspaceId(), diff.written()));
    }

    /**
     * Adds the events of a page in its transaction; none without {@code clockify.events.uri}.
     *
     * @param purpose why the page was read; null for upkeep
     */
    public void events(PageDiff diff, String purpose) {
        if (diff.before() == null) {
            return;
        }
        outbox.changed(diff.workspaceId(), diff.before(), diff.written(),
                diff.inserts().stream().map(entry -> new NewEntry(entry.id(), entry.integration(), entry.values())).toList(),
                BACKFILL.equals(purpose));
    }

    /** The reported values of an entry, deleted or not; empty where it is not stored. */
    public Map<Column, Object> reported(String workspaceId, String id) {
        Map<Column, Object> reported = new EnumMap<>(Column.class);
        StoredEntry entry = stored(workspaceId, List.of(id)).get(id);
        if (entry != null) {
            reported.putAll(entry.values());
            reported.keySet().removeIf(column -> !entry.observed(column));
        }
        return reported;
    }

    /** Whether there are rows to write. */
    public boolean any(List<?> rows) {
        return !rows.isEmpty();
    }

    /**
     * A statement with its rows: one element per row, or, on PostgreSQL, one for all.
     *
     * @param query the statement for camel-sql: a file, or a method of this class
     * @param parameters the number of parameters
     */
    public record Write(String query, int parameters, List<Map<String, Object>> rows) {
    }

    /** The insert statement for camel-sql, with the columns of {@link Column}. */
    public String insertion() {
        return database.statements().text("time-entries/insert");
    }

    /** The update statement for camel-sql, with the columns of {@link Column}. */
    public String update() {
        return database.statements().text("time-entries/update");
    }

    /** The writes of a page that have rows: new entries, changed entries, deletions, and their history. */
    public List<Write> writes(PageDiff diff) {
        return Stream.of(
                        write("bean:clockifyTimeEntries.insertion", "time-entries/insert", rows(diff, ROW, diff.inserts(), TimeEntries::row)),
                        write("bean:clockifyTimeEntries.update", "time-entries/update", rows(diff, ROW, diff.updates(), TimeEntries::row)),
                        write(database.statements().file("time-entries/tombstone"), "time-entries/tombstone", rows(diff, List.of("id"), diff.tombstones(), id -> new Object[] {id})),
                        write(database.statements().file("time-entries/insert-change"), "time-entries/insert-change", rows(diff, List.of("time_entry_id", "kind", "source", "old_values", "new_values"),
                                diff.changes(), change -> new Object[] {
                                    change.timeEntryId(), change.kind(), change.source(), change.before(), change.after()})))
                .filter(write -> !write.rows().isEmpty())
                .toList();
    }

    private Write write(String query, String statement, List<Map<String, Object>> rows) {
        return new Write(query, database.statements().parameters(statement), rows);
    }

    private <T> List<Map<String, Object>> rows(
            PageDiff diff, List<String> names, List<T> rows, Function<T, Object[]> values) {
        Map<String, Object> common = Map.of("workspace_id", diff.workspaceId(), "now", diff.at());
        return new Batch(common, names, rows.stream().map(values).toList(), database, json).parameters();
    }

    /** Values in the order of {@link #ROW}. */
    private static Object[] row(StoredEntry entry) {
        Object[] row = new Object[ROW.size()];
        int i = 0;
        row[i++] = entry.id();
        row[i++] = entry.integration();
        row[i++] = entry.observedColumns();
        row[i++] = entry.changedAt();
        for (Column column : COLUMNS) {
            row[i++] = entry.values().get(column);
        }
        return row;
    }

    /** The stored ones of some entries, by id. */
    private Map<String, StoredEntry> stored(String workspaceId, Collection<String> ids) {
        Map<String, StoredEntry> stored = new HashMap<>();
        if (!ids.isEmpty() && anyStored(workspaceId, ids)) {
            database.statement("time-entries/select", "workspace_id", workspaceId, "ids", database.idTable(ids))
                    .query(row -> {
                        stored.put(row.getString("id"), entry(row));
                    });
        }
        return stored;
    }

    /** Whether any entry in the page's range of ids is stored: a page of a first backfill is ordered by id, and has none. */
    private boolean anyStored(String workspaceId, Collection<String> ids) {
        return database.table("clockify_time_entry").select("1").where("workspace_id", workspaceId)
                .atLeast("id", Collections.min(ids)).atMost("id", Collections.max(ids)).exists();
    }

    private StoredEntry entry(ResultSet row) throws SQLException {
        EnumMap<Column, Object> values = new EnumMap<>(Column.class);
        for (Column column : COLUMNS) {
            values.put(column, switch (column.type()) {
                case ID, TEXT, WORD -> row.getString(column.label());
                case FLAG -> row.getObject(column.label(), Boolean.class);
                case TIME -> database.instant(row, column.label());
                case SECONDS, AN_HOUR, AMOUNT -> row.getObject(column.label(), Long.class);
                case LIST -> columns.texts(row.getString(column.label()));
                case FIELDS -> columns.customFields(row.getString(column.label()));
            });
        }
        return new StoredEntry(
                row.getString("id"),
                row.getString("integration"),
                row.getInt("observed_columns"),
                database.instant(row, "changed_at"),
                database.instant(row, "deleted_at"),
                values);
    }
}
