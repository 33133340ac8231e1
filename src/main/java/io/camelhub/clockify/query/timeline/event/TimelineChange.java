package io.camelhub.clockify.query.timeline.event;

import java.time.Instant;
import java.util.List;

/**
 * What happened to an event, as somebody sees it who asks with a filter.
 *
 * @param event as it is now; one that is no longer in the timeline, as it was last
 */
public record TimelineChange(Kind kind, Position position, Event event) {

    /** What somebody who keeps a copy has to do. */
    public enum Kind {
        /** It is new to the filter: just stored, restored, or edited so that the filter leaves it. */
        CREATED,
        /** It was there before. */
        UPDATED,
        /** It is no longer there: deleted in Clockify, or edited so that the filter does not leave it. */
        DELETED
    }

    /**
     * Where a change stands in the order in which the plugin saw them.
     *
     * @param seenAt when the plugin saw it
     * @param changeId its number in the history; 0 where the entry was new, which nothing was before
     * @param workspaceId of the entry, and its id; both empty where a time is meant rather than a change
     */
    public record Position(Instant seenAt, long changeId, String workspaceId, String timeEntryId) {

        /** Before all that was seen at a time or since. */
        public static Position before(Instant time) {
            return new Position(time, 0, "", "");
        }

        /** Behind all that was seen until a time, or at it. */
        public static Position after(Instant time) {
            return new Position(time, Long.MAX_VALUE, "", "");
        }

        /** Whether it is one that was reached, rather than a first day that somebody asked for and that may be to come. */
        public boolean isTaken() {
            return changeId != 0 || !workspaceId.isEmpty();
        }
    }

    /**
     * Some of the changes, in that order.
     *
     * @param end up to where they were read: past those, too, of which the filter leaves nothing
     */
    public record Batch(List<TimelineChange> changes, Position end) {

        public Batch {
            changes = List.copyOf(changes);
        }
    }

    /** The same for the same change, whoever reads it, and how often. */
    public String id() {
        return event.eventId() + ":" + position.changeId();
    }
}
