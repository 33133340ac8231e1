package io.camelhub.clockify.command;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.people.DecisionReport;
import io.camelhub.clockify.people.IdentityDecisions;
import io.camelhub.clockify.people.Mappings;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Orders that a Clockify user is an employee, or none. Users and employees are named by id, e-mail or unique name; who
 * ordered it stands in the history.
 */
public final class DecideIdentity {

    private final Mappings mappings;
    private final AuditLog audit;

    public DecideIdentity(Mappings mappings, AuditLog audit) {
        this.mappings = mappings;
        this.audit = audit;
    }

    public DecisionReport map(String user, String employee, Order order) {
        return decide(order, choices -> choices.map(user, employee));
    }

    /** Maps the users that a CSV file names; with {@code dryRun}, only says what would change. */
    public DecisionReport mapFile(Path file, boolean dryRun, Order order) {
        return kept(order, () -> mappings.mapFile(file, order.byWhom(), dryRun));
    }

    public DecisionReport unmap(String user, Order order) {
        return decide(order, choices -> choices.unmap(user));
    }

    /** Accepts a suggestion; without an employee the likeliest. */
    public DecisionReport accept(String user, String employee, Order order) {
        return decide(order, choices -> choices.accept(user, employee));
    }

    /**
     * Accepts the likeliest suggestion of each of some users, as one decision.
     *
     * @param users not empty; where it cannot be done for one of them, nothing is written
     */
    public DecisionReport accept(Collection<String> users, Order order) {
        return decide(order, choices -> choices.accept(users));
    }

    /**
     * Accepts all suggestions of some classes, as one decision; the report names who is left out, as nothing says who they are.
     *
     * @param classes names of classes of suggestions, separated by commas
     * @param dryRun true to learn what would change, and to write nothing
     * @throws CommandFailedException where there is no such class
     */
    public DecisionReport acceptClasses(String classes, boolean dryRun, Order order) {
        Set<SuggestionClass> meant = classes(classes, SuggestionClass::parseAny);
        return kept(order, () -> mappings.accept(meant, order.byWhom(), dryRun));
    }

    /**
     * Leaves a user without an employee.
     *
     * @param why null where nobody says
     */
    public DecisionReport ignore(String user, String why, Order order) {
        return decide(order, choices -> choices.ignore(user, why));
    }

    /** Undoes the last decision about a user. */
    public DecisionReport undo(String user, Order order) {
        return decide(order, choices -> choices.undo(user, mappings.history(null)));
    }

    /** Undoes all that one order or one setting decided. */
    public DecisionReport undoDecision(String decision, Order order) {
        return decide(order, choices -> choices.undoDecision(decision, mappings.history(null)));
    }

    /**
     * Undoes the suggestions that a setting accepted.
     *
     * @param classes names of classes of suggestions, separated by commas; blank for all
     * @throws CommandFailedException where there is no such class
     */
    public DecisionReport undoAccepted(String classes, Order order) {
        Set<SuggestionClass> meant = classes(classes, SuggestionClass::parse);
        return decide(order, choices -> choices.undoAccepted(meant));
    }

    private static Set<SuggestionClass> classes(String text, Function<String, Set<SuggestionClass>> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.wrongInput(e.getMessage(), e);
        }
    }

    private DecisionReport decide(Order order, Function<IdentityDecisions, List<IdentityDecisions.Choice>> what) {
        return kept(order, () -> mappings.decide(order.byWhom(), what));
    }

    /** Who was decided about, and how, stands in the history of decisions alone: the audit log names the decision. */
    private DecisionReport kept(Order order, Supplier<DecisionReport> what) {
        DecisionReport report = audit.withResult(order, what, done -> done.decision() == null ? null
                : new Line(AuditAction.PEOPLE_DECIDED, null, null, HumanReadable.counted(done.changes().size(), "person", "people"), done.decision()));
        order.log(report.changes().size() + " users changed by decision " + report.decision());
        return report;
    }
}
