package io.camelhub.clockify.entries;

import io.camelhub.clockify.model.FieldChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run's cache of its workspace's tables. Used by one thread at a time. */
public final class StoreState {

    final KnownReferences references = new KnownReferences();

    /** Custom fields that the feed reported of deleted entries: it lists restored entries only after new ones. */
    final Map<String, List<FieldChange>> fieldsOfDeleted = new HashMap<>();

    /** Whether the workspace has rejected rows; null until it is queried. */
    Boolean rejectedKnown;
}
