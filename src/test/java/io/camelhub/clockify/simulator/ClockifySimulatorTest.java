package io.camelhub.clockify.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockifySimulatorTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ClockifySimulator clockify;
    private World world;
    private String ws;
    private String key;

    @AfterEach
    void stop() {
        if (clockify != null) {
            clockify.close();
        }
    }

    // ---- paging

    @Test
    void lists_come_in_pages_that_say_whether_they_are_the_last() throws Exception {
        start(plain().people(7));
        HttpResponse<String> first = get("/workspaces/" + ws + "/users?page=1&page-size=3");
        HttpResponse<String> third = get("/workspaces/" + ws + "/users?page=3&page-size=3");

        assertThat(json(first)).hasSize(3);
        assertThat(first.headers().firstValue("Last-Page")).contains("false");
        assertThat(json(third)).hasSize(1);
        assertThat(third.headers().firstValue("Last-Page")).contains("true");
    }

    @Test
    void a_page_past_the_end_is_empty_and_the_last() throws Exception {
        start(plain());
        HttpResponse<String> page = get("/workspaces/" + ws + "/tags?page=9");

        assertThat(json(page)).isEmpty();
        assertThat(page.headers().firstValue("Last-Page")).contains("true");
    }

    @Test
    void a_page_holds_50_unless_the_hyphenated_size_is_given_and_no_more_than_the_largest() throws Exception {
        start(plain().people(60).entries(1500));
        assertThat(json(get("/workspaces/" + ws + "/users?pageSize=60"))).hasSize(50);
        assertThat(json(get("/workspaces/" + ws + "/users?page-size=60"))).hasSize(60);
        assertRefused(get("/workspaces/" + ws + "/users?page-size=5001"), 400, 3000);
        assertThat(json(get("/workspaces/" + ws + "/time-entries/status/in-progress"))).hasSize(10);
        assertRefused(get("/workspaces/" + ws + "/time-entries/status/in-progress?page-size=1001"), 400, 3000);
        assertRefused(report(full(body -> detail(body).put("pageSize", 1001))), 400, 3000);
    }

    // ---- people and structure

    @Test
    void the_users_call_hides_who_is_not_active_and_limited_members_unless_asked() throws Exception {
        start(odd().people(25));
        Set<String> listed = ids(get("/workspaces/" + ws + "/users?page-size=5000"));
        Set<String> all = ids(get("/workspaces/" + ws + "/users?status=ALL&page-size=5000"));
        Set<String> limited = ids(get("/workspaces/" + ws + "/users?status=ALL&account-statuses=LIMITED"));

        assertThat(listed).isEqualTo(members(member -> member.membershipStatus() == MembershipStatus.ACTIVE && member.accountStatus() == AccountStatus.ACTIVE));
        assertThat(all).isEqualTo(members(member -> member.accountStatus() != AccountStatus.LIMITED)).hasSizeGreaterThan(listed.size());
        assertThat(limited).isNotEmpty().isEqualTo(members(member -> member.accountStatus() == AccountStatus.LIMITED));
        Set<String> inGroups = world.groups(ws).stream().flatMap(group -> group.userIds().stream()).collect(Collectors.toSet());
        assertThat(inGroups).containsAll(limited);
    }

    @Test
    void a_deactivated_member_looks_active_but_for_the_membership_that_must_be_asked_for() throws Exception {
        start(odd());
        String inactive = members(member -> member.membershipStatus() == MembershipStatus.INACTIVE).iterator().next();
        JsonNode plain = byId(json(get("/workspaces/" + ws + "/users?status=ALL")), inactive);
        JsonNode asked = byId(json(get("/workspaces/" + ws + "/users?status=ALL&memberships=WORKSPACE")), inactive);

        assertThat(plain.get("status").asText()).isEqualTo("ACTIVE");
        assertThat(plain.get("memberships")).isEmpty();
        assertThat(asked.at("/memberships/0/membershipStatus").asText()).isEqualTo("INACTIVE");
        assertThat(asked.at("/memberships/0/targetId").asText()).isEqualTo(ws);
    }

    @Test
    void a_pending_member_has_neither_name_nor_settings() throws Exception {
        start(odd().people(20));
        JsonNode pending = json(get("/workspaces/" + ws + "/users?status=PENDING")).get(0);

        assertThat(pending.get("name").isNull()).isTrue();
        assertThat(pending.get("settings").isNull()).isTrue();
        assertThat(pending.get("status").asText()).isEqualTo("NOT_REGISTERED");
    }

    @Test
    void users_info_filters_by_group() throws Exception {
        start(plain());
        GroupView group = world.groups(ws).get(0);
        HttpResponse<String> users = post(clockify.apiUrl() + "/workspaces/" + ws + "/users/info",
                "{\"userGroups\":[\"" + group.id() + "\"],\"status\":\"ALL\",\"pageSize\":5000}");

        assertThat(ids(users)).containsExactlyInAnyOrderElementsOf(group.userIds());
    }

    @Test
    void archived_left_out_means_both_true_only_archived_false_only_active() throws Exception {
        start(odd());
        Set<String> archived = world.projects(ws).stream().filter(ProjectView::archived).map(ProjectView::id).collect(Collectors.toSet());
        Set<String> all = ids(get("/workspaces/" + ws + "/projects"));

        assertThat(archived).isNotEmpty();
        assertThat(all).hasSize(world.projects(ws).size()).containsAll(archived);
        assertThat(ids(get("/workspaces/" + ws + "/projects?archived=true"))).isEqualTo(archived);
        assertThat(ids(get("/workspaces/" + ws + "/projects?archived=false"))).hasSize(all.size() - archived.size()).doesNotContainAnyElementsOf(archived);
    }

    @Test
    void tasks_exist_per_project_and_their_status_says_done() throws Exception {
        start(plain());
        String project = world.projects(ws).get(0).id();
        String task = world.tasks(ws).get(0).id();
        world.archive(ws, task, true);
        JsonNode tasks = json(get("/workspaces/" + ws + "/projects/" + project + "/tasks"));

        assertThat(tasks).hasSize(3);
        assertThat(byId(tasks, task).get("status").asText()).isEqualTo("DONE");
    }

    @Test
    void workspaces_are_those_of_the_key_narrowed_by_its_owners_role() throws Exception {
        start(plain().workspaces(3));
        String second = world.workspaceIds().get(1);
        world.hideWorkspace(World.ADMIN, second);

        assertThat(ids(get("/workspaces"))).hasSize(2).doesNotContain(second);
        assertThat(ids(get("/workspaces?roles=OWNER"))).hasSize(2);
        assertThat(ids(get("/workspaces?roles=WORKSPACE_ADMIN"))).isEmpty();
        assertRefused(get("/workspaces/" + second + "/users"), 403, 501);
        assertThat(json(get("/workspaces/" + ws)).get("featureSubscriptionType").asText()).isEqualTo("PRO_2021");
        world.changePlan(ws, Plan.FREE);
        assertThat(json(get("/workspaces/" + ws)).get("featureSubscriptionType").isNull()).isTrue();
    }

    // ---- rights

    @Test
    void a_plain_member_gets_only_their_own_entries_with_200_and_no_users() throws Exception {
        start(plain());
        String member = members(person -> person.role() == Role.MEMBER).iterator().next();
        key = world.addKey("member", member);
        JsonNode rows = json(report(full(body -> detail(body).put("pageSize", 1000)))).get("timeentries");
        Set<String> own = world.entries(ws).stream().filter(entry -> entry.userId().equals(member) && !entry.running()).map(EntryView::id).collect(Collectors.toSet());

        assertThat(texts(rows, "_id")).isEqualTo(own).isNotEmpty();
        assertRefused(get("/workspaces/" + ws + "/users"), 403, 501);
        assertRefused(get("/workspaces/" + ws + "/user/" + world.keyOwner(World.ADMIN) + "/time-entries"), 403, 501);
        String foreign = world.entries(ws).stream().filter(entry -> !entry.userId().equals(member)).findFirst().orElseThrow().id();
        assertRefused(get("/workspaces/" + ws + "/time-entries/" + foreign), 400, 501);
    }

    @Test
    void a_team_manager_sees_the_people_of_their_groups() throws Exception {
        start(plain());
        String manager = members(person -> person.role() == Role.TEAM_MANAGER).iterator().next();
        key = world.addKey("manager", manager);
        Set<String> visible = world.groups(ws).stream().filter(group -> group.managerIds().contains(manager))
                .flatMap(group -> group.userIds().stream()).collect(Collectors.toSet());
        JsonNode rows = json(report(full(body -> detail(body).put("pageSize", 1000)))).get("timeentries");

        assertThat(texts(rows, "userId")).isNotEmpty().isSubsetOf(visible).hasSizeGreaterThan(1);
    }

    // ---- time entries

    @Test
    void the_window_of_a_users_list_is_wall_clock_in_the_key_owners_zone_and_tests_the_start() throws Exception {
        start(plain().zones("Europe/Berlin").entries(0));
        String user = world.keyOwner(World.ADMIN);
        String at0800 = create(user, "2026-06-10T08:00:00Z", "2026-06-10T11:00:00Z");
        String at1000 = create(user, "2026-06-10T10:00:00Z", "2026-06-10T10:30:00Z");
        String list = "/workspaces/" + ws + "/user/" + user + "/time-entries?start=2026-06-10T10:00:00Z&end=2026-06-10T11:00:00Z";

        assertThat(ids(get(list))).containsExactly(at0800);
        clockify.behaviour().off(Quirk.WALL_CLOCK_WINDOW);
        assertThat(ids(get(list))).containsExactly(at1000);
    }

    @Test
    void a_users_list_shows_the_newest_start_first_and_a_running_timer_without_end() throws Exception {
        start(plain().entries(0));
        String user = world.keyOwner(World.ADMIN);
        String older = create(user, "2026-06-01T08:00:00Z", "2026-06-01T09:00:00Z");
        String timer = world.startTimer(ws, user, "now");
        String future = create(user, "2026-07-01T08:00:00Z", "2026-07-01T09:30:00Z");
        JsonNode list = json(get("/workspaces/" + ws + "/user/" + user + "/time-entries"));

        assertThat(list).extracting(entry -> entry.get("id").asText()).containsExactly(future, timer, older);
        assertThat(list.get(0).at("/timeInterval/duration").asText()).isEqualTo("PT1H30M");
        assertThat(list.get(1).at("/timeInterval/end").isNull()).isTrue();
        assertThat(list.get(1).at("/timeInterval/duration").isNull()).isTrue();
        assertThat(list.get(1).get("tagIds").isNull()).isTrue();
        assertThat(ids(get("/workspaces/" + ws + "/time-entries/status/in-progress"))).containsExactly(timer);
    }

    @Test
    void a_gone_id_is_400_with_code_501_and_a_batch_leaves_it_out_or_fails() throws Exception {
        start(plain());
        List<EntryView> entries = world.entries(ws);
        String gone = entries.get(0).id();
        world.deleteEntry(ws, gone);
        String batch = "{\"timeEntryIds\":[\"" + gone + "\",\"" + entries.get(1).id() + "\"]}";
        String url = clockify.apiUrl() + "/workspaces/" + ws + "/time-entries/batch";

        assertRefused(get("/workspaces/" + ws + "/time-entries/" + gone), 400, 501);
        assertThat(json(get("/workspaces/" + ws + "/time-entries/" + entries.get(1).id())).get("id").asText()).isEqualTo(entries.get(1).id());
        assertThat(ids(post(url, batch))).containsExactly(entries.get(1).id());
        clockify.behaviour().on(Quirk.BATCH_FAILS_ON_GONE);
        assertRefused(post(url, batch), 400, 501);
    }

    // ---- the detailed report

    @Test
    void a_report_asked_in_full_gives_the_truth_in_pages_in_the_order_of_the_ids() throws Exception {
        start(odd().people(25).entries(3000));
        clockify.behaviour().on(Quirk.REPORT_TYPE);
        List<JsonNode> rows = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            int number = page;
            JsonNode answer = json(report(full(body -> detail(body).put("page", number).put("pageSize", 1000))));
            assertThat(answer.at("/totals/0/entriesCount").asInt()).isEqualTo((int) world.entries(ws).stream().filter(entry -> !entry.running()).count());
            answer.get("timeentries").forEach(rows::add);
        }
        List<EntryView> truth = world.entries(ws).stream().filter(entry -> !entry.running()).toList();

        assertThat(rows).extracting(row -> row.get("_id").asText()).containsExactlyElementsOf(truth.stream().map(EntryView::id).toList());
        for (int i = 0; i < truth.size(); i++) {
            assertRow(rows.get(i), truth.get(i));
        }
    }

    @Test
    void a_report_that_leaves_fields_out_hides_and_rounds_rows_and_gives_no_totals() throws Exception {
        start(odd().people(25).entries(2000));
        JsonNode bare = json(report("{\"dateRangeStart\":\"2020-01-01T00:00:00\",\"dateRangeEnd\":\"2030-01-01T00:00:00\",\"detailedFilter\":{\"pageSize\":1000}}"));
        Set<String> active = members(member -> member.membershipStatus() == MembershipStatus.ACTIVE && member.accountStatus() == AccountStatus.ACTIVE);

        assertThat(bare.has("totals")).isFalse();
        JsonNode rows = bare.get("timeentries");
        assertThat(rows).isNotEmpty().hasSizeLessThan(800);
        assertThat(texts(rows, "userId")).isSubsetOf(active);
        assertThat(rows).allMatch(row -> row.get("isLocked").asBoolean(), "approved");
        assertThat(rows).allMatch(row -> row.at("/timeInterval/duration").asLong() % 900 == 0, "rounded");
        assertThat(rows).anyMatch(row -> row.get("amount").isNumber(), "amounts shown");
        assertThat(rows).extracting(row -> row.at("/timeInterval/start").asText()).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void each_part_of_the_report_request_widens_what_it_shows() throws Exception {
        start(odd().people(25).entries(900).projects(6));
        int all = rows(full(body -> { }));
        for (String left : List.of("users", "approvalState", "invoicingState", "archived")) {
            assertThat(rows(full(body -> body.remove(left)))).as("without %s", left).isLessThan(all);
        }
    }

    @Test
    void a_reports_window_is_read_in_its_zone_else_in_the_profiles_with_both_ends_included() throws Exception {
        start(plain().zones("America/New_York").entries(0));
        String user = world.keyOwner(World.ADMIN);
        String atFourUtc = create(user, "2026-06-10T04:00:00Z", "2026-06-10T04:10:00Z");
        String atMidnightUtc = create(user, "2026-06-10T00:00:00Z", "2026-06-10T00:10:00Z");
        String end = "2026-06-10T03:59:59.999Z";

        JsonNode utc = json(report(full(body -> body.put("dateRangeStart", "2026-06-10T00:00:00Z").put("dateRangeEnd", end))));
        assertThat(texts(utc.get("timeentries"), "_id")).containsExactly(atMidnightUtc);
        assertThat(utc.at("/timeentries/0/timeInterval/start").asText()).isEqualTo("2026-06-10T00:00:00Z");
        JsonNode local = json(report(full(body -> body.put("dateRangeStart", "2026-06-10T00:00:00Z").put("dateRangeEnd", end).remove("timeZone"))));
        assertThat(texts(local.get("timeentries"), "_id")).containsExactly(atFourUtc);
        assertThat(local.at("/timeentries/0/timeInterval/start").asText()).isEqualTo("2026-06-10T00:00:00-04:00");
        assertThat(rows(full(body -> body.put("dateRangeStart", "2026-06-10T00:00:00").put("dateRangeEnd", "2026-06-10T04:00:00")))).isEqualTo(2);
    }

    @Test
    void on_the_free_plan_a_report_spans_31_days_at_most() throws Exception {
        start(plain().plan(Plan.FREE));
        assertThat(report(full(body -> body.put("dateRangeStart", "2026-05-01T00:00:00").put("dateRangeEnd", "2026-05-31T23:59:59.999"))).statusCode()).isEqualTo(200);
        assertRefused(report(full(body -> body.put("dateRangeStart", "2026-05-01T00:00:00").put("dateRangeEnd", "2026-06-01T00:00:00.001"))), 400, 501);
    }

    @Test
    void the_shape_of_a_report_follows_the_switches() throws Exception {
        start(odd().entries(200));
        String nothing = full(body -> body.put("dateRangeStart", "2019-01-01T00:00:00").put("dateRangeEnd", "2019-01-02T00:00:00"));
        assertThat(json(report(nothing)).get("totals").toString()).isEqualTo("[null]");
        clockify.behaviour().off(Quirk.REPORT_EMPTY_TOTALS_NULL, Quirk.REPORT_CUSTOM_FIELDS)
                .on(Quirk.REPORT_CAMEL_CASE_KEY, Quirk.REPORT_SAYS_LOCKED, Quirk.REPORT_TAGS_HAVE_PLAIN_ID, Quirk.REPORT_RUNNING_TIMERS);
        assertThat(json(report(nothing)).get("totals")).isEmpty();
        JsonNode rows = json(report(full(body -> detail(body).put("pageSize", 1000)))).get("timeEntries");

        assertThat(rows).hasSize(200);
        assertThat(rows).allMatch(row -> row.has("locked") && !row.has("isLocked") && !row.has("customFields"));
        assertThat(rows).anyMatch(row -> row.at("/timeInterval/end").isNull());
        assertThat(rows).anyMatch(row -> row.path("tags").path(0).has("id"));
    }

    @Test
    void groups_narrow_a_report_to_their_members_of_now() throws Exception {
        start(plain().entries(900));
        GroupView group = world.groups(ws).get(1);
        world.removeFromGroup(ws, group.id(), group.userIds().get(0));
        List<String> left = group.userIds().subList(1, group.userIds().size());
        JsonNode rows = json(report(full(body -> body.putObject("userGroups").put("contains", "CONTAINS").put("status", "ALL").putArray("ids").add(group.id())))).get("timeentries");

        assertThat(texts(rows, "userId")).containsExactlyInAnyOrderElementsOf(left);
    }

    @Test
    void reports_show_a_deleted_account_as_a_placeholder() throws Exception {
        start(plain());
        EntryView entry = world.entries(ws).stream().filter(each -> !each.running() && !each.userId().equals(world.keyOwner(World.ADMIN))).findFirst().orElseThrow();
        world.deleteUser(entry.userId());
        JsonNode rows = json(report(full(body -> detail(body).put("pageSize", 1000)))).get("timeentries");
        JsonNode row = StreamSupport.stream(rows.spliterator(), false).filter(each -> each.get("_id").asText().equals(entry.id())).findFirst().orElseThrow();

        assertThat(row.get("userName").asText()).isEqualTo("DeletedUser");
        assertThat(row.get("userEmail").asText()).isEmpty();
        assertThat(ids(get("/workspaces/" + ws + "/users?status=ALL"))).doesNotContain(entry.userId());
    }

    @Test
    void reports_can_be_refused() throws Exception {
        start(plain());
        world.allowReports(ws, false);
        assertRefused(report(full(body -> { })), 403, 501);
    }

    // ---- the change feed

    @Test
    void what_was_created_and_updated_in_one_window_is_only_in_created() throws Exception {
        start(plain().entries(0));
        clock.advance(Duration.ofMinutes(1));
        String entry = create(world.keyOwner(World.ADMIN), "2026-06-01T08:00:00Z", "2026-06-01T09:00:00Z");
        clock.advance(Duration.ofMinutes(1));
        world.editEntry(ws, entry, draft -> draft.withDescription("better"));
        clock.advance(Duration.ofMinutes(1));

        assertThat(feed("created", NOW, clock.instant())).extracting(record -> record.get("description").asText()).containsExactly("better");
        assertThat(feed("updated", NOW, clock.instant())).isEmpty();
        assertThat(feed("updated", NOW.plusSeconds(61), clock.instant())).extracting(record -> record.get("id").asText()).containsExactly(entry);
        assertThat(feed("created", NOW.plusSeconds(61), clock.instant())).isEmpty();
    }

    @Test
    void deletions_show_up_late_and_not_at_all_when_created_in_the_same_window() throws Exception {
        start(plain().entries(0));
        String old = create(world.keyOwner(World.ADMIN), "2026-06-01T08:00:00Z", "2026-06-01T09:00:00Z");
        clock.advance(Duration.ofMinutes(10));
        Instant from = clock.instant();
        String young = create(world.keyOwner(World.ADMIN), "2026-06-01T08:00:00Z", "2026-06-01T09:00:00Z");
        world.deleteEntry(ws, old);
        world.deleteEntry(ws, young);

        assertThat(feed("deleted", from, from.plusSeconds(1))).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        assertThat(feed("deleted", from, from.plusSeconds(1))).extracting(record -> record.get("id").asText()).containsExactly(old);
        assertThat(feed("created", from, from.plusSeconds(1))).isEmpty();
        world.restoreEntry(ws, old);
        assertThat(feed("deleted", from, from.plusSeconds(1))).isEmpty();
        assertThat(feed("updated", from, clock.instant().plusSeconds(1))).extracting(record -> record.get("id").asText()).containsExactly(old);
    }

    @Test
    void a_custom_field_change_is_a_record_of_its_own_and_leaves_the_entry_untouched() throws Exception {
        start(plain().entries(40));
        EntryView entry = world.entries(ws).stream().filter(each -> each.customFields().isEmpty()).findFirst().orElseThrow();
        String field = world.customFields(ws).keySet().iterator().next();
        world.setCustomField(ws, entry.id(), field, "CC-777");
        Instant later = NOW.plusSeconds(1);

        assertThat(feed("updated", NOW, later)).isEmpty();
        JsonNode values = feed("type=TIME_ENTRY_CUSTOM_FIELD_VALUE", "created", NOW, later);
        JsonNode record = StreamSupport.stream(values.spliterator(), false)
                .filter(value -> value.get("timeEntryId").asText().equals(entry.id()) && value.get("customFieldId").asText().equals(field)).findFirst().orElse(null);
        assertThat(record).as("created: %s", values).isNotNull();
        assertThat(record.get("value").asText()).isEqualTo("CC-777");
        assertThat(record.has("name")).isFalse();
        clock.advance(Duration.ofMinutes(5));
        world.setCustomField(ws, entry.id(), field, null);
        clock.advance(Duration.ofMinutes(5));
        assertThat(world.entry(ws, entry.id()).customFields()).doesNotContainKey(field);
        assertThat(feed("type=TIME_ENTRY_CUSTOM_FIELD_VALUE", "deleted", later, clock.instant())).hasSize(1);
    }

    @Test
    void the_feed_lists_several_types_in_pages_from_0_or_from_1() throws Exception {
        start(plain().entries(0));
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 60; i++) {
            create(world.keyOwner(World.ADMIN), "2026-06-01T08:00:00Z", "2026-06-01T09:00:00Z");
        }
        world.createProject(ws, "New", null);
        world.createTag(ws, "new");
        clock.advance(Duration.ofMinutes(1));
        String types = "type=TIME_ENTRY&type=PROJECTS&type=TAGS";

        JsonNode first = feed(types + "&page=0&limit=500", "created", NOW, clock.instant());
        assertThat(first).hasSize(50);
        JsonNode second = feed(types + "&page=1", "created", NOW, clock.instant());
        assertThat(second).hasSize(12);
        assertThat(Stream.concat(stream(first), stream(second)).map(record -> record.get("documentType").asText()).distinct())
                .containsExactlyInAnyOrder("TIME_ENTRY", "PROJECTS", "TAGS");
        clockify.behaviour().on(Quirk.FEED_PAGES_FROM_ONE, Quirk.FEED_DOCUMENT_CODE);
        assertThat(texts(feed(types + "&page=1", "created", NOW, clock.instant()), "id")).isEqualTo(texts(first, "id"));
        assertThat(texts(feed(types + "&page=0", "created", NOW, clock.instant()), "id")).isEqualTo(texts(first, "id"));
        assertThat(feed(types + "&page=2", "created", NOW, clock.instant()).get(0).has("documentCode")).isTrue();
        clockify.behaviour().on(Quirk.FEED_WRAPPED);
        assertThat(feed(types + "&page=1", "created", NOW, clock.instant()).get("response")).hasSize(50);
    }

    @Test
    void rows_that_are_edited_while_one_pages_move_the_others_up() throws Exception {
        start(plain().entries(80));
        clock.advance(Duration.ofMinutes(1));
        List<String> ids = world.entries(ws).stream().map(EntryView::id).toList();
        ids.forEach(id -> world.editEntry(ws, id, draft -> draft.withDescription("first edit")));
        Instant end = clock.instant().plusSeconds(1);
        Set<String> seen = texts(feed("type=TIME_ENTRY&page=0", "updated", NOW.plusSeconds(1), end), "id");
        clock.advance(Duration.ofMinutes(1));
        world.editEntry(ws, seen.iterator().next(), draft -> draft.withDescription("second edit"));
        seen.addAll(texts(feed("type=TIME_ENTRY&page=1", "updated", NOW.plusSeconds(1), end), "id"));

        assertThat(seen).hasSize(79);
    }

    @Test
    void the_feed_may_read_times_as_wall_clock() throws Exception {
        start(plain().zones("Asia/Kolkata").entries(0));
        create(world.keyOwner(World.ADMIN), "2026-06-01T08:00:00Z", "2026-06-01T09:00:00Z");
        assertThat(feed("created", NOW, NOW.plusSeconds(60))).hasSize(1);
        clockify.behaviour().on(Quirk.FEED_WALL_CLOCK);
        assertThat(feed("created", NOW, NOW.plusSeconds(60))).isEmpty();
        Duration offset = Duration.ofMinutes(330);
        assertThat(feed("created", NOW.plus(offset), NOW.plus(offset).plusSeconds(60))).hasSize(1);
    }

    @Test
    void the_feed_refuses_what_it_does_not_know_and_what_it_is_ordered_to() throws Exception {
        start(plain());
        String created = "/workspaces/" + ws + "/entities/created?";
        assertRefused(get(created + "type=NONSENSE"), 400, 3000);
        assertRefused(get(created), 400, 3000);
        assertRefused(get(created + "type=TIME_ENTRY&start=2026-01-01T00:00:00Z&end=2026-06-01T00:00:00Z"), 400, 501);
        clockify.behaviour().feedLongestWindow(Duration.ofHours(24));
        assertRefused(get(created + "type=TIME_ENTRY&start=2026-06-01T00:00:00Z&end=2026-06-02T00:00:01Z"), 400, 501);
        clockify.behaviour().on(Quirk.FEED_TYPES_OF_2025);
        assertRefused(get(created + "type=USER"), 400, 3000);
        clockify.behaviour().on(Quirk.FEED_ONE_TYPE_ONLY);
        assertRefused(get(created + "type=TIME_ENTRY&type=TIME_ENTRY_RATE"), 400, 3000);
        clockify.behaviour().feedStatus(404);
        assertRefused(get(created + "type=TIME_ENTRY"), 404, 3000);
        world.allowFeed(ws, false);
        assertRefused(get(created + "type=TIME_ENTRY"), 403, 501);
    }

    // ---- wording

    @Test
    void nulls_may_be_left_out_and_times_may_have_fractions() throws Exception {
        start(plain().entries(0));
        String timer = world.startTimer(ws, world.keyOwner(World.ADMIN), "now");
        clockify.behaviour().on(Quirk.NULLS_LEFT_OUT, Quirk.TIMES_WITH_FRACTION);
        JsonNode entry = json(get("/workspaces/" + ws + "/time-entries/" + timer));

        assertThat(entry.get("timeInterval").toString()).isEqualTo("{\"start\":\"2026-06-15T12:00:00.000Z\"}");
        assertThat(entry.has("projectId")).isFalse();
        assertThat(entry.has("tagIds")).isFalse();
    }

    @Test
    void a_chunked_request_is_understood() throws Exception {
        start(plain());
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(clockify.reportsUrl() + "/workspaces/" + ws + "/reports/detailed")).header("X-Api-Key", key)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(full(body -> { }).getBytes(StandardCharsets.UTF_8)))));

        assertThat(json(answer).get("timeentries")).hasSize(200);
    }

    // ---- limits

    @Test
    void a_free_workspace_takes_30_requests_in_any_hour_of_its_clock() throws Exception {
        start(plain().plan(Plan.FREE));
        for (int i = 0; i < 30; i++) {
            assertThat(get("/workspaces/" + ws).statusCode()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(clockify.requests().violations()).isZero();
        HttpResponse<String> refused = get("/workspaces/" + ws);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        assertThat(clockify.requests().violations()).isEqualTo(1);
        clockify.behaviour().on(Quirk.RETRY_AFTER).limitBody(ErrorBody.HTML);
        refused = get("/workspaces/" + ws);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1801");
        assertThat(refused.body()).startsWith("<!DOCTYPE html>");
        assertThat(get("/user").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(30).plusSeconds(1));
        assertThat(get("/workspaces/" + ws).statusCode()).isEqualTo(200);
        assertThat(get("/workspaces/" + ws).statusCode()).isEqualTo(429);
    }

    @Test
    void faults_and_calls_without_a_workspace_can_use_up_the_limit_too() throws Exception {
        start(plain().plan(Plan.FREE));
        clockify.behaviour().freePerHour(2).on(Quirk.UNSCOPED_CALLS_COUNT_EVERYWHERE);
        clockify.faults().next(Fault.status(500));
        assertThat(get("/workspaces/" + ws).statusCode()).isEqualTo(500);
        assertThat(get("/user").statusCode()).isEqualTo(200);
        assertThat(get("/user").statusCode()).isEqualTo(429);
        assertThat(get("/workspaces/" + ws).statusCode()).isEqualTo(429);
    }

    @Test
    void calls_without_a_workspace_count_for_those_that_the_key_sees() throws Exception {
        start(plain().plan(Plan.FREE));
        clockify.behaviour().freePerHour(2).on(Quirk.UNSCOPED_CALLS_COUNT_EVERYWHERE);
        String member = world.people(ws).stream().filter(person -> person.role() == Role.MEMBER).findFirst().orElseThrow().id();
        key = world.addKey("member", member);
        world.deactivate(ws, member);
        for (int i = 0; i < 3; i++) {
            assertThat(get("/user").statusCode()).isEqualTo(200);
        }
        world.activate(ws, member);
        assertThat(get("/user").statusCode()).isEqualTo(200);
        assertThat(get("/user").statusCode()).isEqualTo(200);
        assertThat(get("/user").statusCode()).isEqualTo(429);
    }

    @Test
    void a_paid_workspace_takes_50_requests_a_second() throws Exception {
        start(plain().plan(Plan.BASIC));
        clockify.behaviour().paidPerSecond(3);
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(get("/workspaces/" + ws).statusCode());
        }
        assertThat(answers).startsWith(200, 200, 200).contains(429);
    }

    // ---- errors

    @Test
    void refusals_carry_clockifys_codes() throws Exception {
        start(plain());
        String url = clockify.apiUrl() + "/user";
        assertRefused(send(HttpRequest.newBuilder(URI.create(url))), 401, 1000);
        assertRefused(send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer x")), 401, 1000);
        assertRefused(send(HttpRequest.newBuilder(URI.create(url)).header("X-Api-Key", key).header("X-Addon-Token", "x")), 401, 1000);
        assertRefused(send(HttpRequest.newBuilder(URI.create(url)).header("X-Addon-Token", "x")), 401, 4017);
        assertRefused(send(HttpRequest.newBuilder(URI.create(url)).header("X-Api-Key", "wrong")), 401, 4003);
        assertRefused(get("/nonsense"), 404, 3000);
        assertRefused(get("/workspaces/" + ws + "/user-groups/" + world.groups(ws).get(0).id()), 405, 3000);
        assertRefused(get("/workspaces/" + ws + "/projects/000000000000000000000000/tasks"), 400, 501);
        assertRefused(get("/workspaces/" + ws + "/user/000000000000000000000000/time-entries"), 400, 501);
        assertRefused(get("/workspaces/" + ws + "/users?page=x"), 400, 3000);
        assertRefused(get("/workspaces/" + ws + "/user/" + world.keyOwner(World.ADMIN) + "/time-entries?start=yesterday"), 400, 3000);
        assertRefused(report("{"), 400, 3000);
        clockify.behaviour().on(Quirk.KEYS_OF_ANOTHER_REGION);
        assertRefused(get("/user"), 401, 4003);
    }

    @Test
    void refusals_can_be_empty_or_html() throws Exception {
        start(plain());
        clockify.behaviour().errorBody(ErrorBody.EMPTY);
        assertThat(get("/nonsense").body()).isEmpty();
        clockify.behaviour().errorBody(ErrorBody.HTML);
        assertThat(get("/nonsense").body()).startsWith("<!DOCTYPE html>");
    }

    // ---- faults

    @Test
    void planned_faults_meet_the_next_answers_that_match() throws Exception {
        start(plain());
        String tags = "/workspaces/" + ws + "/tags";
        clockify.faults().next(2, Faults.to("/tags"), Fault.html502());
        assertThat(get("/user").statusCode()).isEqualTo(200);
        assertThat(get(tags).statusCode()).isEqualTo(502);
        assertThat(get(tags).body()).startsWith("<html>");
        assertThat(get(tags).statusCode()).isEqualTo(200);

        clockify.faults().next(Fault.truncatedJson());
        HttpResponse<String> cut = get(tags);
        assertThat(cut.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> json(cut)).isInstanceOf(JsonProcessingException.class);
        clockify.faults().next(Fault.reset());
        assertThatThrownBy(() -> get(tags)).isInstanceOf(IOException.class);
        clockify.faults().next(Fault.hang(Duration.ofSeconds(30)));
        assertThatThrownBy(() -> send(HttpRequest.newBuilder(URI.create(clockify.apiUrl() + tags)).timeout(Duration.ofMillis(200)).header("X-Api-Key", key)))
                .isInstanceOf(HttpTimeoutException.class);
        clockify.faults().next(Fault.wrongShape());
        assertThat(json(get(tags)).isObject()).isTrue();
        clockify.faults().next(Fault.tooManyRequests(7));
        assertThat(get(tags).headers().firstValue("Retry-After")).hasValue("7");
        assertThat(json(get(tags))).hasSize(6);
    }

    @Test
    void one_row_of_a_page_can_be_spoilt() throws Exception {
        start(plain());
        clockify.faults().next(Fault.badRow(Fault.BadRow.NO_ID)).next(Fault.badRow(Fault.BadRow.BAD_DATE))
                .next(Fault.badRow(Fault.BadRow.START_AFTER_END)).next(Fault.badRow(Fault.BadRow.HUGE_DESCRIPTION)).next(Fault.badRow(Fault.BadRow.NOT_AN_OBJECT));
        String ask = full(body -> { });

        assertThat(json(report(ask)).at("/timeentries/0").has("_id")).isFalse();
        assertThat(json(report(ask)).at("/timeentries/0/timeInterval/start").asText()).isEqualTo("the day before yesterday");
        JsonNode interval = json(report(ask)).at("/timeentries/0/timeInterval");
        assertThat(OffsetDateTime.parse(interval.get("start").asText())).isAfter(OffsetDateTime.parse(interval.get("end").asText()));
        assertThat(json(report(ask)).at("/timeentries/0/description").asText()).hasSize(100_000);
        assertThat(json(report(ask)).at("/timeentries/0").isTextual()).isTrue();
        assertThat(json(report(ask)).at("/timeentries/0").has("_id")).isTrue();
    }

    @Test
    void one_entry_can_stay_spoilt_wherever_it_appears() throws Exception {
        start(plain());
        String spoilt = world.entries(ws).get(3).id();
        clockify.faults().next(Integer.MAX_VALUE, request -> true, Fault.badRow(Fault.BadRow.BAD_DATE, spoilt));
        for (int i = 0; i < 2; i++) {
            JsonNode rows = json(report(full(body -> { }))).get("timeentries");
            assertThat(stream(rows).filter(row -> row.at("/timeInterval/start").asText().startsWith("the day")).map(row -> row.get("_id").asText())).containsExactly(spoilt);
        }
        assertThat(json(get("/workspaces/" + ws + "/tags"))).hasSize(6);
    }

    @Test
    void random_faults_follow_from_their_seed() throws Exception {
        start(plain());
        List<List<Integer>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            clockify.faults().random(99, 0.5, Fault.status(500), Fault.status(503));
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(get("/user").statusCode());
            }
            runs.add(answers);
        }
        clockify.faults().clear();

        assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(200, 500, 503);
        assertThat(get("/user").statusCode()).isEqualTo(200);
    }

    // ---- the world

    @Test
    void answers_are_dated_by_the_worlds_clock_and_recorded_without_the_key() throws Exception {
        start(plain());
        HttpResponse<String> answer = get("/user?include-memberships=true");

        assertThat(answer.headers().firstValue("Date")).hasValue("Mon, 15 Jun 2026 12:00:00 GMT");
        assertThat(clockify.requests().all()).containsExactly(
                new RecordedRequest(NOW, "GET", "/api/v1/user", "include-memberships=true", "", 200, World.ADMIN));
        get("/workspaces/" + ws + "/users");
        get("/workspaces/" + ws + "/users");
        assertThat(clockify.requests().byKind()).isEqualTo(Map.of("GET /user", 1, "GET /workspaces/{id}/users", 2));
        clockify.requests().reset();
        assertThat(clockify.requests().count()).isZero();
    }

    @Test
    void the_same_seed_makes_the_same_world_and_another_seed_another() {
        World one = odd().seed(5).build();
        World same = odd().seed(5).build();
        World other = odd().seed(6).build();

        assertThat(one.entries(one.workspaceId())).isEqualTo(same.entries(same.workspaceId())).hasSize(500);
        assertThat(one.adminKey()).isEqualTo(same.adminKey());
        assertThat(one.people(one.workspaceId())).isEqualTo(same.people(same.workspaceId()));
        assertThat(one.entries(one.workspaceId())).isNotEqualTo(other.entries(other.workspaceId()));
    }

    @Test
    void one_person_of_an_odd_world_is_in_all_workspaces_besides_the_owner() {
        world = odd().workspaces(2).build();
        Set<String> common = world.people(world.workspaceIds().get(0)).stream().map(PersonView::id).collect(Collectors.toSet());
        common.retainAll(world.people(world.workspaceIds().get(1)).stream().map(PersonView::id).collect(Collectors.toSet()));

        assertThat(common).hasSize(2).contains(world.keyOwner(World.ADMIN));
    }

    @Test
    void an_odd_world_has_every_plane_of_unicode_nul_markup_and_unknown_types() {
        world = odd().entries(20_000).people(40).build();
        List<EntryView> entries = world.entries(world.workspaceId());
        String all = entries.stream().map(EntryView::description).distinct().collect(Collectors.joining());

        assertThat(all.codePoints().map(point -> point >> 16).distinct().sorted()).contains(0, 1, 2, 14, 16);
        assertThat(all).contains("\u0000", "\n", "\"", "<script>");
        assertThat(entries).extracting(EntryView::type).contains("REGULAR", "BREAK", "HOLIDAY", "TIME_OFF", "OVERTIME", "SOMETHING_NEW");
        assertThat(entries).extracting(EntryView::id).doesNotHaveDuplicates();
        assertThat(entries).anyMatch(entry -> entry.start().isAfter(NOW)).anyMatch(EntryView::running).anyMatch(entry -> !entry.customFields().isEmpty());
    }

    @Test
    void what_people_do_shows_in_the_truth() {
        start(plain().entries(60));
        String project = world.createProject(ws, "Moon", world.clients(ws).get(0).id());
        String task = world.createTask(ws, project, "Launch");
        String tag = world.tags(ws).get(0).id();
        String user = world.join(ws, "New Man", "new.man@example.com", ZoneId.of("UTC"));
        String entry = world.createEntry(ws, EntryDraft.of(user, NOW.minusSeconds(60), NOW).withProject(project).withTask(task).withTags(List.of(tag)).withBillable(true));
        EntryView made = world.entry(ws, entry);
        assertThat(made.projectName()).isEqualTo("Moon");
        assertThat(made.clientName()).isEqualTo(world.clients(ws).get(0).name());
        assertThat(made.taskName()).isEqualTo("Launch");
        assertThat(made.tagIds()).containsExactly(tag);
        assertThat(made.durationSeconds()).isEqualTo(60);

        world.rename(ws, project, "Mars");
        assertThat(world.entry(ws, entry).projectName()).isEqualTo("Mars");
        assertThat(world.entry(ws, entry).updatedAt()).isEqualTo(NOW);
        clock.advance(Duration.ofHours(1));
        world.deleteProject(ws, project);
        world.deleteTag(ws, tag);
        world.approveEntry(ws, entry, true);
        EntryView left = world.entry(ws, entry);
        assertThat(left.projectId()).isNull();
        assertThat(left.taskId()).isNull();
        assertThat(left.tags()).isEmpty();
        assertThat(left.locked()).isTrue();
        assertThat(left.updatedAt()).isEqualTo(NOW.plusSeconds(3600));

        String timer = world.startTimer(ws, user, "ticking");
        clock.advance(Duration.ofSeconds(90));
        world.stopTimer(ws, timer);
        assertThat(world.entry(ws, timer).durationSeconds()).isEqualTo(90);
        world.deleteEntry(ws, timer);
        assertThat(world.entry(ws, timer)).isNull();
        assertThat(world.deletedEntries(ws)).containsExactly(timer);
        assertThatThrownBy(() -> world.stopTimer(ws, timer)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reading_and_changing_at_once_does_no_harm() throws Exception {
        start(odd().entries(2000));
        String user = world.keyOwner(World.ADMIN);
        Thread writer = new Thread(() -> IntStream.range(0, 500).forEach(i -> {
            String entry = create(user, "2026-06-01T08:00:00Z", "2026-06-01T09:00:00Z");
            world.editEntry(ws, entry, draft -> draft.withTimes(NOW.minusSeconds(i), NOW));
            if (i % 2 == 0) {
                world.deleteEntry(ws, entry);
            }
        }));
        writer.start();
        while (writer.isAlive()) {
            assertThat(json(report(full(body -> { }))).get("timeentries")).hasSize(200);
        }
        writer.join();

        assertThat(world.entryCount(ws)).isEqualTo(2250);
        assertThat(rows(full(body -> { }))).isEqualTo(2250 - (int) world.entries(ws).stream().filter(EntryView::running).count());
    }

    @Test
    void the_roster_fits_most_people_and_some_not_quite() {
        world = odd().people(40).build();
        List<String> lines = world.employeesCsv().lines().toList();
        Set<String> emails = world.people(world.workspaceId()).stream().map(PersonView::email).filter(email -> email != null).collect(Collectors.toSet());
        List<String> listed = lines.stream().skip(1).map(line -> line.split(",")[1]).toList();

        assertThat(lines.get(0)).isEqualTo("id,email,full_name,team,manager_email,active");
        assertThat(listed).hasSizeBetween(30, 38);
        assertThat(listed.stream().filter(emails::contains).count()).isBetween(20L, (long) listed.size() - 2);
        assertThat(listed.stream().map(email -> email.replace("\"", "").trim().toLowerCase()).filter(email -> !emails.contains(email)))
                .as("people with another e-mail than in Clockify").hasSizeBetween(1, 3);
    }

    @Test
    void many_requests_over_kept_connections_are_not_slowed_by_the_network_stack() throws Exception {
        start(plain());
        clockify.behaviour().off(Quirk.LIMITS_ENFORCED);
        long began = System.nanoTime();
        IntStream.range(0, 200).forEach(i -> {
            try {
                post(clockify.apiUrl() + "/workspaces/" + ws + "/users/info", "{}");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as("a delayed acknowledgement alone would take 40 ms a request").isLessThan(Duration.ofSeconds(8));
    }

    // ---- asking

    private interface Edit {
        void of(ObjectNode body);
    }

    private WorldBuilder plain() {
        return odd().oddities(false);
    }

    private WorldBuilder odd() {
        return World.builder().seed(42).clock(clock).zones("UTC");
    }

    private void start(WorldBuilder description) {
        world = description.build();
        clockify = ClockifySimulator.start(world);
        clockify.behaviour().paidPerSecond(10_000);
        ws = world.workspaceId();
        key = world.adminKey();
    }

    private String create(String user, String start, String end) {
        return world.createEntry(ws, EntryDraft.of(user, Instant.parse(start), Instant.parse(end)));
    }

    private static ObjectNode detail(ObjectNode body) {
        return (ObjectNode) body.get("detailedFilter");
    }

    private static String full(Edit edit) {
        ObjectNode body = JSON.createObjectNode().put("dateRangeStart", "2020-01-01T00:00:00").put("dateRangeEnd", "2030-01-01T00:00:00").put("timeZone", "UTC")
                .put("rounding", false).put("amountShown", "HIDE_AMOUNT").put("approvalState", "ALL").put("invoicingState", "ALL").put("archived", true)
                .put("sortOrder", "ASCENDING");
        body.putObject("users").put("contains", "CONTAINS").put("status", "ALL").putArray("ids");
        ObjectNode detail = body.putObject("detailedFilter").put("page", 1).put("pageSize", 200).put("sortColumn", "ID");
        detail.putObject("options").put("totals", "CALCULATE");
        edit.of(body);
        return body.toString();
    }

    private int rows(String ask) throws IOException, InterruptedException {
        return json(report(ask)).at("/totals/0/entriesCount").asInt();
    }

    private HttpResponse<String> report(String body) throws IOException, InterruptedException {
        return post(clockify.reportsUrl() + "/workspaces/" + ws + "/reports/detailed", body);
    }

    private JsonNode feed(String stream, Instant from, Instant to) throws IOException, InterruptedException {
        return feed("type=TIME_ENTRY", stream, from, to);
    }

    private JsonNode feed(String query, String stream, Instant from, Instant to) throws IOException, InterruptedException {
        return json(get("/workspaces/" + ws + "/entities/" + stream + "?" + query + "&start=" + from + "&end=" + to));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(clockify.apiUrl() + path)).header("X-Api-Key", key));
    }

    private HttpResponse<String> post(String url, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).header("X-Api-Key", key).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, int code) throws JsonProcessingException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("code").isNumber()).isTrue();
        assertThat(JSON.readTree(answer.body()).get("code").asInt()).isEqualTo(code);
        assertThat(JSON.readTree(answer.body()).get("message").asText()).isNotEmpty();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Set<String> texts(JsonNode array, String field) {
        return stream(array).map(each -> each.get(field).asText()).collect(Collectors.toSet());
    }

    private static Set<String> ids(HttpResponse<String> answer) throws JsonProcessingException {
        return texts(json(answer), "id");
    }

    private static JsonNode byId(JsonNode array, String id) {
        return stream(array).filter(each -> each.get("id").asText().equals(id)).findFirst().orElseThrow();
    }

    private Set<String> members(Predicate<PersonView> which) {
        return world.people(ws).stream().filter(person -> person.membershipStatus() != null).filter(which).map(PersonView::id).collect(Collectors.toSet());
    }

    private static void assertRow(JsonNode row, EntryView truth) {
        assertThat(row.get("description").asText()).isEqualTo(truth.description());
        assertThat(row.get("type").asText()).isEqualTo(truth.type());
        assertThat(row.get("userId").asText()).isEqualTo(truth.userId());
        assertThat(row.get("projectName").asText(null)).isEqualTo(truth.projectName());
        assertThat(row.get("clientName").asText()).isEqualTo(truth.clientName() == null ? "" : truth.clientName());
        assertThat(row.get("taskId").asText(null)).isEqualTo(truth.taskId());
        assertThat(row.get("billable").asBoolean()).isEqualTo(truth.billable());
        assertThat(row.get("isLocked").asBoolean()).isEqualTo(truth.locked());
        assertThat(row.get("tags").findValuesAsText("_id")).isEqualTo(truth.tagIds());
        assertThat(row.get("tags").findValuesAsText("name")).isEqualTo(truth.tags());
        assertThat(Instant.parse(row.at("/timeInterval/start").asText())).isEqualTo(truth.start());
        assertThat(Instant.parse(row.at("/timeInterval/end").asText())).isEqualTo(truth.end());
        assertThat(row.at("/timeInterval/duration").isIntegralNumber()).isTrue();
        assertThat(row.at("/timeInterval/duration").asLong()).isEqualTo(truth.durationSeconds());
        assertThat(texts(row.get("customFields"), "customFieldId")).isEqualTo(truth.customFields().keySet());
        assertThat(row.get("amount").isNull()).isTrue();
    }
}
