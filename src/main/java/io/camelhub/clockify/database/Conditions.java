package io.camelhub.clockify.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The conditions on the rows of a statement; all must hold, except those of {@link #any}. As in SQL, null equals nothing; see {@link #isNull}.
 *
 * @param <S> the statement itself
 */
public abstract class Conditions<S extends Conditions<S>> {

    private final Dialect dialect;
    private final String joint;
    private final List<Object> parts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private String next;

    Conditions(Dialect dialect, String first, String joint) {
        this.dialect = dialect;
        this.next = first;
        this.joint = joint;
    }

    /** The column has the value. */
    public S where(String column, Object value) {
        return compared(column, "=", value);
    }

    /** The column has another value, and one at all. */
    public S not(String column, Object value) {
        return compared(column, "<>", value);
    }

    /** The column has a different text, even if only a capital or an accent differs. */
    public S differs(String column, String text) {
        condition(dialect.differs(column), "");
        values.add(text);
        return self();
    }

    public S below(String column, Object value) {
        return compared(column, "<", value);
    }

    public S atMost(String column, Object value) {
        return compared(column, "<=", value);
    }

    public S above(String column, Object value) {
        return compared(column, ">", value);
    }

    public S atLeast(String column, Object value) {
        return compared(column, ">=", value);
    }

    /** @param pattern with {@code %} and {@code _}; {@code !} escapes them */
    public S like(String column, String pattern) {
        compared(column, "like", pattern);
        parts.add("escape '!'");
        return self();
    }

    /** The column has a value, and one that is not like that. */
    public S notLike(String column, String pattern) {
        compared(column, "not like", pattern);
        parts.add("escape '!'");
        return self();
    }

    public S isNull(String column) {
        return condition(column, "is null");
    }

    public S notNull(String column) {
        return condition(column, "is not null");
    }

    /** The column has one of these texts or numbers; no row matches an empty collection. */
    public S in(String column, Collection<?> wanted) {
        if (wanted.isEmpty()) {
            return condition("1 = 0", "");
        }
        condition(column, dialect.in(wanted, values));
        return self();
    }

    /** These columns have these values, and another one of several. */
    void whole(Map<String, Object> at, String column, Collection<?> wanted) {
        condition(dialect.wholeKeys(at, column, wanted, values), "");
    }

    /** At least one of some conditions. */
    public S any(Consumer<Group> conditions) {
        return group(new Group(dialect, "or"), conditions);
    }

    /** All of some conditions; within {@link #any}. */
    public S all(Consumer<Group> conditions) {
        return group(new Group(dialect, "and"), conditions);
    }

    /** Conditions in brackets. */
    public static final class Group extends Conditions<Group> {

        private Group(Dialect dialect, String joint) {
            super(dialect, "(", joint);
        }

        @Override
        Group self() {
            return this;
        }
    }

    private S group(Group group, Consumer<Group> conditions) {
        conditions.accept(group);
        parts.add(next);
        next = joint;
        parts.addAll(group.parts());
        parts.add(")");
        values.addAll(group.values());
        return self();
    }

    private S compared(String column, String how, Object value) {
        condition(column, how);
        parts.add("?");
        values.add(dialect.bind(value));
        return self();
    }

    private S condition(String column, String what) {
        parts.add(next);
        next = joint;
        parts.add(column);
        if (!what.isEmpty()) {
            parts.add(what);
        }
        return self();
    }

    List<Object> parts() {
        return parts;
    }

    List<Object> values() {
        return values;
    }

    abstract S self();
}
