package io.camelhub.clockify.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/**
 * A request for one page, with the reader of its answer. Equal by the request alone.
 *
 * @param source the kind of source: {@code report}, {@code user-list}, {@code feed}, {@code list}, {@code stream}, {@code single} or {@code key}
 * @param workspaceId whose budget it counts for; null for a request about the key itself
 * @param method {@code GET} or {@code POST}
 * @param path relative to the API's base URL
 * @param query without the question mark; may be empty
 * @param body JSON; empty for none
 * @param answerType the class into which Jackson parses the answer
 * @param reader converts the answer
 */
public record PageRequest(
        String source, String workspaceId, String method, String path, String query, String body, String answerType, Reader reader)
        implements Next {

    /** Converts an answer, in any thread, without a change of its source. */
    @FunctionalInterface
    public interface Reader {

        /**
         * @param run null outside of a run
         * @param answer of type {@link #answerType}
         * @param lastPage the header {@code Last-Page}; null for none
         * @return a page of time entries, or the answer itself
         */
        Object read(SyncRun run, Object answer, String lastPage);
    }

    /** Returns the answer itself. */
    public static final Reader PLAIN = (run, answer, lastPage) -> answer;

    public static PageRequest get(String source, String workspaceId, String path, String query, Reader reader) {
        return new PageRequest(source, workspaceId, "GET", path, query, "", JsonNode.class.getName(), reader);
    }

    public static PageRequest post(String source, String workspaceId, String path, String body, Class<?> answerType, Reader reader) {
        return new PageRequest(source, workspaceId, "POST", path, "", body, answerType.getName(), reader);
    }

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
