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
 * The picture of which days are read: a bar a step, the oldest at the left, and the same in words.
 *
 * @param words for who does not see the picture
 * @param width in the units of the picture
 */
@Decision
public record Strip(List<Bar> bars, String words, int width) {

    private static final int STEP = 8;
    private static final int BAR = 6;

    /** A step. */
    public record Bar(int x, int width, String style, String title) {
    }

    /** @param day how a day is written */
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
