package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Reference.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Decides which of Clockify's lists of names are due. */
@Decision
final class CataloguePolicy {

    /** The lists in the order of reading, without those of tasks, of which each project has one. */
    static final List<Kind> LISTED = List.of(Kind.CLIENT, Kind.PROJECT, Kind.TAG);

    private CataloguePolicy() {
    }

    /**
     * The kinds whose lists are due.
     *
     * @param again whether all are, because a change may have been missed
     * @param daily whether the daily lists are due: those of kinds without any stored reference, or all where no report has current names
     * @param isEmpty whether no reference of a kind is stored
     * @param lookUpDue whether a stored reference of a kind lacks its name or state
     */
    static List<Kind> lists(
            boolean again, boolean daily, boolean readsByReport, Predicate<Kind> isEmpty, Predicate<Kind> lookUpDue) {
        return LISTED.stream()
                .filter(kind -> again || daily && (!readsByReport || isEmpty.test(kind)) || lookUpDue.test(kind))
                .toList();
    }

    /** Whether a list is due again that was read at a time (null for never); never for a null {@code since}. */
    static boolean isDue(Instant readAt, Instant since) {
        return since != null && (readAt == null || readAt.isBefore(since));
    }

    /**
     * The projects whose tasks are due again, the oldest reading first.
     *
     * @param tasksReadAt the reading time by project; null for never
     * @param share the share of all projects, from 0 to 1
     */
    static List<String> projects(Map<String, Instant> tasksReadAt, Instant since, double share) {
        return tasksReadAt.entrySet().stream()
                .filter(project -> isDue(project.getValue(), since))
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.nullsFirst(Comparator.naturalOrder())))
                .limit((long) Math.ceil(tasksReadAt.size() * share))
                .map(Map.Entry::getKey)
                .toList();
    }
}
