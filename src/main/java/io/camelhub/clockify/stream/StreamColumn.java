package io.camelhub.clockify.stream;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * A column of a stream's table, and where its value comes from.
 *
 * @param name       snake case
 * @param from       where the value is in a row; null where it is the parent's key
 * @param type       what it holds
 * @param who        whether it is a Clockify user's id: the employee comes beside it, and it becomes a pseudonym where they are erased
 * @param isPrivate  whether it says something of the person, and is emptied when they are erased or descriptions are not kept
 * @param compared   whether another value alone is a change of the row; false for what moves by itself
 * @param scale      digits that Clockify's number has too many: 2 where it is hundredths of what the column holds
 * @param about      its comment in the database, or empty
 * @param employee   the column beside it that has the employee's id; null where it is not a person
 * @param line       where it stands in the file, from 1
 */
public record StreamColumn(
        String name, JsonPointer from, Type type, boolean who, boolean isPrivate, boolean compared, int scale, String about, String employee,
        int line) {

    /** What a column holds. */
    public enum Type {
        /** {@link String}: an id of Clockify's. */
        ID,
        /** {@link String}: a short word, such as a status. */
        WORD,
        /** {@link String}. */
        TEXT,
        /** {@link Long}. */
        INT,
        /** {@link java.math.BigDecimal}, to six digits. */
        DECIMAL,
        /** {@link Boolean}. */
        BOOL,
        /** {@link java.time.LocalDate}: a day of the calendar, never moved to another zone. */
        DATE,
        /** {@link java.time.Instant}, to the microsecond. */
        TIME,
        /** {@link Long}: seconds. */
        DURATION,
        /** {@link Long}: an amount of money in minor units. Stored with {@code clockify.rates} only. */
        MINOR,
        /** {@link io.camelhub.clockify.database.Json}. */
        JSON;

        /** Whether a column of it can be part of a key. */
        public boolean isKey() {
            return this == ID || this == WORD || this == INT || this == DATE || this == TIME;
        }
    }

    /** Whether it tells what people earn or cost. */
    public boolean isMoney() {
        return type == Type.MINOR;
    }

    /** Whether its value is the key of the parent's row. */
    public boolean ofParent() {
        return from == null;
    }
}
