package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.query.StreamStatus.Status;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** How far the streams are, from the tables, in two statements. */
public final class StreamStatuses {

    private final Database database;
    private final Function<String, List<StreamDeclaration>> wanted;
    private final Plans plans;

    /** What a workspace's plan says of a stream. */
    public interface Plans {

        /** @return why the workspace does not have it, in plain words; null where it has it, or nothing says that it does not */
        String notHadBecause(StreamDeclaration stream, String plan, String features);
    }

    /** @param wanted the streams that an integration is to read, by its name; asked at each call */
    public StreamStatuses(Database database, Function<String, List<StreamDeclaration>> wanted, Plans plans) {
        this.database = database;
        this.wanted = wanted;
        this.plans = plans;
    }

    /**
     * A workspace of an integration.
     *
     * @param name null if not known
     */
    record Place(String integration, String workspaceId, String name) {
    }

    private record Key(String workspaceId, String stream) {
    }

    private record Stored(String integration, StreamStatus status, Instant startedAt, Instant signalledAt) {
    }

    /** The streams of each workspace of some integrations, in the order in which they are read; those of names where no list was needed are left out. */
    Map<Place, List<StreamStatus>> of(Collection<String> integrations) {
        Map<Key, Stored> stored = stored();
        Map<String, List<StreamDeclaration>> streams = new HashMap<>();
        integrations.forEach(integration -> streams.put(integration, wanted.apply(integration)));
        Map<Place, List<StreamStatus>> all = new LinkedHashMap<>();
        database.statement("stream-statuses/workspaces").query(row -> {
            Place place = new Place(row.getString("integration"), row.getString("workspace_id"), row.getString("name"));
            String plan = row.getString("plan");
            String features = row.getString("features");
            if (streams.containsKey(place.integration())) {
                all.put(place, streams.get(place.integration()).stream().filter(stream -> !stream.names() || stored.containsKey(new Key(place.workspaceId(), stream.name()))).map(stream ->
                        status(place, stream, stored.get(new Key(place.workspaceId(), stream.name())), plans.notHadBecause(stream, plan, features),
                                streams.keySet())).toList());
            }
        });
        return all;
    }

    /** @param others integrations that may be the one that reads it; it is another's no longer where that is gone */
    private static StreamStatus status(Place place, StreamDeclaration stream, Stored stored, String notHad, Set<String> others) {
        StreamStatus last = stored == null ? new StreamStatus(stream.name(), Status.NEW, null, null, null, null, null, 0, false) : stored.status();
        String off = notHad != null || stored == null || stream.names() || !others.contains(stored.integration()) || stored.integration().equals(place.integration())
                ? notHad : "read by " + stored.integration();
        boolean signalled = stored != null && stored.signalledAt() != null && !stored.signalledAt().isBefore(stored.startedAt());
        Instant due = off != null || last.readAt() == null || signalled || stream.names() ? null : last.readAt().plus(stream.every());
        return new StreamStatus(last.stream(), off != null ? Status.OFF : last.status(), off != null ? off : last.problem(), last.readAt(),
                last.wholeAt(), due, last.rows(), last.held(), stream.names());
    }

    private Map<Key, Stored> stored() {
        Map<Key, Stored> stored = new HashMap<>();
        database.table("clockify_stream").select("workspace_id", "stream", "integration", "status", "problem", "read_at", "whole_at", "row_count", "held",
                "started_at", "signalled_at").forEach(row -> {
                    Object rows = row.getObject("row_count");
                    stored.put(new Key(row.getString("workspace_id"), row.getString("stream")), new Stored(row.getString("integration"),
                            new StreamStatus(row.getString("stream"), Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                                    row.getString("problem"), database.instant(row, "read_at"), database.instant(row, "whole_at"), null,
                                    rows == null ? null : ((Number) rows).longValue(), row.getInt("held"), false),
                            database.instant(row, "started_at"), database.instant(row, "signalled_at")));
                });
        return stored;
    }
}
