package io.camelhub.clockify.overview;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.entries.ActivitySums;
import io.camelhub.clockify.entries.PeriodSums;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.overview.WorkSums.Grain;
import io.camelhub.clockify.overview.WorkSums.Work;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.timeline.TimelineQuery;
import io.camelhub.clockify.timeline.Unit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project, and a client with its projects: the work of the last weeks, who did it, and the latest events. No method returns work of people who
 * are not in the scope, nor a project or client on which nobody of a restricted scope ever worked.
 */
public final class ProjectQuery {

    /** The weeks of an overview. */
    public static final int WEEKS = 26;

    /** People of an overview that are named. */
    static final int MOST_PEOPLE = 50;

    private static final int LATEST = 10;
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    /** How long a query may wait for the refresh of changed sums; the rest is reported as stale. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Database database;
    private final ActivitySums sums;
    private final WorkSums work;
    private final TimelineQuery timeline;
    private final Supplier<ZoneId> zone;

    /** @param zone {@code clockify.day-zone}; read at each call, so that an edit of the settings takes effect */
    public ProjectQuery(Database database, ActivitySums sums, TimelineQuery timeline, Supplier<ZoneId> zone) {
        this.database = database;
        this.sums = sums;
        this.work = new WorkSums(database);
        this.timeline = timeline;
        this.zone = zone;
    }

    /** A project as {@code clockify_project} has it. */
    private record Stored(String id, String name, String color, String clientId, Boolean archived, Long estimateSeconds, String timeEstimateReset,
            Boolean estimateActive, Long hourlyRate, Long costRate, Long budget, String budgetReset) {

        boolean hasEstimate() {
            return estimateSeconds != null && !Boolean.FALSE.equals(estimateActive);
        }

        boolean hasRates() {
            return hourlyRate != null || costRate != null || budget != null;
        }
    }

    private static final String[] COLUMNS = {"id", "name", "color", "client_id", "archived", "estimate_seconds", "time_estimate_reset",
        "estimate_active", "hourly_rate", "cost_rate", "budget", "budget_reset"};

    /** The project of a workspace; empty where there is none, or where nobody of a restricted scope ever worked on it. */
    public Optional<ProjectOverview> project(PeopleScope scope, String workspaceId, String projectId) {
        return database.table("clockify_project").select(COLUMNS).where("workspace_id", workspaceId).where("id", projectId).optional(Stored.class)
                .map(found -> new ProjectOverview(workspaceId, projectId, found.name(), workspaceName(workspaceId), found.clientId(),
                        found.clientId() == null ? null : clientName(workspaceId, found.clientId()), found.archived(),
                        found.hasEstimate() ? found.estimateSeconds() : null, found.hasEstimate() ? found.timeEstimateReset() : null,
                        found.hasRates() ? new ProjectOverview.Rates(found.hourlyRate(), found.costRate(), found.budget(), found.budgetReset(),
                                currency(workspaceId, found.clientId())) : null,
                        overview(scope, workspaceId, List.of(found))))
                .filter(found -> scope.isEverybody() || found.work().isTheirs());
    }

    /** The client of a workspace; empty where there is none, or where nobody of a restricted scope ever worked for it. */
    public Optional<ClientOverview> client(PeopleScope scope, String workspaceId, String clientId) {
        if (!database.table("clockify_client").select("1").where("workspace_id", workspaceId).where("id", clientId).exists()) {
            return Optional.empty();
        }
        List<Stored> projects = database.table("clockify_project").select(COLUMNS).where("workspace_id", workspaceId).where("client_id", clientId)
                .list(Stored.class);
        return Optional.of(new ClientOverview(workspaceId, clientId, clientName(workspaceId, clientId), workspaceName(workspaceId),
                        overview(scope, workspaceId, projects)))
                .filter(found -> scope.isEverybody() || found.work().isTheirs());
    }

    /** The projects of some time entries, by the ids of the entries; without those of no project. */
    public Map<String, String> projectsOf(String workspaceId, Collection<String> timeEntryIds) {
        return database.table("clockify_time_entry").at("workspace_id", workspaceId).select("id", "project_id").in("id", timeEntryIds)
                .notNull("project_id").pairs();
    }

    /** The workspaces of some projects by their ids; without those of which there are several. */
    public Map<String, String> workspacesOfProjects(Collection<String> ids) {
        return workspaces("clockify_project", ids);
    }

    /** The workspaces of some clients by their ids; without those of which there are several. */
    public Map<String, String> workspacesOfClients(Collection<String> ids) {
        return workspaces("clockify_client", ids);
    }

    private Map<String, String> workspaces(String table, Collection<String> ids) {
        return database.table(table).select("id", "workspace_id").in("id", ids)
                .list((row, index) -> Map.entry(row.getString("id"), row.getString("workspace_id"))).stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey)).values().stream().filter(some -> some.size() == 1)
                .collect(Collectors.toMap(some -> some.get(0).getKey(), some -> some.get(0).getValue()));
    }

    private String workspaceName(String id) {
        return database.table("clockify_workspace").select("coalesce(name, '')").where("id", id).optional(String.class).filter(name -> !name.isEmpty()).orElse(null);
    }

    private String clientName(String workspaceId, String id) {
        return text("clockify_client", "name", workspaceId, id);
    }

    /** That of the client, else of the workspace; null where neither is known. */
    private String currency(String workspaceId, String clientId) {
        String ofClient = clientId == null ? null : text("clockify_client", "currency", workspaceId, clientId);
        return ofClient != null ? ofClient : database.table("clockify_workspace").select("coalesce(currency, '')").where("id", workspaceId)
                .optional(String.class).filter(code -> !code.isEmpty()).orElse(null);
    }

    private String text(String table, String column, String workspaceId, String id) {
        return database.table(table).select("coalesce(" + column + ", '')").where("workspace_id", workspaceId).where("id", id)
                .optional(String.class).filter(value -> !value.isEmpty()).orElse(null);
    }

    /** The work of a user while it is read. */
    private static final class Share {

        private final String employeeId;
        private final String userId;
        private long seconds;
        private LocalDate lastDay = LocalDate.MIN;

        private Share(String employeeId, String userId) {
            this.employeeId = employeeId;
            this.userId = userId;
        }
    }

    private WorkOverview overview(PeopleScope scope, String workspaceId, List<Stored> projects) {
        LocalDate today = LocalDate.ofInstant(database.now(), zone.get());
        List<LocalDate> weeks = Stream.iterate(Unit.WEEK.start(today).minusWeeks(WEEKS - 1L), week -> week.plusWeeks(1)).limit(WEEKS).toList();
        // whole months before, so that no day counts twice
        LocalDate firstDay = weeks.get(0).withDayOfMonth(1);
        int stale = sums.refresh(firstDay.minusDays(1), today.plusDays(1), PATIENCE);
        Map<String, ProjectTotal> totals = new LinkedHashMap<>();
        projects.forEach(project -> totals.put(project.id(), new ProjectTotal(weeks, today)));
        Map<String, String> employees = database.table("clockify_user").select("id", "employee_id").where("workspace_id", workspaceId)
                .notNull("employee_id").pairs();
        Map<String, Share> shares = new HashMap<>();
        NavigableMap<LocalDate, Set<String>> usersByDay = new TreeMap<>();
        BiFunction<String, String, Share> people = (workspace, user) -> scope.holds(employees.get(user))
                ? shares.computeIfAbsent(user, one -> new Share(employees.get(one), one)) : null;
        PeriodSums.Sum<Work, Share> sum = (done, share, seconds) -> {
            totals.get(done.projectId()).add(done.day(), done.billable(), seconds);
            usersByDay.computeIfAbsent(done.day(), none -> new HashSet<>()).add(share.userId);
            if (!done.day().isBefore(weeks.get(0))) {
                share.seconds += seconds;
                share.lastDay = done.day().isAfter(share.lastDay) ? done.day() : share.lastDay;
            }
        };
        work.read(Grain.MONTH, workspaceId, FIRST, firstDay.minusDays(1), totals::containsKey, people, sum);
        work.read(Grain.DAY, workspaceId, firstDay, today, totals::containsKey, people, sum);
        List<ProjectSums> listed = projects.stream().map(project -> totals.get(project.id()).sums(project.id(), project.name(), project.color()))
                .filter(project -> scope.isEverybody() || project.allSeconds() > 0)
                .sorted(Comparator.comparing((ProjectSums project) -> -project.seconds()).thenComparing(project -> -project.allSeconds())
                        .thenComparing(ProjectSums::id)).toList();
        List<Contributor> contributors = contributors(workspaceId, shares.values());
        return new WorkOverview(weeks, listed, contributors.subList(0, Math.min(MOST_PEOPLE, contributors.size())),
                Math.max(0, contributors.size() - MOST_PEOPLE), latest(scope, workspaceId, totals.keySet(), usersByDay), stale);
    }

    /** The latest events: of the users who worked on the last days, each of whom has one there; and the running timers. */
    private List<Event> latest(PeopleScope scope, String workspaceId, Set<String> projects, NavigableMap<LocalDate, Set<String>> usersByDay) {
        Set<String> users = new HashSet<>();
        LocalDate first = null;
        int certain = 0;
        for (Map.Entry<LocalDate, Set<String>> day : usersByDay.descendingMap().entrySet()) {
            if (certain >= LATEST) {
                break;
            }
            first = day.getKey();
            certain += day.getValue().size();
            users.addAll(day.getValue());
        }
        // an entry over midnight begins on the day before
        return timeline.latest(scope, workspaceId, projects, users,
                first == null ? null : first.minusDays(1).atStartOfDay(zone.get()).toInstant(), LATEST);
    }

    /** The people of some users, those with the most work first; an employee with several users is one. */
    private List<Contributor> contributors(String workspaceId, Collection<Share> shares) {
        Map<String, List<Share>> byPerson = shares.stream().filter(share -> share.seconds > 0)
                .collect(Collectors.groupingBy(share -> share.employeeId == null ? "user " + share.userId : "employee " + share.employeeId));
        List<Contributor> unnamed = byPerson.values().stream().map(some -> new Contributor(some.get(0).employeeId,
                        some.get(0).employeeId == null ? some.get(0).userId : null, null, UserRef.isPseudonym(some.get(0).userId),
                        some.stream().mapToLong(share -> share.seconds).sum(),
                        some.stream().map(share -> share.lastDay).max(Comparator.naturalOrder()).orElseThrow()))
                .sorted(Comparator.comparing((Contributor one) -> -one.seconds()).thenComparing(one -> one.employeeId() + one.name())).toList();
        List<Contributor> shown = unnamed.subList(0, Math.min(MOST_PEOPLE, unnamed.size()));
        Map<String, People> employees = new HashMap<>();
        database.table("clockify_employee").select("id", "full_name", "team")
                .in("id", shown.stream().map(Contributor::employeeId).filter(Objects::nonNull).toList())
                .forEach(row -> employees.put(row.getString("id"), new People(row.getString("full_name"), row.getString("team"))));
        Map<String, String> users = new HashMap<>();
        database.table("clockify_user").select("id", "name", "email").where("workspace_id", workspaceId)
                .in("id", shown.stream().filter(one -> one.employeeId() == null).map(Contributor::name).toList())
                .forEach(row -> users.put(row.getString("id"), Objects.requireNonNullElse(row.getString("name"), Objects.toString(row.getString("email"), ""))));
        return Stream.concat(shown.stream().map(one -> {
            People known = employees.getOrDefault(one.employeeId(), new People(null, null));
            String name = one.employeeId() != null ? known.name() : one.erased() ? null : users.get(one.name());
            return new Contributor(one.employeeId(), name == null || name.isEmpty() ? null : name, known.team(), one.erased(), one.seconds(), one.lastDay());
        }), unnamed.stream().skip(shown.size())).toList();
    }

    private record People(String name, String team) {
    }
}
