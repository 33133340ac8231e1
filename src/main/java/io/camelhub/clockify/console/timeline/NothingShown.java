package io.camelhub.clockify.console.timeline;

import io.camelhub.clockify.command.console.ConsoleUser.Role;
import io.camelhub.clockify.console.page.Visitor;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.PeopleScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Why there is nothing on a page of the timeline, and what to do next.
 *
 * @param command what is to be typed; null for nothing
 * @param links the first one is what most would do
 * @param isForAll whether there is nothing whatever is chosen
 */
@Decision
public record NothingShown(String title, String text, String command, List<Link> links, boolean isForAll) {

    /**
     * Decides.
     *
     * @param hasIntegrations whether the settings have any
     * @param latest the day of the latest event that the visitor may see at all; null where there is none
     */
    static NothingShown of(Visitor visitor, PeopleScope scope, boolean hasIntegrations, LocalDate latest, TimelineChoice choice, PageTime time) {
        if (!scope.isEverybody() && scope.employees().isEmpty()) {
            return visitor.email() == null
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
        return choice.before() != null ? new NothingShown("Nothing older", days + ": that was all.", null, links, false)
                : choice.isFiltered() ? new NothingShown("Nothing matches these filters", days + ": there is no such event.", null, links, false)
                : new NothingShown("No events in these days", days + ": nobody tracked time.", null, links, false);
    }

    private static NothingShown nothingYet(Visitor visitor, boolean hasIntegrations) {
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

    private static NothingShown whateverIsChosen(String title, String text, String command, Link... links) {
        return new NothingShown(title, text, command, List.of(links), true);
    }
}
