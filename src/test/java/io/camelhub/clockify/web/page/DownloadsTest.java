package io.camelhub.clockify.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Many files at once, from a database that takes its time. */
class DownloadsTest {

    @TempDir
    private Path folder;

    /** A database that gives nobody a connection for a while. */
    private static final class Busy extends DelegatingDataSource {

        private final AtomicInteger waiting = new AtomicInteger();
        private volatile CountDownLatch free = new CountDownLatch(0);

        private Busy(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            waiting.incrementAndGet();
            try {
                free.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            } finally {
                waiting.decrementAndGet();
            }
            return super.getConnection();
        }
    }

    @Test
    void so_many_go_out_at_once_to_one_person_and_in_all_and_who_comes_later_is_told() throws Exception {
        Busy database = new Busy(TestDatabases.empty(Dialect.H2).dataSource());
        ExecutorService loading = Executors.newCachedThreadPool();
        try (ClockifySimulator simulator = ClockifySimulator.start(World.builder().entries(5).build());
                ConsoleSite site = ConsoleSite.start(folder, simulator, database)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> site.visitor().get("/console/timeline").statusCode() == 303);
            List<Visit> people = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                site.users().save("person" + i, Role.VIEWER, null, null, ConsoleSite.PASSWORD.toCharArray(), new Order("a test", "a test"));
                people.add(site.visitor("person" + i));
            }
            database.free = new CountDownLatch(1);
            List<Future<HttpResponse<String>>> files = new ArrayList<>();
            Visit first = people.get(0);
            for (int i = 0; i < Downloads.MOST_OF_ONE; i++) {
                files.add(loading.submit(() -> first.get("/console/timeline/csv")));
            }
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> database.waiting.get() >= Downloads.MOST_OF_ONE);

            HttpResponse<String> oneMore = first.get("/console/activity/csv");
            assertThat(oneMore.statusCode()).isEqualTo(429);
            assertThat(oneMore.body()).contains("<h1>Too many files at once</h1>", "3 files already");
            assertThat(oneMore.headers().firstValue("retry-after")).isPresent();
            for (int i = Downloads.MOST_OF_ONE; i < Downloads.MOST; i++) {
                Visit other = people.get(i / Downloads.MOST_OF_ONE);
                files.add(loading.submit(() -> other.get("/console/timeline/csv")));
            }
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> database.waiting.get() >= Downloads.MOST);
            HttpResponse<String> last = people.get(4).get("/console/timeline/csv");
            assertThat(last.statusCode()).isEqualTo(503);
            assertThat(last.body()).contains("<h1>Too many files at once</h1>");
            assertThat(site.visitor().get("/console/login").statusCode()).as("the log-in answers").isEqualTo(200);

            database.free.countDown();
            for (Future<HttpResponse<String>> file : files) {
                assertThat(file.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
            assertThat(people.get(4).get("/console/timeline/csv").statusCode()).as("there is room again").isEqualTo(200);
            assertThat(first.get("/console/activity/csv").statusCode()).isEqualTo(200);
        } finally {
            database.free.countDown();
            loading.shutdownNow();
        }
    }
}
