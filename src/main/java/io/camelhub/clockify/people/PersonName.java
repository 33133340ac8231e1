package io.camelhub.clockify.people;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name as it is compared: without case, accents, punctuation and titles.
 *
 * @param parts the parts in the order in which they were written
 */
record PersonName(List<String> parts) {

    private static final Set<String> TITLES =
            Set.of("dr", "prof", "mr", "mrs", "ms", "herr", "frau", "ing", "mag", "msc", "bsc", "phd", "ma", "jr", "sr");

    static PersonName of(String name) {
        if (name == null) {
            return new PersonName(List.of());
        }
        String turned = name.matches("[^,]+,[^,]+") ? name.replaceFirst("([^,]+),([^,]+)", "$2 $1") : name;
        String plain = Normalizer.normalize(turned.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replace("\u00f8", "o").replace("\u0142", "l").replace("\u0111", "d").replace("\u00e6", "ae")
                .replace("\u0153", "oe").replace("\u00fe", "th").replace("\u0131", "i")
                .replaceAll("['\u2019`]", "");
        List<String> parts = Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(part -> !part.isEmpty() && !TITLES.contains(part))
                .toList();
        return new PersonName(parts);
    }

    /** A first and a last name at least, so that equality means something. */
    boolean isFull() {
        return parts.size() >= 2;
    }

    String written() {
        return String.join(" ", parts);
    }

    String inAnyOrder() {
        return String.join(" ", parts.stream().sorted().toList());
    }

    /** The first and the last part, in any order. */
    String ends() {
        return new PersonName(List.of(parts.get(0), parts.get(parts.size() - 1))).inAnyOrder();
    }
}
