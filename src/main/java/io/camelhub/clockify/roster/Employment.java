package io.camelhub.clockify.roster;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a roster says of somebody's employment.
 *
 * @param weekHours hours of work that are due in a week, without zeros at the end; null if not known
 * @param joinedOn their first day; null if not known
 * @param leftOn their last day; null if none
 */
public record Employment(BigDecimal weekHours, LocalDate joinedOn, LocalDate leftOn) {

    static final Employment UNKNOWN = new Employment(null, null, null);

    public Employment {
        // 40 and 40.00, as a database returns it, are the same
        weekHours = weekHours == null ? null : weekHours.stripTrailingZeros();
    }
}
