package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.simulator.GroupView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Where an integration is limited to user groups, so are its streams. */
@Tag("slow")
class StreamGroupsTest extends StreamScene {

    private static final String TEAM_IDS = "clockify.integrations.acme.team-ids";

    private final List<GroupView> groups = world.groups(workspace);
    private final GroupView group = groups.get(0);

    StreamGroupsTest() {
        super(World.builder().seed(31).people(12).entries(40).groups(3).plan(Plan.PRO).zones("UTC"));
    }

    private List<String> requestsOf(Iterable<String> users) {
        List<String> wanted = new ArrayList<>();
        users.forEach(wanted::add);
        return resources.rows(Resource.TIME_OFF_REQUEST).stream().filter(row -> wanted.contains(row.path("userId").asText()))
                .map(row -> row.path("id").asText()).sorted().toList();
    }

    private String ask(String user) {
        return resources.requestTimeOff(resources.ids(Resource.TIME_OFF_POLICY).get(0), user, LocalDate.parse("2026-12-01"), LocalDate.parse("2026-12-02"));
    }

    private String somebodyElse() {
        return world.people(workspace).stream().map(PersonView::id).filter(id -> !group.userIds().contains(id)).findFirst().orElseThrow();
    }

    @EachDialect
    @ParameterizedTest
    void only_rows_of_people_in_the_groups_are_stored_and_those_of_nobody(Dialect dialect) {
        settings.put(TEAM_IDS, group.id());
        String joiner = somebodyElse();
        String other = ask(joiner);
        ask(group.userIds().get(0));
        start(dialect, "time-off-request", "holiday", "time-off-policy", "approval-request");
        assertThat(sync().outcome()).isEqualTo("done");

        assertThat(ids("deleted_at is null")).isEqualTo(requestsOf(group.userIds())).isNotEmpty().doesNotContain(other);
        assertThat(hub.rows("select distinct user_id from clockify_approval_request")).allSatisfy(row -> assertThat(group.userIds()).contains((String) row.get("user_id")));
        assertThat(ids("holiday", "deleted_at is null")).isEqualTo(all(Resource.HOLIDAY));
        assertThat(ids("time_off_policy", "deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_POLICY));
        assertThat(state("time_off_request")).containsEntry("status", "read");

        world.addToGroup(workspace, group.id(), joiner);
        later(Duration.ofHours(25));
        assertThat(ids("deleted_at is null")).as("who joins brings their past").contains(other)
                .isEqualTo(requestsOf(world.groups(workspace).get(0).userIds()));
    }

    @EachDialect
    @ParameterizedTest
    void who_leaves_the_groups_keeps_their_rows_which_are_still_corrected_and_brings_no_new_ones(Dialect dialect) {
        settings.put(TEAM_IDS, group.id());
        String leaver = group.userIds().get(0);
        String before = ask(leaver);
        String cancelled = ask(leaver);
        start(dialect, "time-off-request");
        sync();
        world.removeFromGroup(workspace, group.id(), leaver);
        later(Duration.ofHours(25));
        assertThat(ids("deleted_at is null")).contains(before, cancelled);

        resources.change(Resource.TIME_OFF_REQUEST, before, row -> row.put("note", "corrected later"));
        resources.delete(Resource.TIME_OFF_REQUEST, cancelled);
        String after = ask(leaver);
        later(Duration.ofHours(25));
        assertThat(ids("note = 'corrected later'")).containsExactly(before);
        assertThat(ids("deleted_at is not null")).containsExactly(cancelled);
        assertThat(ids("id is not null")).doesNotContain(after);
    }

    @Test
    void who_joins_a_group_brings_what_is_mostly_read_from_its_newest_rows_on() {
        settings.put(TEAM_IDS, group.id());
        String joiner = somebodyElse();
        String old = resources.submit(joiner, LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-07"));
        clock.advance(Duration.ofDays(4));
        start("approval-request");
        sync();
        later(Duration.ofHours(25));
        assertThat(ids("approval_request", "left_list_at is null")).doesNotContain(old);
        world.addToGroup(workspace, group.id(), joiner);
        later(Duration.ofHours(25));
        assertThat(ids("approval_request", "left_list_at is null")).contains(old);
        simulator.requests().reset();
        later(Duration.ofMinutes(15));
        assertThat(asked("/approval-requests")).as("read whole once").isZero();
    }

    @Test
    void one_integration_reads_a_stream_for_the_groups_of_all() {
        GroupView second = groups.get(1);
        settings.put(TEAM_IDS, group.id());
        settings.put("clockify.integrations.zeta.api-key", world.adminKey());
        settings.put("clockify.integrations.zeta.api-url", simulator.apiUrl());
        settings.put("clockify.integrations.zeta.reports-url", simulator.reportsUrl());
        settings.put("clockify.integrations.zeta.team-ids", second.id());
        start("time-off-request");
        sync();
        later(Duration.ofHours(25));
        TreeSet<String> both = new TreeSet<>(group.userIds());
        both.addAll(second.userIds());
        assertThat(ids("deleted_at is null")).isEqualTo(requestsOf(both));
    }

    @Test
    void a_row_of_somebody_else_that_cannot_be_read_is_not_kept() {
        settings.put(TEAM_IDS, group.id());
        String others = ask(somebodyElse());
        String own = ask(group.userIds().get(0));
        for (String id : List.of(others, own)) {
            resources.change(Resource.TIME_OFF_REQUEST, id, row -> row.put("createdAt", "some day"));
        }
        start("time-off-request");
        sync();
        assertThat(hub.rows("select reason from clockify_rejected")).singleElement()
                .satisfies(row -> assertThat((String) row.get("reason")).contains(own));
    }
}
