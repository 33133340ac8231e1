package io.camelhub.clockify.cli;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncListener;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The progress of a sync: days and entries over all workspaces, with the rate. Safe for use by several threads. */
final class SyncProgress implements SyncListener {

    /** The days read in one workspace, out of those to read. */
    private record Days(long done, long all) {
    }

    private final Instant startedAt;
    private final Map<String, Days> days = new LinkedHashMap<>();
    private long entries;

    SyncProgress(Instant startedAt) {
        this.startedAt = startedAt;
    }

    @Override
    public synchronized void covered(String integration, String workspaceId, long daysDone, long daysAll) {
        days.put(integration + "/" + workspaceId, new Days(daysDone, daysAll));
    }

    @Override
    public synchronized void page(String integration, String workspaceId, int received) {
        entries += received;
    }

    @Override
    public synchronized void finished(RunSummary run) {
        if (run.outcome().equals("done")) {
            days.computeIfPresent(
                    run.integration() + "/" + run.workspaceId(), (place, before) -> new Days(before.all(), before.all()));
        }
    }

    synchronized long daysDone() {
        return days.values().stream().mapToLong(Days::done).sum();
    }

    synchronized long daysAll() {
        return days.values().stream().mapToLong(Days::all).sum();
    }

    /** E.g. {@code 12 345 entries, 2 300/s}. */
    synchronized String entries(Instant now) {
        long milliseconds = Math.max(1, Duration.between(startedAt, now).toMillis());
        return HumanReadable.counted(entries, "entry", "entries") + ", " + HumanReadable.number(entries * 1000 / milliseconds) + "/s";
    }

    /** E.g. {@code 40 of 396 days, 12 345 entries, 2 300/s, about 2 min 5 s left}; without days where none are to be read. */
    synchronized String line(Instant now) {
        long done = daysDone();
        long all = daysAll();
        String left = done == 0 || done >= all
                ? ""
                : ", about " + HumanReadable.duration(Duration.between(startedAt, now).multipliedBy(all - done).dividedBy(done))
                        + " left";
        String read = all == 0 ? "" : HumanReadable.number(done) + " of " + HumanReadable.number(all) + " days, ";
        return read + entries(now) + left;
    }
}
