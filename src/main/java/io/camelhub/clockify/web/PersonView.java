package io.camelhub.clockify.web;

import io.camelhub.clockify.people.Identity;
import io.camelhub.clockify.people.Person;
import io.camelhub.clockify.people.Suggestion;
import io.camelhub.clockify.query.ListedPerson;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import java.util.List;
import java.util.Locale;

/**
 * A Clockify user in a row or on a page.
 *
 * @param href of their page, with the choices of the list
 * @param employee null where they have none
 * @param how author, rule and time of the decision; null for no decision
 * @param why why they have no employee; null for no reason
 * @param offers possible employees
 * @param ignore null where they are already ignored
 * @param release the button that undoes the decision; null for none
 */
public record PersonView(String id, String href, String name, String email, String workspaces, String hours, String last, String state, String employee,
        String how, String why, List<Offer> offers, OrderForm ignore, OrderForm release) {

    /**
     * A possible employee with the accepting button.
     *
     * @param tick the value of a check box that accepts several suggestions at once; null where another employee is as likely
     */
    public record Offer(String employee, String reason, String tick, OrderForm accept) {
    }

    /** Whether any suggestion has a check box. */
    public boolean canBeTicked() {
        return offers.stream().anyMatch(offer -> offer.tick() != null);
    }

    /**
     * @param best whether to show only the most likely suggestions
     * @param next the next user in the list; null for none
     */
    static PersonView of(PageRequest request, ListedPerson listed, String next, boolean best, LocalTimes times) {
        Person person = listed.person();
        String name = name(person);
        boolean isMatched = person.state() == Person.State.MATCHED;
        List<Suggestion> offers = best ? person.best() : person.suggestions();
        return new PersonView(person.userId(),
                request.address().at(PeopleListPage.href(person.userId())).with("decided", null).with("message", null).with("next", next).toString(),
                name, person.email() == null ? "no e-mail" : PageText.text(person.email()),
                PageText.text(String.join(", ", person.workspaces())), hours(listed.seconds()), PageText.time(times, listed.lastStart()),
                person.state() == Person.State.UNMATCHED ? "pending" : person.state().name().toLowerCase(Locale.ROOT),
                isMatched ? DecisionWords.employee(person.employeeId(), person.employeeName()) : null,
                person.how() == null ? null : how(person, times), person.reason() == null ? null : PageText.text(person.reason()),
                offers.stream().map(offer -> new Offer(DecisionWords.employee(offer.employeeId(), offer.employeeName()),
                        PageText.text(offer.reason()) + " · " + Math.round(offer.score() * 100) + " %",
                        person.best().size() == 1 ? person.userId() + " " + offer.employeeId() : null,
                        order(request, "accept", "Accept", name + " as " + DecisionWords.employee(offer.employeeId(), offer.employeeName()), "main", person, next)
                                .with("employee", offer.employeeId()))).toList(),
                person.state() == Person.State.IGNORED ? null : order(request, "ignore", "Ignore", name, "button second", person, next),
                person.how() == null ? null : order(request, "release", isMatched ? "Take off" : "Take back", name, "button second", person, next));
    }

    /** A user's label: name, otherwise e-mail, otherwise id. */
    static String name(Person person) {
        return PageText.text(person.name() != null ? person.name() : person.email() != null ? person.email() : person.userId());
    }

    private static String how(Person person, LocalTimes times) {
        String byWhom = person.byWhom().equals(Identity.AUTOMATIC) ? "the rules" : PageText.text(person.byWhom());
        return (person.state() == Person.State.MATCHED ? DecisionWords.how(person.how(), null) + ", " : "") + "decided by " + byWhom
                + (person.since() == null ? "" : ", " + times.time(person.since()));
    }

    static OrderForm order(PageRequest request, String action, String label, String about, String style, Person person, String next) {
        return OrderForm.of(request, action, label, about, style).with("user", person.userId()).with("next", next);
    }

    /** Hours with one decimal. */
    static String hours(long seconds) {
        return String.format(Locale.ROOT, "%,.1f h", seconds / 3600.0).replace(',', ' ');
    }
}
