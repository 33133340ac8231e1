package io.camelhub.clockify.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests the known word for a misspelled one. */
public final class TypoSuggester {

    private final List<String> known;

    public TypoSuggester(Collection<String> known) {
        this.known = known.stream().sorted().toList();
    }

    /** The nearest known word within an edit distance of {@code edits}; empty for none. */
    public Optional<String> nearest(String written, int edits) {
        LevenshteinDistance distance = new LevenshteinDistance(edits);
        return known.stream()
                .filter(word -> distance.apply(written, word) >= 0)
                .min(Comparator.comparing(word -> distance.apply(written, word)));
    }

    /** As {@link #nearest(String, int)}, with a third of the word's length as the distance, at least 1. */
    public Optional<String> nearest(String written) {
        return nearest(written, Math.max(1, written.length() / 3));
    }
}
