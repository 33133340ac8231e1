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
 * Decides which employee a Clockify user is, or that they are none. Users and employees are named by id, e-mail or unique name; the history records
 * who ordered it.
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

    /** Maps the users in a CSV file; with {@code dryRun}, only reports the changes. */
    public DecisionReport mapFile(Path file, boolean dryRun, Order order) {
        return kept(order, () -> mappings.mapFile(file, order.byWhom(), dryRun));
    }

    public DecisionReport unmap(String user, Order order) {
        return decide(order, choices -> choices.unmap(user));
    }

    /** Accepts a suggestion: the most likely one where {@code employee} is null. */
    public DecisionReport accept(String user, String employee, Order order) {
        return decide(order, choices -> choices.accept(user, employee));
    }

    /**
     * Accepts the most likely suggestion of each user, as one decision.
     *
     * @param users not empty; if it is impossible for one of them, nothing is written
     */
    public DecisionReport accept(Collection<String> users, Order order) {
        return decide(order, choices -> choices.accept(users));
    }

    /**
     * Accepts all suggestions of some classes, as one decision; the report names the users who are left out because they are not clear.
     *
     * @param classes names of classes of suggestions, separated by commas
     * @param dryRun true to report the changes and write nothing
     * @throws CommandFailedException for an unknown class
     */
    public DecisionReport acceptClasses(String classes, boolean dryRun, Order order) {
        Set<SuggestionClass> meant = classes(classes, SuggestionClass::parseAny);
        return kept(order, () -> mappings.accept(meant, order.byWhom(), dryRun));
    }

    /**
     * Leaves a user without an employee.
     *
     * @param why the reason; null for none
     */
    public DecisionReport ignore(String user, String why, Order order) {
        return decide(order, choices -> choices.ignore(user, why));
    }

    /** Undoes the last decision about a user. */
    public DecisionReport undo(String user, Order order) {
        return decide(order, choices -> choices.undo(user, mappings.history(null)));
    }

    /** Undoes all decisions of one order, or all that a setting accepted in one run. */
    public DecisionReport undoDecision(String decision, Order order) {
        return decide(order, choices -> choices.undoDecision(decision, mappings.history(null)));
    }

    /**
     * Undoes the suggestions that a setting accepted.
     *
     * @param classes names of classes of suggestions, separated by commas; blank for all
     * @throws CommandFailedException for an unknown class
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

    /** Records the decision's id in the audit log; the users are in the decision history only. */
    private DecisionReport kept(Order order, Supplier<DecisionReport> what) {
        DecisionReport report = audit.withResult(order, what, done -> done.decision() == null ? null
                : new Line(AuditAction.PEOPLE_DECIDED, null, null, HumanReadable.counted(done.changes().size(), "person", "people"), done.decision()));
        order.log(report.changes().size() + " users changed by decision " + report.decision());
        return report;
    }
}
