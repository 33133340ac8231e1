package io.camelhub.clockify.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/**
 * Builds the plain statements on one table from its name and columns: insert, update, delete, select. A join or a sum is an SQL file, where it can
 * be read; see {@link Database#statement}.
 *
 * <p>The text is built once for each form of a statement, with the {@link Dialect}'s parts; Spring's JdbcClient runs it. A library for all of SQL,
 * such as jOOQ, would not help: these statements are simple, and the others are easier to read as SQL. Names of tables and columns are constants of
 * the code, never a user's input; values are always bound. In the place of a column an expression is allowed that all databases know, such as
 * {@code char_length(id)}.
 *
 * <p>Values may be null, texts, numbers, booleans, instants, enums (stored by name), and {@link Json}.
 */
public final class Table {

    private static final int SENT_AT_ONCE = 1000;

    private final Database database;
    private final String name;
    private final Map<String, Object> at;
    private final Among among;

    /** The rows whose column has one of these values. */
    private record Among(String column, Collection<?> wanted) {
    }

    Table(Database database, String name, Map<String, Object> at) {
        this(database, name, at, null);
    }

    private Table(Database database, String name, Map<String, Object> at, Among among) {
        this.database = database;
        this.name = name;
        this.at = at;
        this.among = among;
    }

    /** The table restricted to rows with this value: inserts set it, and selects, updates and deletions filter by it. */
    public Table at(String column, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(at);
        more.put(column, value);
        return new Table(database, name, more, among);
    }

    /**
     * The table restricted to rows whose column has one of these values, for selects, updates and deletions. The columns of {@link #at} and this one
     * are the first of the primary key, or of another index: each row is looked up by them on all databases, however many others there are.
     */
    public Table among(String column, Collection<?> wanted) {
        return new Table(database, name, at, new Among(column, wanted));
    }

    Database database() {
        return database;
    }

    String name() {
        return name;
    }

    /** Restricts a statement to this table's rows. */
    void restrict(Conditions<?> statement) {
        if (among != null && !at.isEmpty() && !among.wanted().isEmpty() && database.dialect().looksUpWholeKeys()) {
            statement.whole(at, among.column(), among.wanted());
            return;
        }
        at.forEach(statement::where);
        if (among != null) {
            statement.in(among.column(), among.wanted());
        }
    }

    /** Inserts a row, given as alternating columns and values. */
    public void insert(Object... row) {
        insert(Database.namedValues(row));
    }

    /** Inserts a row. */
    public void insert(Map<String, ?> row) {
        run(row, Form.INSERT, List.of());
    }

    /** Inserts rows with the same columns, in batches of a thousand. */
    public void insert(List<? extends Map<String, ?>> rows) {
        batch(rows, Form.INSERT, List.of());
    }

    /** Inserts a row; returns the id that the database generated. */
    public long insertNumbered(Object... row) {
        return insertNumbered(Database.namedValues(row));
    }

    /** Inserts a row; returns the id that the database generated. */
    public long insertNumbered(Map<String, ?> row) {
        Map<String, Object> whole = whole(row);
        KeyHolder key = new GeneratedKeyHolder();
        database.run(text(Form.INSERT, whole, List.of()), bound(whole.values())).update(key, "id");
        return key.getKey().longValue();
    }

    /** Inserts a row, or updates the one with the same values of a key's columns. */
    public void upsert(List<String> keys, Map<String, ?> row) {
        run(row, Form.UPSERT, keys);
    }

    /** As above, for rows with the same columns. */
    public void upsert(List<String> keys, List<? extends Map<String, ?>> rows) {
        batch(rows, Form.UPSERT, keys);
    }

    /** Inserts a row unless there is one with the same values of a key's columns. */
    public void insertAbsent(List<String> keys, Map<String, ?> row) {
        run(row, Form.INSERT_ABSENT, keys);
    }

    /** As above, for rows with the same columns. */
    public void insertAbsent(List<String> keys, List<? extends Map<String, ?>> rows) {
        batch(rows, Form.INSERT_ABSENT, keys);
    }

    /** Updates a row for each given one, found by some columns; all have the same columns. */
    public void updateEach(List<String> keys, List<? extends Map<String, ?>> rows) {
        batch(rows, Form.UPDATE, keys);
    }

    /** Deletes the rows with the values of each given one; all have the same columns. */
    public void deleteEach(List<? extends Map<String, ?>> rows) {
        batch(rows, Form.DELETE, List.of());
    }

    /** An update, given as alternating columns and values. */
    public Update update(Object... set) {
        Update update = new Update(this);
        Database.namedValues(set).forEach(update::set);
        return update;
    }

    /** An update of the columns of a row. */
    public Update update(Map<String, ?> set) {
        Update update = new Update(this);
        set.forEach(update::set);
        return update;
    }

    /** A deletion of rows. */
    public Delete delete() {
        return new Delete(this);
    }

    /** A query for some columns. */
    public Select select(String... columns) {
        return new Select(this, Arrays.asList(columns));
    }

    private enum Form { INSERT, UPSERT, INSERT_ABSENT, UPDATE, DELETE }

    private String text(Form form, Map<String, ?> row, List<String> keys) {
        List<Object> shape = new ArrayList<>(row.size() + 3);
        shape.add(form);
        shape.add(name);
        shape.add(keys);
        shape.addAll(row.keySet());
        return database.text(shape, () -> {
            List<String> columns = List.copyOf(row.keySet());
            return switch (form) {
                case INSERT -> Sql.insert(name, columns);
                case UPSERT -> database.dialect().upsert(name, columns, keys);
                case INSERT_ABSENT -> database.dialect().insertAbsent(name, columns, keys);
                case UPDATE -> Sql.update(name, columns, keys);
                case DELETE -> "delete from " + name + " where " + Sql.equal(columns);
            };
        });
    }

    private Map<String, Object> whole(Map<String, ?> row) {
        Map<String, Object> whole = new LinkedHashMap<>(at);
        whole.putAll(row);
        return whole;
    }

    private List<Object> bound(Collection<?> values) {
        List<Object> bound = new ArrayList<>(values.size());
        values.forEach(value -> bound.add(database.dialect().bind(value)));
        return bound;
    }

    private void run(Map<String, ?> row, Form form, List<String> keys) {
        Map<String, Object> whole = whole(row);
        database.run(text(form, whole, keys), ordered(form, whole, keys)).update();
    }

    /** The values in the statement's order: H2's insertAbsent has the keys a second time. */
    private List<Object> ordered(Form form, Map<String, Object> row, List<String> keys) {
        List<Object> values = new ArrayList<>();
        if (form == Form.UPDATE) {
            row.forEach((column, value) -> {
                if (!keys.contains(column)) {
                    values.add(value);
                }
            });
            keys.forEach(key -> values.add(row.get(key)));
        } else {
            values.addAll(row.values());
            if (form == Form.INSERT_ABSENT && database.dialect().looksForAbsent()) {
                keys.forEach(key -> values.add(row.get(key)));
            }
        }
        return bound(values);
    }

    private void batch(List<? extends Map<String, ?>> rows, Form form, List<String> keys) {
        for (int from = 0; from < rows.size(); from += SENT_AT_ONCE) {
            List<Map<String, Object>> some = rows.subList(from, Math.min(rows.size(), from + SENT_AT_ONCE)).stream().map(this::whole).toList();
            List<String> columns = List.copyOf(some.get(0).keySet());
            List<Object[]> values = new ArrayList<>(some.size());
            for (Map<String, Object> row : some) {
                Map<String, Object> sorted = new LinkedHashMap<>();
                columns.forEach(column -> sorted.put(column, row.get(column)));
                if (row.size() != columns.size() || !row.keySet().containsAll(columns)) {
                    throw new IllegalArgumentException("rows of " + name + " have other columns than the first: " + row.keySet() + ", not " + columns);
                }
                values.add(ordered(form, sorted, keys).toArray());
            }
            database.runEach(text(form, some.get(0), keys), values);
        }
    }
}
