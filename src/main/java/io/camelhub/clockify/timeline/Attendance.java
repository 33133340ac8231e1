package io.camelhub.clockify.timeline;

import io.camelhub.clockify.entries.PeriodSums;
import io.camelhub.clockify.model.Decision;
import java.util.HashMap;
import java.util.Map;

/** Records which employees worked at all, and which had time off. To be used by one thread. */
@Decision
final class Attendance {

    /** The record of one employee. */
    static final class Presence {

        private boolean worked;
        private boolean off;

        void add(PeriodSums.Kind kind) {
            worked |= kind.worked();
            off |= kind.timeOff();
        }
    }

    private final Map<String, Presence> employees = new HashMap<>();

    /** The record of an employee, shared by all of their Clockify users. */
    Presence of(String employeeId) {
        return employees.computeIfAbsent(employeeId, none -> new Presence());
    }

    boolean worked(String employeeId) {
        return employees.containsKey(employeeId) && employees.get(employeeId).worked;
    }

    boolean wasOff(String employeeId) {
        return employees.containsKey(employeeId) && employees.get(employeeId).off;
    }
}
