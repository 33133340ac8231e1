package io.camelhub.clockify.timeline;

import io.camelhub.clockify.entries.PeriodSums;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.timeline.Activity.Kind;
import io.camelhub.clockify.timeline.Activity.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums the work that passes a filter, in one series per team, employee, project or client. To be used by one thread. */
@Decision
final class ActivityTotals {

    private static final int MAIN_PROJECTS = 3;

    /** An employee; all components are null for an unmatched user. */
    record Person(String employeeId, String name, String team) {

        static final Person UNMATCHED = new Person(null, null, null);
    }

    /** The current state of a project; all fields are null for work without one. Compared by identity. */
    static final class Project {

        static final Project NONE = new Project(null, null, null, null);

        private final String id;
        private final String name;
        private final String clientId;
        private final String clientName;
        private final String workspace;
        private final String color;

        Project(String id, String name, String clientId, String clientName) {
            this(id, name, clientId, clientName, null, null);
        }

        Project(String id, String name, String clientId, String clientName, String workspace, String color) {
            this.workspace = workspace;
            this.color = color;
            this.id = id;
            this.name = name;
            this.clientId = clientId;
            this.clientName = clientName;
        }
    }

    /**
     * Work that passes the filter.
     *
     * @param total its series; null where the person decides it
     */
    record Share(int period, boolean billable, Project project, Total total) {
    }

    private record Key(Kind kind, String id) {
    }

    /** A series being summed. */
    static final class Total {

        private final Key key;
        private final String name;
        /** For a series of a project or client, its first project; else null. */
        private final Project project;
        private final long[] seconds;
        private long all;
        private long billable;
        private final ProjectSeconds projects = new ProjectSeconds();

        private Total(Key key, String name, Project project, int periods) {
            this.key = key;
            this.name = name;
            this.project = project;
            this.seconds = new long[periods];
        }
    }

    private final ActivityFilter wanted;
    private final boolean byPerson;
    private final List<LocalDate> periods;
    private final Map<Key, Total> totals = new HashMap<>();
    private final Total somebody = new Total(null, null, null, 0);

    ActivityTotals(ActivityFilter wanted) {
        this.wanted = wanted;
        this.byPerson = wanted.by() == By.TEAM || wanted.by() == By.EMPLOYEE;
        this.periods = wanted.unit().periods(wanted.from(), wanted.to());
    }

    /** The series of a person's work; null where the filter excludes them. */
    Total of(Person person) {
        if (!wanted.scope().holds(person.employeeId())
                || wanted.team() != null && !wanted.team().equals(person.team())
                || wanted.employee() != null && !wanted.employee().equals(person.employeeId())) {
            return null;
        }
        return switch (wanted.by()) {
            case TEAM -> total(person, person.team(), person.team());
            case EMPLOYEE -> total(person, person.employeeId(), person.name());
            case PROJECT, CLIENT -> somebody;
        };
    }

    private Total total(Person person, String id, String name) {
        return total(person.employeeId() == null ? Kind.UNMATCHED : id == null ? Kind.NONE : Kind.ONE, id, name, null);
    }

    private Total total(Kind kind, String id, String name, Project project) {
        return totals.computeIfAbsent(new Key(kind, id), key -> new Total(key, name, project, periods.size()));
    }

    /** The series of a kind of work by project; null where the filter excludes it. */
    Function<String, Share> of(PeriodSums.Kind kind, Function<String, Project> projects) {
        if (!kind.worked() || wanted.integration() != null && !wanted.integration().equals(kind.integration())) {
            return null;
        }
        int period = (int) wanted.unit().count(wanted.from(), kind.day()) - 1;
        return id -> {
            Project project = id == null ? Project.NONE : projects.apply(id);
            return isOneOf(wanted.project(), project.id, project.name) && isOneOf(wanted.client(), project.clientId, project.clientName)
                    ? new Share(period, kind.billable(), project, total(project)) : null;
        };
    }

    private Total total(Project project) {
        return switch (wanted.by()) {
            case TEAM, EMPLOYEE -> null;
            case PROJECT -> total(project.id == null ? Kind.NONE : Kind.ONE, project.id, project.name, project);
            case CLIENT -> total(project.clientId == null ? Kind.NONE : Kind.ONE, project.clientId, project.clientName, project);
        };
    }

    private static boolean isOneOf(String wanted, String id, String name) {
        return wanted == null || wanted.equals(id) || wanted.equals(name);
    }

    /** Adds a person's seconds of one kind and project. */
    void add(Share work, Total person, long seconds) {
        Total total = byPerson ? person : work.total();
        total.seconds[work.period()] += seconds;
        total.all += seconds;
        if (work.billable()) {
            total.billable += seconds;
        }
        if (byPerson) {
            total.projects.add(work.project(), seconds);
        }
    }

    /** The series, the largest first; beyond {@code mostNamed} they are one series at the end. */
    Activity activity(String zone, int mostNamed, int staleDays, LoggedNothing loggedNothing) {
        List<Series> series = new ArrayList<>();
        Total others = new Total(new Key(Kind.OTHER, null), null, null, periods.size());
        List<Total> mostFirst = totals.values().stream().filter(total -> total.all > 0)
                .sorted(Comparator.comparing(total -> -total.all)).toList();
        Map<String, Long> names = counted(mostFirst, total -> total.name);
        Map<String, Long> places = counted(mostFirst, total -> total.name + "\0" + total.project.workspace);
        for (Total total : mostFirst) {
            if (series.size() < mostNamed || total.key.kind() != Kind.ONE) {
                series.add(series(total, among(total, names, places)));
            } else {
                others.all += total.all;
                others.billable += total.billable;
                for (int period = 0; period < periods.size(); period++) {
                    others.seconds[period] += total.seconds[period];
                }
            }
        }
        if (others.all > 0) {
            series.add(series(others, null));
        }
        return new Activity(zone, periods, series, staleDays, loggedNothing);
    }

    private static Map<String, Long> counted(List<Total> totals, Function<Total, String> name) {
        return totals.stream().filter(total -> total.project != null && total.name != null).collect(Collectors.groupingBy(name, Collectors.counting()));
    }

    /** What distinguishes series of the same name; null for a unique name. */
    private String among(Total total, Map<String, Long> names, Map<String, Long> places) {
        if (total.project == null || names.getOrDefault(total.name, 0L) < 2 || total.project.workspace == null) {
            return null;
        }
        boolean isUnique = places.get(total.name + "\0" + total.project.workspace) < 2;
        return total.project.workspace + (isUnique || wanted.by() != By.PROJECT ? ""
                : total.project.clientName == null ? ", no client" : ", " + total.project.clientName);
    }

    private Series series(Total total, String among) {
        List<Long> seconds = Arrays.stream(total.seconds).boxed().toList();
        return new Series(total.key.kind(), total.key.id(), total.name, seconds, total.all, total.billable,
                total.projects.mostFirst().stream().map(project -> project.name).filter(Objects::nonNull).limit(MAIN_PROJECTS).toList(), among,
                total.project == null || wanted.by() != By.PROJECT ? null : total.project.color);
    }
}
