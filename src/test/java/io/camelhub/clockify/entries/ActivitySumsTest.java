package io.camelhub.clockify.entries;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.privacy.Erasure;
import io.camelhub.clockify.settings.PeopleOptions;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@Tag("slow")
class ActivitySumsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    private static final LocalDate LAST = LocalDate.parse("2027-01-01");

    private Company company;
    private ZoneId zone = UTC;

    private void start(Dialect dialect) {
        company = new Company(dialect).employee("e1", "Ada Lovelace", "ada@acme.com", "Ops", null);
        company.roster();
        company.user("w1", "u1", "ada@acme.com", "Ada").user("w2", "u1", "ada@acme.com", "Ada").user("w1", "u10", "eve@else.com", "Eve");
    }

    private Database database() {
        return company.database();
    }

    private int refresh(Duration limit) {
        return new ActivitySums(database(), () -> zone).refresh(FIRST, LAST, limit);
    }

    private void assertSame() {
        SumsAndViews.refresh(database(), zone);
        SumsAndViews.assertSame(database());
    }

    private void hour(String workspace, String id, String user, String from) {
        company.entry(workspace, id, user, from, Instant.parse(from).plusSeconds(3600).toString(), "x");
    }

    private void set(String id, String values) {
        company.changed("w1", id).changed("w2", id);
        company.jdbc().sql("update clockify_time_entry set " + values + " where id = '" + id + "'").update();
        company.changed("w1", id).changed("w2", id);
    }

    private int rows() {
        return Integer.parseInt(company.rows("select count(*) from clockify_activity_sum").get(0));
    }

    private List<String> marks() {
        return company.rows("select workspace_id, utc_day from clockify_activity_stale order by 1, 2");
    }

    @ParameterizedTest
    @EachDialect
    void whatever_changes_the_sums_are_those_of_the_views(Dialect dialect) {
        start(dialect);
        Random random = new Random(Dialect.all().indexOf(dialect));
        String[] types = {"null", "'REGULAR'", "'BREAK'", "'TIME_OFF'", "'HOLIDAY'", "'TIMEOFF'", "'NEW'"};
        for (int i = 0; i < 60; i++) {
            Instant from = Instant.parse("2026-03-20T00:00:00Z").plusSeconds(random.nextInt(20 * 86_400));
            Instant to = random.nextInt(8) == 0 ? null : from.plusSeconds(random.nextInt(random.nextInt(5) == 0 ? 200_000 : 20_000));
            company.entry(random.nextBoolean() ? "w1" : "w2", "t" + i, random.nextBoolean() ? "u1" : "u10", from.toString(),
                    to == null ? null : to.toString(), "x");
        }
        zone = ZoneId.of("Europe/Berlin");
        assertSame();
        for (int i = 0; i < 60; i++) {
            String id = "t" + random.nextInt(60);
            set(id, switch (random.nextInt(8)) {
                case 0 -> "deleted_at = started_at";
                case 1 -> "deleted_at = null";
                case 2 -> "started_at = started_at - interval '30' hour, ended_at = ended_at - interval '29' hour";
                case 3 -> "user_id = 'u10'";
                case 4 -> "project_id = 'p" + random.nextInt(3) + "', integration = 'zeta'";
                case 5 -> "billable = null";
                case 6 -> "ended_at = null";
                default -> "type = " + types[random.nextInt(types.length)];
            });
            if (i % 7 == 0) {
                assertSame();
            }
        }
        assertSame();
        assertThat(rows()).isPositive();
        company.jdbc().sql("update clockify_time_entry set deleted_at = started_at").update();
        company.jdbc().sql("select distinct workspace_id, id from clockify_time_entry").query(row -> {
            company.changed(row.getString("workspace_id"), row.getString("id"));
        });
        assertSame();
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @EachDialect
    void the_latest_days_come_first_and_the_rest_is_counted(Dialect dialect) {
        start(dialect);
        hour("w1", "t1", "u1", "2026-01-05T08:00:00Z");
        hour("w1", "t2", "u1", "2026-02-05T08:00:00Z");
        hour("w2", "t3", "u1", "2026-02-05T08:00:00Z");
        hour("w1", "t4", "u1", "2026-02-05T18:00:00Z");

        assertThat(refresh(Duration.ZERO)).isEqualTo(2);
        assertThat(refresh(Duration.ZERO)).isEqualTo(1);
        assertThat(marks()).containsExactly("w1|2026-01-05");
        assertThat(new ActivitySums(database(), () -> UTC).refresh(LocalDate.parse("2026-01-06"), LAST, Duration.ZERO)).isZero();
        assertThat(refresh(Duration.ZERO)).isZero();
        SumsAndViews.assertSame(database());
    }

    @ParameterizedTest
    @EachDialect
    void another_zone_cuts_all_days_anew(Dialect dialect) {
        start(dialect);
        hour("w1", "t1", "u1", "2026-01-31T10:30:00Z");
        hour("w1", "t2", "u1", "2026-01-10T23:30:00Z");
        assertSame();

        zone = AUCKLAND;
        new ActivityDays(database()).ensure(zone);

        assertThat(marks()).contains("w1|2026-01-10", "w1|2026-01-31");
        assertSame();
    }

    @ParameterizedTest
    @EachDialect
    void an_entry_beyond_the_days_that_there_are_is_summed_up_as_they_are_added(Dialect dialect) {
        start(dialect);
        LocalDate today = LocalDate.ofInstant(database().now(), UTC);
        company.entry("w1", "t1", "u1", today.minusDays(1) + "T08:00:00Z", today.plusYears(2) + "T08:00:00Z", "endless");
        SumsAndViews.refresh(database(), UTC);
        LocalDate last = today.plusDays(300);
        company.jdbc().sql("delete from clockify_day where calendar_day > :last").param("last", last).update();
        company.jdbc().sql("update clockify_activity_sum set last_day = :last where grain = 'day'").param("last", last).update();

        new ActivityDays(database()).ensure(UTC);

        assertThat(marks()).containsExactly("w1|" + today.minusDays(1));
        SumsAndViews.refresh(database(), UTC);
        SumsAndViews.assertSame(database());
    }

    @ParameterizedTest
    @EachDialect
    void a_day_that_is_marked_while_it_is_summed_up_is_summed_up_again(Dialect dialect) {
        start(dialect);
        hour("w1", "t1", "u1", "2026-01-05T08:00:00Z");
        Database meanwhile = new Database(
                before("insert into clockify_activity_sum", () -> hour("w1", "t2", "u1", "2026-01-05T12:00:00Z")), null);

        new ActivitySums(meanwhile, () -> UTC).refresh(FIRST, LAST, Duration.ofMinutes(1));

        assertThat(company.rows("select sums from clockify_activity_sum where grain = 'day'")).singleElement().asString().endsWith(" 3600\n");
        assertThat(marks()).containsExactly("w1|2026-01-05");
        assertSame();
        assertThat(company.rows("select sums from clockify_activity_sum where grain = 'day'")).singleElement().asString().endsWith(" 7200\n");
    }

    /** Connections that do something before the first statement that begins so. */
    private DataSource before(String statement, Runnable something) {
        AtomicBoolean done = new AtomicBoolean();
        return new DelegatingDataSource(database().dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && arguments[0].toString().startsWith(statement) && !done.getAndSet(true)) {
                        something.run();
                    }
                    return method.invoke(connection, arguments);
                });
            }
        };
    }

    @ParameterizedTest
    @EachDialect
    void two_nodes_sum_up_the_same_without_harm(Dialect dialect) throws Exception {
        start(dialect);
        for (int i = 0; i < 100; i++) {
            hour("w" + (1 + i % 2), "t" + i, "u1", Instant.parse("2026-01-01T08:00:00Z").plusSeconds(86_400L * (i % 40)).toString());
        }
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> both = nodes.invokeAll(List.of(() -> refresh(Duration.ofMinutes(1)), () -> refresh(Duration.ofMinutes(1))));
            for (Future<Integer> node : both) {
                node.get();
            }
        } finally {
            nodes.shutdown();
        }

        assertSame();
        assertThat(marks()).isEmpty();
    }

    @ParameterizedTest
    @EachDialect
    void somebody_who_is_erased_is_in_no_sum_any_more_and_what_is_being_summed_up_is_again(Dialect dialect) {
        start(dialect);
        People people = new People(database(), PeopleOptions::standard);
        people.matchAll();
        hour("w1", "t1", "u1", "2026-01-05T08:00:00Z");
        hour("w2", "t2", "u1", "2026-01-05T08:00:00Z");
        hour("w1", "t3", "u10", "2026-01-05T08:00:00Z");
        SumsAndViews.refresh(database(), UTC);
        hour("w1", "t4", "u1", "2026-01-06T08:00:00Z");

        new Erasure(database(), people).erase("u1");

        assertThat(company.rows("select sums from clockify_activity_sum")).isNotEmpty()
                .allMatch(sums -> sums.contains("\nerased-")).noneMatch(sums -> sums.contains("\nu1 "))
                .anyMatch(sums -> sums.contains("\nu10 "));
        assertThat(marks()).containsExactly("w1|2026-01-06", "w1|2026-01-06");
        assertSame();
    }
}
