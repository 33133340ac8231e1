package io.camelhub.clockify.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A query of rows of a {@link Table}. */
public final class Select extends Conditions<Select> {

    private final Table table;
    private final List<String> columns;
    private final List<Object> end = new ArrayList<>();
    private Integer limit;
    private String lock;
    private boolean distinct;

    Select(Table table, List<String> columns) {
        super(table.database().dialect(), "where", "and");
        this.table = table;
        this.columns = columns;
        table.restrict(this);
    }

    @Override
    Select self() {
        return this;
    }

    /** Without duplicate rows. */
    public Select distinct() {
        distinct = true;
        return this;
    }

    /** @param by columns in order of priority; {@code desc} after a name reverses it */
    public Select orderBy(String... by) {
        for (String column : by) {
            end.add(end.isEmpty() ? "order by" : ",");
            end.add(column);
        }
        return this;
    }

    /** At most this many rows. */
    public Select limit(int rows) {
        limit = rows;
        return this;
    }

    /** Locks the rows for this transaction, after waiting for other locks. */
    public Select locked() {
        lock = "for update";
        return this;
    }

    /** Skips rows that are locked by others, instead of waiting. */
    public Select skipLocked() {
        lock = "for update skip locked";
        return this;
    }

    /** Locks the rows against writing until this transaction ends; others may take the same lock. */
    public Select shared() {
        lock = table.database().dialect().lockInCommon();
        return this;
    }

    /** The rows as records, whose components have the names of columns, or as values of one column; see {@link Database#rows}. */
    public <T> List<T> list(Class<T> type) {
        return list(table.database().rows(type));
    }

    public <T> List<T> list(RowMapper<T> row) {
        return query().query(row).list();
    }

    /** The rows, or the values of one column, without duplicates, in order. */
    public <T> Set<T> set(Class<T> type) {
        return query().query(table.database().rows(type)).set();
    }

    /** The only row; empty where there is none, or where its single column is null. Throws where there are several. */
    public <T> Optional<T> optional(Class<T> type) {
        return query().query(table.database().rows(type)).optional();
    }

    public <T> Optional<T> optional(RowMapper<T> row) {
        return query().query(row).optional();
    }

    /** The only row; throws where there is none, or where there are several. */
    public <T> T single(Class<T> type) {
        return DataAccessUtils.nullableSingleResult(list(type));
    }

    /** Passes the rows on one by one. */
    public void forEach(RowCallbackHandler row) {
        query().query(row);
    }

    /** The second of two columns of text by the first. */
    public Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        forEach(row -> pairs.put(row.getString(1), row.getString(2)));
        return pairs;
    }

    /** Whether there is such a row. */
    public boolean exists() {
        return !limit(1).query().query((row, index) -> true).list().isEmpty();
    }

    private JdbcClient.StatementSpec query() {
        List<Object> parts = new ArrayList<>();
        parts.add(distinct ? "select distinct" : "select");
        for (String column : columns) {
            if (parts.size() > 1) {
                parts.add(",");
            }
            parts.add(column);
        }
        parts.add("from");
        parts.add(table.name());
        parts.addAll(parts());
        parts.addAll(end);
        List<Object> all = new ArrayList<>(values());
        if (limit != null) {
            parts.add("limit ?");
            all.add(limit);
        }
        if (lock != null) {
            parts.add(lock);
        }
        return table.database().run(parts, all);
    }
}
