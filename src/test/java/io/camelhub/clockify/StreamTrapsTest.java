package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Pages;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Clockify's lists do that a reader may take for something else. */
@Tag("slow")
class StreamTrapsTest extends StreamScene {

    private static final String LIST = "/time-off/requests";

    @ParameterizedTest
    @EnumSource(value = Pages.class, names = {"FIRST_AGAIN", "WHOLE"})
    void a_list_that_ignores_paging_ends_deletes_nothing_and_is_not_read_at_every_sync(Pages what) {
        start("time-off-request", "approval-request");
        addRequests(450);
        sync();
        List<String> all = all(Resource.TIME_OFF_REQUEST);
        simulator.behaviour().pages(LIST, what).pages("/approval-requests", what);
        clock.advance(Duration.ofHours(24));
        long before = asked(LIST);
        later(Duration.ofHours(1));
        assertThat(ids("deleted_at is null")).isEqualTo(all);
        assertThat(asked(LIST) - before).isLessThanOrEqualTo(6);
        if (what == Pages.FIRST_AGAIN) {
            assertThat(state("time_off_request")).containsEntry("status", "partial");
        }
        long read = asked(LIST);
        assertThat(later(Duration.ofMinutes(15)).requests()).isEqualTo(4);
        assertThat(asked(LIST)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"true, 60", "false, 60", "true, 130", "false, 130"})
    void a_page_size_that_is_cut_or_refused_costs_no_row(boolean cut, int largest) {
        addRequests(450);
        simulator.behaviour().set(Quirk.LIST_PAGE_SIZE_IS_CUT, cut).listLargestPageSize(largest);
        start("time-off-request", "approval-request", "assignment", "attendance");
        assertThat(sync().outcome()).isEqualTo("done");
        later(Duration.ofHours(25));
        assertThat(ids("deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
        assertThat(ids("deleted_at is not null")).isEmpty();
        for (String stream : List.of("time_off_request", "approval_request", "assignment", "attendance")) {
            assertThat(state(stream)).as(stream).containsEntry("status", "read");
        }
    }

    @Test
    void a_key_whose_role_changes_between_two_pages_deletes_nothing() {
        addRequests(450);
        settings.put("clockify.parallel-requests", "1");
        start("time-off-request");
        sync();
        List<String> all = all(Resource.TIME_OFF_REQUEST);
        AtomicInteger pages = new AtomicInteger();
        simulator.faults().next(1, request -> {
            if (request.path().endsWith(LIST) && pages.incrementAndGet() == 2) {
                world.changeRole(workspace, world.keyOwner(World.ADMIN), Role.TEAM_MANAGER);
            }
            return false;
        }, Fault.reset());
        later(Duration.ofHours(25));
        assertThat(pages.get()).isGreaterThan(1);
        assertThat(ids("deleted_at is null")).isEqualTo(all);
        assertThat(state("time_off_request").get("problem")).isNotNull();
    }

    @Test
    void a_row_that_never_has_a_key_ends_no_deletion_of_others() {
        addRequests(30);
        start("time-off-request");
        keyless();
        sync();
        later(Duration.ofHours(25));
        assertThat(state("time_off_request")).containsEntry("status", "rejected");
        String gone = all(Resource.TIME_OFF_REQUEST).get(7);
        resources.delete(Resource.TIME_OFF_REQUEST, gone);
        later(Duration.ofHours(25));
        assertThat(ids("deleted_at is not null")).containsExactly(gone);
    }

    @Test
    void a_row_that_lost_its_key_is_not_deleted_until_a_person_says_so() {
        addRequests(30);
        start("time-off-request");
        sync();
        List<String> all = all(Resource.TIME_OFF_REQUEST);
        keyless();
        for (int day = 0; day < 3; day++) {
            later(Duration.ofHours(25));
            assertThat(ids("deleted_at is null")).isEqualTo(all);
            assertThat(state("time_off_request")).containsEntry("status", "partial").containsEntry("held", 1);
            assertThat((String) state("time_off_request").get("problem")).contains("without their key", "--confirm-deletions");
        }
        assertThat(later(Duration.ofMinutes(15)).requests()).as("it is read daily, not at every sync").isEqualTo(4);

        clock.advance(Duration.ofMinutes(15));
        sync(new SyncOrder(List.of(), false, null, null, null, true));
        assertThat(ids("deleted_at is not null")).hasSize(1);
        assertThat(state("time_off_request")).containsEntry("held", 0);
    }

    /** From now on one row comes without its key. */
    private void keyless() {
        simulator.faults().next(1000, Faults.to(LIST), Fault.firstRow(row -> {
            row.remove("id");
            return row;
        }));
    }

    @Test
    void the_states_of_approvals_that_can_be_listed_are_stored_and_the_others_have_left_the_list() {
        start("approval-request");
        sync();
        List<String> listed = resources.rows(Resource.APPROVAL_REQUEST).stream().filter(row -> List.of("PENDING", "APPROVED", "WITHDRAWN_APPROVAL")
                .contains(row.at("/approvalRequest/status/state").asText())).map(row -> row.at("/approvalRequest/id").asText()).sorted().toList();
        assertThat(ids("approval_request", "left_list_at is null")).isEqualTo(listed);
        assertThat(hub.rows("select distinct state from clockify_approval_request").size()).isPositive();
        String withdrawn = listed.get(0);
        resources.decideApproval(withdrawn, "WITHDRAWN_APPROVAL", world.keyOwner(World.ADMIN), "again");
        String rejected = listed.get(1);
        resources.decideApproval(rejected, "REJECTED", world.keyOwner(World.ADMIN), "no");
        later(Duration.ofDays(32));
        assertThat(ids("approval_request", "state = 'WITHDRAWN_APPROVAL' and left_list_at is null")).contains(withdrawn);
        assertThat(ids("approval_request", "left_list_at is not null")).containsExactly(rejected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago"})
    void a_day_of_the_calendar_is_the_same_in_every_zone(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            settings.put("clockify.day-zone", zone);
            start("holiday", "attendance");
            sync();
            resources.rows(Resource.HOLIDAY).forEach(row -> assertThat(hub.rows("select cast(starts_on as varchar(10)) as d from clockify_holiday where id = '"
                    + row.path("id").asText() + "'").get(0)).containsEntry("d", row.at("/datePeriod/startDate").asText()));
            later(Duration.ofHours(25));
            assertThat(hub.count("select count(*) from clockify_stream_change where stream = 'holiday'")).isZero();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void what_moves_by_itself_is_written_and_is_no_change() {
        start("time-off-request", "attendance");
        sync();
        resources.ids(Resource.TIME_OFF_REQUEST).forEach(id -> resources.change(Resource.TIME_OFF_REQUEST, id, row -> row.put("balance", 3.25)));
        later(Duration.ofHours(1));
        assertThat(ids("balance = 3.25")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
        assertThat(hub.count("select count(*) from clockify_stream_change where stream = 'time_off_request'")).isZero();
    }
}
