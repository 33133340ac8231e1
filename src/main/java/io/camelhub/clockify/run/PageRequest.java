package io.camelhub.clockify.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/**
 * A request for one page, and how its answer is read. Two are equal where they ask for the same.
 *
 * @param source what is read: {@code report}, {@code user-list}, {@code feed}, {@code list}, {@code single} or {@code key}
 * @param workspaceId whose budget it takes; null for a request about the key itself
 * @param method {@code GET} or {@code POST}
 * @param path below the root of the API
 * @param query without the question mark; may be empty
 * @param body JSON; empty for none
 * @param answerType the class that Jackson reads the answer as
 * @param reader how the answer is read
 */
public record PageRequest(
        String source, String workspaceId, String method, String path, String query, String body, String answerType, Reader reader)
        implements Next {

    /** Reads an answer, in whichever thread it arrives: it changes nothing of what the source knows. */
    @FunctionalInterface
    public interface Reader {

        /**
         * @param run null where it is read for none
         * @param answer as {@link #answerType}
         * @param lastPage the header {@code Last-Page}; null where there is none
         * @return a page of time entries; or the answer itself, where it holds something else
         */
        Object read(SyncRun run, Object answer, String lastPage);
    }

    /** Reads nothing: the answer is what it is. */
    public static final Reader PLAIN = (run, answer, lastPage) -> answer;

    public static PageRequest get(String source, String workspaceId, String path, String query, Reader reader) {
        return new PageRequest(source, workspaceId, "GET", path, query, "", JsonNode.class.getName(), reader);
    }

    public static PageRequest post(String source, String workspaceId, String path, String body, Class<?> answerType, Reader reader) {
        return new PageRequest(source, workspaceId, "POST", path, "", body, answerType.getName(), reader);
    }

    /** What the answer holds. */
    public Object read(SyncRun run, Object answer, String lastPage) {
        return reader.read(run, answer, lastPage);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PageRequest request && source.equals(request.source) && path.equals(request.path)
                && query.equals(request.query) && body.equals(request.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, path, query, body);
    }

    /** Without its body, which may be long. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
