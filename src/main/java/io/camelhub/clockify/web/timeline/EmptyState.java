package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.FilterChoices.Person;
import io.camelhub.clockify.web.page.Visitor;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Explains an empty timeline page, with the next step.
 *
 * @param command a command to type; null for none
 * @param links the most useful first
 * @param isForAll whether it is empty with any choices
 */
@Decision
public record EmptyState(String title, String text, String command, List<Link> links, boolean isForAll) {

    private static final int MOST_OFFERED = 20;

    /**
     * @param hasIntegrations whether the settings have any
     * @param latest the day of the latest event in the visitor's scope; null for none
     */
    static EmptyState of(Visitor visitor, PeopleScope scope, boolean hasIntegrations, LocalDate latest, TimelineChoice choice, PageTime time) {
        if (!scope.isEverybody() && scope.employees().isEmpty()) {
            return visitor.role() == Role.EMPLOYEE ? whateverIsChosen("You are not on the roster", "Nobody on the roster has your "
                            + (visitor.employee() != null ? "id, " + visitor.employee() : "address, " + visitor.email())
                            + ", or more than one person has. Ask whoever runs the hub to put it right.", null)
                    : visitor.email() == null
                    ? whateverIsChosen("No team to show", "No e-mail address says who you are on the roster. Whoever runs the hub can add it:",
                            "clockify console users add " + visitor.name() + " --role manager --email ADDRESS")
                    : whateverIsChosen("No team to show", "Nobody on the roster has your address, " + visitor.email()
                            + ", or reports to it. Ask whoever runs the hub to put it right.", null);
        }
        if (latest == null) {
            return nothingYet(visitor, hasIntegrations);
        }
        List<Link> links = new ArrayList<>();
        if (choice.before() != null) {
            links.add(Link.to("Newest events", choice.newest()));
        } else if (choice.isFiltered()) {
            links.add(Link.to("Clear all filters", choice.unfiltered()));
        } else if (latest.isBefore(choice.range().first()) || latest.isAfter(choice.range().last())) {
            links.add(Link.to("The latest: " + time.date(latest), choice.in(DayRange.between(latest, latest))));
        }
        choice.range().wider().forEach(wider -> links.add(Link.to(time.dates(wider), choice.in(wider))));
        String days = time.dates(choice.range());
        return choice.before() != null ? new EmptyState("Nothing older", days + ": that was all.", null, links, false)
                : choice.isFiltered() ? new EmptyState("Nothing matches these filters", days + ": there is no such event.", null, links, false)
                : new EmptyState("No events in these days", days + ": nobody tracked time.", null, links, false);
    }

    /** The people who match a text: by id or whole name, otherwise by each word in their name, ignoring case and accents. */
    static List<Person> meant(String written, List<Person> people) {
        List<Person> exactly = people.stream().filter(one -> one.id().equals(written)).toList();
        if (exactly.isEmpty()) {
            exactly = people.stream().filter(one -> plain(one.name()).equals(plain(written))).toList();
        }
        List<String> words = List.of(plain(written).split("\\s+"));
        return !exactly.isEmpty() ? exactly : people.stream().filter(one -> words.stream().allMatch(plain(one.name())::contains)).toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    }

    /** Several people match: a link for each. */
    static EmptyState several(String written, List<Person> meant, TimelineChoice choice) {
        List<Link> links = new ArrayList<>();
        meant.stream().limit(MOST_OFFERED).forEach(one -> links.add(Link.to(OneLine.of(one.name()), choice.with("person", one.id()))));
        return new EmptyState("Who is meant?", HumanReadable.number(meant.size()) + " people have “" + OneLine.of(written, 60) + "” in their names"
                + (meant.size() > MOST_OFFERED ? "; these are the first. Write more of the name to see the others." : "."), null, links, false);
    }

    /** Nobody matches. */
    static EmptyState nobody(String why, TimelineChoice choice) {
        return new EmptyState("Nobody found", OneLine.of(why), null, List.of(Link.to("Show everybody", choice.with("person", null))), false);
    }

    private static EmptyState nothingYet(Visitor visitor, boolean hasIntegrations) {
        if (visitor.role() == Role.EMPLOYEE) {
            return whateverIsChosen("No events yet", "You have tracked no time so far, or your Clockify user is not matched with you. Whoever runs the "
                    + "hub can see which.", null);
        }
        if (visitor.role() == Role.MANAGER) {
            return whateverIsChosen("No events yet", "Nobody of your team has tracked time so far, or their Clockify users are not matched with "
                    + "them. Whoever runs the hub can see which.", null);
        }
        if (!visitor.isAdmin()) {
            return whateverIsChosen("No events yet", "Nothing has arrived from Clockify so far. If that stays so, ask whoever runs the hub.", null);
        }
        return hasIntegrations
                ? whateverIsChosen("No events yet", "The first ones arrive within a minute of the first sync. How each integration stands says why they "
                        + "may not.", null, Link.to("Integrations", "/console/integrations"))
                : whateverIsChosen("No integration yet", "Give the hub a key of Clockify's, and its events show up here.", null,
                        Link.to("Add integration", "/console/integrations/add"));
    }

    private static EmptyState whateverIsChosen(String title, String text, String command, Link... links) {
        return new EmptyState(title, text, command, List.of(links), true);
    }
}
