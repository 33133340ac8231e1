package io.camelhub.clockify.roster;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The comparison key of an e-mail address: trimmed, case-folded, Unicode-normalised (NFKC), the domain in its ASCII form (IDN).
 *
 * @param value the key; equal keys mean equal addresses
 */
public record EmailKey(String value) {

    /** The longest address by RFC 3696, and the width of the columns. */
    private static final int LENGTH = 320;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]");
    private static final Pattern OUTER_SPACE = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{Z}]+@[^@\\s\\p{Z}]+");

    private static final Pattern SEPARATOR = Pattern.compile("[._-]");

    /** The key of an address; empty where the text is null, blank or not an address. */
    public static Optional<EmailKey> of(String email) {
        if (email == null) {
            return Optional.empty();
        }
        String visible = INVISIBLE.matcher(email).replaceAll("");
        String folded = folded(OUTER_SPACE.matcher(visible).replaceAll(""));
        if (!ADDRESS.matcher(folded).matches()) {
            return Optional.empty();
        }
        int at = folded.indexOf('@');
        return domain(folded.substring(at + 1))
                .map(domain -> folded.substring(0, at + 1) + domain)
                .filter(key -> key.length() <= LENGTH)
                .map(EmailKey::new);
    }

    /** The part before the at sign. */
    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    /** The part after the at sign. */
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    /** The mailbox as the provider identifies it: Gmail ignores dots, and googlemail.com is gmail.com. */
    public String mailbox() {
        boolean gmail = domain().equals("gmail.com") || domain().equals("googlemail.com");
        return gmail ? localPart().replace(".", "") + "@gmail.com" : value;
    }

    /** The part before the at sign, without a plus tag. */
    public String untaggedLocal() {
        int plus = localPart().indexOf('+');
        return plus > 0 ? localPart().substring(0, plus) : localPart();
    }

    /** The part before the at sign, without plus tag, dots, hyphens and underscores. */
    public String bareLocal() {
        return SEPARATOR.matcher(untaggedLocal()).replaceAll("");
    }

    private static String folded(String text) {
        String normalised = Normalizer.normalize(text, Normalizer.Form.NFKC);
        // upper case first: it turns ß and similar letters into their capital form, SS
        String cased = normalised.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(cased, Normalizer.Form.NFKC);
    }

    private static Optional<String> domain(String name) {
        String rooted = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        try {
            String ascii = IDN.toASCII(rooted, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.isEmpty() ? Optional.empty() : Optional.of(ascii);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
