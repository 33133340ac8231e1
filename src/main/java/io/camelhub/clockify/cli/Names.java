package io.camelhub.clockify.cli;

import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.Setting;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    static void requireKnown(List<String> typed, IntegrationsConfig listing) {
        Set<String> known = new TreeSet<>();
        listing.integrations().stream().map(Integration::name).forEach(known::add);
        for (String name : typed) {
            if (!known.contains(name) && listing.problemsOf(name).isEmpty()) {
                throw CommandFailedException.wrongInput("there is no integration " + Formats.text(name) + hint(name, known));
            }
        }
    }

    /**
     * Of the names typed, those that can be used now; says of each other one why not. No name typed stands for all, and gives
     * none.
     *
     * @throws CommandFailedException where names were typed and none of them can be used
     */
    static List<String> usable(List<String> typed, IntegrationsConfig listing, PrintWriter err) {
        List<String> usable = new ArrayList<>();
        for (String name : new LinkedHashSet<>(typed)) {
            Optional<Integration> found = listing.integrations().stream().filter(each -> each.name().equals(name)).findFirst();
            if (found.filter(Integration::enabled).isPresent()) {
                usable.add(name);
            } else {
                err.println(name + " is left out: " + (found.isPresent()
                        ? Setting.ENABLED.property(name) + " is false" : "see its settings above"));
            }
        }
        err.flush();
        if (usable.isEmpty() && !typed.isEmpty()) {
            throw CommandFailedException.wrongInput("nothing is left to do");
        }
        return usable;
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
