package io.camelhub.clockify.web;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.people.Person;
import io.camelhub.clockify.query.ListedPerson;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.PeopleListing;
import io.camelhub.clockify.query.PeoplePage;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.FilterMenu;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.Templates;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The list of Clockify users, the unmatched with the most work first; also as a CSV file. */
public final class PeopleListPage {

    static final String SECTION = "People";
    static final String PATH = "/console/people";
    private static final int SIZE = 50;
    private static final int MOST_PAGES = 100_000;
    private static final Map<String, Person.State> STATES = new LinkedHashMap<>();

    static {
        STATES.put("matched", Person.State.MATCHED);
        STATES.put("ignored", Person.State.IGNORED);
        STATES.put("all", null);
    }

    private final PeopleListing listing;
    private final PeopleQuery people;
    private final Supplier<ZoneId> zone;
    private final Messages messages;
    private final Templates templates;

    public PeopleListPage(PeopleListing listing, PeopleQuery people, Supplier<ZoneId> zone, Messages messages, Templates templates) {
        this.listing = listing;
        this.people = people;
        this.zone = zone;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * The view of the list.
     *
     * @param summary one line
     * @param kept the other choices, for the search form
     * @param unfiltered the address without filters; null where none is set
     * @param many the button that accepts all checked suggestions; null for fewer than two
     * @param nothing why the list is empty; null where it is not
     * @param previous the address of the previous page; null for none
     */
    public record View(String summary, DecisionWords.Decided decided, FilterMenu state, String text, Map<String, String> kept, String unfiltered,
            List<PersonView> people, boolean isPending, OrderForm many, Nothing nothing, String pages, String previous, String next) {
    }

    /** Why the list is empty. */
    public record Nothing(String title, String words, String href, String link) {
    }

    /** The address of a user's page. */
    static String href(String userId) {
        return PATH + "/users/" + Address.part(userId);
    }

    public PageAnswer page(PageRequest request) {
        Address here = request.address().with("decided", null).with("message", null);
        String word = here.get("state");
        if (word != null && !STATES.containsKey(word)) {
            throw PageFailure.wrong("There is no such state: take one of the list on the page.");
        }
        Person.State state = word == null ? Person.State.UNMATCHED : STATES.get(word);
        int number = number(here.get("page"));
        PeoplePage page = listing.page(state, here.get("text"), number, SIZE);
        LocalTimes times = new LocalTimes(zone.get(), listing.now());
        List<ListedPerson> rows = page.people();
        Address search = here.with("page", null).with("text", null);
        List<PersonView> shown = IntStream.range(0, rows.size())
                .mapToObj(i -> PersonView.of(request, rows.get(i), neighbour(rows, i), true, times)).toList();
        View view = new View(summary(page, state, times), new DecisionWords(listing).decided(request), states(here, page.counts()),
                here.has("text") ? here.get("text") : "", search.chosen(), word == null && !here.has("text") ? null : PATH,
                shown, state == Person.State.UNMATCHED,
                shown.stream().filter(PersonView::canBeTicked).count() < 2 ? null : OrderForm.of(request, "accept-many", "Accept the ticked", "", "button second"),
                rows.isEmpty() ? nothing(here, page, number) : null,
                page.found() <= SIZE ? "" : HumanReadable.number((long) number * SIZE + 1) + " to " + HumanReadable.number((long) number * SIZE + rows.size())
                        + " of " + HumanReadable.number(page.found()),
                number == 0 ? null : here.with("page", number == 1 ? null : number).toString(),
                (long) (number + 1) * SIZE >= page.found() ? null : here.with("page", number + 2).toString());
        return templates.page("people/list", new Frame(SECTION, SECTION, request.visitor()), view, messages.of(request));
    }

    /** The unmatched users as a CSV file, to be filled in. */
    public PageAnswer csv(PageRequest request) {
        return PageAnswer.csv("people-pending.csv", listing.unmatchedCsv());
    }

    /** @return from 0 */
    private static int number(String page) {
        if (page == null) {
            return 0;
        }
        if (!page.matches("[1-9]\\d{0,5}") || Integer.parseInt(page) > MOST_PAGES) {
            throw PageFailure.wrong("There is no page of that number: begin with the first.");
        }
        return Integer.parseInt(page) - 1;
    }

    private static String neighbour(List<ListedPerson> rows, int place) {
        return rows.size() == 1 ? null : rows.get(place + 1 < rows.size() ? place + 1 : place - 1).person().userId();
    }

    private static String summary(PeoplePage page, Person.State state, LocalTimes times) {
        return (state == Person.State.UNMATCHED && page.unmatchedSeconds() > 0
                ? PersonView.hours(page.unmatchedSeconds()) + " without an owner · " : "")
                + "hours of the last " + PeopleListing.DAYS + " days · times in " + times.zone().getId();
    }

    private static FilterMenu states(Address here, Map<Person.State, Long> counts) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("matched", "matched (" + HumanReadable.number(counts.getOrDefault(Person.State.MATCHED, 0L)) + ")");
        words.put("ignored", "ignored (" + HumanReadable.number(counts.getOrDefault(Person.State.IGNORED, 0L)) + ")");
        words.put("all", "all (" + HumanReadable.number(counts.values().stream().mapToLong(Long::longValue).sum()) + ")");
        return FilterMenu.of(here.with("page", null), "State", "state",
                "pending (" + HumanReadable.number(counts.getOrDefault(Person.State.UNMATCHED, 0L)) + ")", words, null);
    }

    private Nothing nothing(Address here, PeoplePage page, int number) {
        if (page.counts().isEmpty()) {
            return new Nothing("No Clockify user yet", "They appear with the first sync of an integration.", "/console/integrations", "See how the integrations stand");
        }
        if (here.has("text") || number > 0) {
            return new Nothing("Nobody found", "No Clockify user under these filters.", PATH, "Clear the filters");
        }
        if (here.has("state")) {
            return new Nothing("Nobody", "No Clockify user is in this state.", PATH, "Show the pending ones");
        }
        return people.roster(null).active() == 0
                ? new Nothing("Nobody is pending", "And the roster is empty.", PATH + "/import", "Import the roster")
                : new Nothing("Everybody has an owner", "Each Clockify user is an employee, or is ignored. Who comes new and does not match stands here.",
                        PATH + "/history", "See what was decided");
    }
}
