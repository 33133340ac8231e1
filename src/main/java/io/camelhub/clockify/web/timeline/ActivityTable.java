package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.timeline.Activity.Kind;
import io.camelhub.clockify.timeline.Activity.Series;
import io.camelhub.clockify.timeline.Activity;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.Unit;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.PageText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table of the series' sums.
 *
 * @param of the dimension of the series
 * @param hasProjects whether there is a column of main projects
 * @param period the heading of the last period; null for a single one
 * @param range the heading of all days
 * @param left the number of hidden rows
 * @param whole the address with all rows
 */
@Decision
public record ActivityTable(
        String of, boolean hasProjects, String period, String range, List<Row> rows, Row total, int left, String whole) {

    static final int MOST_ROWS = 25;

    /**
     * A row.
     *
     * @param paint as in the chart
     * @param page the address of the project's or client's page; null for none
     * @param href the address of its time entries or parts; null for none
     */
    public record Row(Paint paint, String name, String page, String href, String projects, String period, String range, String billable) {
    }

    /** @param pages the pages of projects or clients, by id */
    static ActivityTable of(ActivityChoice choice, Activity activity, LocalDate today, Map<String, String> pages) {
        int last = activity.periods().size() - 1;
        List<Row> rows = new ArrayList<>();
        List<Series> painted = ActivityChart.named(activity, choice.isOpen());
        List<Paint> paints = Paint.of(painted);
        for (Series one : activity.series()) {
            int place = painted.indexOf(one);
            if (rows.size() < MOST_ROWS || choice.isWhole()) {
                rows.add(new Row(place < 0 ? Paint.OTHER : paints.get(place), ActivityWords.name(choice.by(), one), one.key() == null ? null : pages.get(one.key()), href(choice, one),
                        one.mainProjects().stream().map(OneLine::of).collect(Collectors.joining(", ")),
                        ActivityWords.hours(one.seconds().get(last)), ActivityWords.hours(one.totalSeconds()),
                        ActivityWords.share(one.billableSeconds(), one.totalSeconds())));
            }
        }
        Row total = new Row(Paint.OTHER, "Total", null, null, "", ActivityWords.hours(activity.series().stream().mapToLong(one -> one.seconds().get(last)).sum()),
                ActivityWords.hours(activity.totalSeconds()), ActivityWords.share(activity.billableSeconds(), activity.totalSeconds()));
        LocalDate period = activity.periods().get(last);
        String named = choice.unit().start(today).equals(period) ? ActivityWords.current(choice.unit()) : ActivityWords.period(choice.unit(), period);
        return new ActivityTable(PageText.capital(ActivityChoice.key(choice.by())), choice.by() == By.TEAM || choice.by() == By.EMPLOYEE,
                last == 0 ? null : named, choice.span() == null ? "In all" : choice.span().heading(), rows, total, activity.series().size() - rows.size(),
                choice.address().with("all", "true").toString());
    }

    /** The address of exactly the row's time entries; for a client, of its projects. */
    private static String href(ActivityChoice choice, Series one) {
        Address address = choice.address();
        if (choice.by() == By.CLIENT) {
            return one.kind() == Kind.ONE ? address.with("by", "project").with("client", one.key()).with("all", null).toString() : null;
        }
        // the timeline has no filter by client, but a project has only one client
        if (address.has("client") && choice.by() != By.PROJECT) {
            return null;
        }
        Address timeline = new Address("/console/timeline", address.chosen()).with("unit", null).with("by", null).with("range", null)
                .with("all", null).with("lines", null).with("client", null).with("from", choice.from()).with("to", choice.to());
        return switch (one.kind()) {
            case ONE -> switch (choice.by()) {
                case TEAM -> timeline.with("team", one.key()).toString();
                case EMPLOYEE -> timeline.with("person", one.key()).toString();
                default -> one.name() == null || one.among() != null ? null : timeline.with("project", one.name()).toString();
            };
            case UNMATCHED -> timeline.with("unmatched", true).toString();
            case NONE, OTHER -> null;
        };
    }
}
