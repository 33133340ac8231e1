package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.overview.PersonOverview;
import io.camelhub.clockify.overview.PersonOverview.Due;
import io.camelhub.clockify.overview.PersonOverview.Work;
import io.camelhub.clockify.web.timeline.Length;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A week of a person as a grid of projects and days.
 *
 * @param days the heads of the columns, Monday first
 * @param rows a project each, that of the most work first
 * @param sums what was worked, was due and was off, and the difference
 * @param approval the state of the week's approval in words; null where it is not known
 * @param notes what is not known, and why
 */
@Decision
public record WeekGrid(List<String> days, List<Row> rows, List<Row> sums, String approval, List<String> notes) {

    private static final int DAYS = 7;
    private static final String NOTHING = "–";
    private static final DateTimeFormatter HEAD = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final Map<String, String> STATES = Map.of("PENDING", "waits for approval", "APPROVED", "approved",
            "WITHDRAWN_APPROVAL", "approval withdrawn", "LEFT", "rejected or withdrawn", "NOT_SUBMITTED", "not submitted");

    /**
     * @param cells a day each
     * @param sum of the week
     */
    public record Row(String name, List<String> cells, String sum) {
    }

    static WeekGrid of(PersonOverview person, LocalDate monday) {
        List<LocalDate> days = IntStream.range(0, DAYS).mapToObj(monday::plusDays).toList();
        Map<String, List<Work>> projects = person.week().stream()
                .collect(Collectors.groupingBy(work -> Objects.requireNonNullElse(work.projectId(), ""), LinkedHashMap::new, Collectors.toList()));
        List<Row> rows = projects.values().stream().sorted(Comparator.comparingLong((List<Work> works) -> -sum(works)))
                .map(works -> row(project(works.get(0)), days, day -> sum(works.stream().filter(work -> work.day().equals(day)).toList()))).toList();
        Map<LocalDate, Due> due = person.days().stream().collect(Collectors.toMap(Due::day, Function.identity()));
        Function<LocalDate, Long> worked = day -> sum(person.week().stream().filter(work -> work.day().equals(day)).toList());
        Function<LocalDate, Long> expected = day -> due.containsKey(day) ? due.get(day).expectedSeconds() : null;
        List<Row> sums = new ArrayList<>();
        sums.add(row("Worked", days, worked));
        if (!due.isEmpty()) {
            sums.add(row("Due", days, expected));
            sums.add(new Row("Off", days.stream().map(day -> off(due.get(day))).toList(), NOTHING));
            sums.add(row("Difference", days, day -> expected.apply(day) == null ? null : worked.apply(day) - expected.apply(day)));
        }
        return new WeekGrid(days.stream().map(HEAD::format).toList(), rows, sums,
                person.approval() == null ? null : STATES.getOrDefault(person.approval(), person.approval()), notes(person));
    }

    static String project(Work work) {
        return work.projectId() == null ? "No project" : OneLine.of(Objects.requireNonNullElse(work.project(), work.projectId()), 80);
    }

    private static long sum(List<Work> works) {
        return works.stream().mapToLong(Work::seconds).sum();
    }

    private static Row row(String name, List<LocalDate> days, Function<LocalDate, Long> seconds) {
        List<Long> values = days.stream().map(seconds).toList();
        return new Row(name, values.stream().map(WeekGrid::length).toList(), length(values.stream().filter(Objects::nonNull).reduce(Long::sum).orElse(null)));
    }

    /** @param seconds null where it is not known */
    private static String length(Long seconds) {
        return seconds == null || seconds == 0 ? NOTHING : (seconds < 0 ? "−" : "") + new Length(Math.abs(seconds)).clock();
    }

    private static String off(Due due) {
        return due == null ? NOTHING : Boolean.TRUE.equals(due.holiday()) ? "Holiday"
                : due.timeOffSeconds() != null && due.timeOffSeconds() > 0 ? "Time off " + length(due.timeOffSeconds()) : NOTHING;
    }

    private static List<String> notes(PersonOverview person) {
        if (person.days().isEmpty()) {
            return List.of("What was due is not known: they were not with the company in this week, or it is outside of the stored calendar.");
        }
        String unread = Stream.of(person.days().get(0).holiday() == null ? "public holidays" : null,
                person.days().get(0).timeOffSeconds() == null ? "time off" : null, person.approval() == null ? "approvals" : null)
                .filter(Objects::nonNull).collect(Collectors.joining(", "));
        return unread.isEmpty() ? List.of() : List.of("Not known here, because no workspace of theirs reads them from Clockify: " + unread + ".");
    }
}
