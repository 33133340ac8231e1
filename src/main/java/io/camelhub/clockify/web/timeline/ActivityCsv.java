package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.model.SpreadsheetCell;
import io.camelhub.clockify.timeline.Activity.Series;
import io.camelhub.clockify.timeline.Activity;
import io.camelhub.clockify.timeline.By;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Writes activity as CSV: a row per series with its hours, its billable hours, and those of each period by its first day. */
@Decision
final class ActivityCsv {

    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    private ActivityCsv() {
    }

    static void write(Activity activity, By by, Appendable out) throws IOException {
        List<String> head = new ArrayList<>(List.of(ActivityChoice.key(by), ActivityChoice.key(by) + "_id", "projects", "hours", "billable_hours"));
        activity.periods().forEach(period -> head.add(period.toString()));
        append(out, head);
        for (Series one : activity.series()) {
            List<String> row = new ArrayList<>(List.of(cell(ActivityWords.name(by, one)), cell(one.key()),
                    cell(String.join("; ", one.mainProjects())), hours(one.totalSeconds()), hours(one.billableSeconds())));
            one.seconds().forEach(seconds -> row.add(hours(seconds)));
            append(out, row);
        }
    }

    private static void append(Appendable out, List<String> row) throws IOException {
        out.append(String.join(",", row)).append("\r\n");
    }

    private static String hours(long seconds) {
        return BigDecimal.valueOf(seconds).divide(HOUR, 2, RoundingMode.HALF_UP).toString();
    }

    private static String cell(String text) {
        return '"' + SpreadsheetCell.written(OneLine.of(text)).replace("\"", "\"\"") + '"';
    }
}
