package io.camelhub.clockify.simulator;

import java.time.Instant;

/**
 * One request as the simulator saw it.
 *
 * @param at      when it came, by the world's clock
 * @param path    with the root, such as {@code /api/v1/user}
 * @param query   as sent, not decoded; empty when there was none
 * @param status  what was answered; 0 when the connection was dropped or left hanging
 * @param keyName the name of the key, never the key; null when it was unknown
 */
public record RecordedRequest(Instant at, String method, String path, String query, String body, int status, String keyName) {

    /** Method and path without root and ids, such as {@code GET /workspaces/{id}/users}. */
    public String kind() {
        return method + " " + path.replaceFirst("^/(api|reports)/v1", "").replaceAll("[0-9a-f]{24}", "{id}");
    }

    /** Whether a path ends so, where {@code {id}} stands for any id. */
    static boolean endsWith(String path, String end) {
        return path.endsWith(end) || path.replaceAll("[0-9a-f]{24}", "{id}").endsWith(end);
    }

    RecordedRequest answered(int answer) {
        return new RecordedRequest(at, method, path, query, body, answer, keyName);
    }
}
