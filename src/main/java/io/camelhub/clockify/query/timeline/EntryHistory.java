package io.camelhub.clockify.query.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.timeline.Sight.Version;
import io.camelhub.clockify.query.timeline.event.TimelineChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry as it is, and what it was before each of its latest changes.
 *
 * @param now without values where it is deleted
 * @param newestFirst the changes, without a gap
 */
@Decision
record EntryHistory(Version now, List<Change> newestFirst) {

    /** The number of the change that nothing was before. */
    static final long STORED = 0;

    /** @param old the columns that changed, as they were */
    record Change(long id, String kind, Map<String, Object> old) {
    }

    /** What a change, or the storing of the entry, was to somebody who sees so much; empty where they saw nothing of it. */
    Optional<TimelineChange.Kind> kind(long changeId, Sight sight) {
        Version after = now;
        for (Change change : newestFirst) {
            Version before = after.before(change.kind(), change.old());
            if (change.id() == changeId) {
                return kind(sight.holds(before), sight.holds(after));
            }
            after = before;
        }
        return changeId == STORED ? kind(false, sight.holds(after)) : Optional.empty();
    }

    private static Optional<TimelineChange.Kind> kind(boolean before, boolean after) {
        if (!before && !after) {
            return Optional.empty();
        }
        return Optional.of(!before ? TimelineChange.Kind.CREATED : after ? TimelineChange.Kind.UPDATED : TimelineChange.Kind.DELETED);
    }
}
