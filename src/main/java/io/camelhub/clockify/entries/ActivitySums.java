package io.camelhub.clockify.entries;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.entries.PeriodSums.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps the sums in {@code clockify_activity_sum} equal to the view {@code clockify_activity_part}.
 *
 * <p>Each writer of an entry marks the UTC days of its old and new start as stale, in the same transaction. A refresh first deletes the marks and
 * then reads the entries: so it sees the entries of each deleted mark, and a mark that arrives meanwhile stays. A month's sums are made from those
 * of its days, which it locks. So a refresh waits only for another node that sums the same month.
 */
public final class ActivitySums {

    private static final Logger LOG = LoggerFactory.getLogger(ActivitySums.class);
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    /** The time limit of one call, for which a stopping hub may have to wait. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** Days of a month per transaction. */
    private static final int DAYS_AT_ONCE = 5;

    private record StaleDay(String workspaceId, LocalDate day, long seen) {

        private LocalDate month() {
            return day.withDayOfMonth(1);
        }
    }

    private final Database database;
    private final ActivityDays days;
    private final Supplier<ZoneId> dayZone;

    /** @param dayZone {@code clockify.day-zone}; read at each call, so that an edit of the settings takes effect */
    public ActivitySums(Database database, Supplier<ZoneId> dayZone) {
        this.database = database;
        this.days = new ActivityDays(database);
        this.dayZone = dayZone;
    }

    /** Refreshes stale sums for some seconds; a database error is logged, and the next call tries again. */
    public void run() {
        try {
            refresh(FIRST, LAST, AT_ONCE);
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.warn("The sums of activity have to wait: {}", DatabaseUnavailableException.reason(e));
        }
    }

    /**
     * Refreshes stale days, the latest first.
     *
     * @param from the first UTC day
     * @param to the last UTC day, included
     * @param limit the time in which to begin further ones; a few are refreshed in any case
     * @return the number of stale days of workspaces that are left
     */
    public int refresh(LocalDate from, LocalDate to, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        List<StaleDay> stale = stale(from, to);
        if (stale.isEmpty()) {
            return 0;
        }
        int done = 0;
        try {
            days.ensure(dayZone.get());
            stale = stale(from, to);
            while (done < stale.size() && (done == 0 || System.nanoTime() < end)) {
                StaleDay first = stale.get(done);
                List<StaleDay> some = stale.subList(done, Math.min(stale.size(), done + DAYS_AT_ONCE)).stream()
                        .takeWhile(day -> day.workspaceId().equals(first.workspaceId()) && day.month().equals(first.month())).toList();
                database.inTransaction(() -> sumUp(first.workspaceId(), first.month(), some));
                done += some.size();
            }
        } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
            LOG.debug("Another node is summing up the same, and will be done with it", e);
        }
        return stale.size() - done;
    }

    private List<StaleDay> stale(LocalDate from, LocalDate to) {
        return database.statement("activity-sums/stale", "from", from, "to", to)
                .query((row, index) -> new StaleDay(
                        row.getString("workspace_id"), row.getObject("utc_day", LocalDate.class), row.getLong("seen")))
                .list();
    }

    private void sumUp(String workspaceId, LocalDate month, List<StaleDay> stale) {
        List<StaleDay> mine = stale.stream().filter(day -> database.table("clockify_activity_stale").delete()
                .where("workspace_id", workspaceId).where("utc_day", day.day()).atMost("id", day.seen()).run() > 0).toList();
        if (mine.isEmpty()) {
            return;
        }
        for (StaleDay day : mine) {
            delete(workspaceId, "day", day.day());
            insert(workspaceId, "day", day.day(), parts(workspaceId, day.day()));
        }
        delete(workspaceId, "month", month);
        PeriodSums sums = new PeriodSums(month);
        sums(workspaceId, "day").select("first_day", "sums").atLeast("first_day", month).below("first_day", month.plusMonths(1)).forEach(row -> {
            sums.addDay(row.getObject("first_day", LocalDate.class), row.getString("sums"));
        });
        insert(workspaceId, "month", month, sums);
        database.commitSoon();
    }

    private PeriodSums parts(String workspaceId, LocalDate day) {
        PeriodSums sums = new PeriodSums(day);
        database.statement("activity-sums/parts", "workspace", workspaceId, "from", day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                "to", day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()).query(row -> {
                    sums.add(row.getString("user_id"), new Kind(row.getString("integration"), row.getString("kind").charAt(0),
                            row.getBoolean("billable"), row.getObject("calendar_day", LocalDate.class)),
                            row.getString("project_id"), row.getLong("total"));
                });
        return sums;
    }

    private Table sums(String workspaceId, String grain) {
        return database.table("clockify_activity_sum").at("workspace_id", workspaceId).at("grain", grain);
    }

    private void delete(String workspaceId, String grain, LocalDate firstDay) {
        sums(workspaceId, grain).delete().where("first_day", firstDay).run();
    }

    private void insert(String workspaceId, String grain, LocalDate firstDay, PeriodSums sums) {
        LocalDate lastDay = sums.lastDay();
        if (lastDay != null) {
            sums(workspaceId, grain).insert("first_day", firstDay, "last_day", lastDay, "sums", sums.text());
        }
    }
}
