package io.camelhub.clockify.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nicknames and spellings of given names: a line of {@code nicknames.csv} has a name, then its nicknames; one of {@code spellings.csv} has the
 * spellings of one name, such as of Arabic and Chinese names in Latin letters.
 */
final class Nicknames {

    private final Map<String, Set<String>> spellings = new HashMap<>();
    private final Map<String, Set<String>> forms = new HashMap<>();

    Nicknames() {
        Map<String, Set<String>> nicknames = new HashMap<>();
        lines("nicknames.csv").forEach(line -> {
            String[] words = line.split(",");
            for (int i = 1; i < words.length; i++) {
                put(nicknames, words[i], words[0]);
                put(nicknames, words[0], words[i]);
            }
        });
        lines("spellings.csv").forEach(line -> {
            for (String word : line.split(",")) {
                put(spellings, word, line);
            }
        });
        Set<String> words = new HashSet<>(nicknames.keySet());
        words.addAll(spellings.keySet());
        for (String word : words) {
            Set<String> all = new HashSet<>();
            spelt(word).forEach(each -> nicknames.getOrDefault(each, Set.of()).forEach(nickname -> all.addAll(spelt(nickname))));
            all.addAll(spelt(word));
            forms.put(word, all);
        }
    }

    boolean isNickname(String one, String other) {
        return forms(one).contains(other);
    }

    /** Whether both are spellings of one name. */
    boolean isSpelling(String one, String other) {
        return !Collections.disjoint(spellings.getOrDefault(one, Set.of()), spellings.getOrDefault(other, Set.of()));
    }

    /** The name itself with its nicknames and spellings. */
    Set<String> forms(String part) {
        return forms.getOrDefault(part, Set.of(part));
    }

    private Set<String> spelt(String word) {
        return Stream.concat(Stream.of(word),
                spellings.getOrDefault(word, Set.of()).stream().flatMap(line -> Stream.of(line.split(",")))).collect(Collectors.toSet());
    }

    /** The words of a resource file in {@code /clockify/people}. */
    static Set<String> words(String resource) {
        return lines(resource).stream().flatMap(line -> List.of(line.split(" ")).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> lines(String resource) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Nicknames.class.getResourceAsStream("/clockify/people/" + resource), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, Set<String>> sets, String key, String value) {
        sets.computeIfAbsent(key, unused -> new HashSet<>(2)).add(value);
    }
}
