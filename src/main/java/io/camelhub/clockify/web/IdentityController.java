package io.camelhub.clockify.web;

import io.camelhub.clockify.command.DecideIdentity;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.people.DecisionReport;
import io.camelhub.clockify.people.Person;
import io.camelhub.clockify.people.Suggestion;
import io.camelhub.clockify.people.WrongRequestException;
import io.camelhub.clockify.query.PeopleListing;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Form;
import io.camelhub.clockify.web.page.Message;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Executes decisions about users from the pages, and redirects to the list, at the row after the decided user. */
public final class IdentityController {

    private final DecideIdentity people;
    private final PeopleListing listing;
    private final Messages messages;

    public IdentityController(DecideIdentity people, PeopleListing listing, Messages messages) {
        this.people = people;
        this.listing = listing;
        this.messages = messages;
    }

    /** Executes the decision of a button. */
    public PageAnswer decide(PageRequest request) {
        Form form = request.form();
        Address list = Address.of(PeopleListPage.PATH, form.get("query"));
        DecisionReport report;
        try {
            report = decided(form, new Order(request.visitor().name(), "console"));
        } catch (WrongRequestException e) {
            return messages.then(request, list, Message.failed("Nothing was decided: " + e.getMessage() + "."));
        }
        return report.decision() == null ? messages.then(request, list, Message.done("It was so already."))
                : then(list.with("decided", report.decision()), Text.idOrNull(form.get("next")));
    }

    /** Redirects to a row of a page; without a row, to the message about the decision. */
    private static PageAnswer then(Address page, String row) {
        PageAnswer answer = PageAnswer.redirect(page);
        return new PageAnswer(answer.status(), answer.type(), answer.body(), Map.of("Location", page + (row == null ? "#decided" : "#row-" + row)));
    }

    private DecisionReport decided(Form form, Order order) {
        String user = form.get("user");
        String reason = form.get("reason").strip();
        return switch (form.get("action")) {
            case "accept" -> people.accept(user, form.get("employee"), order);
            case "accept-many" -> many(form, order);
            case "choose" -> people.map(user, form.get("employee"), order);
            case "ignore" -> {
                if (reason.isEmpty()) {
                    throw new WrongRequestException("say why this user is to be ignored");
                }
                yield people.ignore(user, reason, order);
            }
            case "release" -> people.unmap(user, order);
            case "undo" -> people.undoDecision(form.get("decision"), order);
            default -> throw PageFailure.wrong("There is no such order: take one of the buttons of the page.");
        };
    }

    /** Accepts the checked suggestions: each value is a user id, a space and the suggested employee's id. */
    private DecisionReport many(Form form, Order order) {
        Map<String, String> ticked = new LinkedHashMap<>();
        form.all(form.get("all").isEmpty() ? "ticked" : "offered").stream().map(pair -> pair.split(" ", 2)).filter(pair -> pair.length == 2)
                .forEach(pair -> ticked.put(pair[0], pair[1]));
        if (ticked.isEmpty()) {
            throw new WrongRequestException("nobody was ticked");
        }
        Map<String, Person> now = listing.people(ticked.keySet());
        ticked.forEach((user, employee) -> {
            List<Suggestion> best = now.containsKey(user) ? now.get(user).best() : List.of();
            if (best.size() != 1 || !best.get(0).employeeId().equals(employee)) {
                throw new WrongRequestException((now.containsKey(user) ? PersonView.name(now.get(user)) : user)
                        + " has another suggestion now, or none: look at the list again");
            }
        });
        return people.accept(ticked.keySet(), order);
    }
}
