package io.camelhub.clockify.entries;

/**
 * The number of rows that a page changed.
 *
 * @param seen rows received
 * @param inserted new entries
 * @param updated changed entries, restored ones included
 * @param deleted entries that were tombstoned
 * @param unchanged entries equal to the stored ones
 * @param rejected rejected rows
 */
public record PageCounts(int seen, int inserted, int updated, int deleted, int unchanged, int rejected) {

    public int changed() {
        return inserted + updated + deleted;
    }
}
