package io.camelhub.clockify.entries;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sums of activity beside the view that they are to equal. */
public final class SumsAndViews {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private SumsAndViews() {
    }

    /** Sums up what changed, all of it. */
    public static void refresh(Database database, ZoneId zone) {
        assertThat(new ActivitySums(database, () -> zone).refresh(FIRST, LAST, Duration.ofMinutes(5))).isZero();
    }

    /** That each sum of days and of months is that of the view, and that none is left over. */
    public static void assertSame(Database database) {
        assertSame("days", sums(database, "day"), view(database, day -> day));
        assertSame("months", sums(database, "month"), view(database, day -> day.withDayOfMonth(1)));
    }

    private static void assertSame(String what, Map<String, Long> sums, Map<String, Long> views) {
        Set<Map.Entry<String, Long>> missing = new HashSet<>(views.entrySet());
        missing.removeAll(sums.entrySet());
        Set<Map.Entry<String, Long>> wrong = new HashSet<>(sums.entrySet());
        wrong.removeAll(views.entrySet());
        assertThat(wrong.isEmpty() && missing.isEmpty()).as("of %s are wrong %s and missing %s", what, wrong, missing).isTrue();
    }

    /** Seconds by workspace, day, user, project, client, integration, type and whether billable. */
    private static Map<String, Long> view(Database database, UnaryOperator<LocalDate> period) {
        Map<String, Long> seconds = new TreeMap<>();
        JdbcClient.create(database.dataSource()).sql("select * from clockify_activity_part").query(row -> {
            String type = row.getBoolean("worked") ? "w" : Objects.equals(row.getString("type"), "BREAK") ? "b" : "o";
            seconds.merge(key(row.getString("workspace_id"), period.apply(row.getObject("calendar_day", LocalDate.class)),
                    row.getString("user_id"), row.getString("project_id"), row.getString("client_id"), row.getString("integration"),
                    type, row.getBoolean("billable")), row.getLong("seconds"), Long::sum);
        });
        seconds.values().removeIf(sum -> sum == 0);
        return seconds;
    }

    private static Map<String, Long> sums(Database database, String grain) {
        Map<String, String> clients = new HashMap<>();
        database.statement("activity-query/projects").query(row -> {
            clients.put(row.getString("workspace_id") + " " + row.getString("id"), row.getString("client_id"));
        });
        Map<String, Long> seconds = new TreeMap<>();
        database.statement("activity-query/sums", "grain", grain, "from", FIRST, "to", LAST).query(row -> {
            String workspace = row.getString("workspace_id");
            PeriodSums.<Function<String, String>, String>read(row.getObject("first_day", LocalDate.class), row.getString("sums"),
                    kind -> project -> user -> key(workspace, kind.day(), user, project, clients.get(workspace + " " + project),
                            kind.integration(), String.valueOf(kind.type()), kind.billable()),
                    Function.identity(), (key, user, sum) -> seconds.merge(key.apply(user), sum, Long::sum));
        });
        return seconds;
    }

    private static String key(Object... parts) {
        StringBuilder key = new StringBuilder();
        for (Object part : parts) {
            key.append(part).append(' ');
        }
        return key.toString();
    }
}
