package io.camelhub.clockify.roster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The usual names of a roster's columns, and of the values of its column {@code active}, in English, German, French, Spanish, Italian, Dutch,
 * Polish and Portuguese: the files {@code headers.csv} and {@code values.csv}, in the form of {@link #key} and {@link #word}.
 */
final class RosterWords {

    private static final Map<String, List<String>> HEADERS = read("headers.csv");
    private static final Map<String, List<String>> VALUES = read("values.csv");
    private static final Set<String> YES = Set.copyOf(VALUES.get("yes"));
    private static final Set<String> NO = Set.copyOf(VALUES.get("no"));
    /** Words of {@code values.csv} that are also common in columns about something else. */
    private static final Set<String> ANYTHING = Set.of("true", "t", "yes", "y", "1", "false", "f", "no", "n", "0", "ja", "j", "nein", "wahr", "falsch",
            "oui", "o", "non", "vrai", "faux", "si", "s", "verdadero", "falso", "vero", "waar", "onwaar", "nee", "tak", "nie", "prawda", "falsz", "sim",
            "nao", "verdadeiro", "enabled", "disabled", "left", "parti", "partie", "sorti", "sortie");

    private RosterWords() {
    }

    private static Map<String, List<String>> read(String resource) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                RosterWords.class.getResourceAsStream("/clockify/people/" + resource), StandardCharsets.UTF_8))) {
            lines.lines().map(line -> List.of(line.split(","))).forEach(line ->
                    words.computeIfAbsent(line.get(0), unused -> new ArrayList<>()).addAll(line.subList(1, line.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(words);
    }

    /** The known headers by column, the most likely first. */
    static Map<String, List<String>> headers() {
        return HEADERS;
    }

    /** A header normalised for comparison: lower case letters without accents, digits, and {@code _} for anything between. */
    static String key(String header) {
        return plain(header).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
    }

    /** A value normalised for comparison. */
    static String word(String value) {
        return plain(value).strip().replaceAll("[\\s\\p{Z}]+", " ");
    }

    private static String plain(String text) {
        String small = text.toLowerCase(Locale.ROOT).replace("ß", "ss").replace('ł', 'l');
        return Normalizer.normalize(small, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    }

    /** Whether a value of {@code active} is known, as yes or as no. */
    static boolean isKnown(String value) {
        return isYes(value) || NO.contains(word(value));
    }

    static boolean isYes(String value) {
        return YES.contains(word(value));
    }

    /**
     * Whether all values mean active or inactive, and at least one of them means nothing else: a column of plain yes and no may be about anything.
     */
    static boolean areStates(Set<String> values) {
        Set<String> words = new HashSet<>();
        values.forEach(value -> words.add(word(value)));
        return words.stream().allMatch(word -> YES.contains(word) || NO.contains(word)) && words.stream().anyMatch(word -> !ANYTHING.contains(word));
    }
}
