package io.camelhub.clockify.entries;

import io.camelhub.clockify.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The range of the stored time entries' starts, deleted ones included.
 *
 * @param lastStart may be in the future
 */
public record EntrySpan(Instant firstStart, Instant lastStart) {

    /**
     * @param workspaceId null for all workspaces
     * @return empty where there is no entry
     */
    public static Optional<EntrySpan> of(Database database, String workspaceId) {
        List<EntrySpan> found = (workspaceId == null ? database.statement("entry-span/all")
                : database.statement("entry-span/of-workspace", "workspace_id", workspaceId)).query((row, index) -> {
            Instant first = database.instant(row, "first_start");
            return first == null ? null : new EntrySpan(first, database.instant(row, "last_start"));
        }).list();
        return found.stream().filter(Objects::nonNull).findFirst();
    }
}
