package io.camelhub.clockify.cli.hub;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar for a known amount of work, on a terminal only. For one thread at a time. */
public final class TerminalBar implements AutoCloseable {

    private final String task;
    private final String unit;
    private ProgressBar bar;

    /** @param unit the counted noun, such as {@code rows} */
    public TerminalBar(String task, String unit) {
        this.task = task;
        this.unit = unit;
    }

    /** Sets the progress; {@code all} may grow. */
    public void at(long done, long all) {
        at(done, all, "");
    }

    /** @param what the current item */
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

    /** Ends the line; the next progress begins a new bar. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
