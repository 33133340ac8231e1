package io.camelhub.clockify.run;

import java.util.Locale;

/** How a run ended, as {@code clockify_sync_run} has it. */
public enum RunEnd {
    DONE,
    /** Something is left open; its error says what. */
    PARTIAL,
    /** It goes on by itself, when the budget allows or Clockify answers. */
    WAITING,
    FAILED;

    /** As it is stored and shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
