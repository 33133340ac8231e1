package io.camelhub.clockify.cli.hub;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar over work of which it is known how much there is, on a terminal; elsewhere nothing. For one thread at a time. */
public final class TerminalBar implements AutoCloseable {

    private final String task;
    private final String unit;
    private ProgressBar bar;

    /** @param unit what is counted, such as {@code rows} */
    public TerminalBar(String task, String unit) {
        this.task = task;
        this.unit = unit;
    }

    /** So many of all are done; how many there are may become more. */
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
        bar.maxHint(all);
        bar.stepTo(done);
        bar.setExtraMessage(what.isEmpty() ? "" : " " + what);
    }

    /** Leaves the line to others; whoever goes on begins a new bar. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
