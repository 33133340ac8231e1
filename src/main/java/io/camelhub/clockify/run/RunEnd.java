package io.camelhub.clockify.run;

import java.util.Locale;

/** The outcome of a run in {@code clockify_sync_run}. */
public enum RunEnd {
    DONE,
    /** Something is incomplete, as its error says. */
    PARTIAL,
    /** It continues automatically, when the budget allows or Clockify answers. */
    WAITING,
    FAILED;

    /** The name in the table and on pages. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
