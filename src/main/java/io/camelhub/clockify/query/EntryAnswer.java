package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Reason.Found;
import java.time.Instant;
import java.util.List;

/**
 * The explanation of one entry.
 *
 * @param entry null where it is not stored
 * @param runId the run that first stored it; null where that is no longer known
 * @param verifiedAt when the time of its start was last read completely; null for never
 * @param changes the oldest first
 * @param reasons why it is missing, or as it is
 */
public record EntryAnswer(String id, EntryFacts entry, Long runId, Instant verifiedAt, List<EntryChange> changes, List<Found> reasons) {
}
