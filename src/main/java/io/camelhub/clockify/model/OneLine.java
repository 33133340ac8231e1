package io.camelhub.clockify.model;

/** Untrusted text on one line, without characters that could control a terminal or forge a log line. */
@Decision
public final class OneLine {

    private OneLine() {
    }

    /** The text with each run of line ends and control characters replaced by a space; null stays null. */
    public static String of(String text) {
        return text == null ? null : text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }

    /** As {@link #of(String)}, cut to at most {@code longest} characters. */
    public static String of(String text, int longest) {
        String line = of(text);
        return line == null || line.codePointCount(0, line.length()) <= longest
                ? line : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
