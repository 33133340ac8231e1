package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Reference.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which of Clockify's lists of names are to be read now. */
@Decision
final class CataloguePolicy {

    /** The lists that there are, in the order of reading, but for those of tasks, which exist per project only. */
    static final List<Kind> LISTED = List.of(Kind.CLIENT, Kind.PROJECT, Kind.TAG);

    private CataloguePolicy() {
    }

    /**
     * The kinds whose lists are to be read.
     *
     * @param again whether all are, since a change may have gone unreported
     * @param daily whether the day's lists are due: those of which nothing is stored, or all where no report names things anew
     * @param isEmpty whether nothing of a kind is stored
     * @param lookUpDue whether something of a kind is stored of which too little is known
     */
    static List<Kind> lists(
            boolean again, boolean daily, boolean readsByReport, Predicate<Kind> isEmpty, Predicate<Kind> lookUpDue) {
        return LISTED.stream()
                .filter(kind -> again || daily && (!readsByReport || isEmpty.test(kind)) || lookUpDue.test(kind))
                .toList();
    }

    /** Whether what was read at a time, or never (null), is to be read again; {@code since} null: nothing is. */
    static boolean isDue(Instant readAt, Instant since) {
        return since != null && (readAt == null || readAt.isBefore(since));
    }

    /**
     * The projects whose tasks are to be read again, those that were read longest ago first.
     *
     * @param tasksReadAt when the tasks of each project were read; null for never
     * @param share how much of all, from 0 to 1, is read at a time
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
