package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reconcile has ended once all that belongs to it is read, the names included. */
class ReconcileEndTest {

    private static final String UNKNOWN = "select count(*) from clockify_client where archived is null";

    private final SyncedWorkspace workspace = new SyncedWorkspace(World.builder().plan(Plan.FREE), Map.of("clockify.backfill-from", "2026-11-01"));

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void a_reconcile_whose_run_ended_before_the_names_goes_on_with_them_at_the_next_sync() {
        workspace.later(Duration.ofHours(2));
        assertThat(workspace.hub().count(UNKNOWN)).as("the backfill of the Free plan reads no lists of names").isPositive();
        workspace.simulator.faults().next(20, Faults.to("/clients"), Fault.tooManyRequests(600));

        assertThat(workspace.later(Duration.ofHours(25)).outcome()).isNotEqualTo("done");
        workspace.simulator.faults().clear();
        workspace.later(Duration.ofMinutes(90));

        assertThat(workspace.hub().count(UNKNOWN)).isZero();
    }
}
