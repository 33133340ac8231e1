package io.camelhub.clockify.model;

import java.util.Locale;

/** The columns of a time entry that Clockify fills, named as in {@code clockify_time_entry}. */
public enum Column {
    /** Text. */
    USER_ID,
    /** Text. */
    DESCRIPTION,
    /** Text; REGULAR, BREAK, HOLIDAY, TIME_OFF or what else Clockify invents. */
    TYPE,
    /** Boolean. */
    BILLABLE,
    /** Boolean. */
    LOCKED,
    /** Text. */
    PROJECT_ID,
    /** Text, from the reference data. */
    PROJECT_NAME,
    /** Text, from the reference data: the project's client. */
    CLIENT_ID,
    /** Text, from the reference data. */
    CLIENT_NAME,
    /** Text. */
    TASK_ID,
    /** Text, from the reference data. */
    TASK_NAME,
    /** A list of text, in the order of the ids. */
    TAG_IDS,
    /** A list of text, from the reference data, in the order of {@link #TAG_IDS}. */
    TAGS,
    /** A map of a field's id to its {@link CustomField}. */
    CUSTOM_FIELDS,
    /** {@link java.time.Instant}. */
    STARTED_AT,
    /** {@link java.time.Instant}, null while the timer runs. */
    ENDED_AT,
    /** {@link Long}, seconds, null while the timer runs. */
    DURATION_SECONDS;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The column's name in the database and in messages. */
    public String label() {
        return label;
    }

    /** The column's place in {@code observed_columns}. */
    public int bit() {
        return 1 << ordinal();
    }

    /** Whether the value follows from the reference data, so that a rename is no change of the entry. */
    public boolean derived() {
        return switch (this) {
            case PROJECT_NAME, CLIENT_ID, CLIENT_NAME, TASK_NAME, TAGS -> true;
            default -> false;
        };
    }
}
