package io.camelhub.clockify.query.support;

import io.camelhub.clockify.model.Decision;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a log names nobody: when, how grave and by which class each line was written, what was thrown, and where. What a line says is
 * left out, whoever wrote it: no list of names is long enough to take them out of a text.
 */
@Decision
public final class LogLines {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d[.,]?\\d*(?:Z|[+-]\\d\\d:?\\d\\d)?";
    private static final String LEVEL = "TRACE|DEBUG|INFO|WARN|ERROR";
    private static final String CLASS = "[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*";
    private static final Pattern TEXT = Pattern.compile("(" + TIME + ")\\s+(" + LEVEL + ")\\s+\\[[^\\]]*]\\s+(" + CLASS + ")(?:\\s+(.*))?");
    private static final Pattern JSON_TIME = Pattern.compile("\"(?:@?timestamp|time|instant)\"\\s*:\\s*\"?(" + TIME + "|\\d{10,19})");
    private static final Pattern JSON_LEVEL = Pattern.compile("\"level\"\\s*:\\s*\"(" + LEVEL + ")\"");
    private static final Pattern JSON_LOGGER = Pattern.compile("\"logger(?:Name|_name)?\"\\s*:\\s*\"(" + CLASS + ")\"");
    private static final Pattern FRAME = Pattern.compile(
            "\\s*at (?:[\\w.-]+(?:@[\\w.-]+)?/)*" + CLASS + "(?:\\.<(?:cl)?init>)?\\((?:[\\w$]+\\.java(?::\\d+)?|Native Method|Unknown Source)\\)");
    private static final Pattern THROWN = Pattern.compile("(?:[a-z][\\w$]*\\.)+[A-Z][\\w$]*(?:Exception|Error)(?![\\w$])");
    private static final Pattern MORE = Pattern.compile("\\s*\\.\\.\\. \\d+ (?:more|common frames omitted)");

    private LogLines() {
    }

    /** The lines, each as far as it names nobody; at the end, of how many nothing is left. */
    public static String of(List<String> lines) {
        List<String> kept = lines.stream().map(LogLines::kept).flatMap(Optional::stream).toList();
        return kept.stream().map(line -> line + "\n").collect(Collectors.joining())
                + (kept.size() == lines.size() ? "" : "(lines that are only text, left out: " + (lines.size() - kept.size()) + ")\n");
    }

    private static Optional<String> kept(String line) {
        Matcher text = TEXT.matcher(line);
        if (text.matches()) {
            return Optional.of(text.group(1) + " " + text.group(2) + " " + text.group(3) + thrown(text.group(4)));
        }
        if (line.startsWith("{")) {
            return first(JSON_LEVEL, line).map(level -> first(JSON_TIME, line).orElse("-") + " " + level + " " + first(JSON_LOGGER, line).orElse("-")
                    + thrown(line));
        }
        if (FRAME.matcher(line).matches() || MORE.matcher(line).matches()) {
            return Optional.of(line);
        }
        String thrown = thrown(line);
        return thrown.isEmpty() ? Optional.empty() : Optional.of((line.strip().startsWith("Caused by") ? "Caused by:" : "thrown:") + thrown);
    }

    private static Optional<String> first(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The types of what was thrown, each once, after a space. */
    private static String thrown(String text) {
        return text == null ? "" : THROWN.matcher(text).results().map(MatchResult::group).distinct().map(type -> " " + type).collect(Collectors.joining());
    }
}
