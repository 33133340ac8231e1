package io.camelhub.clockify.web;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.CoverageStrip.Step;
import io.camelhub.clockify.query.CoverageStrip;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A coverage strip as a picture: a bar per step, the oldest on the left; with a text alternative.
 *
 * @param words the text alternative
 * @param width in the picture's units
 */
@Decision
public record Strip(List<Bar> bars, String words, int width) {

    private static final int STEP = 8;
    private static final int BAR = 6;

    public record Bar(int x, int width, String style, String title) {
    }

    /** @param day formats a day */
    static Strip of(CoverageStrip strip, Function<LocalDate, String> day) {
        List<Step> steps = strip.steps();
        List<Bar> bars = IntStream.range(0, steps.size())
                .mapToObj(i -> new Bar(i * STEP, BAR, style(steps.get(i)), title(steps.get(i), day))).toList();
        int compared = steps.stream().mapToInt(Step::compared).sum();
        int read = steps.stream().mapToInt(Step::read).sum();
        int open = steps.stream().mapToInt(Step::open).sum();
        return new Strip(bars, steps.isEmpty() ? "nothing is read yet" : words(compared, read, open), Math.max(1, steps.size() * STEP - (STEP - BAR)));
    }

    private static String words(int compared, int read, int open) {
        return HumanReadable.counted(compared, "day", "days") + " read and compared, " + HumanReadable.number(read) + " read, " + HumanReadable.number(open) + " not yet";
    }

    private static String style(Step step) {
        return switch (step.worst()) {
            case COMPARED -> "verified";
            case READ -> "read";
            case OPEN -> "open";
        };
    }

    private static String title(Step step, Function<LocalDate, String> day) {
        return day.apply(step.first()) + (step.first().equals(step.last()) ? ": " + switch (step.worst()) {
            case COMPARED -> "read and compared";
            case READ -> "read";
            case OPEN -> "not read yet";
        } : " – " + day.apply(step.last()) + ": " + words(step.compared(), step.read(), step.open()));
    }
}
