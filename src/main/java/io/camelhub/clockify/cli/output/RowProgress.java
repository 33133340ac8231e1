package io.camelhub.clockify.cli.output;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar over rows of which it is known how many there are, on a terminal; elsewhere nothing. */
public final class RowProgress implements AutoCloseable {

    private final String task;
    private final String unit;
    private ProgressBar bar;

    /** @param unit what is counted, such as {@code rows} */
    public RowProgress(String task, String unit) {
        this.task = task;
        this.unit = unit;
    }

    /** So many of all are done. */
    public void at(long done, long all) {
        at(done, all, "");
    }

    /** @param what the work is at now */
    public void at(long done, long all, String what) {
        if (!Boolean.getBoolean("app.terminal")) {
            return;
        }
        if (bar == null) {
            bar = ProgressBar.builder()
                    .setTaskName(task)
                    .setUnit(" " + unit, 1)
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }
        bar.stepTo(done);
        bar.setExtraMessage(what.isEmpty() ? "" : " " + what);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
