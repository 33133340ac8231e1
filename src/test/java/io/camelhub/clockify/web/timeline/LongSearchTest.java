package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A search on a database that is too slow for the time it has. */
class LongSearchTest {

    private static final Pattern FURTHER = Pattern.compile("href=\"([^\"]+)\"[^>]*>Go on further back<");

    @Test
    void a_page_says_how_far_back_it_came_and_leads_on_from_there(@TempDir Path folder) throws Exception {
        Instant now = Instant.now();
        World world = World.builder().people(1).entries(0).zones("UTC").oddities(false).build();
        String ada = world.join(world.workspaceId(), "Ada Lovelace", "ada@acme.example", ZoneOffset.UTC);
        for (int days : new int[] {1, 50}) {
            Instant start = now.minus(Duration.ofDays(days));
            world.createEntry(world.workspaceId(), EntryDraft.of(ada, start, start.plusSeconds(3600)).withDescription("Needle " + days));
        }
        AtomicBoolean slow = new AtomicBoolean();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                ConsoleSite site = ConsoleSite.start(folder, simulator, new Slow(TestDatabases.empty(Dialect.H2).dataSource(), slow))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> site.visitor().get("/console/login").statusCode() == 200);
            site.hub().sync();
            Visit viewer = site.visitor("viewer");
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            String search = "/console/timeline?text=needle&from=" + today.minusDays(60) + "&to=" + today;

            slow.set(true);
            String first = viewer.page(search);
            slow.set(false);

            assertThat(first).contains("Searched back to ").doesNotContain("Needle 50", "class=\"empty\"");
            Matcher further = FURTHER.matcher(first);
            assertThat(further.find()).as(first).isTrue();
            String rest = viewer.page(further.group(1).replace("&amp;", "&"));
            assertThat(rest).contains("Needle 50").doesNotContain("Go on further back");
        }
    }

    /** A database that takes its time at each statement, as long as it is told to. */
    private static final class Slow extends DelegatingDataSource {

        private final AtomicBoolean slow;

        private Slow(DataSource target, AtomicBoolean slow) {
            super(target);
            this.slow = slow;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (slow.get()) {
                try {
                    Thread.sleep(400);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return super.getConnection();
        }
    }
}
