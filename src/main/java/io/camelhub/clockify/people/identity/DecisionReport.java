package io.camelhub.clockify.people.identity;

import java.util.List;

/**
 * What a command about people decided, or, in a dry run, would decide.
 *
 * @param decision what the history calls it, for {@code undo}; null where nothing was written
 * @param changes the users of whom something changed
 * @param unchanged how many lines say what is so already
 * @param errors what is wrong, with line numbers; nothing is written if there is any
 */
public record DecisionReport(String decision, List<Decided> changes, int unchanged, List<String> errors) {

    public DecisionReport {
        changes = List.copyOf(changes);
        errors = List.copyOf(errors);
    }
}
