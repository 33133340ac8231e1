package io.camelhub.clockify.model;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A project, client, task, tag or custom field.
 *
 * @param id Clockify's id
 * @param name null where the answer does not have it
 * @param parentId the client of a project or the project of a task; null for none, or where the answer does not have it
 * @param parentKnown whether the answer has the parent
 * @param archived null where the answer does not have it; a task is archived when it is done
 * @param details the columns of {@link Kind#details} that the answer has, with null for an empty value; an absent key was not in the answer
 */
public record Reference(
        Kind kind, String id, String name, String parentId, boolean parentKnown, Boolean archived, Map<String, Object> details) {

    /** The column of the user ids assigned to a task: a JSON array, as text. */
    public static final String ASSIGNEES = "assignee_ids";

    /** The columns of money, which may tell what people earn; stored only with {@code clockify.rates}. */
    private static final Set<String> RATES = Set.of("hourly_rate", "cost_rate", "budget");

    /** The kinds of reference data, each named as its table. */
    public enum Kind {
        PROJECT(Map.ofEntries(
                entry("billable", Boolean.class), entry("public", Boolean.class), entry("template", Boolean.class), entry("color", String.class),
                entry("note", String.class), entry("estimate_seconds", Long.class), entry("time_estimate_reset", String.class),
                entry("estimate_active", Boolean.class), entry("tracked_seconds", Long.class), entry("hourly_rate", Long.class),
                entry("cost_rate", Long.class), entry("budget", Long.class), entry("budget_reset", String.class))),
        CLIENT(Map.of("email", String.class, "address", String.class, "note", String.class, "currency", String.class, "cc_emails", String.class)),
        TASK(Map.of("status", String.class, "billable", Boolean.class, "estimate_seconds", Long.class, "tracked_seconds", Long.class,
                ASSIGNEES, String.class, "group_ids", String.class, "hourly_rate", Long.class, "cost_rate", Long.class, "budget", Long.class)),
        TAG(Map.of()),
        CUSTOM_FIELD(Map.of());

        private final Map<String, Class<?>> details;

        Kind(Map<String, Class<?>> details) {
            this.details = details;
        }

        /** Its name in a table's: {@code clockify_project}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether one is archived: of a task its status says it, where it has one; null where nothing does. */
        public Boolean archived(Boolean flag, String status) {
            return this == TASK && status != null ? Boolean.valueOf("DONE".equals(status)) : flag;
        }

        /** The column of a project's client, or of a task's project; null for other kinds. */
        public String parent() {
            return this == PROJECT ? "client_id" : this == TASK ? "project_id" : null;
        }

        /** The columns of its table, besides those that only the plugin's own work needs. */
        public List<String> columns() {
            return Stream.of(List.of("id", "name", "archived"), parent() == null ? List.<String>of() : List.of(parent()), details.keySet())
                    .flatMap(Collection::stream).toList();
        }

        /** The columns that only this kind has, with the types of their values. */
        public Map<String, Class<?>> details() {
            return details;
        }
    }

    public Reference {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
    }

    /** A reference from an answer that has no details. */
    public Reference(Kind kind, String id, String name, String parentId, boolean parentKnown, Boolean archived) {
        this(kind, id, name, parentId, parentKnown, archived, Map.of());
    }

    /** A copy with all texts mapped. */
    public Reference withTexts(UnaryOperator<String> others) {
        Map<String, Object> other = new HashMap<>(details);
        other.replaceAll((column, value) -> value instanceof String text ? others.apply(text) : value);
        return new Reference(kind, id, name == null ? null : others.apply(name), parentId, parentKnown, archived, other);
    }

    /** A copy without rates and budget. */
    public Reference withoutRates() {
        if (Collections.disjoint(details.keySet(), RATES)) {
            return this;
        }
        Map<String, Object> other = new HashMap<>(details);
        other.keySet().removeAll(RATES);
        return new Reference(kind, id, name, parentId, parentKnown, archived, other);
    }

    /** A copy with the assignees' ids mapped. */
    public Reference withPeople(UnaryOperator<String> others) {
        if (details.get(ASSIGNEES) == null) {
            return this;
        }
        Map<String, Object> other = new HashMap<>(details);
        other.put(ASSIGNEES, others.apply((String) details.get(ASSIGNEES)));
        return new Reference(kind, id, name, parentId, parentKnown, archived, other);
    }
}
