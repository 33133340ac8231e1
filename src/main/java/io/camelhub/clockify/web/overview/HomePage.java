package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.overview.HomeOverview;
import io.camelhub.clockify.overview.HomeQuery;
import io.camelhub.clockify.query.AttentionQuery;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.WorkspaceStatus;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import io.camelhub.clockify.web.page.Visitor;
import io.camelhub.clockify.web.page.VisitorScopes;
import io.camelhub.clockify.web.timeline.ActivityWords;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The first page: what needs attention, who is in today, how far the teams are this week, and the first steps of an admin. */
public final class HomePage {

    private static final int MOST_LINES = 10;
    /** The most lines of who asks for all. */
    private static final int ALL_LINES = 1000;
    private static final int MOST_PEOPLE = 12;
    private static final int MOST_TEAMS = 24;
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    private final HomeQuery query;
    private final AttentionQuery attention;
    private final StatusQuery status;
    private final BiFunction<IntegrationStatus, LocalTimes, HomeView.Unwell> shown;
    private final VisitorScopes scopes;
    private final ClockifySettings settings;
    private final Templates templates;

    /** @param shown an integration's condition in the words of the list; null for one that is well */
    public HomePage(HomeQuery query, AttentionQuery attention, StatusQuery status, BiFunction<IntegrationStatus, LocalTimes, HomeView.Unwell> shown, VisitorScopes scopes,
            ClockifySettings settings, Templates templates) {
        this.query = query;
        this.attention = attention;
        this.status = status;
        this.shown = shown;
        this.scopes = scopes;
        this.settings = settings;
        this.templates = templates;
    }

    /** Shows the page. */
    public PageAnswer page(PageRequest request) {
        Visitor visitor = request.visitor();
        PeopleScope scope = scopes.of(visitor);
        HomeOverview home = query.home(scope);
        LocalTimes times = status.times();
        List<IntegrationStatus> integrations = visitor.isAdmin() ? status.integrations(settings.integrations()) : List.of();
        AttentionQuery.Items items = attention.items(scope, visitor.isAdmin(), request.address().has("all") ? ALL_LINES : MOST_LINES);
        List<AttentionLine> lines = items.items().stream().map(item -> AttentionLine.of(item, times)).toList();
        return PageAnswer.html(templates.render("overview/home", Map.of("view", new HomeView(new Frame("Home", "Home", visitor),
                TODAY.format(home.today()) + " · " + times.zone().getId(),
                lines, (int) Math.max(0, items.count() - lines.size()),
                integrations.stream().map(one -> shown.apply(one, times)).filter(Objects::nonNull).toList(),
                visitor.isAdmin() ? FirstSteps.of(progress(integrations, home)) : null,
                nobody(visitor, scope, home),
                group(home.in(), one -> person(one.employeeId(), one.name(), one.team(), note(one, times))),
                group(home.away(), one -> person(one.employeeId(), one.name(), one.team(), note(one))),
                running(home.running(), times), "/console/timeline?running=1",
                home.teams().stream().limit(MOST_TEAMS).map(team -> TeamBars.of(team, home.days(), home.today())).toList(),
                Math.max(0, home.teams().size() - MOST_TEAMS),
                home.staleDays() == 0 ? null : "What changed last is still being summed up: load the page again in a minute."))));
    }

    private static FirstSteps.Progress progress(List<IntegrationStatus> integrations, HomeOverview home) {
        List<IntegrationStatus> enabled = integrations.stream().filter(one -> one.state() == IntegrationStatus.State.ENABLED).toList();
        return new FirstSteps.Progress(enabled.size(), enabled.stream().mapToLong(IntegrationStatus::entries).sum(),
                enabled.stream().flatMap(one -> one.workspaces().stream()).map(WorkspaceStatus::seesLess).filter(Objects::nonNull).toList(),
                enabled.stream().mapToInt(one -> one.people().all()).sum(), enabled.stream().mapToInt(one -> one.people().matched()).sum(),
                home.employees(), home.hasReport());
    }

    private static String nobody(Visitor visitor, PeopleScope scope, HomeOverview home) {
        if (home.employees() > 0) {
            return null;
        }
        return scope.isEverybody() ? "The roster has no active employee yet. Once it is imported, this page shows who is in, and the hours of the teams."
                : "In the roster nobody is in a team with " + OneLine.of(Objects.requireNonNullElse(visitor.email(), "your address"), 80)
                        + " or reports to that address. Ask who keeps the roster to add it.";
    }

    private static <T> HomeView.Group group(List<T> people, Function<T, HomeView.Person> words) {
        return new HomeView.Group(people.size(), people.stream().limit(MOST_PEOPLE).map(words).toList(), Math.max(0, people.size() - MOST_PEOPLE));
    }

    private static HomeView.Person person(String id, String name, String team, String note) {
        return new HomeView.Person(OneLine.of(Objects.requireNonNullElse(name, id), 60), "/console/people/" + Address.part(id),
                team == null ? null : OneLine.of(team, 60), note);
    }

    private static String note(HomeOverview.Present one, LocalTimes times) {
        String logged = one.seconds() == 0 ? "" : ActivityWords.exactly(one.seconds());
        return one.since() == null ? logged : (logged.isEmpty() ? "" : logged + ", ") + "running since " + times.time(one.since());
    }

    private static String note(HomeOverview.Away one) {
        return (one.holiday() ? "Holiday" : "Time off") + (one.wholeDay() ? "" : ", " + ActivityWords.exactly(one.seconds()));
    }

    private static String running(HomeOverview.Running running, LocalTimes times) {
        return running.timers() == 0 ? null : HumanReadable.counted(running.timers(), "timer runs", "timers run") + "; the longest for "
                + HumanReadable.duration(Duration.between(running.longestSince(), times.now()))
                + (running.longestOf() == null ? "" : ", of " + PageText.text(running.longestOf()));
    }
}
