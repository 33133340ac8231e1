package io.camelhub.clockify.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a person fills in for a time entry. Whole seconds count.
 *
 * @param end null while the timer runs
 */
public record EntryDraft(String userId, String description, String type, boolean billable, String projectId, String taskId,
        List<String> tagIds, Instant start, Instant end) {

    public EntryDraft {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(start, "start");
        description = description == null ? "" : description;
        tagIds = List.copyOf(tagIds);
        if (end != null && end.isBefore(start)) {
            throw new IllegalArgumentException("end " + end + " is before start " + start);
        }
    }

    /** A plain entry of this person, without project. */
    public static EntryDraft of(String userId, Instant start, Instant end) {
        return new EntryDraft(userId, "", "REGULAR", false, null, null, List.of(), start, end);
    }

    public EntryDraft withUser(String other) {
        return new EntryDraft(other, description, type, billable, projectId, taskId, tagIds, start, end);
    }

    public EntryDraft withDescription(String other) {
        return new EntryDraft(userId, other, type, billable, projectId, taskId, tagIds, start, end);
    }

    /** REGULAR, BREAK, HOLIDAY, TIME_OFF, OVERTIME or SOMETHING_NEW. */
    public EntryDraft withType(String other) {
        return new EntryDraft(userId, description, other, billable, projectId, taskId, tagIds, start, end);
    }

    public EntryDraft withBillable(boolean other) {
        return new EntryDraft(userId, description, type, other, projectId, taskId, tagIds, start, end);
    }

    /** Another project (or null), and so no task. */
    public EntryDraft withProject(String other) {
        return new EntryDraft(userId, description, type, billable, other, null, tagIds, start, end);
    }

    /** A task of the project, or null. */
    public EntryDraft withTask(String other) {
        return new EntryDraft(userId, description, type, billable, projectId, other, tagIds, start, end);
    }

    public EntryDraft withTags(List<String> other) {
        return new EntryDraft(userId, description, type, billable, projectId, taskId, other, start, end);
    }

    public EntryDraft withTimes(Instant otherStart, Instant otherEnd) {
        return new EntryDraft(userId, description, type, billable, projectId, taskId, tagIds, otherStart, otherEnd);
    }
}
