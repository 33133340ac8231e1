package io.camelhub.clockify.model;

import io.camelhub.clockify.model.text.Text;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The columns of a time entry that Clockify fills, named as in {@code clockify_time_entry}. */
public enum Column {
    /** Text. */
    USER_ID(0),
    /** Text. */
    DESCRIPTION(1),
    /** Text; REGULAR, BREAK, HOLIDAY, TIME_OFF or what else Clockify invents. */
    TYPE(2),
    /** Boolean. */
    BILLABLE(3),
    /** Boolean. */
    LOCKED(4),
    /** Text. */
    PROJECT_ID(5),
    /** Text, from the reference data. */
    PROJECT_NAME(6),
    /** Text, from the reference data: the project's client. */
    CLIENT_ID(7),
    /** Text, from the reference data. */
    CLIENT_NAME(8),
    /** Text. */
    TASK_ID(9),
    /** Text, from the reference data. */
    TASK_NAME(10),
    /** A list of text, in the order of the ids. */
    TAG_IDS(11),
    /** A list of text, from the reference data, in the order of {@link #TAG_IDS}. */
    TAGS(12),
    /** A map of a field's id to its {@link CustomField}. */
    CUSTOM_FIELDS(13),
    /** {@link java.time.Instant}. */
    STARTED_AT(14),
    /** {@link java.time.Instant}, null while the timer runs. */
    ENDED_AT(15),
    /** {@link Long}, seconds, null while the timer runs. */
    DURATION_SECONDS(16),
    /** {@link java.time.Instant}; when the entry was made, by Clockify's audit data. */
    CREATED_AT(17),
    /** {@link java.time.Instant}; when the entry was last edited, by Clockify's audit data. */
    UPDATED_AT(18),
    /** Text; UNSUBMITTED, PENDING, APPROVED or what else Clockify invents. */
    APPROVAL_STATUS(19),
    /** Text; the kiosk at which the time was clocked. */
    KIOSK_ID(20),
    /** {@link Long}, minor units an hour: what the customer pays. */
    HOURLY_RATE(21),
    /** {@link Long}, minor units an hour: what the person costs. */
    COST_RATE(22),
    /** {@link Long}, minor units; Clockify's product of rate and duration. */
    BILLABLE_AMOUNT(23),
    /** {@link Long}, minor units; Clockify's product of rate and duration. */
    COST_AMOUNT(24),
    /** Text, ISO 4217: of the rates and amounts. */
    CURRENCY(25);

    /** What tells what people earn; stored only with {@code clockify.rates}. */
    public static final Set<Column> RATES = Collections.unmodifiableSet(
            EnumSet.of(HOURLY_RATE, COST_RATE, BILLABLE_AMOUNT, COST_AMOUNT, CURRENCY));

    private final String label = name().toLowerCase(Locale.ROOT);
    private final int bit;

    /** @param place in {@code observed_columns}, from 0: stored rows hold it, so that it never changes, and is not given to another */
    Column(int place) {
        bit = 1 << place;
    }

    /** The column's name in the database and in messages. */
    public String label() {
        return label;
    }

    /** What stands for the column in {@code observed_columns}. */
    public int bit() {
        return bit;
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
