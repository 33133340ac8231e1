package io.camelhub.clockify.console.activity;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.text.OneLine;
import io.camelhub.clockify.model.text.SpreadsheetCell;
import io.camelhub.clockify.query.activity.Activity;
import io.camelhub.clockify.query.activity.Activity.Series;
import io.camelhub.clockify.query.activity.By;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Activity as a file: a row for each series, with its hours in all, the billable ones, and those of each period by its first day. */
@Decision
final class ActivityCsv {

    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    private ActivityCsv() {
    }

    static String of(Activity activity, By by) {
        List<String> head = new ArrayList<>(List.of(ActivityChoice.key(by), ActivityChoice.key(by) + "_id", "projects", "hours", "billable_hours"));
        activity.periods().forEach(period -> head.add(period.toString()));
        StringBuilder text = new StringBuilder();
        append(text, head);
        for (Series one : activity.series()) {
            List<String> row = new ArrayList<>(List.of(cell(ActivityWords.name(by, one)), cell(one.key()),
                    cell(String.join("; ", one.mainProjects())), hours(one.totalSeconds()), hours(one.billableSeconds())));
            one.seconds().forEach(seconds -> row.add(hours(seconds)));
            append(text, row);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> row) {
        text.append(String.join(",", row)).append("\r\n");
    }

    private static String hours(long seconds) {
        return BigDecimal.valueOf(seconds).divide(HOUR, 2, RoundingMode.HALF_UP).toString();
    }

    private static String cell(String text) {
        return '"' + SpreadsheetCell.written(OneLine.of(text)).replace("\"", "\"\"") + '"';
    }
}
