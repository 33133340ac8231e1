package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One page of a stream on its way to the database: the unit of work and of loss.
 *
 * @param stream its name
 * @param integration the integration that read it
 * @param workspaceId the workspace that it is of
 * @param rows those that could be read, by the columns of the stream's table; a column that is absent is left as it is stored
 * @param origin what is known of it besides
 */
public record StreamPage(
        @JsonProperty("stream") String stream,
        @JsonProperty("integration") String integration,
        @JsonProperty("workspace_id") String workspaceId,
        @JsonProperty("rows") List<Map<String, Object>> rows,
        @JsonIgnore Origin origin) {

    /**
     * What is known of a page besides its rows.
     *
     * @param generation of the reading
     * @param rejected rows that could not be read
     * @param seen the keys of rows that are there, and of which nothing is written: rejected, or kept out by an engineer's step
     * @param gone the keys of stored rows that are to be marked as missing
     * @param first whether the stream is read for the first time
     * @param kept whose rows are stored that are not yet
     * @param payloads of names: the rows as they came, by their keys
     */
    public record Origin(StreamDeclaration declaration, long generation, List<RejectedRow> rejected, Set<String> seen, Set<String> gone, boolean first,
            KeptPeople kept, Map<String, JsonNode> payloads) {

        public Origin {
            rejected = List.copyOf(rejected);
            seen = Set.copyOf(seen);
            gone = Set.copyOf(gone);
            payloads = Map.copyOf(payloads);
        }
    }

    public StreamPage {
        rows = List.copyOf(rows);
    }

    /** Whether it is of projects, clients, tags or tasks, whose names come by other ways, too. */
    @JsonIgnore
    public boolean isNames() {
        return origin.declaration().names();
    }

    StreamDeclaration declaration() {
        return origin.declaration();
    }

    StreamPage with(List<Map<String, Object>> others) {
        return new StreamPage(stream, integration, workspaceId, others, origin);
    }

    StreamPage rejecting(List<Map<String, Object>> taken, List<RejectedRow> rejected) {
        return new StreamPage(stream, integration, workspaceId, taken, new Origin(
                origin.declaration(), origin.generation(), rejected, origin.seen(), origin.gone(), origin.first(), origin.kept(), origin.payloads()));
    }

    /**
     * The page with some of its rows; the others are kept out: they are not written, and not taken as missing.
     *
     * @param kept rows of this page, or maps that have the columns of their key
     * @throws IllegalArgumentException where one of them is no row of this page
     */
    StreamPage keeping(Collection<?> kept) {
        Set<String> keys = new HashSet<>();
        Set<String> all = new HashSet<>();
        rows.forEach(row -> all.add(StreamKeys.of(declaration(), row)));
        for (Object row : kept) {
            String key = row instanceof Map<?, ?> map ? StreamKeys.of(declaration(), map) : null;
            if (!all.contains(key)) {
                throw new IllegalArgumentException("what is to be kept of a page of the stream " + stream + " must be its rows, each with "
                        + String.join(", ", declaration().key()) + ": " + (key == null ? row == null ? null : row.getClass().getName() : key)
                        + " is none");
            }
            keys.add(key);
        }
        List<Map<String, Object>> left = new ArrayList<>();
        Set<String> seen = new HashSet<>(origin.seen());
        for (Map<String, Object> row : rows) {
            String key = StreamKeys.of(declaration(), row);
            if (keys.contains(key)) {
                left.add(row);
            } else {
                seen.add(key);
            }
        }
        return new StreamPage(stream, integration, workspaceId, left, new Origin(
                origin.declaration(), origin.generation(), origin.rejected(), seen, origin.gone(), origin.first(), origin.kept(), origin.payloads()));
    }

    /** Without what it says of people: it may come into a log. */
    @Override
    public String toString() {
        return rows.size() + " rows of " + stream + " of workspace " + workspaceId;
    }
}
