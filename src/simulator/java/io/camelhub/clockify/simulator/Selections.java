package io.camelhub.clockify.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The answers to the latest queries, so that the next page need not search again; good until the workspace changes. */
final class Selections<T> {

    private static final int KEPT = 8;

    private final Map<String, Selection<T>> kept = new LinkedHashMap<>(16, 0.75f, true);

    T of(Workspace workspace, String query, Supplier<T> search) {
        String key = workspace.id + " " + query;
        synchronized (this) {
            Selection<T> selection = kept.get(key);
            if (selection != null && selection.version == workspace.version) {
                return selection.rows;
            }
        }
        T rows = search.get();
        synchronized (this) {
            kept.put(key, new Selection<>(workspace.version, rows));
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return rows;
    }

    private record Selection<T>(long version, T rows) {
    }
}
