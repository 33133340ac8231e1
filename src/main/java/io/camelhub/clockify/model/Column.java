package io.camelhub.clockify.model;

import static io.camelhub.clockify.model.Column.Source.field;
import static io.camelhub.clockify.model.Column.Source.names;
import static io.camelhub.clockify.model.Column.Source.note;
import static io.camelhub.clockify.model.Column.Source.part;
import static io.camelhub.clockify.model.Column.Trait.AUDIT;
import static io.camelhub.clockify.model.Column.Trait.COMPUTED;
import static io.camelhub.clockify.model.Column.Trait.PERSONAL;
import static io.camelhub.clockify.model.Column.Trait.RATE;
import static io.camelhub.clockify.model.Column.Trait.REQUIRED;
import static io.camelhub.clockify.model.Column.Trait.SHOWN;
import static io.camelhub.clockify.model.Column.Type.AMOUNT;
import static io.camelhub.clockify.model.Column.Type.AN_HOUR;
import static io.camelhub.clockify.model.Column.Type.FIELDS;
import static io.camelhub.clockify.model.Column.Type.FLAG;
import static io.camelhub.clockify.model.Column.Type.ID;
import static io.camelhub.clockify.model.Column.Type.LIST;
import static io.camelhub.clockify.model.Column.Type.SECONDS;
import static io.camelhub.clockify.model.Column.Type.TEXT;
import static io.camelhub.clockify.model.Column.Type.TIME;
import static io.camelhub.clockify.model.Column.Type.WORD;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of a time entry that Clockify fills, named as in {@code clockify_time_entry}.
 *
 * <p>The code that reads, stores, compares, sends, exports and erases entries is driven by this table. To add a column, add a line here with the
 * next unused position, and the same column in a migration; tests then write the event schema and {@code tables.md} anew.
 */
public enum Column {
    // position in observed_columns, type, title on pages, source, traits; then the comment of the database column
    USER_ID(0, ID, "Clockify user", part("userId"), Set.of(REQUIRED, SHOWN),
            "the user's id in clockify_user"),
    DESCRIPTION(1, TEXT, "Description", field("description"), Set.of(PERSONAL),
            "what the person wrote; null where there is none, or it is not kept (clockify.keep-descriptions)"),
    TYPE(2, WORD, "Type", field("type"), Set.of(SHOWN),
            "REGULAR, BREAK, HOLIDAY, TIME_OFF or what else Clockify has; null until a source reports it, which not every one does: it "
                    + "then counts as work"),
    BILLABLE(3, FLAG, "Billable", field("billable"), Set.of(SHOWN),
            "whether Clockify bills it; null until it is reported"),
    LOCKED(4, FLAG, "Locked", field("isLocked", "locked"), Set.of(),
            "whether it cannot be edited in Clockify; null until it is reported. Not whether it was deleted"),
    PROJECT_ID(5, ID, "Project id", part("projectId", "project/id"), Set.of(),
            "the project's id in clockify_project; null for none"),
    PROJECT_NAME(6, TEXT, "Project", names(), Set.of(SHOWN),
            "the project's name as of now: a rename changes it without history; null for none, or not known"),
    CLIENT_ID(7, ID, "Client id", names(), Set.of(),
            "the project's client as of now; null for none"),
    CLIENT_NAME(8, TEXT, "Client", names(), Set.of(SHOWN),
            "the client's name as of now; null for none, or not known"),
    TASK_ID(9, ID, "Task id", part("taskId", "task/id"), Set.of(),
            "the task's id in clockify_task; null for none"),
    TASK_NAME(10, TEXT, "Task", names(), Set.of(SHOWN),
            "the task's name as of now; null for none, or not known"),
    TAG_IDS(11, LIST, "Tag ids", part("tags", "tagIds"), Set.of(),
            "JSON array of the tags' ids; [] for none"),
    TAGS(12, LIST, "Tags", names(), Set.of(SHOWN),
            "JSON array of the tags' names as of now, in the order of tag_ids"),
    CUSTOM_FIELDS(13, FIELDS, "Custom fields", part("customFields", "customFieldValues"), Set.of(PERSONAL),
            "JSON object by field id, each with name and value; {} for none"),
    STARTED_AT(14, TIME, "Start", part("timeInterval/start"), Set.of(REQUIRED, SHOWN),
            "start, UTC; not the day in the person's zone"),
    ENDED_AT(15, TIME, "End", part("timeInterval/end"), Set.of(SHOWN),
            "end, UTC; null while the timer runs"),
    DURATION_SECONDS(16, SECONDS, "Duration", part("timeInterval"), Set.of(SHOWN),
            "seconds from start to end, not rounded; null while the timer runs"),
    CREATED_AT(17, TIME, "Made in Clockify", note("auditMetadata/createdAt"), Set.of(AUDIT),
            "when it was made, by Clockify's audit data; null until the change feed reports it. Not first_seen_at"),
    UPDATED_AT(18, TIME, "Edited in Clockify", note("auditMetadata/updatedAt"), Set.of(AUDIT),
            "when it was last edited, by Clockify's audit data, as of the feed's last record of it; null until the feed reports it. Not "
                    + "changed_at"),
    APPROVAL_STATUS(19, WORD, "Approval", note("approvalStatus"), Set.of(),
            "UNSUBMITTED, PENDING, APPROVED or what else Clockify has, as of the last record of the feed or reading by id; null until then"),
    APPROVAL_REQUEST_ID(26, ID, "Approval request id", field("approvalRequestId"), Set.of(),
            "the approval request that it is part of, as of the last report; null for none, or not reported"),
    INVOICE_ID(27, ID, "Invoice id", part("invoicingInfo/invoiceId"), Set.of(),
            "the invoice that it is on, as of the last report; null for none, or not reported"),
    KIOSK_ID(20, ID, "Kiosk id", field("kioskId"), Set.of(),
            "the kiosk at which it was clocked; null for none, or not reported"),
    HOURLY_RATE(21, AN_HOUR, "Hourly rate", note("hourlyRate", "rate"), Set.of(RATE, PERSONAL),
            "what an hour is billed at, in minor units (cents); null without clockify.rates, for none, or not reported"),
    COST_RATE(22, AN_HOUR, "Cost rate", note("costRate"), Set.of(RATE, PERSONAL),
            "what an hour costs, in minor units; null as hourly_rate"),
    BILLABLE_AMOUNT(23, AMOUNT, "Billable amount", part("amounts", "amount"), Set.of(RATE, PERSONAL, COMPUTED),
            "what is billed for it, in minor units, computed by Clockify, as of the last report; null as hourly_rate"),
    COST_AMOUNT(24, AMOUNT, "Cost amount", part("amounts"), Set.of(RATE, PERSONAL, COMPUTED),
            "what it costs, in minor units, computed by Clockify, as of the last report; null as hourly_rate"),
    CURRENCY(25, WORD, "Currency", part("hourlyRate/currency", "costRate/currency", "projectCurrency", "currency"), Set.of(RATE, PERSONAL),
            "ISO 4217 code of rates and amounts; null as hourly_rate");

    /** The Java type and unit of a column's value. */
    public enum Type {
        /** The id of a Clockify object, as text. */
        ID,
        TEXT,
        /** A short text of an open enumeration, such as a status. */
        WORD,
        /** {@link Boolean}. */
        FLAG,
        /** {@link java.time.Instant}. */
        TIME,
        /** {@link Long}, seconds. */
        SECONDS,
        /** {@link Long}, minor units an hour. */
        AN_HOUR,
        /** {@link Long}, minor units. */
        AMOUNT,
        /** A list of text; never null when stored. */
        LIST,
        /** A map of field id to {@link CustomField}; never null when stored. */
        FIELDS;

        /** Whether the database stores the value as JSON. */
        public boolean isJson() {
            return this == LIST || this == FIELDS;
        }

        /** Whether the value is a {@link Long}. */
        public boolean isNumber() {
            return this == SECONDS || this == AN_HOUR || this == AMOUNT;
        }
    }

    /** A property of a column that decides how the code treats it. */
    public enum Trait {
        /** Every entry has a value. */
        REQUIRED,
        /** A column of {@code clockify_timeline_event}, where the start is called {@code occurred_at}. */
        SHOWN,
        /** Clockify's audit date of the entry. */
        AUDIT,
        /** Clockify computes it from other columns. */
        COMPUTED,
        /** Shows what people earn; stored only with {@code clockify.rates}. */
        RATE,
        /** Personal data: emptied when the person is erased. Their user id becomes a pseudonym. */
        PERSONAL
    }

    /** How {@code TimeEntryReader} reads a column from a row. */
    public enum Reading {
        /**
         * Straight from the field. The entry carries the column if the row has the field, null included; a value of the wrong type rejects the row.
         */
        FIELD,
        /** From the field if it can be read. A null or unreadable value counts as not reported, and never rejects the row. */
        NOTE,
        /** Together with other fields, by a method of {@code TimeEntryReader}. */
        PART,
        /** From the names in the reference data tables. */
        NAMES
    }

    /**
     * The source of a column's value.
     *
     * @param fields JSON field names; where several mean the same, the first one present in the row is read
     */
    public record Source(Reading reading, List<String> fields) {

        static Source field(String... fields) {
            return new Source(Reading.FIELD, List.of(fields));
        }

        static Source note(String... fields) {
            return new Source(Reading.NOTE, List.of(fields));
        }

        static Source part(String... fields) {
            return new Source(Reading.PART, List.of(fields));
        }

        static Source names() {
            return new Source(Reading.NAMES, List.of());
        }
    }

    /** Columns that show what people earn; stored only with {@code clockify.rates}. */
    public static final Set<Column> RATES = with(RATE);

    /** Columns that are emptied when the person is erased. */
    public static final Set<Column> PERSONALS = with(PERSONAL);

    private final String label = name().toLowerCase(Locale.ROOT);
    private final int bit;
    private final Type type;
    private final String title;
    private final Source source;
    private final Set<Trait> traits;
    private final String comment;

    /**
     * @param place bit position in {@code observed_columns}, from 0. Stored rows hold it, so it never changes and is never given to another column
     */
    Column(int place, Type type, String title, Source source, Set<Trait> traits, String comment) {
        this.bit = 1 << place;
        this.type = type;
        this.title = title;
        this.source = source;
        this.traits = traits;
        this.comment = comment;
    }

    private static Set<Column> with(Trait trait) {
        Set<Column> columns = EnumSet.noneOf(Column.class);
        Arrays.stream(values()).filter(column -> column.is(trait)).forEach(columns::add);
        return Collections.unmodifiableSet(columns);
    }

    /** The column's name in the database and in messages. */
    public String label() {
        return label;
    }

    /** The bit of the column in {@code observed_columns}. */
    public int bit() {
        return bit;
    }

    public Type type() {
        return type;
    }

    /** The label on pages. */
    public String title() {
        return title;
    }

    public Source source() {
        return source;
    }

    /** The comment of the database column. */
    public String comment() {
        return comment;
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether the value is looked up in the reference data, so that a rename does not count as a change of the entry. */
    public boolean derived() {
        return source.reading() == Reading.NAMES;
    }

    /** Whether it is an audit date, so that a new value alone does not count as a change of the entry. */
    public boolean audit() {
        return is(AUDIT);
    }

    /** Whether a new value counts as a change of the entry. Audit dates and computed amounts do not: they only follow a change. */
    public boolean decisive() {
        return !audit() && !is(COMPUTED);
    }
}
