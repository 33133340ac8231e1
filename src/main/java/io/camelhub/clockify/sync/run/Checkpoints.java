package io.camelhub.clockify.sync.run;

import io.camelhub.clockify.model.TimeEntryPage;

/** Remembers how far a reading got. */
public final class Checkpoints {

    public void keep(Checkpoint checkpoint, TimeEntryPage page) {
        checkpoint.keep(page);
    }
}
