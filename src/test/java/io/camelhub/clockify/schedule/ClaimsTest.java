package io.camelhub.clockify.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.SyncCommand;
import io.camelhub.clockify.run.WorkerSlots;
import io.camelhub.clockify.settings.ClockifySettings;
import java.time.Instant;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private final Database database = new Database(
            TestDatabases.empty(Dialect.H2).dataSource(), () -> Instant.parse("2026-11-20T10:00:00Z"));
    private final Claims claims = new Claims(database, new ClockifySettings(new DefaultCamelContext()), new WorkerSlots());

    @Test
    void work_is_claimed_once_until_it_is_given_back() {
        database.migrate();
        SyncCommand taken = claims.claim(SyncCommand.due("acme", "64a6"));
        assertThat(taken.rest()).isFalse();
        assertThat(claims.claim(SyncCommand.due("acme", "64a6"))).as("it is under way").isNull();

        claims.giveBack(taken);
        SyncCommand rest = claims.claim(SyncCommand.rest("acme", "64a6"));

        assertThat(rest.claimed("")).as("at whichever node it runs, it is the rest").isEqualTo(SyncCommand.rest("acme", "64a6"));
        assertThat(rest.claim()).isNotEqualTo(taken.claim());
        assertThat(claims.claim(SyncCommand.due("acme", "64a6"))).as("it is under way again").isNull();
    }
}
