package io.camelhub.clockify.web;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.ErasePerson;
import io.camelhub.clockify.command.ExportPerson;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.people.Person;
import io.camelhub.clockify.people.WrongRequestException;
import io.camelhub.clockify.privacy.ErasureReport;
import io.camelhub.clockify.query.ListedPerson;
import io.camelhub.clockify.query.PeopleListing;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.Message;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Orders about one person: exports or erases their data. */
public final class PersonOrders {

    private static final String ALL = "all";

    private final PeopleListing people;
    private final ExportPerson export;
    private final ErasePerson erase;
    private final Background background;
    private final Messages messages;
    private final Templates templates;

    public PersonOrders(PeopleListing people, ExportPerson export, ErasePerson erase, Background background, Messages messages, Templates templates) {
        this.people = people;
        this.export = export;
        this.erase = erase;
        this.background = background;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * The person.
     *
     * @param id of the employee, or of the Clockify user
     * @param name to be typed as confirmation
     * @param isEmployee whether the order is about the employee with all their Clockify users
     */
    private record Meant(String id, String name, boolean isEmployee) {
    }

    /**
     * The confirmation before a person is erased.
     *
     * @param title such as {@code Forget Ada Lovelace}
     * @param lines the people to be erased: the employee, and each Clockify user
     * @param all the form's value for the employee with all their Clockify users; empty for one user
     * @param other the address of the confirmation for the other of these two; null where there is no employee
     * @param wrong the mistake in the typed name; null for none
     */
    public record Forgetting(String title, String name, String path, String back, List<String> lines, String all, String other, String wrong) {
    }

    /** Exports all data about a person as a file. */
    public PageAnswer export(PageRequest request) {
        Meant meant = meant(request, request.form().get(ALL).equals("true"));
        try {
            Path file = Files.createTempFile("clockify-person-", ".json");
            try {
                export.run(meant.id(), file, order(request));
                return PageAnswer.file("person-" + meant.id() + ".json", "application/json", Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (WrongRequestException e) {
            return messages.then(request, person(request), Message.failed("Nothing was exported: " + e.getMessage() + "."));
        } catch (IOException e) {
            throw CommandFailedException.failed("nothing was exported, as no temporary file can be written: " + e.getMessage(), e);
        }
    }

    /** Asks for confirmation, and erases the person once their name was typed. */
    public PageAnswer forget(PageRequest request) {
        boolean all = request.isOrder() ? request.form().get(ALL).equals("true") : "true".equals(request.address().get(ALL));
        Meant meant = meant(request, all);
        if (!request.isOrder()) {
            return asked(request, 200, meant, null);
        }
        if (!OneLine.of(request.form().get("name")).equals(meant.name())) {
            return asked(request, 422, meant, "This is not the name. Nobody was forgotten.");
        }
        if (!background.isHere()) {
            return messages.then(request, person(request), Message.failed("Nobody was forgotten: that is done where syncs run, and this is the console alone. "
                    + "Order it there: clockify people forget " + meant.id()));
        }
        Message message;
        try {
            ErasureReport report = erase.run(meant.id(), order(request), waiting -> { });
            List<String> lines = new ArrayList<>(report.done());
            report.notReached().forEach(line -> lines.add("Out of reach: " + line));
            message = new Message(Message.Kind.DONE, "The person is forgotten. What that did, and what it does not reach:", lines);
        } catch (CommandFailedException e) {
            return messages.then(request, person(request), Message.failed(e.getMessage()));
        } catch (WrongRequestException e) {
            return messages.then(request, person(request), Message.failed("Nobody was forgotten: " + e.getMessage() + "."));
        }
        return messages.then(request, new Address(PeopleListPage.PATH, Map.of()), message);
    }

    private PageAnswer asked(PageRequest request, int status, Meant meant, String wrong) {
        ListedPerson listed = listed(request);
        Address here = new Address(request.address().path(), Map.of());
        Forgetting view = new Forgetting("Forget " + meant.name(), meant.name(), here.path(), person(request).toString(),
                erase.preview(meant.id()).stream().map(PageText::text).toList(), meant.isEmployee() ? "true" : "",
                listed.person().employeeId() == null ? null : meant.isEmployee() ? here.toString() : here.with(ALL, "true").toString(), wrong);
        return PageAnswer.html(status, templates.render("people/forget",
                Map.of("frame", new Frame(view.title(), PeopleListPage.SECTION, request.visitor()), "view", view)));
    }

    private Meant meant(PageRequest request, boolean all) {
        Person person = listed(request).person();
        if (!all) {
            return new Meant(person.userId(), PersonView.name(person), false);
        }
        if (person.employeeId() == null) {
            throw PageFailure.wrong("This Clockify user is matched with no employee.");
        }
        return new Meant(person.employeeId(), PageText.text(person.employeeName() == null ? person.employeeId() : person.employeeName()), true);
    }

    private ListedPerson listed(PageRequest request) {
        return people.person(request.address().segment(1)).orElseThrow(() -> PageFailure.notFound("There is no such Clockify user."));
    }

    private static Address person(PageRequest request) {
        return new Address(PeopleListPage.href(request.address().segment(1)), Map.of());
    }

    private static Order order(PageRequest request) {
        return new Order(request.visitor().name(), "console");
    }
}
