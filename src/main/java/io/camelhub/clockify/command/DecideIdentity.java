package io.camelhub.clockify.command;

import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.people.identity.DecisionReport;
import io.camelhub.clockify.people.identity.Mappings;
import java.nio.file.Path;
import java.util.Set;

/**
 * Orders that a Clockify user is an employee, or none. Users and employees are named by id, e-mail or unique name; who
 * ordered it stands in the history.
 */
public final class DecideIdentity {

    private final Mappings mappings;

    public DecideIdentity(Mappings mappings) {
        this.mappings = mappings;
    }

    public DecisionReport map(String user, String employee, Order order) {
        return logged(mappings.map(user, employee, order.byWhom()), order);
    }

    /** Maps the users that a CSV file names; with {@code dryRun}, only says what would change. */
    public DecisionReport mapFile(Path file, boolean dryRun, Order order) {
        return logged(mappings.mapFile(file, order.byWhom(), dryRun), order);
    }

    public DecisionReport unmap(String user, Order order) {
        return logged(mappings.unmap(user, order.byWhom()), order);
    }

    /** Accepts a suggestion; without an employee the likeliest. */
    public DecisionReport accept(String user, String employee, Order order) {
        return logged(mappings.accept(user, employee, order.byWhom()), order);
    }

    public DecisionReport ignore(String user, Order order) {
        return logged(mappings.ignore(user, order.byWhom()), order);
    }

    /** Undoes the last decision about a user. */
    public DecisionReport undo(String user, Order order) {
        return logged(mappings.undo(user, order.byWhom()), order);
    }

    /** Undoes all that one order or one setting decided. */
    public DecisionReport undoDecision(String decision, Order order) {
        return logged(mappings.undoDecision(decision, order.byWhom()), order);
    }

    /**
     * Undoes the suggestions that a setting accepted.
     *
     * @param classes names of classes of suggestions, separated by commas; blank for all
     * @throws CommandFailedException where there is no such class
     */
    public DecisionReport undoAccepted(String classes, Order order) {
        Set<SuggestionClass> meant;
        try {
            meant = SuggestionClass.parse(classes);
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.wrongInput(e.getMessage(), e);
        }
        return logged(mappings.undoAccepted(meant, order.byWhom()), order);
    }

    private static DecisionReport logged(DecisionReport report, Order order) {
        order.log(report.changes().size() + " users changed by decision " + report.decision());
        return report;
    }
}
