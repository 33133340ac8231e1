package io.camelhub.clockify.web;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.people.Identity;
import io.camelhub.clockify.people.IdentityChange;
import io.camelhub.clockify.query.DecisionLine;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.PeopleListing;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import java.util.List;

/** Formats decisions for pages, each with its undo button. */
public final class DecisionWords {

    private final PeopleListing people;

    DecisionWords(PeopleListing people) {
        this.people = people;
    }

    /**
     * A line of the decision history.
     *
     * @param size the number of users of the decision; empty for one
     * @param undo null where it cannot be undone, or is no longer in force
     */
    public record Line(String when, String user, String href, String before, String after, String who, String size, OrderForm undo) {
    }

    /**
     * The visitor's last decision.
     *
     * @param undo null where another decision has followed
     */
    public record Decided(String words, OrderForm undo) {
    }

    /** The last decision, from the request's address; null for none. */
    Decided decided(PageRequest request) {
        String decision = request.address().get("decided");
        List<DecisionLine> lines = decision == null ? List.of() : people.decision(decision, 1);
        if (lines.isEmpty()) {
            return null;
        }
        DecisionLine line = lines.get(0);
        String words = line.size() > 1 ? "Decided about " + HumanReadable.counted(line.size(), "person", "people") + "."
                : user(line) + ": " + state(line, true) + ".";
        return new Decided(words + (line.stands() ? " It holds for all of the past, too." : " Something else was decided since."), undo(request, line));
    }

    Line line(PageRequest request, DecisionLine line, LocalTimes times) {
        IdentityChange change = line.change();
        return new Line(times.time(change.changedAt()), user(line), PeopleListPage.href(change.userId()), state(line, false), state(line, true),
                change.byWhom().equals(Identity.AUTOMATIC) ? "the rules" : PageText.text(change.byWhom()),
                line.size() == 1 ? "" : "one of " + HumanReadable.number(line.size()), undo(request, line));
    }

    private static OrderForm undo(PageRequest request, DecisionLine line) {
        IdentityChange change = line.change();
        return !line.stands() || change.byWhom().equals(Identity.AUTOMATIC) ? null
                : OrderForm.of(request, "undo", line.size() == 1 ? "Undo" : "Undo all " + HumanReadable.number(line.size()),
                        "of the decision about " + user(line), "button second").with("decision", change.decision()).with("next", change.userId());
    }

    /** The label of the user. */
    public static String user(DecisionLine line) {
        return PageText.text(line.line().userName() == null ? line.change().userId() : line.line().userName());
    }

    /** The user's employee before or after the decision. */
    public static String state(DecisionLine line, boolean after) {
        IdentityChange change = line.change();
        return after ? state(change.newEmployeeId(), line.line().newEmployeeName(), change.newHow(), change.newRule())
                : state(change.oldEmployeeId(), line.line().oldEmployeeName(), change.oldHow(), change.oldRule());
    }

    private static String state(String employeeId, String name, String how, String rule) {
        return how == null ? "not decided" : employeeId != null ? employee(employeeId, name) + ", " + how(how, rule)
                : how.equals(Identity.IGNORED) ? "ignored" + (rule == null ? "" : ": " + PageText.text(rule)) : "nobody, by hand";
    }

    static String employee(String id, String name) {
        return name == null ? PageText.text(id) : PageText.text(name) + " (" + PageText.text(id) + ")";
    }

    /** The rule of a match in words. */
    static String how(String how, String rule) {
        return switch (how) {
            case Identity.EMAIL -> "by e-mail";
            case Identity.ALIAS -> "by a further e-mail";
            case Identity.SUGGESTION -> "suggested" + (rule == null ? "" : " by " + rule);
            default -> "by hand";
        };
    }
}
