package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Sends the stored rows of streams as events again: those that changed last in a time range, each as it is stored. */
public final class StreamReplay {

    private final Database database;
    private final StreamRows rows;
    private final StreamTables tables;
    private final Supplier<List<StreamDeclaration>> streams;
    private final StreamEvents events;

    /** @param streams those that some integration is to read; asked at each call */
    public StreamReplay(Database database, ObjectMapper json, StreamTables tables, Supplier<List<StreamDeclaration>> streams, StreamEvents events) {
        this.database = database;
        this.rows = new StreamRows(database, json);
        this.tables = tables;
        this.streams = streams;
        this.events = events;
    }

    /** A stream that was read in a workspace. */
    private record Part(String workspaceId, StreamDeclaration stream) {
    }

    /** Parents before children, as they are read. */
    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (StreamDeclaration stream : streams.get()) {
            // names have no events of rows, but of renames
            List<String> workspaces = stream.names() ? List.of() : database.table("clockify_stream").select("workspace_id").where("stream", stream.name()).notNull("read_at")
                    .orderBy("workspace_id").list(String.class);
            if (!workspaces.isEmpty() && tables.prepare(stream).isEmpty()) {
                workspaces.forEach(workspaceId -> parts.add(new Part(workspaceId, stream)));
            }
        }
        return parts;
    }

    /** How many rows changed last in a time range, missing ones too: as many as {@link #replay} adds. */
    public long replayable(Instant from, Instant to) {
        return parts().stream().mapToLong(part -> rows.countChanged(part.stream(), part.workspaceId(), from, to)).sum();
    }

    /**
     * Adds the events.
     *
     * @param from the first time, UTC
     * @param to the exclusive end, UTC
     * @param atOnce how many rows a transaction locks
     * @param added gets the number of events of each transaction
     */
    public void replay(Instant from, Instant to, int atOnce, LongConsumer added) {
        for (Part part : parts()) {
            List<String> keys = rows.changed(part.stream(), part.workspaceId(), from, to);
            for (int i = 0; i < keys.size(); i += atOnce) {
                List<String> some = keys.subList(i, Math.min(keys.size(), i + atOnce));
                added.accept(database.inRetriedTransaction(() -> {
                    // locked until their events are written, so that nobody changes them
                    Map<String, Map<String, Object>> there = rows.locked(part.stream(), part.workspaceId(), some);
                    List<StreamEvents.Stored> stored = some.stream().filter(there::containsKey)
                            .map(key -> new StreamEvents.Stored(key, there.get(key))).toList();
                    events.replay(part.stream(), part.workspaceId(), stored);
                    return stored.size();
                }));
            }
        }
    }
}
