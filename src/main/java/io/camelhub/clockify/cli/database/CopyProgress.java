package io.camelhub.clockify.cli.database;

import io.camelhub.clockify.database.copy.DatabaseCopy;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar over the rows of a copy, on a terminal; elsewhere nothing. */
final class CopyProgress implements DatabaseCopy.Watcher, AutoCloseable {

    private ProgressBar bar;

    @Override
    public void copied(String table, long rows, long all) {
        if (!Boolean.getBoolean("app.terminal")) {
            return;
        }
        if (bar == null) {
            bar = ProgressBar.builder()
                    .setTaskName("Copying")
                    .setUnit(" rows", 1)
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }
        bar.stepTo(rows);
        bar.setExtraMessage(" " + table);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
