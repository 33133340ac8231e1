package io.camelhub.clockify.model;

/** Text from outside on one line, without what could steer a terminal or forge a line of a log. */
@Decision
public final class OneLine {

    private OneLine() {
    }

    /** The text without line ends and control characters; null stays null. */
    public static String of(String text) {
        return text == null ? null : text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }

    /** As {@link #of(String)}, and no longer than so many characters. */
    public static String of(String text, int longest) {
        String line = of(text);
        return line == null || line.codePointCount(0, line.length()) <= longest
                ? line : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
