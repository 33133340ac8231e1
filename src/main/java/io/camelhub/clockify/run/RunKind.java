package io.camelhub.clockify.run;

import java.util.Arrays;
import java.util.Locale;

/** The kind of a run in {@code clockify_sync_run}. */
public enum RunKind {
    SYNC,
    /** An ordered reconcile. */
    RECONCILE,
    /** An ordered reading of single entries or of a person. */
    SELECTION,
    /** A reading of webhook hints only. */
    HINTS;

    /** The kind of a command. */
    public static RunKind of(SyncCommand work) {
        if (work.hints()) {
            return HINTS;
        }
        return work.selects() ? SELECTION : work.reconcile() ? RECONCILE : SYNC;
    }

    /** The kind of a stored name. */
    public static RunKind stored(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalStateException("clockify_sync_run has a run of the kind '" + text + "', which this version of the plugin"
                        + " does not know: run the version that wrote it"));
    }

    /** The name in the table and on pages. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
