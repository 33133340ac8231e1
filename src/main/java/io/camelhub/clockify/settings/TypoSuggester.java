package io.camelhub.clockify.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which of the known words was meant. */
public final class TypoSuggester {

    private final List<String> known;

    public TypoSuggester(Collection<String> known) {
        this.known = known.stream().sorted().toList();
    }

    /** The known word nearest to what was written, if no more than {@code edits} letters differ. */
    public Optional<String> nearest(String written, int edits) {
        LevenshteinDistance distance = new LevenshteinDistance(edits);
        return known.stream()
                .filter(word -> distance.apply(written, word) >= 0)
                .min(Comparator.comparing(word -> distance.apply(written, word)));
    }

    /** As {@link #nearest(String, int)}, with as many differences as a slip of the hand makes in a word of that length. */
    public Optional<String> nearest(String written) {
        return nearest(written, Math.max(1, written.length() / 3));
    }
}
