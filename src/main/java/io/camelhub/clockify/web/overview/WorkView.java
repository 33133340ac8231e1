package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.timeline.ActivityChart;
import io.camelhub.clockify.web.timeline.ActivityView;
import io.camelhub.clockify.web.timeline.DayView;
import io.camelhub.clockify.web.timeline.Link;
import java.util.List;

/**
 * The view of the page of a project or a client, with formatted values.
 *
 * @param about the workspace and more, in words
 * @param client the project's; null for none
 * @param chips words about its state
 * @param scope says that only the visitor's people count; null where everybody does
 * @param estimate null for none
 * @param money for admins only; empty where no rates are stored
 * @param stale a message about sums in progress; null for none
 * @param chart null where nobody worked on it in these weeks
 * @param periods the numbers of the chart; null as it
 * @param projects those of a client; empty for a project
 * @param more the number of its projects that are left out
 * @param othersWorked the number of people who are left out
 */
public record WorkView(Frame frame, String title, String about, Link client, List<String> chips, String scope, Estimate estimate, List<Fact> money,
        String stale, ActivityChart chart, ActivityView.Periods periods, List<Project> projects, int more, List<Person> people, int othersWorked,
        List<DayView> latest) {

    public record Fact(String name, String value) {
    }

    /**
     * The hours of an estimate.
     *
     * @param percent of it that is used, at most 100
     * @param isOver whether more is used
     */
    public record Estimate(int percent, boolean isOver, String words) {
    }

    public record Project(String name, String href, String hours, String all, String billable) {
    }

    /** @param href null for somebody without an employee */
    public record Person(String name, String href, String team, String hours, String share, String lastDay) {
    }
}
