package io.camelhub.clockify.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Common nicknames, from the resource {@code nicknames.csv}: the name, then what its bearers are called. */
final class Nicknames {

    private final Map<String, String> names = new HashMap<>();

    Nicknames() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Nicknames.class.getResourceAsStream("/clockify/people/nicknames.csv"), StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.split(",")).forEach(words -> {
                for (String word : words) {
                    names.putIfAbsent(word, words[0]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name with nicknames put for what they stand for, in any order. */
    String formal(PersonName name) {
        List<String> parts = name.parts().stream().map(part -> names.getOrDefault(part, part)).toList();
        return new PersonName(parts).inAnyOrder();
    }
}
