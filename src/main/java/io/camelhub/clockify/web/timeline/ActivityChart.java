package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.timeline.Activity.Kind;
import io.camelhub.clockify.timeline.Activity.Series;
import io.camelhub.clockify.timeline.Activity;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Computes the positions of the activity chart's bars. Horizontal values are per cent of the width, vertical ones are pixels, so that letters keep
 * their size on a phone.
 *
 * @param description the text alternative, for screen readers
 * @param hasYears whether there is a line of years below
 * @param isLong whether a phone has to scroll
 * @param axisWidth width of the hour axis in pixels
 * @param lines the named series, at most twelve, or sixty if all were requested, and one for the rest
 * @param folded the number of series in the rest
 */
@Decision
public record ActivityChart(String description, boolean hasYears, boolean isLong, int axisWidth, List<Tick> ticks, List<Bar> bars, List<Label> labels,
        List<Line> lines, int folded) {

    /** The bottom of the bars, in pixels. */
    public static final int BASE = 212;

    private static final int NAMED = 12;
    private static final int NAMED_WHERE_OPEN = 60;
    /** Most lines with a bar of their own in each group. */
    private static final int MOST_BESIDE_EACH_OTHER = 6;

    private static final int PLOT = 200;
    private static final int MOST_GROUPED = 36;
    private static final int MOST_PERIODS_ON_A_PHONE = 62;
    private static final int LABELS_ON_A_DESK = 18;
    private static final int LABELS_ON_A_PHONE = 5;
    private static final int LABELS_WHERE_A_PHONE_SCROLLS = 12;
    private static final int EDGE = 3;
    private static final int MOST_STEPS = 5;

    /** A line of the grid. */
    public record Tick(int y, String text) {
    }

    /** A bar, or a segment of one. */
    public record Bar(Paint paint, String x, String width, String y, String height, String title) {
    }

    /**
     * A label below a bar.
     *
     * @param anchor the SVG text anchor at {@code x}
     * @param year null where the label before has the same
     * @param isForDesks whether it is hidden on a phone
     * @param isYearForPhones whether only a phone, which hides labels, needs its year
     */
    public record Label(String x, String anchor, String text, String year, boolean isForDesks, boolean isYearForPhones) {
    }

    /** A series of the chart, with its colour. */
    public record Line(Paint paint, String name, List<Long> seconds, long totalSeconds) {
    }

    /** @param open whether to name as many series as can be drawn */
    public static ActivityChart of(Activity activity, Unit unit, By by, boolean open) {
        List<Series> named = named(activity, open);
        List<Series> rest = activity.series().stream().filter(one -> !named.contains(one)).toList();
        List<Line> lines = lines(activity, by, named, rest);
        int periods = activity.periods().size();
        // beside the sum of the rest, each named one would be too small to see
        boolean grouped = periods * lines.size() <= MOST_GROUPED && lines.size() <= MOST_BESIDE_EACH_OTHER;
        long[] sums = IntStream.range(0, periods).mapToLong(i -> lines.stream().mapToLong(line -> line.seconds().get(i)).sum()).toArray();
        long most = grouped ? lines.stream().flatMap(line -> line.seconds().stream()).mapToLong(Long::longValue).max().orElse(0)
                : LongStream.of(sums).max().orElse(0);
        double step = step(most / 3600.0);
        int steps = Math.max(1, (int) Math.ceil(most / 3600.0 / step));
        List<Tick> ticks = IntStream.rangeClosed(0, steps)
                .mapToObj(i -> new Tick(BASE - PLOT * i / steps, text(i * step) + (i == steps ? " h" : ""))).toList();
        List<Bar> bars = bars(activity.periods(), unit, lines, grouped, PLOT / (steps * step * 3600));
        boolean isLong = periods > MOST_PERIODS_ON_A_PHONE;
        List<Label> labels = isLong ? sparse(activity.periods(), unit) : labels(activity.periods(), unit);
        return new ActivityChart(description(activity, unit, lines), labels.stream().anyMatch(label -> label.year() != null), isLong,
                12 + 7 * ticks.stream().mapToInt(tick -> tick.text().length()).max().orElse(1), ticks, bars, labels, lines, rest.size());
    }

    /** The named series, the largest first. */
    static List<Series> named(Activity activity, boolean open) {
        return activity.series().stream().filter(one -> one.kind() != Kind.OTHER).limit(open ? NAMED_WHERE_OPEN : NAMED).toList();
    }

    /** The named series, and the rest as one. */
    private static List<Line> lines(Activity activity, By by, List<Series> named, List<Series> rest) {
        List<Paint> paints = Paint.of(named);
        List<Line> lines = new ArrayList<>();
        for (Series one : named) {
            lines.add(new Line(paints.get(lines.size()), ActivityWords.name(by, one), one.seconds(), one.totalSeconds()));
        }
        if (!rest.isEmpty()) {
            lines.add(new Line(Paint.OTHER, "Other", IntStream.range(0, activity.periods().size())
                    .mapToObj(i -> rest.stream().mapToLong(one -> one.seconds().get(i)).sum()).toList(),
                    rest.stream().mapToLong(Series::totalSeconds).sum()));
        }
        return lines;
    }

    /** A round step of the axis, in hours: a quarter, a half, or 1, 2 or 5 times a power of ten. */
    private static double step(double mostHours) {
        for (double small : new double[] {0.25, 0.5}) {
            if (mostHours <= small * MOST_STEPS) {
                return small;
            }
        }
        for (double power = 1;; power *= 10) {
            for (int digit : new int[] {1, 2, 5}) {
                if (mostHours <= digit * power * MOST_STEPS) {
                    return digit * power;
                }
            }
        }
    }

    private static String text(double hours) {
        return hours == Math.rint(hours) ? HumanReadable.number((long) hours) : Double.toString(hours);
    }

    private static List<Bar> bars(List<LocalDate> periods, Unit unit, List<Line> lines, boolean grouped, double pixels) {
        List<Bar> bars = new ArrayList<>();
        double slot = 100.0 / periods.size();
        double group = grouped ? Math.min(slot * 0.76, lines.size() * 5) : Math.min(slot * 0.8, 6);
        for (int i = 0; i < periods.size(); i++) {
            double x = (i + 0.5) * slot - group / 2;
            double below = 0;
            for (Line line : lines) {
                long seconds = line.seconds().get(i);
                double height = seconds == 0 ? 0 : Math.max(1, seconds * pixels);
                if (height > 0) {
                    bars.add(new Bar(line.paint(), percent(x), percent(grouped ? group / lines.size() * 0.86 : group),
                            decimal(BASE - below - height), decimal(height),
                            line.name() + ", " + ActivityWords.period(unit, periods.get(i)) + ": " + ActivityWords.exactly(seconds)));
                }
                if (grouped) {
                    x += group / lines.size();
                } else {
                    below += height;
                }
            }
        }
        return bars;
    }

    /** As many labels as there is room for, counted from the last period. */
    private static List<Label> labels(List<LocalDate> periods, Unit unit) {
        int count = periods.size();
        int desk = -Math.floorDiv(-count, LABELS_ON_A_DESK);
        int phone = desk * -Math.floorDiv(-count, desk * LABELS_ON_A_PHONE);
        List<Integer> places = IntStream.range(0, count).filter(i -> (count - 1 - i) % desk == 0).boxed().toList();
        return label(periods, unit, places, phone);
    }

    /** The labels of many periods: for days, the months; otherwise as many as there is room for. */
    private static List<Label> sparse(List<LocalDate> periods, Unit unit) {
        int count = periods.size();
        int step = -Math.floorDiv(-count, LABELS_WHERE_A_PHONE_SCROLLS);
        List<Integer> places = IntStream.range(0, count)
                .filter(i -> unit == Unit.DAY ? periods.get(i).getDayOfMonth() == 1 : (count - 1 - i) % step == 0).boxed().toList();
        return label(periods, unit == Unit.DAY ? Unit.MONTH : unit, places, 1);
    }

    private static List<Label> label(List<LocalDate> periods, Unit unit, List<Integer> places, int phone) {
        boolean years = periods.get(0).getYear() != periods.get(periods.size() - 1).getYear();
        List<Label> labels = new ArrayList<>();
        int yearBefore = 0;
        int yearOnPhones = 0;
        for (int place : places) {
            LocalDate period = periods.get(place);
            boolean isForDesks = (periods.size() - 1 - place) % phone != 0;
            boolean isNew = period.getYear() != yearBefore;
            boolean isNewOnPhones = !isForDesks && period.getYear() != yearOnPhones;
            double x = (place + 0.5) * 100 / periods.size();
            // the scrolled part is cut off at its edges
            String anchor = periods.size() <= MOST_PERIODS_ON_A_PHONE || x >= EDGE && x <= 100 - EDGE ? "middle" : x < EDGE ? "start" : "end";
            labels.add(new Label(percent(x), anchor, ActivityWords.label(unit, period),
                    years && (isNew || isNewOnPhones) ? Integer.toString(period.getYear()) : null, isForDesks, isNewOnPhones && !isNew));
            yearBefore = period.getYear();
            yearOnPhones = isForDesks ? yearOnPhones : yearBefore;
        }
        return labels;
    }

    private static String description(Activity activity, Unit unit, List<Line> lines) {
        StringBuilder words = new StringBuilder();
        for (Line line : lines) {
            long most = Collections.max(line.seconds());
            words.append(line.name()).append(": ").append(ActivityWords.exactly(line.totalSeconds()));
            if (activity.periods().size() > 1) {
                words.append(", most ").append(ActivityWords.exactly(most)).append(" (")
                        .append(ActivityWords.period(unit, activity.periods().get(line.seconds().indexOf(most)))).append(')');
            }
            words.append(". ");
        }
        return words.append("In all ").append(ActivityWords.exactly(activity.totalSeconds()))
                .append(". The tables below have the same numbers.").toString();
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f%%", value);
    }

    private static String decimal(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }
}
