package io.camelhub.clockify.cli;

import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.Listing;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names of integrations that somebody typed, against those that the settings hold. */
final class Names {

    private Names() {
    }

    /**
     * Refuses a name that stands nowhere in the settings; one whose settings are wrong is known, though it cannot be used.
     *
     * @throws CommandFailedException with the nearest name, or with all there are
     */
    static void requireKnown(List<String> typed, Listing listing) {
        Set<String> known = new TreeSet<>();
        listing.integrations().stream().map(Integration::name).forEach(known::add);
        for (String name : typed) {
            if (!known.contains(name) && listing.problemsOf(name).isEmpty()) {
                throw CommandFailedException.wrongInput("there is no integration " + Shown.text(name) + hint(name, known));
            }
        }
    }

    private static String hint(String name, Set<String> known) {
        if (known.isEmpty()) {
            return ": none is set up";
        }
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .filter(candidate -> distance.apply(name, candidate) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparing(candidate -> distance.apply(name, candidate)))
                .map(nearest -> ": did you mean " + nearest + "?")
                .orElse("; there are: " + String.join(", ", known));
    }
}
