package io.camelhub.clockify.model;

import io.camelhub.clockify.model.text.Text;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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
    DURATION_SECONDS,
    /** {@link java.time.Instant}; when the entry was made, by Clockify's audit data. */
    CREATED_AT,
    /** {@link java.time.Instant}; when the entry was last edited, by Clockify's audit data. */
    UPDATED_AT,
    /** Text; UNSUBMITTED, PENDING, APPROVED or what else Clockify invents. */
    APPROVAL_STATUS,
    /** Text; the kiosk at which the time was clocked. */
    KIOSK_ID,
    /** {@link Long}, minor units an hour: what the customer pays. */
    HOURLY_RATE,
    /** {@link Long}, minor units an hour: what the person costs. */
    COST_RATE,
    /** {@link Long}, minor units; Clockify's product of rate and duration. */
    BILLABLE_AMOUNT,
    /** {@link Long}, minor units; Clockify's product of rate and duration. */
    COST_AMOUNT,
    /** Text, ISO 4217: of the rates and amounts. */
    CURRENCY;

    /** What tells what people earn; stored only with {@code clockify.rates}. */
    public static final Set<Column> RATES = Collections.unmodifiableSet(EnumSet.range(HOURLY_RATE, CURRENCY));

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

    /** Whether it is Clockify's note of when something was written, so that a new value alone leaves the entry as it was. */
    public boolean audit() {
        return this == CREATED_AT || this == UPDATED_AT;
    }

    /** Whether another value is a change of the entry; else it follows from one, or only dates it. */
    public boolean decisive() {
        return !audit() && this != BILLABLE_AMOUNT && this != COST_AMOUNT;
    }
}
