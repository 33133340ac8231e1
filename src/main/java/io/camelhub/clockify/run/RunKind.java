package io.camelhub.clockify.run;

import java.util.Arrays;
import java.util.Locale;

/** What a run is for, as {@code clockify_sync_run} has it. */
public enum RunKind {
    SYNC,
    /** A comparison that a person ordered. */
    RECONCILE,
    /** Entries or a person, chosen to be read again. */
    SELECTION,
    /** Only what webhooks hinted at. */
    HINTS;

    /** What an order to sync is for. */
    public static RunKind of(SyncCommand work) {
        if (work.hints()) {
            return HINTS;
        }
        return work.selects() ? SELECTION : work.reconcile() ? RECONCILE : SYNC;
    }

    /** The one that is stored by this text. */
    public static RunKind stored(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalStateException("clockify_sync_run has a run of the kind '" + text + "', which this version of the plugin"
                        + " does not know: run the version that wrote it"));
    }

    /** As it is stored and shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
