package io.camelhub.clockify.overview;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.entries.PeriodSums;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Reads work, without breaks, time off and holidays, from the stored sums of days and months: of a project or a week, these are few rows. */
final class WorkSums {

    /**
     * Work of one kind.
     *
     * @param day in the zone of {@code clockify.day-zone}; of a month's sums, its first day
     * @param projectId null for none
     */
    record Work(LocalDate day, String projectId, boolean billable) {
    }

    /** The grain of the sums. */
    enum Grain {
        DAY("day"), MONTH("month");

        private final String stored;

        Grain(String stored) {
            this.stored = stored;
        }
    }

    private final Database database;

    WorkSums(Database database) {
        this.database = database;
    }

    /**
     * Reads the sums between two days, a month at a time, so that little is in memory at once.
     *
     * @param workspaceId null for all workspaces
     * @param to the last day, included
     * @param projects by id, null for no project
     * @param people maps the ids of a workspace and of its user to the caller's object; null skips them
     */
    <P> void read(Grain grain, String workspaceId, LocalDate from, LocalDate to, Predicate<String> projects,
            BiFunction<String, String, P> people, PeriodSums.Sum<Work, P> sums) {
        if (grain == Grain.MONTH) {
            readAtOnce(grain, workspaceId, from, to, projects, people, sums);
            return;
        }
        for (LocalDate first = from; !first.isAfter(to); first = first.plusMonths(1).withDayOfMonth(1)) {
            LocalDate end = first.plusMonths(1).withDayOfMonth(1).minusDays(1);
            readAtOnce(grain, workspaceId, first, end.isAfter(to) ? to : end, projects, people, sums);
        }
    }

    private <P> void readAtOnce(Grain grain, String workspaceId, LocalDate from, LocalDate to, Predicate<String> projects,
            BiFunction<String, String, P> people, PeriodSums.Sum<Work, P> sums) {
        // an entry may start on the UTC day after its day in the zone
        Select rows = database.table("clockify_activity_sum").select("workspace_id", "first_day", "sums").where("grain", grain.stored)
                .atLeast("last_day", from).atMost("first_day", to.plusDays(1));
        (workspaceId == null ? rows : rows.where("workspace_id", workspaceId)).forEach(row -> {
            String workspace = row.getString("workspace_id");
            boolean[] any = new boolean[1];
            PeriodSums.<Work, P>read(row.getObject("first_day", LocalDate.class), row.getString("sums"),
                    kind -> !kind.worked() || kind.day().isBefore(from) || kind.day().isAfter(to) ? null : project -> {
                        if (!projects.test(project)) {
                            return null;
                        }
                        any[0] = true;
                        return new Work(kind.day(), project, kind.billable());
                    },
                    // without such work, the lines of people are passed over
                    user -> any[0] ? people.apply(workspace, user) : null, sums);
        });
    }
}
