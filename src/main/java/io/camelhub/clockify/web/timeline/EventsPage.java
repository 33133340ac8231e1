package io.camelhub.clockify.web.timeline;

import com.fasterxml.jackson.databind.SequenceWriter;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.overview.ProjectQuery;
import io.camelhub.clockify.people.WrongRequestException;
import io.camelhub.clockify.privacy.Subject;
import io.camelhub.clockify.query.CsvText;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.timeline.FilterChoices;
import io.camelhub.clockify.timeline.TimelineCursor;
import io.camelhub.clockify.timeline.TimelineFilter;
import io.camelhub.clockify.timeline.TimelinePage;
import io.camelhub.clockify.timeline.TimelineQuery;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.Templates;
import io.camelhub.clockify.web.page.VisitorScopes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The timeline as a page, the arrivals since a page was made, and the same events as CSV. */
public final class EventsPage {

    private static final int SIZE = 50;
    private static final int MOST_NEW = 99;
    private static final int MOST_ROWS = 10_000;
    /** The batch size of a CSV file. */
    private static final int ROWS_AT_ONCE = 500;

    private final TimelineQuery timeline;
    private final PeopleQuery people;
    private final ProjectQuery projects;
    private final VisitorScopes scopes;
    private final ClockifySettings settings;
    private final Templates templates;

    public EventsPage(TimelineQuery timeline, PeopleQuery people, ProjectQuery projects, VisitorScopes scopes, ClockifySettings settings, Templates templates) {
        this.timeline = timeline;
        this.people = people;
        this.projects = projects;
        this.scopes = scopes;
        this.settings = settings;
        this.templates = templates;
    }

    /** A parsed request. */
    private record Asked(PeopleScope scope, PageTime time, TimelineChoice choice) {

        TimelineFilter filter() {
            return choice.filter(scope, time.zone());
        }
    }

    private Asked asked(PageRequest request) {
        PeopleScope scope = scopes.of(request.visitor());
        PageTime time = new PageTime(timeline.now(), settings.dayZone());
        return new Asked(scope, time, TimelineChoice.of(request.address(), scope.isEverybody(), time.today(), usualDays()));
    }

    private int usualDays() {
        return settings.console().dayRange();
    }

    public PageAnswer page(PageRequest request) {
        Asked asked = asked(request);
        PeopleScope scope = asked.scope();
        PageTime time = asked.time();
        FilterChoices choices = timeline.choices(scope);
        Chosen chosen = chosen(asked.choice(), choices, scope);
        TimelineChoice choice = chosen.choice();
        DayRange range = choice.range();
        TimelineFilter filter = choice.filter(scope, time.zone());
        List<Event> arrived = request.address().has("since") ? timeline.newer(filter, seen(request.address(), "since"), SIZE).events() : List.of();
        TimelinePage page = chosen.nothing() != null ? new TimelinePage(List.of(), null, null, null) : timeline.page(filter, choice.before(), SIZE);
        List<Event> events = page.events();
        boolean isOver = page.next() == null && choice.address().has("text");
        EmptyState nothing = chosen.nothing() != null ? chosen.nothing()
                : events.isEmpty() && page.next() == null ? nothing(request, asked, choice) : null;
        boolean hasFilters = nothing == null || !nothing.isForAll();
        TimelineFilters filters = new TimelineFilters(choice, choices);
        return PageAnswer.html(templates.render("timeline/page", Map.of("view", new TimelineView(
                new Frame("Timeline", "Timeline", request.visitor()),
                (range.name() == null ? "" : range.name() + ": ") + time.dates(range), time.zone().getId(), choice.notes(),
                hasFilters ? filters.menus(time, usualDays(), chosen.person()) : List.of(),
                hasFilters ? filters.switches(scope.isEverybody()) : List.of(),
                hasFilters && choice.isFiltered() ? choice.unfiltered().toString() : null,
                events.isEmpty() ? null : choice.newest().at(TimelineChoice.PATH + "/csv").toString(),
                page.seen() == null ? null : choice.newest().at(TimelineChoice.PATH + "/poll").with("seen", page.seen().text())
                        .with("timers", timers(filter)).toString(),
                TimelineDays.of(events, timeline.days(filter, TimelineDays.of(events, time), time.zone()), time, choice.address(),
                        arrived.stream().map(Event::eventId).collect(Collectors.toSet()),
                        choices.people().stream().collect(Collectors.toMap(FilterChoices.Person::id, FilterChoices.Person::name, (one, other) -> one))),
                choice.before() == null ? null : choice.newest().toString(),
                page.next() == null ? null : Link.to(page.searchedBackTo() == null ? "Older" : "Go on further back",
                        choice.with("before", page.next().text())),
                page.searchedBackTo() != null ? "Searched back to " + time.moment(page.searchedBackTo()) + "."
                        : isOver && !events.isEmpty() ? "Searched back to " + time.date(range.first()) + "." : null,
                isOver && !events.isEmpty() ? range.wider().stream().map(wider -> Link.to(time.dates(wider), choice.in(wider))).toList() : List.of(),
                further(arrived, events, choice, time), projects(events),
                nothing))));
    }

    /** The pages of the events' projects, by the ids of their entries. */
    private Map<String, String> projects(List<Event> events) {
        Map<String, String> pages = new HashMap<>();
        events.stream().collect(Collectors.groupingBy(Event::workspaceId, Collectors.mapping(Event::timeEntryId, Collectors.toList())))
                .forEach((workspace, entries) -> projects.projectsOf(workspace, entries)
                        .forEach((entry, project) -> pages.put(entry, Address.ofProject(workspace, project))));
        return pages;
    }

    /**
     * The chosen person.
     *
     * @param person in words; null for none
     * @param nothing the empty state for an ambiguous person; null where one is clear
     */
    private record Chosen(TimelineChoice choice, String person, EmptyState nothing) {
    }

    /** Resolves a typed name, part of a name or address to a person. For an ambiguous one no events are shown, rather than everybody's. */
    private Chosen chosen(TimelineChoice choice, FilterChoices choices, PeopleScope scope) {
        String written = choice.address().get("person");
        if (written == null) {
            return new Chosen(choice, null, null);
        }
        List<FilterChoices.Person> meant = EmptyState.meant(written, choices.people());
        if (meant.size() == 1) {
            return new Chosen(choice.withPerson(meant.get(0).id(), null), meant.get(0).name(), null);
        }
        if (meant.size() > 1) {
            return new Chosen(choice, written, EmptyState.several(written, meant, choice));
        }
        if (!scope.isEverybody()) {
            return new Chosen(choice, written, EmptyState.nobody("Nobody of your team is called “" + OneLine.of(written, 60) + "”.", choice));
        }
        try {
            Subject subject = people.meant(written);
            return subject.isAccount() ? new Chosen(choice.withPerson(subject.users().get(0).id(), null), subject.users().get(0).described(), null)
                    : new Chosen(choice.withPerson(subject.employee().id(), null), subject.employee().fullName(), null);
        } catch (WrongRequestException e) {
            return new Chosen(choice, written, EmptyState.nobody("Nobody whose events are here has “" + OneLine.of(written, 60)
                    + "” in their name: " + e.getMessage() + ".", choice));
        }
    }

    /** A fingerprint of the running timers: one that stops is not a new event, but the page is outdated. */
    private String timers(TimelineFilter filter) {
        return Integer.toHexString(timeline.events(filter.ofRunning(), SIZE).stream().map(Event::eventId).toList().hashCode());
    }

    private static Link further(List<Event> arrived, List<Event> shown, TimelineChoice choice, PageTime time) {
        Set<String> there = shown.stream().map(Event::eventId).collect(Collectors.toSet());
        List<Event> rest = arrived.stream().filter(event -> !there.contains(event.eventId())).toList();
        if (rest.isEmpty()) {
            return null;
        }
        LocalDate day = time.day(rest.get(0).occurredAt());
        return Link.to((rest.size() == 1 ? "1 new event is" : rest.size() + " new events are") + " further back, from " + time.date(day) + " on",
                choice.in(DayRange.between(choice.range().first(), day)));
    }

    private EmptyState nothing(PageRequest request, Asked asked, TimelineChoice choice) {
        PageTime time = asked.time();
        LocalDate latest = timeline.events(TimelineFilter.all(asked.scope()).between(null, time.now()), 1).stream()
                .map(event -> time.day(event.occurredAt())).findFirst().orElse(null);
        return EmptyState.of(request.visitor(), asked.scope(), !settings.integrations().integrations().isEmpty(), latest, choice, time);
    }

    /** Answers a poll with a line about the events that arrived since the page was made, or with nothing. */
    public PageAnswer poll(PageRequest request) {
        Asked asked = asked(request);
        TimelineCursor seen = seen(request.address(), "seen");
        int arrived = timeline.countNewer(asked.filter(), seen, MOST_NEW);
        String timers = request.address().get("timers");
        boolean otherTimers = arrived == 0 && timers != null && !timers(asked.filter()).equals(timers);
        String words = arrived > MOST_NEW ? "More than " + MOST_NEW + " new events" : arrived > 1 ? arrived + " new events"
                : arrived == 1 ? "1 new event" : otherTimers ? "Running timers have changed" : "";
        return PageAnswer.html(words.isEmpty() ? "" : templates.render("timeline/news", Map.of("words", words,
                "href", asked.choice().newest().toString(), "fresh", asked.choice().with("since", seen.text()).toString())));
    }

    private static TimelineCursor seen(Address address, String name) {
        try {
            return TimelineCursor.of(address.has(name) ? address.get(name) : "");
        } catch (IllegalArgumentException e) {
            throw PageFailure.wrong("The address does not say since when: open the timeline anew.");
        }
    }

    /** All events of the filter as a CSV file. */
    public PageAnswer csv(PageRequest request) {
        Asked asked = asked(request);
        if (!asked.choice().notes().isEmpty()) {
            throw PageFailure.wrong(asked.choice().notes().get(0));
        }
        DayRange range = asked.choice().range();
        return PageAnswer.writtenCsv("timeline-" + range.first() + "-to-" + range.last() + ".csv", out -> {
            if (!isWritten(asked.filter(), out)) {
                throw PageFailure.wrong("These are more than 10 000 events: choose fewer days or set a filter, and download them in parts.");
            }
        });
    }

    /** Writes the events in batches; false where there are too many. */
    private boolean isWritten(TimelineFilter filter, Writer out) throws IOException {
        try (SequenceWriter rows = CsvText.rows(Event.class, out)) {
            return !timeline.each(filter, MOST_ROWS, ROWS_AT_ONCE, events -> {
                try {
                    rows.writeAll(events);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
