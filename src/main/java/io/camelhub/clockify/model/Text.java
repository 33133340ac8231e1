package io.camelhub.clockify.model;

/** Text from Clockify, made fit for every database. */
public final class Text {

    private Text() {
    }

    /**
     * The text without NUL characters, and with U+FFFD for half a surrogate pair: neither can be stored as text.
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
     * A value out of an open set of short words, such as a type or a plan; cut where it is not short.
     *
     * @param text may be null
     * @param longest characters of the column that holds it
     */
    public static String word(String text, int longest) {
        String whole = storable(text);
        return whole == null || whole.length() <= longest ? whole : storable(whole.substring(0, longest));
    }

    /** Whether this is an id as Clockify makes them, or might: nothing that steers a path or that a column cannot hold. */
    public static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 64;
    }

    /** Whether this is an id just as Clockify makes them: 24 digits and letters from a to f. */
    public static boolean isClockifyId(String text) {
        return text.matches("[0-9a-f]{24}");
    }

    /** The id, or null where it is none; null stays null. */
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
