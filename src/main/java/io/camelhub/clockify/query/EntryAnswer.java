package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Reason.Found;
import java.time.Instant;
import java.util.List;

/**
 * What there is to say of an entry.
 *
 * @param entry null where it is not stored
 * @param runId the run that saw it first; null where that is not known any more
 * @param verifiedAt when the time in which it starts was last read whole; null for never
 * @param changes the oldest first
 * @param reasons why it is not there, or is as it is
 */
public record EntryAnswer(String id, EntryFacts entry, Long runId, Instant verifiedAt, List<EntryChange> changes, List<Found> reasons) {
}
