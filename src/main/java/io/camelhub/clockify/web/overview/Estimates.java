package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.overview.ProjectSums;
import io.camelhub.clockify.web.timeline.ActivityWords;
import java.util.Locale;

/** Compares the work on a project with its estimate, or with the hours that its budget pays. */
@Decision
final class Estimates {

    private Estimates() {
    }

    /**
     * The estimate in words.
     *
     * @param seconds of the estimate
     * @param reset when it begins anew, such as {@code MONTHLY}; null for never. Of another one than those of Clockify, all work counts.
     * @param name such as {@code estimate}
     */
    static WorkView.Estimate of(long seconds, String reset, String name, ProjectSums work) {
        String word = reset == null ? "" : reset.toUpperCase(Locale.ROOT);
        long used = switch (word) {
            case "WEEKLY" -> work.weeks().get(work.weeks().size() - 1);
            case "MONTHLY" -> work.monthSeconds();
            case "YEARLY" -> work.yearSeconds();
            default -> work.allSeconds();
        };
        String when = switch (word) {
            case "" -> " in all";
            case "WEEKLY" -> " this week";
            case "MONTHLY" -> " this month";
            case "YEARLY" -> " this year";
            default -> " in all; it begins anew " + OneLine.of(reset, 40).toLowerCase(Locale.ROOT);
        };
        long percent = seconds == 0 ? used == 0 ? 0 : 100 : Math.round(100.0 * used / seconds);
        return new WorkView.Estimate((int) Math.min(100, percent), used > seconds,
                ActivityWords.hours(used) + " of " + ActivityWords.hours(seconds) + " " + name + " (" + percent + " %)" + when);
    }
}
