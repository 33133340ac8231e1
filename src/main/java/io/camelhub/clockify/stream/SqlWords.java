package io.camelhub.clockify.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that cannot be the name of a column, in one database or another. */
final class SqlWords {

    static final Set<String> RESERVED = read();

    private SqlWords() {
    }

    private static Set<String> read() {
        try (InputStream file = SqlWords.class.getResourceAsStream("/clockify/streams/reserved-words.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
