package io.camelhub.clockify.people;

import java.util.List;

/**
 * What a command about people decided, or, in a dry run, would decide.
 *
 * @param decision what the history calls it, for {@code undo}; null where nothing was written
 * @param changes the users of whom something changed
 * @param unchanged how many lines say what is so already
 * @param leftOut who has a suggestion of a class that was accepted as a whole, and was left as they are
 * @param errors what is wrong, with line numbers; nothing is written if there is any
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
