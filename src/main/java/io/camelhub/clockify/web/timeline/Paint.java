package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.timeline.Activity.Kind;
import io.camelhub.clockify.timeline.Activity.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The colour of a series. A project has Clockify's colour, adjusted to be visible on the light page and on the dark one; without one, or with
 * nearly that of another project in the chart, it gets one of the console's.
 *
 * @param color the number of the console's colour
 * @param own the project's; null for the console's
 */
@Decision
public record Paint(int color, String own) {

    /** The colour of the rest. */
    public static final Paint OTHER = new Paint(6, null);

    private static final int[] OF_THE_CONSOLE = {0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12};
    /** The luminance range in which a colour has a contrast of 3 : 1 with a white card and with a dark one. */
    private static final double DARKEST = 0.14;
    private static final double LIGHTEST = 0.29;
    private static final double STEP = 0.04;
    private static final int NEAR = 48;

    /** The colours of the first series in order; the rest has another one. */
    public static List<Paint> of(List<Series> named) {
        List<Paint> paints = new ArrayList<>();
        int next = 0;
        for (Series one : named) {
            String own = one.kind() == Kind.ONE ? readable(one.color()) : null;
            boolean isFree = own != null && paints.stream().noneMatch(other -> other.own() != null && isNear(own, other.own()));
            paints.add(isFree ? new Paint(0, own) : new Paint(OF_THE_CONSOLE[next++ % OF_THE_CONSOLE.length], null));
        }
        return paints;
    }

    /** The colour adjusted for both backgrounds; null for an invalid one. */
    static String readable(String color) {
        if (color == null || !color.matches("#[0-9A-Fa-f]{6}")) {
            return null;
        }
        double[] parts = parts(color);
        while (luminance(parts) > LIGHTEST) {
            mix(parts, 0);
        }
        while (luminance(parts) < DARKEST) {
            mix(parts, 1);
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", Math.round(parts[0] * 255), Math.round(parts[1] * 255), Math.round(parts[2] * 255));
    }

    private static double[] parts(String color) {
        return new double[] {Integer.parseInt(color.substring(1, 3), 16) / 255.0, Integer.parseInt(color.substring(3, 5), 16) / 255.0,
            Integer.parseInt(color.substring(5, 7), 16) / 255.0};
    }

    private static void mix(double[] parts, double with) {
        for (int i = 0; i < parts.length; i++) {
            parts[i] += (with - parts[i]) * STEP;
        }
    }

    /** The relative luminance of WCAG 2.2. */
    static double luminance(double... parts) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += weights[i] * (parts[i] <= 0.04045 ? parts[i] / 12.92 : Math.pow((parts[i] + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static boolean isNear(String one, String other) {
        double[] a = parts(one);
        double[] b = parts(other);
        return 255 * Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2)) < NEAR;
    }
}
