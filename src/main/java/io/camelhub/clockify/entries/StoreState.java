package io.camelhub.clockify.entries;

import io.camelhub.clockify.model.FieldChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run keeps in memory of the tables of its workspace. Used by one thread at a time. */
public final class StoreState {

    final KnownReferences references = new KnownReferences();

    /**
     * Custom fields that the feed reported of entries that are deleted here: it tells of what was made first, and of what was restored
     * after that.
     */
    final Map<String, List<FieldChange>> fieldsOfDeleted = new HashMap<>();

    /** Whether rejected rows of the workspace are kept; null as long as nobody looked. */
    Boolean rejectedKnown;
}
