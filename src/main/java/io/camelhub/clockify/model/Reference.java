package io.camelhub.clockify.model;

import java.util.Objects;

/**
 * A project, client, task, tag or custom field.
 *
 * @param kind which of them
 * @param id Clockify's id
 * @param name null where the answer does not have it
 * @param parentId a project's client, a task's project; null for none, or where the answer does not have it
 * @param parentKnown whether the answer has the parent
 * @param archived null where the answer does not have it; a task is archived when it is done
 */
public record Reference(Kind kind, String id, String name, String parentId, boolean parentKnown, Boolean archived) {

    /** The kinds of reference data, named as their tables. */
    public enum Kind {
        PROJECT,
        CLIENT,
        TASK,
        TAG,
        CUSTOM_FIELD
    }

    public Reference {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
    }
}
