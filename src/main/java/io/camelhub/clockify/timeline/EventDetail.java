package io.camelhub.clockify.timeline;

import java.time.Instant;

/**
 * One event by itself, a deleted one too.
 *
 * @param firstSeenAt when the plugin first stored it
 * @param changedAt when the plugin last wrote another value
 * @param deletedAt when it was found to be deleted in Clockify; null while it exists
 */
public record EventDetail(Event event, Instant firstSeenAt, Instant changedAt, Instant deletedAt) {
}
