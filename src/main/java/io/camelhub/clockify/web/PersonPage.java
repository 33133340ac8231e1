package io.camelhub.clockify.web;

import io.camelhub.clockify.query.ListedPerson;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.PeopleListing;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One Clockify user with suggestions, a search for employees, and their decision history; and the history of all users. */
public final class PersonPage {

    private static final int MOST_FOUND = 20;
    private static final int MOST_DECISIONS = 100;
    private static final int SIZE = 50;
    private static final String DIGITS = "\\d{1,18}";

    private final PeopleListing people;
    private final DecisionWords words;
    private final Supplier<ZoneId> zone;
    private final Messages messages;
    private final Templates templates;

    public PersonPage(PeopleListing people, Supplier<ZoneId> zone, Messages messages, Templates templates) {
        this.people = people;
        this.words = new DecisionWords(people);
        this.zone = zone;
        this.messages = messages;
        this.templates = templates;
    }

    /** An employee found by the search. */
    public record Found(String name, String emails, String team, OrderForm choose) {
    }

    /**
     * The view of one user.
     *
     * @param back the address of the list
     * @param timeline the address of their entries
     * @param employee the address of the employee's page; null for none
     * @param find the search text; empty for none
     * @param kept the other choices in the address
     * @param isMore whether the search found more employees than are shown
     */
    public record View(PersonView person, String zone, String back, String timeline, String employee, String find, Map<String, String> kept, List<Found> found,
            boolean isMore, List<DecisionWords.Line> history) {
    }

    /** @param older the address of the next page; null for none */
    public record History(String zone, DecisionWords.Decided decided, List<DecisionWords.Line> lines, boolean withRules, String other, String older) {
    }

    /** Shows the user in the address. */
    public PageAnswer page(PageRequest request) {
        Address here = request.address().with("message", null).with("decided", null);
        ListedPerson listed = people.person(here.segment(0)).orElseThrow(() -> PageFailure.notFound("There is no such Clockify user."));
        LocalTimes times = new LocalTimes(zone.get(), people.now());
        PersonView person = PersonView.of(request, listed, here.get("next"), false, times);
        String find = here.get("find");
        List<Employee> found = find == null ? List.of() : people.employees(find, MOST_FOUND + 1);
        View view = new View(person, times.zone().getId(), here.at(PeopleListPage.PATH).with("find", null).with("next", null).toString(),
                new Address("/console/timeline", Map.of("person", listed.person().userId())).toString(),
                listed.person().employeeId() == null ? null : PeopleListPage.PATH + "/" + Address.part(listed.person().employeeId()), find == null ? "" : find,
                here.with("find", null).chosen(),
                found.stream().limit(MOST_FOUND).map(employee -> found(request, listed, employee, person.name())).toList(), found.size() > MOST_FOUND,
                people.decisionsAbout(listed.person().userId(), MOST_DECISIONS).stream().map(line -> words.line(request, line, times)).toList());
        return templates.page("people/person", new Frame(person.name(), PeopleListPage.SECTION, request.visitor()), view, messages.of(request));
    }

    private static Found found(PageRequest request, ListedPerson listed, Employee employee, String user) {
        String name = DecisionWords.employee(employee.id(), employee.fullName());
        return new Found(name, PageText.text(String.join(", ", employee.emails())),
                PageText.text(employee.team()) + (employee.active() ? "" : " · no longer active"),
                PersonView.order(request, "choose", "Choose", name + " for " + user, "button second", listed.person(), request.address().get("next"))
                        .with("employee", employee.id()));
    }

    /** Shows the decision history of all users, the newest first. */
    public PageAnswer history(PageRequest request) {
        Address here = request.address().with("message", null).with("decided", null);
        boolean withRules = "true".equals(here.get("rules"));
        String before = here.get("before");
        if (before != null && !before.matches(DIGITS)) {
            throw PageFailure.wrong("The address names no page of the history: begin with the newest.");
        }
        LocalTimes times = new LocalTimes(zone.get(), people.now());
        var lines = people.decisions(before == null ? Long.MAX_VALUE : Long.parseLong(before), withRules, SIZE + 1);
        History view = new History(times.zone().getId(), words.decided(request),
                lines.stream().limit(SIZE).map(line -> words.line(request, line, times)).toList(), withRules,
                here.with("before", null).with("rules", withRules ? null : "true").toString(),
                lines.size() <= SIZE ? null : here.with("before", lines.get(SIZE - 1).change().id()).toString());
        return templates.page("people/history", new Frame("History of decisions", PeopleListPage.SECTION, request.visitor()), view, messages.of(request));
    }
}
