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

/** Decisions as they are shown, with the button that takes them back. */
public final class DecisionWords {

    private final PeopleListing people;

    DecisionWords(PeopleListing people) {
        this.people = people;
    }

    /**
     * A line of the history.
     *
     * @param size how many users one decision concerned; empty where it was this one
     * @param undo null where it cannot be undone, or does not hold any more
     */
    public record Line(String when, String user, String href, String before, String after, String who, String size, OrderForm undo) {
    }

    /**
     * What the visitor has just decided.
     *
     * @param undo null where something else was decided since
     */
    public record Decided(String words, OrderForm undo) {
    }

    /** What the address says that was decided last; null for nothing. */
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

    /** Whom a decision is about. */
    public static String user(DecisionLine line) {
        return PageText.text(line.line().userName() == null ? line.change().userId() : line.line().userName());
    }

    /** Who they were, or are since. */
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

    /** By what somebody was matched. */
    static String how(String how, String rule) {
        return switch (how) {
            case Identity.EMAIL -> "by e-mail";
            case Identity.ALIAS -> "by a further e-mail";
            case Identity.SUGGESTION -> "suggested" + (rule == null ? "" : " by " + rule);
            default -> "by hand";
        };
    }
}
