package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.camelhub.clockify.http.BadResponseException;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.stream.Paging;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamRead;
import io.camelhub.clockify.stream.StreamRow;
import io.camelhub.clockify.stream.StreamRowReader;
import io.camelhub.clockify.stream.StreamWindow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The requests of a stream, as its declaration has them, and what their answers hold. */
final class StreamRequests {

    /** The source of all streams. */
    static final String SOURCE = "stream";

    private final ObjectMapper json;
    private final Supplier<ZoneId> dayZone;

    /** @param dayZone {@code clockify.day-zone}; asked at each reading, so that an edit of the settings takes effect */
    StreamRequests(ObjectMapper json, Supplier<ZoneId> dayZone) {
        this.json = json;
        this.dayZone = dayZone;
    }

    /**
     * What a page holds. Of a row that was read nothing else is kept: one of approvals comes with all its entries.
     *
     * @param payloads beside the rows as they were read, names and those that could not be read, as they came; null beside the others
     * @param count how many there are in all, by its own account; null where it says nothing
     * @param content a number that pages with the same rows share
     */
    record Answer(List<StreamRow> rows, List<JsonNode> payloads, Long count, int content) {
    }

    ZoneId zone() {
        return dayZone.get();
    }

    /** @param today from which the days of a window are counted */
    PageRequest request(StreamDeclaration stream, String workspaceId, StreamList list, int page, int size, LocalDate today) {
        StreamRead read = stream.read();
        Map<String, String> values = values(read, list, today);
        Paging pages = read.pages();
        String path = "/workspaces/" + workspaceId + "/" + filled(read.path(), values);
        Map<String, String> query = new LinkedHashMap<>();
        read.query().forEach((name, value) -> query.put(name, filled(value, values)));
        if (read.method() == StreamRead.Method.GET) {
            list.round().forEach((name, value) -> query.put(name, filled(value, values)));
        }
        if (pages.by() == Paging.By.QUERY) {
            query.put(pages.page(), String.valueOf(page));
            query.put(pages.size(), String.valueOf(size));
        }
        String text = query.entrySet().stream().map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue())).collect(Collectors.joining("&"));
        PageRequest.Reader reader = reader(stream, list);
        return read.method() == StreamRead.Method.GET
                ? PageRequest.get(SOURCE, workspaceId, path, text, reader)
                : new PageRequest(SOURCE, workspaceId, "POST", path, text, body(read, list, page, size, values), JsonNode.class.getName(), reader);
    }

    private Map<String, String> values(StreamRead read, StreamList list, LocalDate today) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("{zone}", dayZone.get().getId());
        if (list.parent() != null) {
            values.put("{parent}", list.parent());
        }
        StreamWindow window = read.window();
        if (window != null) {
            boolean days = window.as() == StreamWindow.Form.DATE;
            values.put("{start}", today.plusDays(window.from()) + (days ? "" : "T00:00:00.000Z"));
            values.put("{end}", today.plusDays(window.to()) + (days ? "" : "T23:59:59.999Z"));
        }
        return values;
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String body(StreamRead read, StreamList list, int page, int size, Map<String, String> values) {
        JsonNode body = filled(read.body(), values);
        list.round().forEach((name, value) -> set((ObjectNode) body, name.startsWith("/") ? name : "/" + name,
                value.equals("true") || value.equals("false") ? BooleanNode.valueOf(value.equals("true")) : TextNode.valueOf(filled(value, values))));
        if (read.pages().by() == Paging.By.BODY) {
            set((ObjectNode) body, read.pages().page(), IntNode.valueOf(page));
            set((ObjectNode) body, read.pages().size(), IntNode.valueOf(size));
        }
        return body.toString();
    }

    private JsonNode filled(JsonNode node, Map<String, String> values) {
        if (node.isTextual()) {
            return TextNode.valueOf(filled(node.textValue(), values));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode filled = json.createObjectNode();
            object.fields().forEachRemaining(field -> filled.set(field.getKey(), filled(field.getValue(), values)));
            return filled;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode filled = json.createArrayNode();
            array.forEach(element -> filled.add(filled(element, values)));
            return filled;
        }
        return node;
    }

    private static void set(ObjectNode body, String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        ObjectNode parent = place.head().matches() ? body : body.withObject(place.head());
        parent.set(place.last().getMatchingProperty(), value);
    }

    private PageRequest.Reader reader(StreamDeclaration stream, StreamList list) {
        return (run, answer, lastPage) -> answer(stream, list.parent(), (JsonNode) answer);
    }

    /** @throws BadResponseException where it is no list of rows */
    Answer answer(StreamDeclaration stream, String parent, JsonNode answer) {
        boolean one = stream.read().rows() == null;
        JsonNode rows = one ? json.createArrayNode().add(answer) : answer.at(stream.read().rows());
        if (!rows.isArray() || one && !answer.isObject()) {
            throw new BadResponseException("Clockify answered something else than a list of " + stream.name().replace('_', ' '));
        }
        StreamRowReader reader = new StreamRowReader(stream, json);
        List<StreamRow> read = new ArrayList<>(rows.size());
        List<JsonNode> payloads = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            StreamRow taken = reader.read(row, parent);
            read.add(taken);
            payloads.add(taken.isRejected() || stream.names() ? row : null);
        }
        JsonNode count = stream.read().pages().count() == null ? null : answer.at(stream.read().pages().count());
        return new Answer(read, payloads, count == null || !count.canConvertToLong() || !count.isIntegralNumber() ? null : count.longValue(),
                rows.hashCode());
    }
}
