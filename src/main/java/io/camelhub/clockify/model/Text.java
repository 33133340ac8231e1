package io.camelhub.clockify.model;

/** Cleans and checks text from Clockify, for every database. */
public final class Text {

    private Text() {
    }

    /**
     * The text without NUL characters, and with U+FFFD for an unpaired surrogate: databases reject both.
     *
     * @param text may be null
     */
    public static String storable(String text) {
        if (text == null) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return cleaned(text);
            }
        }
        return text;
    }

    /**
     * A value of an open enumeration, such as a type or a plan, cut to the column's length.
     *
     * @param text may be null
     * @param longest length of the column in characters
     */
    public static String word(String text, int longest) {
        String whole = storable(text);
        return whole == null || whole.length() <= longest ? whole : storable(whole.substring(0, longest));
    }

    /** Whether the text can be a Clockify id: at most 64 letters, digits, hyphens and underscores, so safe in a URL path and a column. */
    public static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 64;
    }

    /** Whether the text has the exact form of a Clockify id: 24 hex digits. */
    public static boolean isClockifyId(String text) {
        return text.matches("[0-9a-f]{24}");
    }

    /** The id, or null where it is not a valid one. */
    public static String idOrNull(String text) {
        return text == null || !isId(text) ? null : text;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
