package io.camelhub.clockify.streamsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamParser;

/** Declarations of streams for tests, by their text. */
final class Declarations {

    static final String REQUESTS = """
            # Requests.
            stream: request
            needs: TIME_OFF
            read: {get: requests, pages: {by: query, most: 200, end: last-page}}
            key: [id]
            changes: {feed: REQUEST}
            missing: deleted
            columns:
              user_id: {who: true}
              decided_by: {who: true}
              status: word
              starts_on: date
              balance: {type: decimal, compare: false}
              pay: minor
              note: {type: text, private: true}
              teams: json
            """;

    private Declarations() {
    }

    static StreamDeclaration of(String text) {
        StreamParser.Result result = StreamParser.parse("a.stream.yaml", text);
        assertThat(result.mistakes()).isEmpty();
        return result.declaration();
    }

    static StreamDeclaration requests() {
        return of(REQUESTS);
    }

    static StreamDeclaration named(String name, String more) {
        return of("# One.\nstream: " + name + "\n" + more + "key: [id]\nmissing: deleted\ncolumns: {name: word}\n");
    }
}
