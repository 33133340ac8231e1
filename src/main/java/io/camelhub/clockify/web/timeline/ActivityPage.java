package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.overview.ProjectQuery;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.Activity;
import io.camelhub.clockify.timeline.ActivityFilter;
import io.camelhub.clockify.timeline.ActivityQuery;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.LoggedNothing;
import io.camelhub.clockify.timeline.TimelineQuery;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import io.camelhub.clockify.web.page.Visitor;
import io.camelhub.clockify.web.page.VisitorScopes;
import io.camelhub.clockify.web.timeline.ActivityView.Empty;
import io.camelhub.clockify.web.timeline.ActivityView.Idle;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The activity page: who worked how much on what. */
public final class ActivityPage {

    private static final int MOST_IDLE = 200;
    private static final int MOST_IDLE_UNFOLDED = 10;

    private final ActivityQuery query;
    private final TimelineQuery timeline;
    private final ProjectQuery projects;
    private final VisitorScopes scopes;
    private final Supplier<ZoneId> zone;
    private final Templates templates;

    /** @param zone the time zone of the days, read at each request */
    public ActivityPage(ActivityQuery query, TimelineQuery timeline, ProjectQuery projects, VisitorScopes scopes, Supplier<ZoneId> zone, Templates templates) {
        this.query = query;
        this.timeline = timeline;
        this.projects = projects;
        this.scopes = scopes;
        this.zone = zone;
        this.templates = templates;
    }

    /** Shows the chart, the tables, and the people who logged nothing. */
    public PageAnswer page(PageRequest request) {
        LocalDate today = today();
        ActivityChoice choice = ActivityChoice.of(request.address(), today);
        PeopleScope scope = scopes.of(request.visitor());
        ActivityFilter filter;
        try {
            filter = choice.filter(scope);
        } catch (IllegalArgumentException e) {
            return page(request.visitor(), choice, scope, null, null, today,
                    new Empty("That cannot be shown", PageText.capital(e.getMessage()) + ".", "Show the usual range",
                            request.address().with("from", null).with("to", null).with("range", null).toString()));
        }
        Activity activity = query.activity(filter);
        Empty empty = empty(request.visitor(), choice, scope, activity);
        boolean isBlank = activity.zone() == null || nobody(scope);
        return page(request.visitor(), choice, scope, activity,
                isBlank ? null : idle(choice, activity.loggedNothing()), today, empty);
    }

    /** All series as a CSV file. */
    public PageAnswer csv(PageRequest request) {
        ActivityChoice choice = ActivityChoice.of(request.address(), today());
        if (!choice.ignored().isEmpty()) {
            throw PageFailure.wrong(choice.ignored().get(0) + ".");
        }
        try {
            ActivityFilter filter = choice.filter(scopes.of(request.visitor()));
            return PageAnswer.writtenCsv("activity-by-%s-of-%s-%s-%s.csv".formatted(ActivityChoice.key(choice.unit()), ActivityChoice.key(choice.by()),
                    choice.from(), choice.to()), out -> ActivityCsv.write(query.activity(filter), choice.by(), out));
        } catch (IllegalArgumentException e) {
            throw PageFailure.wrong(PageText.capital(e.getMessage()) + ".");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(timeline.now(), zone.get());
    }

    private PageAnswer page(Visitor visitor, ActivityChoice choice, PeopleScope scope, Activity activity, Idle idle, LocalDate today, Empty empty) {
        int stale = activity == null ? 0 : activity.staleDays();
        ActivityChart chart = empty == null ? ActivityChart.of(activity, choice.unit(), choice.by(), choice.isOpen()) : null;
        String zoneShown = activity == null || activity.zone() == null ? zone.get().getId() : activity.zone();
        Address address = choice.address();
        return PageAnswer.html(templates.render("activity/page", Map.of("view", new ActivityView(
                new Frame("Activity", "Activity", visitor),
                "By " + ActivityChoice.key(choice.unit()) + " and " + ActivityChoice.key(choice.by()) + " · "
                        + ActivityWords.range(choice.from(), choice.to()) + ", days of " + zoneShown + " · breaks and time off left out",
                choice.ignored().stream().map(note -> note + ".").toList(), stale == 0 ? null : "What changed last is still being summed up ("
                        + HumanReadable.counted(stale, "day", "days") + "): load the page again in a minute.",
                ActivityFilters.of(choice, timeline.choices(scope)), choice.isNarrowed() ? choice.widened().toString() : null,
                empty == null ? address.at(address.path() + "/csv").with("all", null).with("lines", null).toString() : null, empty, chart, lines(choice, chart),
                empty == null ? ActivityTable.of(choice, activity, today, pages(choice.by(), activity)) : null,
                empty == null ? ActivityView.Periods.of(chart, activity.periods(), choice.unit()) : null, idle))));
    }

    private static ActivityView.Lines lines(ActivityChoice choice, ActivityChart chart) {
        if (chart == null || chart.folded() == 0 && !choice.isOpen()) {
            return null;
        }
        return choice.isOpen() ? new ActivityView.Lines("Fold the smaller ones", choice.address().with("lines", null).toString())
                : new ActivityView.Lines("Open the " + HumanReadable.number(chart.folded()) + " in “Other”", choice.address().with("lines", "all").toString());
    }

    /** The pages of the projects or clients of the series, by their ids. */
    private Map<String, String> pages(By by, Activity activity) {
        List<String> ids = activity.series().stream().filter(one -> one.kind() == Activity.Kind.ONE).map(Activity.Series::key).toList();
        Map<String, String> pages = new HashMap<>();
        if (by == By.PROJECT) {
            projects.workspacesOfProjects(ids).forEach((id, workspace) -> pages.put(id, Address.ofProject(workspace, id)));
        } else if (by == By.CLIENT) {
            projects.workspacesOfClients(ids).forEach((id, workspace) -> pages.put(id, Address.ofClient(workspace, id)));
        }
        return pages;
    }

    private static boolean nobody(PeopleScope scope) {
        return !scope.isEverybody() && scope.employees().isEmpty();
    }

    /** Why there is nothing to show; null where there is something. */
    private static Empty empty(Visitor visitor, ActivityChoice choice, PeopleScope scope, Activity activity) {
        if (activity.zone() == null) {
            return visitor.isAdmin()
                    ? new Empty("Nothing is synced yet", "Work shows up here after the first sync of an integration.",
                            "See the integrations", "/console/integrations")
                    : new Empty("Nothing is synced yet", "Work shows up here after the first sync. Ask who runs the hub when that will be.",
                            null, null);
        }
        if (nobody(scope)) {
            return visitor.role() == Role.EMPLOYEE ? new Empty("You are not on the roster", "In the roster nobody has your "
                    + OneLine.of(visitor.employee() != null ? "id, " + visitor.employee() : "address, " + visitor.email(), 80)
                    + ", or more than one person has. Ask who keeps the roster to put it right.", null, null) : new Empty("You have no team yet", "In the roster nobody is in a team with " + OneLine.of(visitor.email(), 80)
                    + " or reports to that address. Ask who keeps the roster to add it.", null, null);
        }
        if (!activity.series().isEmpty()) {
            return null;
        }
        String days = ActivityWords.range(choice.from(), choice.to());
        return choice.isNarrowed()
                ? new Empty("Nothing matches these filters", days + ": nobody logged such work.", "Clear the filters", choice.widened().toString())
                : new Empty("No work in this range", days + ": nobody logged any.", "Show the last 12 months",
                        choice.address().with("from", null).with("to", null).with("unit", "month").with("range", Span.YEAR.key()).toString());
    }

    /** The people who logged nothing, filtered by team and person only: other filters do not apply to people without any work. */
    private static Idle idle(ActivityChoice choice, LoggedNothing nothing) {
        String team = choice.address().get("team");
        String person = choice.address().get("person");
        List<Idle.Person> people = nothing.employees().stream()
                .filter(one -> (team == null || team.equals(one.team())) && (person == null || person.equals(one.id())))
                .map(one -> new Idle.Person(OneLine.of(one.name() == null ? one.id() : one.name()), OneLine.of(one.team()), one.matched(),
                        one.timeOff()))
                .toList();
        if (people.isEmpty()) {
            return null;
        }
        List<Idle.Person> named = people.subList(0, Math.min(people.size(), MOST_IDLE));
        int left = people.size() - named.size() + nothing.others();
        return new Idle("Logged nothing", HumanReadable.counted(named.size(), "active employee", "active employees") + " without any work in these days"
                + (left == 0 ? "" : "; " + left + " more are left out: choose a team"), named.size() > MOST_IDLE_UNFOLDED, named);
    }
}
