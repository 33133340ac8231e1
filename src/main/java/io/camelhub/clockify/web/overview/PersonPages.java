package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.overview.PersonOverview;
import io.camelhub.clockify.overview.PersonOverview.Work;
import io.camelhub.clockify.overview.PersonQuery;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.Templates;
import io.camelhub.clockify.web.page.VisitorScopes;
import io.camelhub.clockify.web.timeline.EventLine;
import io.camelhub.clockify.web.timeline.Length;
import io.camelhub.clockify.web.timeline.PageTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of an employee, for whoever may see them; an employee's own is their start page. */
public final class PersonPages {

    public static final String OWN = "/console/me";
    public static final String SECTION = "My page";

    private final PersonQuery query;
    private final VisitorScopes scopes;
    private final ClockifySettings settings;
    private final Templates templates;

    public PersonPages(PersonQuery query, VisitorScopes scopes, ClockifySettings settings, Templates templates) {
        this.query = query;
        this.scopes = scopes;
        this.settings = settings;
        this.templates = templates;
    }

    /** Shows the employee in the address. */
    public PageAnswer page(PageRequest request) {
        return page(request, scopes.of(request.visitor()), request.address().segment(0), null);
    }

    /** Shows the visitor themselves, or says why the roster does not know them. */
    public PageAnswer own(PageRequest request) {
        PeopleScope scope = scopes.of(request.visitor());
        return scope.employees().isEmpty()
                ? PageAnswer.html(templates.message(request.visitor(), "You are not on the roster", "Nobody on the roster has your "
                        + OneLine.of(request.visitor().employee() != null ? "id, " + request.visitor().employee() : "address, " + request.visitor().email(), 120)
                        + ", or more than one person has. Ask whoever runs the hub to put it right."))
                : page(request, scope, scope.employees().iterator().next(), SECTION);
    }

    private PageAnswer page(PageRequest request, PeopleScope scope, String employee, String section) {
        Address here = request.address();
        PageTime time = new PageTime(query.now(), settings.dayZone());
        LocalDate today = time.day(time.now());
        LocalDate monday = monday(here.get("week"), today);
        int year = year(here.get("year"), today);
        PersonOverview person = query.person(scope, employee, monday, year, today)
                .orElseThrow(() -> scope.isEverybody() ? PageFailure.notFound("There is no such employee.")
                        : PageFailure.notTheirs("There is no such employee, or they are not for you to see."));
        String name = OneLine.of(Objects.requireNonNullElse(person.name(), person.id()), 80);
        Address list = new Address("/console/timeline", Map.of());
        return PageAnswer.html(templates.render("overview/person", Map.of("view", new PersonSheet(
                new Frame(name, section, request.visitor()), name, about(person), person.days().isEmpty() ? time.zone().getId() : person.days().get(0).zone(),
                person.active(), request.visitor().isAdmin() ? person.users().stream()
                        .map(user -> new PersonSheet.Link(user, "/console/people/users/" + Address.part(user))).toList() : List.of(),
                list.with("person", employee).toString(), week(monday), WeekGrid.of(person, monday),
                here.with("week", week(monday.minusWeeks(1))).toString(), here.with("week", week(monday.plusWeeks(1))).toString(),
                year, YearMap.of(year, person.year()), here.with("year", year - 1).toString(), here.with("year", year + 1).toString(),
                projects(person.recent()), person.latest().stream().map(event -> new PersonSheet.Latest(time.heading(time.day(event.occurredAt())),
                        EventLine.of(event, time, list, false, null))).toList()))));
    }

    private static String about(PersonOverview person) {
        return Stream.of(person.team(), person.manager() == null ? null : "reports to " + person.manager(), String.join(", ", person.addresses()))
                .filter(text -> text != null && !text.isBlank()).map(text -> OneLine.of(text, 200)).collect(Collectors.joining(" · "));
    }

    private static List<PersonSheet.Share> projects(List<Work> works) {
        long all = works.stream().mapToLong(Work::seconds).sum();
        return works.stream().collect(Collectors.groupingBy(work -> Objects.requireNonNullElse(work.projectId(), ""))).values().stream()
                .map(one -> Map.entry(WeekGrid.project(one.get(0)), one.stream().mapToLong(Work::seconds).sum()))
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> one) -> -one.getValue()).thenComparing(Map.Entry::getKey))
                .map(one -> new PersonSheet.Share(one.getKey(), new Length(one.getValue()).clock(),
                        (all == 0 ? 0 : Math.round(100.0 * one.getValue() / all)) + " %")).toList();
    }

    /** Such as {@code 2026-W49}. */
    private static String week(LocalDate monday) {
        return DateTimeFormatter.ISO_WEEK_DATE.format(monday).substring(0, 8);
    }

    private static LocalDate monday(String week, LocalDate today) {
        try {
            String written = week == null ? week(today) : week;
            if (written.matches("[12]\\d{3}-W\\d{2}")) {
                return LocalDate.parse(written + "-1", DateTimeFormatter.ISO_WEEK_DATE);
            }
        } catch (DateTimeException e) {
            throw PageFailure.wrong("There is no such week: a week is written like 2026-W49.");
        }
        throw PageFailure.wrong("A week is written like 2026-W49.");
    }

    private static int year(String year, LocalDate today) {
        if (year != null && !year.matches("[12]\\d{3}")) {
            throw PageFailure.wrong("A year is written like 2026.");
        }
        return year == null ? today.getYear() : Integer.parseInt(year);
    }
}
