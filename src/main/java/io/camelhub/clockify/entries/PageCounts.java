package io.camelhub.clockify.entries;

/**
 * What a page changed.
 *
 * @param seen rows received
 * @param inserted entries that were new
 * @param updated entries that had changed, restored ones among them
 * @param deleted entries that were tombstoned
 * @param unchanged entries that were as stored
 * @param rejected rows that could not be taken
 */
public record PageCounts(int seen, int inserted, int updated, int deleted, int unchanged, int rejected) {

    /** Entries that are not as they were. */
    public int changed() {
        return inserted + updated + deleted;
    }
}
