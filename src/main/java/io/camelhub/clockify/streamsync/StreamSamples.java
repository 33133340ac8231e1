package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamRow;
import io.camelhub.clockify.streamsync.StreamRequests.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A few rows of a stream as they would be stored. Nothing is written. */
public final class StreamSamples {

    /** So many requests find the first rows, or there are none worth more. */
    private static final int MOST_REQUESTS = 6;

    private final Streams streams;

    public StreamSamples(Streams streams) {
        this.streams = streams;
    }

    /**
     * What a few rows are.
     *
     * @param rows by column; a column that is absent would not be written
     * @param rejected why further rows could not be taken, in plain words
     */
    public record Sample(List<Map<String, Object>> rows, List<String> rejected) {

        public Sample {
            rows = List.copyOf(rows);
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * The first rows that Clockify lists.
     *
     * @param parent the declaration of the parent; null where it has none
     * @param most how many rows are wanted
     * @param clockify answers a request, or throws
     */
    public Sample sample(StreamDeclaration stream, StreamDeclaration parent, String integration, String workspaceId, int most,
            Function<PageRequest, JsonNode> clockify) {
        LocalDate today = LocalDate.ofInstant(streams.now(), streams.requests().zone());
        List<Map<String, Object>> rows = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        int requests = 0;
        for (StreamList list : lists(stream, parent == null ? null : parents(stream, parent, workspaceId, today, clockify))) {
            if (rows.size() + rejected.size() < most && requests++ < MOST_REQUESTS) {
                Answer answer = answer(stream, list, workspaceId, most, today, clockify);
                for (int i = 0; i < answer.rows().size() && rows.size() + rejected.size() < most; i++) {
                    StreamRow row = answer.rows().get(i);
                    if (row.isRejected()) {
                        rejected.add(streams.rejected(stream, row, answer.payloads().get(i)));
                    } else {
                        rows.add(row.values());
                    }
                }
            }
        }
        StreamPage page = new StreamPage(stream.name(), integration, workspaceId, rows,
                new StreamPage.Origin(stream, 0, rejected, Set.of(), Set.of(), true, KeptPeople.EVERYBODY, Map.of()));
        return new Sample(streams.preparedNew(page).rows(), rejected.stream().map(RejectedRow::reason).toList());
    }

    private Answer answer(StreamDeclaration stream, StreamList list, String workspaceId, int most, LocalDate today,
            Function<PageRequest, JsonNode> clockify) {
        int size = Math.min(most, stream.read().pages().most());
        PageRequest request = streams.requests().request(stream, workspaceId, list, stream.read().pages().first(), size, today);
        return (Answer) request.read(null, clockify.apply(request), null);
    }

    /** The keys of the parents that a child is asked for, as far as the first page has them. */
    private List<String> parents(StreamDeclaration stream, StreamDeclaration parent, String workspaceId, LocalDate today,
            Function<PageRequest, JsonNode> clockify) {
        return answer(parent, lists(parent, null).get(0), workspaceId, parent.read().pages().most(), today, clockify).rows().stream()
                .filter(row -> !row.isRejected() && row.values().entrySet().containsAll(stream.each().where().entrySet())).map(StreamRow::key).toList();
    }

    /** @param parents null where the stream has none */
    private static List<StreamList> lists(StreamDeclaration stream, List<String> parents) {
        List<StreamList> lists = new ArrayList<>();
        for (int round = 0; round < stream.read().rounds().size(); round++) {
            StreamList list = new StreamList(null, stream.read().rounds().get(round), round);
            if (parents == null) {
                lists.add(list);
            } else {
                parents.forEach(parent -> lists.add(new StreamList(parent, list.round(), list.number())));
            }
        }
        return lists;
    }
}
