package io.camelhub.clockify.people;

import java.util.List;

/**
 * The decisions of one command about people, or of its dry run.
 *
 * @param decision the decision's id in the history, for {@code undo}; null where nothing was written
 * @param changes the users with a change
 * @param unchanged the number of lines that change nothing
 * @param leftOut users with a suggestion of an accepted class that was not accepted
 * @param errors problems with line numbers; with any, nothing is written
 */
public record DecisionReport(
        String decision, List<Decided> changes, int unchanged, List<LeftOut> leftOut, List<String> errors) {

    /** @param why in plain words, e.g. {@code e1 and e2 are about as likely} */
    public record LeftOut(String userId, String userName, String why) {
    }

    public DecisionReport {
        changes = List.copyOf(changes);
        leftOut = List.copyOf(leftOut);
        errors = List.copyOf(errors);
    }
}
