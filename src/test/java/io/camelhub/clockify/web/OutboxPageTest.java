package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of the events that wait, over HTTP. */
class OutboxPageTest {

    private static final String PAGE = "/console/outbox";
    private static final String RETRY = "/console/outbox/retry";

    private final TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
    private ClockifySimulator simulator;
    private ConsoleSite site;
    private ConsoleSite.Visit admin;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        simulator = ClockifySimulator.start(World.builder().people(2).entries(5).build());
        site = ConsoleSite.start(folder, simulator, database, "boss@acme.example", Map.of());
        admin = site.visitor("admin");
    }

    @AfterEach
    void stop() {
        site.close();
        simulator.close();
    }

    /** Two events wait, of which the first was refused and is set aside. */
    private void refuse() {
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        for (String row : List.of("1, 'one', '5a:k1'", "2, 'two', '5a:k1'")) {
            jdbc.sql("insert into clockify_outbox (seq, id, aggregateid, aggregatetype, type, payload, created_at) values ("
                    + row + ", 'time-entry', 'clockify.time-entry.updated', '{}', '2026-03-10 12:00:00')").update();
        }
        jdbc.sql("insert into clockify_outbox_failure (aggregateid, seq, tries, error, failed_at, set_aside_at)"
                + " values ('5a:k1', 1, 8, 'no <such> topic', '2026-03-10 12:10:00', '2026-03-10 12:10:00')").update();
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private String sent(String... form) {
        HttpResponse<String> answer = admin.post(RETRY, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return words(admin.page(answer.headers().firstValue("location").orElseThrow()));
    }

    @Test
    void an_admin_sees_what_waits_and_why_and_has_it_sent_again() {
        assertThat(words(admin.page(PAGE))).contains("No event waits.").doesNotContain("Send all again");
        refuse();

        assertThat(words(admin.page(PAGE))).contains("2 events wait, the first since 10 Mar 12:00.", "clockify.time-entry.updated", "5a:k1", "set aside",
                "no &lt;such&gt; topic", "Send all again");

        String csrf = admin.csrf(PAGE);
        assertThat(sent("_csrf", csrf, "event", "other")).contains("This event waits no longer");
        assertThat(sent("_csrf", csrf, "event", "one")).contains("1 event is sent again within seconds.", "tried again");
        assertThat(site.hub().count("select count(*) from clockify_outbox_failure where tries = 0 and set_aside_at is null")).isEqualTo(1);
        assertThat(sent("_csrf", csrf)).contains("1 event is sent again");
        assertThat(site.hub().count("select count(*) from clockify_audit_log where action = 'events_retried'")).isEqualTo(2);
    }
}
