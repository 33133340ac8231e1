package io.camelhub.clockify.roster;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name normalised for comparison: without case, accents, punctuation, titles and remarks.
 *
 * @param parts the parts in the order in which they were written
 * @param written the parts in one text
 * @param inAnyOrder the parts in one text, in alphabetical order
 */
public record PersonName(List<String> parts, String written, String inAnyOrder) {

    private static final Set<String> TITLES =
            Set.of("dr", "prof", "mr", "mrs", "ms", "herr", "frau", "ing", "mag", "msc", "bsc", "phd", "ma",
                    "mba", "dipl", "jr", "sr", "ii", "iii", "ext", "extern", "external", "contractor", "consultant", "freelancer");

    private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)|\\[[^]]*\\]| [|/\u2013\u2014-] .*$"
            + "|,? ?\\b(?i:[mb]\\. ?sc|ph\\. ?d|[mb]\\. ?a|m\\. ?b\\. ?a)\\.?$");
    private static final Pattern TURNED = Pattern.compile("([^,]+),([^,]+)");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHE = Pattern.compile("['\u2019`]");
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    PersonName(List<String> parts) {
        this(parts, String.join(" ", parts), parts.stream().sorted().collect(Collectors.joining(" ")));
    }

    public static PersonName of(String name) {
        if (name == null) {
            return new PersonName(List.of());
        }
        String said = REMARK.matcher(name).replaceAll(" ");
        Matcher comma = TURNED.matcher(said);
        String turned = comma.matches() ? comma.group(2) + " " + comma.group(1) : said;
        String plain = Normalizer.normalize(turned.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replace("\u00f8", "o").replace("\u0142", "l").replace("\u0111", "d").replace("\u00e6", "ae")
                .replace("\u0153", "oe").replace("\u00fe", "th").replace("\u0131", "i");
        String bare = APOSTROPHE.matcher(ACCENT.matcher(plain).replaceAll("")).replaceAll("");
        List<String> words = Arrays.stream(GAP.split(bare)).filter(part -> !part.isEmpty()).toList();
        List<String> parts = words.stream()
                .filter(part -> !TITLES.contains(part) || part.equals("ma") && words.size() == 2)
                .toList();
        return new PersonName(parts);
    }

    /** The display name of an account; an empty name where it is an e-mail address, or a single word with a digit. */
    public static PersonName shown(String name) {
        PersonName shown = of(EmailKey.of(name).isPresent() ? null : name);
        return shown.parts().size() == 1 && shown.written().chars().anyMatch(Character::isDigit) ? of(null) : shown;
    }

    /** Whether there are at least a first and a last name, so that equality means something. */
    public boolean isFull() {
        return parts.size() >= 2;
    }
}
