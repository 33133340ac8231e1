package io.camelhub.clockify.api;

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

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
