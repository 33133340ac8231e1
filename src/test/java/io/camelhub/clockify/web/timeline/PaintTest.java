package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.timeline.Activity.Kind;
import io.camelhub.clockify.timeline.Activity.Series;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaintTest {

    private static final double LIGHT_CARD = 1;
    private static final double DARK_CARD = luminance("#1b1b1e");

    private static double luminance(String color) {
        return Paint.luminance(IntStream.of(1, 3, 5).mapToDouble(i -> Integer.parseInt(color.substring(i, i + 2), 16) / 255.0).toArray());
    }

    private static Series project(String color) {
        return new Series(Kind.ONE, "p", "P", List.of(1L), 1, 0, List.of(), null, color);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#03A9F4", "#FFFFFF", "#000000", "#FFEB3B", "#0000FF", "#8BC34A", "#4e342e"})
    void every_colour_of_a_project_is_seen_on_the_light_page_and_on_the_dark_one(String color) {
        double seen = luminance(Paint.readable(color));

        assertThat((LIGHT_CARD + 0.05) / (seen + 0.05)).isGreaterThanOrEqualTo(3);
        assertThat((seen + 0.05) / (DARK_CARD + 0.05)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void a_project_has_its_own_colour_unless_another_has_it_or_it_is_none() {
        List<Paint> paints = Paint.of(List.of(project("#c2185b"), project("#C2185C"), project(null), project("red;x:url(1)"), project("#2e7d32")));

        assertThat(paints).extracting(paint -> paint.own() != null).containsExactly(true, false, false, false, true);
        assertThat(paints).extracting(Paint::color).containsExactly(0, 0, 1, 2, 0);
        assertThat(paints).doesNotHaveDuplicates();
    }
}
