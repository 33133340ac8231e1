package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.stream.PersonalColumns;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far each stream of a workspace is, in {@code clockify_stream}. */
final class StreamStates {

    private static final String TABLE = "clockify_stream";

    private final RunDatabase runs;
    private final Database database;

    StreamStates(RunDatabase runs) {
        this.runs = runs;
        this.database = runs.all();
    }

    /** By the names of the streams; one that was never read is not in it. */
    Map<String, StreamState> of(String workspaceId) {
        Map<String, StreamState> states = new HashMap<>();
        database.table(TABLE).at("workspace_id", workspaceId).select("stream", "integration", "read_at", "whole_at", "started_at", "generation",
                "position", "newest_only", "signalled_at", "held", "people").forEach(row -> {
                    states.put(row.getString("stream"), new StreamState(row.getString("integration"), database.instant(row, "read_at"),
                            database.instant(row, "whole_at"), database.instant(row, "started_at"), row.getLong("generation"),
                            row.getString("position"), row.getBoolean("newest_only"), database.instant(row, "signalled_at"), row.getInt("held"),
                            row.getString("people")));
                });
        return states;
    }

    /** A reading begins; from now on it is known what of people may be stored, and whose rows a whole one keeps. */
    void begin(SyncRun run, StreamDeclaration declaration, long generation, Instant at, boolean newestOnly, KeptPeople kept) {
        String stream = declaration.name();
        String before = database.table(TABLE).select("personal").where("workspace_id", run.workspaceId()).where("stream", stream)
                .optional(String.class).orElse(null);
        PersonalColumns personal = PersonalColumns.of(declaration);
        String stored = before == null ? personal.text() : personal.and(PersonalColumns.read(before)).text();
        write(run, stream, "personal", before == null && declaration.own().isEmpty() ? null : stored, "integration", run.integration(), "started_at", at, "generation", generation, "position", null, "newest_only", newestOnly);
        if (!newestOnly) {
            write(run, stream, "people", kept.fingerprint());
        }
    }

    /** It got so far; in the transaction of a page. */
    void keep(SyncRun run, String stream, String position) {
        write(run, stream, "position", position);
    }

    /**
     * It is done.
     *
     * @param rows how many are stored and not missing; null where not all was read
     * @param status in a word
     * @param problem what is wrong with it all the same, in plain words; null for nothing
     * @param held how many rows are missing and not believed to be
     * @param keyless the rows without a key, none of which is a stored one that is missing; null where that is not known
     */
    void done(SyncRun run, String stream, Instant startedAt, Long rows, String status, String problem, int held, KeylessRows keyless) {
        if (keyless != null) {
            write(run, stream, "keyless", keyless.number() == 0 ? null
                    : keyless.rows().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        if (rows != null) {
            write(run, stream, "position", null, "read_at", startedAt, "whole_at", startedAt, "status", status, "problem", problem, "held", held,
                    "row_count", rows);
        } else {
            write(run, stream, "position", null, "read_at", startedAt, "status", status, "problem", problem, "held", held);
        }
    }

    /** Whose rows it keeps is not known to be stored: it is to be read whole. */
    void unfinished(SyncRun run, String stream) {
        write(run, stream, "people", null);
    }

    /** The rows without a key in the last reading after which nothing was missing, see {@link KeylessRows}. */
    List<Integer> keyless(String workspaceId, String stream) {
        return database.table(TABLE).select("keyless").where("workspace_id", workspaceId).where("stream", stream).notNull("keyless").optional(String.class)
                .map(text -> Stream.of(text.split(" ")).map(Integer::valueOf).toList()).orElse(List.of());
    }

    /** It cannot be read, for a reason in plain words. What is stored of it stays. */
    void failed(SyncRun run, String stream, String status, String problem) {
        write(run, stream, "status", status, "problem", problem);
    }

    private void write(SyncRun run, String stream, Object... set) {
        runs.fenced(run, () -> {
            Table row = database.table(TABLE).at("workspace_id", run.workspaceId()).at("stream", stream);
            Map<String, Object> values = database.row(set);
            if (row.update(values).run() == 0) {
                values.putIfAbsent("status", "new");
                values.putIfAbsent("generation", 0);
                values.putIfAbsent("newest_only", false);
                values.putIfAbsent("held", 0);
                row.insert(values);
            }
        });
    }

    /** Something in streams changed; of one that was never read that says nothing. */
    void signalled(String workspaceId, Map<String, Instant> streams) {
        streams.forEach((stream, at) -> database.table(TABLE).at("workspace_id", workspaceId).at("stream", stream)
                .update("signalled_at", at).any(before -> before.isNull("signalled_at").below("signalled_at", at)).run());
    }

    /** The role of the owner of another integration's key in a workspace; null where it is not known. */
    String ownerRole(String workspaceId, String integration) {
        return database.table("clockify_integration_workspace").select("owner_role").where("workspace_id", workspaceId)
                .where("integration", integration).optional(String.class).orElse(null);
    }

    /** The user groups that some integrations are limited to in a workspace; an empty list where one is not. */
    Map<String, List<String>> groups(String workspaceId, Set<String> integrations) {
        Map<String, List<String>> groups = new HashMap<>();
        database.table("clockify_integration_workspace").select("integration", "group_ids").where("workspace_id", workspaceId)
                .in("integration", integrations).forEach(row -> groups.put(row.getString("integration"), runs.texts(row.getString("group_ids"))));
        return groups;
    }

    /** The features of a workspace as Clockify lists them, JSON; null where it does not. */
    String features(String workspaceId) {
        return database.table("clockify_workspace").select("features").where("id", workspaceId).optional(String.class).orElse(null);
    }
}
