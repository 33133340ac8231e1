package io.camelhub.clockify.database;

import io.camelhub.clockify.model.Decision;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The characters that a database can store. A PostgreSQL database may have an encoding with a few hundred characters only; it refuses statements
 * with others.
 *
 * @param name PostgreSQL's name; null for all characters
 * @param charset null for all characters
 */
@Decision
public record Encoding(String name, Charset charset) {

    /** The encoding of all characters. */
    public static final Encoding ALL = new Encoding(null, null);

    /** The number of the ISO 8859 part for PostgreSQL's LATIN5 to LATIN10; LATIN1 to LATIN4 have the same number. */
    private static final Map<String, String> LATIN = Map.of("5", "9", "6", "10", "7", "13", "8", "14", "9", "15", "10", "16");
    private static final String REPLACEMENT = "?";

    /** The encoding of PostgreSQL's {@code server_encoding}; ASCII for one that Java does not know. */
    public static Encoding ofPostgresql(String name) {
        // SQL_ASCII stores any bytes, and gets UTF-8
        return List.of("UTF8", "SQL_ASCII").contains(name) ? ALL : new Encoding(name, charset(name));
    }

    private static Charset charset(String name) {
        String known = name.startsWith("LATIN") ? "ISO-8859-" + LATIN.getOrDefault(name.substring(5), name.substring(5))
                : name.startsWith("KOI8") ? "KOI8-" + name.substring(4)
                : name.startsWith("WIN") ? "windows-" + name.substring(3)
                : name.replace('_', '-');
        return Charset.isSupported(known) && Charset.forName(known).canEncode() ? Charset.forName(known) : StandardCharsets.US_ASCII;
    }

    public boolean isWhole() {
        return charset == null;
    }

    /** Whether all characters of the text can be stored; true for null. */
    public boolean takes(String text) {
        return charset == null || text == null || charset.newEncoder().canEncode(text);
    }

    /** The first character that cannot be stored, such as U+1F600. */
    public String refused(String text) {
        return text.codePoints().filter(point -> !takes(Character.toString(point))).mapToObj("U+%04X"::formatted).findFirst().orElseThrow();
    }

    /** The text with a question mark for each character that cannot be stored; null stays null. */
    public String fitted(String text) {
        if (takes(text)) {
            return text;
        }
        StringBuilder fitted = new StringBuilder(text.length());
        text.codePoints().mapToObj(Character::toString).forEach(one -> fitted.append(takes(one) ? one : REPLACEMENT));
        return fitted.toString();
    }

    /** The consequences and the remedy, in words; only for an encoding without all characters. */
    public String warning() {
        return "its encoding is " + name + ", which does not have all characters: an entry with another one is rejected, and in names a question "
                + "mark stands for it. Make a database with ENCODING 'UTF8' TEMPLATE template0, and move with 'clockify database copy'";
    }
}
