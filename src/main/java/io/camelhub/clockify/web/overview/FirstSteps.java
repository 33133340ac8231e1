package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.model.OneLine;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first steps of an admin, from a key to a report.
 *
 * @param steps in order
 */
@Decision
public record FirstSteps(List<Step> steps) {

    /** From this share of the people on, a list of single ones says more than a step. */
    private static final int MATCHED_PERCENT = 90;

    /**
     * @param next the words of its button
     * @param isNext whether it is the first that is not done
     */
    public record Step(boolean isDone, boolean isNext, String words, String detail, String next, String href) {
    }

    /**
     * What there is so far.
     *
     * @param integrations enabled ones
     * @param entries stored ones
     * @param lacks why a key does not see everybody's entries, one for each workspace
     * @param users people whom the keys see, without ignored ones
     * @param matched those of them with an employee
     * @param employees active ones of the roster
     * @param hasReport whether any work is summed up
     */
    record Progress(int integrations, long entries, List<String> lacks, int users, int matched, int employees, boolean hasReport) {
    }

    /** The steps; null where all are done. */
    static FirstSteps of(Progress so) {
        int percent = so.users() == 0 ? 0 : (int) (100L * so.matched() / so.users());
        List<Step> steps = List.of(
                new Step(so.integrations() > 0 && so.users() > 0 && so.lacks().isEmpty(), false,
                        so.integrations() == 0 ? "Add a Clockify API key" : so.lacks().isEmpty() ? "The key sees " + HumanReadable.counted(so.users(), "person", "people")
                                : "The key does not see everybody",
                        so.integrations() == 0 ? "Its owner should be an owner or admin of the workspace, so that it sees everybody." : so.lacks().isEmpty()
                                ? so.users() == 0 ? "Nothing is read yet: this takes a minute." : HumanReadable.counted(so.entries(), "entry is", "entries are") + " here."
                                : OneLine.of(so.lacks().get(0), 200),
                        so.integrations() == 0 ? "Add integration" : "See the integrations",
                        so.integrations() == 0 ? "/console/integrations/add" : "/console/integrations"),
                new Step(so.employees() > 0, false,
                        so.employees() == 0 ? "Import the roster" : "The roster has " + HumanReadable.counted(so.employees(), "active employee", "active employees"),
                        "A CSV file with the employees, their addresses and their teams.", "Import", "/console/people/import"),
                new Step(percent >= MATCHED_PERCENT, false, "Users are matched with employees: " + percent + " %",
                        HumanReadable.number(so.matched()) + " of " + HumanReadable.number(so.users()) + "; suggestions wait for a click.", "Match people", "/console/people"),
                new Step(so.hasReport() && so.matched() > 0, false, "The first report", "Hours by week and team.", "See the activity", "/console/activity"));
        Step next = steps.stream().filter(step -> !step.isDone()).findFirst().orElse(null);
        return next == null ? null : new FirstSteps(steps.stream()
                .flatMap(step -> Stream.of(new Step(step.isDone(), step == next, step.words(), step.detail(), step.next(), step.href()))).toList());
    }
}
