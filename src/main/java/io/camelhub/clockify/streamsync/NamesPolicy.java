package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Which of Clockify's lists of names are read now, besides what entries and the change feed say of them. */
@Decision
final class NamesPolicy {

    private NamesPolicy() {
    }

    /**
     * What says that names are to be read, in one run.
     *
     * @param unreadSince what was read before this time is to be read again; null for nothing
     * @param byReport whether entries come with their current names
     * @param hinted the lists of webhook hints, as paths below the workspace
     */
    record Signals(Instant unreadSince, boolean byReport, Set<String> hinted, Instant now) {

        /** Whether what was read at a time (null for never) may be outdated, because a change may have been missed. */
        boolean outdates(Instant readAt) {
            return unreadSince != null && (readAt == null || readAt.isBefore(unreadSince));
        }
    }

    /**
     * Whether the list of a kind is due.
     *
     * @param readAt when it was read last; null for never
     * @param every how often it is, where nothing else has what it has
     * @param alone whether nothing else has what it has: columns of an engineer's own
     * @param isEmpty whether nothing of the kind is stored
     * @param lacks whether something stored lacks its name or state
     */
    static boolean isDue(Signals signals, String path, Instant readAt, Duration every, boolean alone, BooleanSupplier isEmpty, BooleanSupplier lacks) {
        boolean old = readAt == null || !Term.of(readAt, every).holds(signals.now());
        return signals.outdates(readAt) || signals.hinted().contains(path) || old && (alone || !signals.byReport() || isEmpty.getAsBoolean())
                || lacks.getAsBoolean();
    }

    /**
     * The projects whose tasks are due again, the oldest reading first.
     *
     * @param tasksReadAt the reading time by project; null for never
     * @param share the share of all projects, from 0 to 1
     */
    static List<String> projects(Signals signals, Map<String, Instant> tasksReadAt, double share) {
        return tasksReadAt.entrySet().stream()
                .filter(project -> signals.outdates(project.getValue()))
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.nullsFirst(Comparator.naturalOrder())))
                .limit((long) Math.ceil(tasksReadAt.size() * share))
                .map(Map.Entry::getKey)
                .toList();
    }
}
