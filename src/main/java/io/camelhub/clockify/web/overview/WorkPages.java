package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.overview.ClientOverview;
import io.camelhub.clockify.overview.Contributor;
import io.camelhub.clockify.overview.ProjectOverview;
import io.camelhub.clockify.overview.ProjectQuery;
import io.camelhub.clockify.overview.ProjectSums;
import io.camelhub.clockify.overview.WorkOverview;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.timeline.Activity;
import io.camelhub.clockify.timeline.Activity.Kind;
import io.camelhub.clockify.timeline.Activity.Series;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.LoggedNothing;
import io.camelhub.clockify.timeline.TimelineQuery;
import io.camelhub.clockify.timeline.Unit;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.Templates;
import io.camelhub.clockify.web.page.VisitorScopes;
import io.camelhub.clockify.web.timeline.ActivityChart;
import io.camelhub.clockify.web.timeline.ActivityView;
import io.camelhub.clockify.web.timeline.ActivityWords;
import io.camelhub.clockify.web.timeline.Link;
import io.camelhub.clockify.web.timeline.PageTime;
import io.camelhub.clockify.web.timeline.TimelineDays;
import io.camelhub.clockify.web.timeline.ValueWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The page of a project, and that of a client with its projects. A manager sees the work of their people, and no other project than theirs. */
public final class WorkPages {

    private static final int MOST_PROJECTS = 50;
    private static final long HOUR = 3600;

    private final ProjectQuery query;
    private final TimelineQuery timeline;
    private final VisitorScopes scopes;
    private final ClockifySettings settings;
    private final Templates templates;

    public WorkPages(ProjectQuery query, TimelineQuery timeline, VisitorScopes scopes, ClockifySettings settings, Templates templates) {
        this.query = query;
        this.timeline = timeline;
        this.scopes = scopes;
        this.settings = settings;
        this.templates = templates;
    }

    /** Shows the project in the address. */
    public PageAnswer project(PageRequest request) {
        PeopleScope scope = scopes.of(request.visitor());
        ProjectOverview one = found(request, scope, "project", (workspace, id) -> query.project(scope, workspace, id));
        ProjectSums sums = one.work().projects().stream().findFirst().orElseGet(() -> new ProjectSums(one.id(), one.name(), null,
                one.work().weeks().stream().map(week -> 0L).toList(), 0, 0, 0, 0, 0));
        ProjectOverview.Rates rates = request.visitor().isAdmin() ? one.rates() : null;
        Link client = one.clientId() == null ? null : Link.to(name(one.clientName(), one.clientId()), Address.ofClient(one.workspaceId(), one.clientId()));
        return page(request, scope, name(one.name(), one.id()), workspace(one.workspaceName(), one.workspaceId()), client,
                Boolean.TRUE.equals(one.archived()) ? List.of("archived") : List.of(), estimate(one, rates, sums), money(rates), one.work(), List.of());
    }

    /** Shows the client in the address. */
    public PageAnswer client(PageRequest request) {
        PeopleScope scope = scopes.of(request.visitor());
        ClientOverview one = found(request, scope, "client", (workspace, id) -> query.client(scope, workspace, id));
        return page(request, scope, name(one.name(), one.id()), workspace(one.workspaceName(), one.workspaceId()), null, List.of(), null, List.of(),
                one.work(), one.work().projects().stream().map(project -> new WorkView.Project(name(project.name(), project.id()),
                        Address.ofProject(one.workspaceId(), project.id()), ActivityWords.hours(project.seconds()), ActivityWords.hours(project.allSeconds()),
                        ActivityWords.share(project.billableSeconds(), project.seconds()))).toList());
    }

    private interface Lookup<T> {

        Optional<T> of(String workspaceId, String id);
    }

    private static <T> T found(PageRequest request, PeopleScope scope, String what, Lookup<T> lookup) {
        String workspace = request.address().segment(1);
        String id = request.address().segment(0);
        return (Text.isId(workspace) && Text.isId(id) ? lookup.of(workspace, id) : Optional.<T>empty())
                .orElseThrow(() -> scope.isEverybody() ? PageFailure.notFound("There is no such " + what + ".")
                        : PageFailure.notTheirs("There is no such " + what + ", or none of your people has worked on it."));
    }

    private PageAnswer page(PageRequest request, PeopleScope scope, String title, String about, Link client, List<String> chips, WorkView.Estimate estimate,
            List<WorkView.Fact> money, WorkOverview work, List<WorkView.Project> projects) {
        PageTime time = new PageTime(timeline.now(), settings.dayZone());
        LocalTimes times = new LocalTimes(time.zone(), time.now());
        Activity activity = activity(work, time.zone().getId());
        ActivityChart chart = work.seconds() == 0 ? null : ActivityChart.of(activity, Unit.WEEK, By.PROJECT, false);
        return PageAnswer.html(templates.render("overview/work", Map.of("view", new WorkView(new Frame(title, null, request.visitor()), title,
                about + " · weeks of " + time.zone().getId(), client, chips,
                scope.isEverybody() ? null : "Only the work of your people counts here.", estimate, money,
                work.staleDays() == 0 ? null : "What changed last is still being summed up: load the page again in a minute.",
                chart, chart == null ? null : ActivityView.Periods.of(chart, activity.periods(), Unit.WEEK),
                projects.stream().limit(MOST_PROJECTS).toList(), Math.max(0, projects.size() - MOST_PROJECTS),
                work.people().stream().map(person -> person(person, work.seconds(), times)).toList(), work.others(),
                TimelineDays.of(work.latest(), time, new Address("/console/timeline", Map.of()))))));
    }

    private static Activity activity(WorkOverview work, String zone) {
        List<Series> series = work.projects().stream().filter(project -> project.seconds() > 0).map(project -> new Series(Kind.ONE, project.id(),
                project.name(), project.weeks(), project.seconds(), project.billableSeconds(), List.of(), null, project.color())).toList();
        return new Activity(zone, work.weeks(), series, work.staleDays(), new LoggedNothing(List.of(), 0));
    }

    private static WorkView.Person person(Contributor one, long all, LocalTimes times) {
        String name = one.erased() ? "Somebody erased" : OneLine.of(Objects.requireNonNullElse(one.name(), one.employeeId() == null ? "Not matched" : one.employeeId()), 60);
        return new WorkView.Person(name, one.employeeId() == null ? null : new Address("/console/timeline", Map.of("person", one.employeeId())).toString(),
                one.team() == null ? "–" : OneLine.of(one.team(), 60), ActivityWords.hours(one.seconds()), ActivityWords.share(one.seconds(), all), times.day(one.lastDay()));
    }

    /** The estimate; for admins, of a project without one, the hours that its budget pays at its rate. */
    private static WorkView.Estimate estimate(ProjectOverview one, ProjectOverview.Rates rates, ProjectSums sums) {
        if (one.estimateSeconds() != null) {
            return Estimates.of(one.estimateSeconds(), one.estimateReset(), "estimated", sums);
        }
        return rates == null || rates.budget() == null || rates.hourlyRate() == null || rates.hourlyRate() <= 0 ? null
                : Estimates.of(rates.budget() * HOUR / rates.hourlyRate(), rates.budgetReset(), "that the budget pays", sums);
    }

    private static List<WorkView.Fact> money(ProjectOverview.Rates rates) {
        if (rates == null) {
            return List.of();
        }
        Function<Long, String> amount = minor -> minor == null ? null : ValueWords.amount(minor, rates.currency());
        List<WorkView.Fact> facts = new ArrayList<>();
        Stream.of(new WorkView.Fact("Budget", amount.apply(rates.budget())), new WorkView.Fact("Budget begins anew", rates.budgetReset() == null ? null
                        : OneLine.of(rates.budgetReset(), 40).toLowerCase(Locale.ROOT)),
                new WorkView.Fact("Rate of an hour", amount.apply(rates.hourlyRate())), new WorkView.Fact("Cost of an hour", amount.apply(rates.costRate())))
                .filter(fact -> fact.value() != null).forEach(facts::add);
        return facts;
    }

    private static String name(String name, String id) {
        String line = OneLine.of(name, 120);
        return line == null || line.isEmpty() ? id : line;
    }

    private static String workspace(String name, String id) {
        return "Workspace " + name(name, id);
    }
}
