package io.camelhub.clockify.stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a stream is asked for. In path, query and body {@code {parent}} stands for the parent's key, {@code {start}} and {@code {end}} for
 * the window, {@code {zone}} for {@code clockify.day-zone}.
 *
 * @param method which request
 * @param path   below {@code /workspaces/{id}/}, without a slash at its beginning
 * @param query  parameters besides those of the page
 * @param body   what is posted, without number and size of the page; null for {@link Method#GET}
 * @param rounds the list is read whole with each of these parameters in turn; mostly one round without any
 * @param rows   where the rows are in the answer; empty where it is the list itself; null where it is the only row
 * @param pages  how it is read page by page
 * @param window the days that it is read for; null where it is read whole
 * @param newest null where the rows come in no order that helps
 */
public record StreamRead(
        Method method, String path, Map<String, String> query, JsonNode body, List<Map<String, String>> rounds, JsonPointer rows, Paging pages,
        StreamWindow window, NewestFirst newest) {

    /** Which request. */
    public enum Method {
        GET, POST,
        /** Posted to the reports API. */
        REPORT
    }

    public StreamRead {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        rounds = List.copyOf(rounds);
    }

    /** The body, which may be changed by whoever asked for it; null for {@link Method#GET}. */
    @Override
    public JsonNode body() {
        return body == null ? null : body.deepCopy();
    }
}
