package io.camelhub.clockify.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedResourcesTest {

    private static final Instant NOW = Instant.parse("2026-06-17T12:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String YEAR = "?start=2026-01-01T00:00:00Z&end=2027-01-01T00:00:00Z";

    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private World world;
    private ClockifySimulator clockify;
    private Resources resources;
    private String ws;
    private String key;
    private String owner;

    @BeforeEach
    void start() {
        world = World.builder().seed(42).clock(clock).zones("Europe/Berlin").oddities(false).entries(300).people(6).resources(true).build();
        clockify = ClockifySimulator.start(world);
        clockify.behaviour().paidPerSecond(10_000).off(Quirk.UNKNOWN_FIELDS);
        ws = world.workspaceId();
        key = world.adminKey();
        owner = world.keyOwner(World.ADMIN);
        resources = world.resources(ws);
    }

    @AfterEach
    void stop() {
        clockify.close();
    }

    // ---- time off

    @Test
    void requests_for_time_off_are_posted_for_with_their_page_in_the_body_and_come_with_their_count() throws Exception {
        assertRefused(get("/time-off/requests"), 405, 3000);
        JsonNode all = json(requests(body -> body.put("pageSize", 200)));
        assertThat(all.get("count").asInt()).isEqualTo(24).isEqualTo(resources.count(Resource.TIME_OFF_REQUEST));
        assertThat(all.get("requests")).hasSize(24);
        assertThat(json(requests(body -> { })).get("requests")).as("50 unless said").hasSize(24);

        JsonNode third = json(requests(body -> body.put("pageSize", 10).put("page", 3)));
        assertThat(third.get("requests")).hasSize(4);
        assertThat(third.get("count").asInt()).isEqualTo(24);
        assertThat(json(requests(body -> body.put("pageSize", 10).put("page", 4))).get("requests")).isEmpty();
        assertThat(requests(body -> { }).headers().firstValue("Last-Page")).isEmpty();
        assertRefused(requests(body -> body.put("page", 1001)), 400, 3000);
        assertRefused(requests(body -> body.put("pageSize", 201)), 400, 3000);
        clockify.behaviour().on(Quirk.LIST_PAGE_SIZE_IS_CUT);
        assertThat(json(requests(body -> body.put("pageSize", 1000))).get("requests")).hasSize(24);
    }

    @Test
    void a_request_for_time_off_says_who_asked_for_what_and_what_became_of_it() throws Exception {
        String policy = resources.ids(Resource.TIME_OFF_POLICY).get(0);
        String id = resources.requestTimeOff(policy, owner, MONDAY, MONDAY.plusDays(1));
        JsonNode row = byId(json(requests(body -> { })).get("requests"), id);
        assertThat(row.at("/status/statusType").asText()).isEqualTo("PENDING");
        assertThat(row.at("/status/changedAt").isNull()).isTrue();
        assertThat(row.at("/timeOffPeriod/period/start").asText()).as("midnight of the person").isEqualTo("2026-06-14T22:00:00Z");
        assertThat(row.at("/timeOffPeriod/period/end").asText()).isEqualTo("2026-06-16T21:59:59.999Z");
        assertThat(row.get("balanceDiff").asDouble()).isEqualTo(2);
        assertThat(List.of("policyName", "userEmail", "userTimeZone", "balance", "createdAt", "requesterUserId", "timeUnit", "note")).allMatch(row::hasNonNull);

        clock.advance(Duration.ofMinutes(5));
        resources.decideTimeOff(id, true, owner);
        JsonNode approved = byId(json(requests(body -> { })).get("requests"), id);
        assertThat(approved.at("/status/statusType").asText()).isEqualTo("APPROVED");
        assertThat(approved.at("/status/changedAt").asText()).matches("2026-06-17T12:04:59\\.\\d{9}Z");
        assertThat(approved.at("/status/changedByUserId").asText()).isEqualTo(owner);
    }

    @Test
    void requests_for_time_off_are_narrowed_by_status_person_group_and_when_they_were_made() throws Exception {
        String policy = resources.ids(Resource.TIME_OFF_POLICY).get(0);
        clock.advance(Duration.ofHours(1));
        String id = resources.requestTimeOff(policy, owner, MONDAY, MONDAY);
        assertThat(ids(requests(body -> body.putArray("statuses").add("PENDING")), "requests")).contains(id);
        assertThat(ids(requests(body -> body.putArray("statuses").add("APPROVED")), "requests")).isNotEmpty().doesNotContain(id);
        assertThat(texts(json(requests(body -> body.putArray("users").add(owner))).get("requests"), "userId")).containsOnly(owner);
        GroupView group = world.groups(ws).get(1);
        assertThat(group.userIds()).containsAll(texts(json(requests(body -> body.putArray("userGroups").add(group.id()))).get("requests"), "userId"));
        assertThat(ids(requests(body -> body.put("start", "2026-06-17T12:30:00Z").put("end", "2026-06-17T13:30:00Z")), "requests")).containsExactly(id);
        assertRefused(requests(body -> body.putArray("statuses").add("WITHDRAWN")), 400, 501);
    }

    @Test
    void a_withdrawn_request_for_time_off_is_in_no_list_or_in_that_of_all() throws Exception {
        String id = resources.ids(Resource.TIME_OFF_REQUEST).get(0);
        resources.withdrawTimeOff(id);
        assertThat(ids(requests(body -> body.putArray("statuses").add("ALL")), "requests")).doesNotContain(id);
        clockify.behaviour().on(Quirk.TIME_OFF_LISTS_WITHDRAWN);
        JsonNode row = byId(json(requests(body -> body.putArray("statuses").add("ALL"))).get("requests"), id);
        assertThat(row.at("/status/statusType").asText()).isEqualTo("WITHDRAWN");
    }

    @Test
    void policies_are_the_active_ones_unless_all_are_asked_for() throws Exception {
        assertThat(json(get("/time-off/policies"))).hasSize(3);
        assertThat(json(get("/time-off/policies?status=ARCHIVED"))).hasSize(1);
        HttpResponse<String> page = get("/time-off/policies?status=ALL&page=2&page-size=3");
        assertThat(json(page)).hasSize(1);
        assertThat(page.headers().firstValue("Last-Page")).contains("true");
        assertThat(get("/time-off/policies?status=ALL&page-size=3").headers().firstValue("Last-Page")).contains("false");
        assertRefused(get("/time-off/policies?page-size=201"), 400, 3000);
        JsonNode policy = json(get("/time-off/policies")).get(0);
        assertThat(policy.at("/approve/requiresApproval").asBoolean()).isTrue();
        assertThat(policy.at("/automaticAccrual/period").asText()).isEqualTo("YEAR");
        assertThat(json(get("/time-off/policies/" + policy.get("id").asText())).get("name")).isEqualTo(policy.get("name"));
        assertRefused(get("/time-off/policies/64a687e29ae1f428e7ebe303"), 400, 501);
    }

    @Test
    void balances_come_per_policy_or_per_person_and_go_down_when_time_off_is_approved() throws Exception {
        String policy = resources.ids(Resource.TIME_OFF_POLICY).get(0);
        HttpResponse<String> page = get("/time-off/balance/policy/" + policy + "?page=2&page-size=4");
        assertThat(json(page).get("count").asInt()).isEqualTo(6);
        assertThat(json(page).get("balances")).hasSize(2);
        assertThat(page.headers().firstValue("Last-Page")).contains("true");
        assertThat(json(get("/time-off/balance/user/" + owner)).get("balances")).hasSize(3);
        assertRefused(get("/time-off/balance/policy/64a687e29ae1f428e7ebe303"), 400, 501);
        assertRefused(get("/time-off/balance/policy/" + policy + "?page-size=201"), 400, 3000);
        assertRefused(get("/time-off/balance/policy/" + policy + "?page=1001"), 400, 3000);
        assertRefused(get("/time-off/balance"), 404, 3000);

        double before = balance(policy);
        String request = resources.requestTimeOff(policy, owner, MONDAY, MONDAY.plusDays(2));
        resources.decideTimeOff(request, true, owner);
        assertThat(balance(policy)).isEqualTo(before - 3);
        resources.withdrawTimeOff(request);
        assertThat(balance(policy)).isEqualTo(before);
    }

    private double balance(String policy) throws IOException, InterruptedException {
        for (JsonNode row : json(get("/time-off/balance/policy/" + policy)).get("balances")) {
            if (row.get("userId").asText().equals(owner)) {
                assertThat(row.has("negativeBalanceUsed")).isTrue();
                return row.get("balance").asDouble();
            }
        }
        throw new AssertionError("no balance");
    }

    @Test
    void holidays_and_custom_fields_come_all_at_once_and_do_not_say_that_this_is_the_last_page() throws Exception {
        for (String list : List.of("/holidays", "/custom-fields")) {
            HttpResponse<String> page = get(list + "?page=2&page-size=1");
            assertThat(json(page)).as(list).hasSize(4);
            assertThat(page.headers().firstValue("Last-Page")).isEmpty();
        }
        JsonNode holiday = json(get("/holidays")).get(0);
        assertThat(holiday.at("/datePeriod/startDate").asText()).isEqualTo("2025-01-01");
        assertThat(holiday.get("occursAnnually").asBoolean()).isTrue();
        assertThat(json(get("/holidays?assigned-to=64a687e29ae1f428e7ebe303"))).as("those of everybody").hasSize(3);
        JsonNode field = json(get("/custom-fields?name=systems")).get(0);
        assertThat(field.get("type").asText()).isEqualTo("DROPDOWN_MULTIPLE");
        assertThat(field.get("allowedValues")).isNotEmpty();
        assertThat(world.customFields(ws)).containsKey(field.get("id").asText());
    }

    @Test
    void a_custom_field_that_is_renamed_has_its_new_name_on_time_entries_too() {
        String field = world.customFields(ws).keySet().iterator().next();
        resources.change(Resource.CUSTOM_FIELD, field, row -> row.put("name", "Renamed"));
        assertThat(world.customFields(ws)).containsEntry(field, "Renamed");
    }

    // ---- approvals and plans

    @Test
    void approval_requests_are_those_that_can_be_listed_with_all_their_entries() throws Exception {
        String user = world.people(ws).get(1).id();
        world.createEntry(ws, EntryDraft.of(user, Instant.parse("2026-06-16T08:00:00Z"), Instant.parse("2026-06-16T10:30:00Z")));
        int entries = (int) world.entries(ws).stream().filter(entry -> entry.userId().equals(user) && !entry.running()
                && !entry.start().isBefore(Instant.parse("2026-06-14T22:00:00Z")) && entry.start().isBefore(NOW)).count();
        String id = resources.submit(user, MONDAY, MONDAY.plusDays(6));
        JsonNode row = approval(id);
        assertThat(row.at("/approvalRequest/type").asText()).startsWith("TIMESHEET");
        assertThat(row.at("/approvalRequest/owner/userId").asText()).isEqualTo(user);
        assertThat(row.at("/approvalRequest/dateRange/start").asText()).isEqualTo("2026-06-14T22:00:00Z");
        assertThat(row.at("/approvalRequest/status/state").asText()).isEqualTo("PENDING");
        assertThat(row.get("entries")).hasSize(entries).isNotEmpty();
        assertThat(row.at("/entries/0/approvalRequestId").asText()).isEqualTo(id);
        assertThat(Duration.parse(row.get("trackedTime").asText())).isGreaterThanOrEqualTo(Duration.ofMinutes(150)).isEqualTo(Duration.parse(row.get("pendingTime").asText()));
        String approved = row.at("/entries/0/id").asText();
        assertThat(reported(approved).get("approvalRequestId").asText()).isEqualTo(id).isEqualTo(world.entry(ws, approved).approvalRequestId());

        for (String state : List.of("APPROVED", "WITHDRAWN_APPROVAL")) {
            resources.decideApproval(id, state, owner, "");
            assertThat(approval(id).at("/approvalRequest/status/state").asText()).isEqualTo(state);
        }
        for (String state : List.of("REJECTED", "WITHDRAWN_SUBMISSION")) {
            resources.decideApproval(id, state, owner, "why not");
            assertThat(approval(id)).isNull();
            assertRefused(get("/approval-requests?status=" + state), 400, 3000);
        }
        assertThat(json(get("/approval-requests?status=PENDING"))).allMatch(each -> each.at("/approvalRequest/status/state").asText().equals("PENDING"));
        clockify.behaviour().on(Quirk.APPROVALS_WITHOUT_STATUS_ARE_PENDING);
        assertThat(json(get("/approval-requests"))).allMatch(each -> each.at("/approvalRequest/status/state").asText().equals("PENDING"));
    }

    @Test
    void approval_requests_are_sorted_by_when_they_changed_and_ignore_who_and_when() throws Exception {
        String id = resources.ids(Resource.APPROVAL_REQUEST).get(0);
        clock.advance(Duration.ofMinutes(1));
        resources.decideApproval(id, "APPROVED", owner, "");
        JsonNode rows = json(get("/approval-requests?sort-column=UPDATED_AT&sort-order=DESCENDING&page-size=50"));
        assertThat(rows.at("/0/approvalRequest/id").asText()).isEqualTo(id);
        assertThat(rows.at("/0/approvalRequest/status/updatedAt").asText()).isEqualTo("2026-06-17T12:01:00Z");
        List<String> times = new ArrayList<>();
        rows.forEach(row -> times.add(row.at("/approvalRequest/status/updatedAt").asText()));
        assertThat(times).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(json(get("/approval-requests?userId=64a687e29ae1f428e7ebe303&start=2020-01-01T00:00:00Z&end=2020-01-02T00:00:00Z"))).hasSameSizeAs(rows);
        HttpResponse<String> past = get("/approval-requests?page=999&page-size=2");
        assertThat(json(past)).isEmpty();
        assertThat(past.headers().firstValue("Last-Page")).contains("true");
    }

    private JsonNode approval(String id) throws IOException, InterruptedException {
        for (JsonNode row : json(get("/approval-requests?page-size=100"))) {
            if (row.at("/approvalRequest/id").asText().equals(id)) {
                return row;
            }
        }
        return null;
    }

    @Test
    void assignments_need_their_window_and_overlap_it_or_lie_within() throws Exception {
        assertRefused(get("/scheduling/assignments/all"), 400, 3001);
        assertRefused(get("/scheduling/assignments/all?start=2026-01-01T00:00:00Z"), 400, 3001);
        assertRefused(get("/scheduling/assignments/64a687e29ae1f428e7ebe303"), 404, 3000);
        assertRefused(get("/scheduling/assignments/publish"), 405, 3000);
        String id = resources.add(Resource.ASSIGNMENT, row -> ((ObjectNode) row.get("period")).put("start", "2026-09-01T00:00:00Z").put("end", "2026-09-04T23:59:59Z"));
        String across = "/scheduling/assignments/all?sort-column=ID&start=2026-09-03T00:00:00Z&end=2026-09-30T00:00:00Z";
        assertThat(texts(json(get(across)), "id")).contains(id);
        clockify.behaviour().on(Quirk.ASSIGNMENTS_WITHIN_WINDOW);
        assertThat(texts(json(get(across)), "id")).doesNotContain(id);
        HttpResponse<String> page = get("/scheduling/assignments/all" + YEAR + "&sort-column=ID&page-size=5");
        assertThat(texts(json(page), "id")).hasSize(5).isSorted();
        assertThat(page.headers().firstValue("Last-Page")).contains("false");
        assertThat(json(page).get(0).has("published")).as("no list says it").isFalse();
        clockify.behaviour().assignmentsLongestWindow(Duration.ofDays(31));
        assertRefused(get("/scheduling/assignments/all" + YEAR), 400, 501);
    }

    @Test
    void an_assignment_that_repeats_comes_once_a_week_by_one_id_or_by_several() throws Exception {
        String id = resources.add(Resource.ASSIGNMENT, row -> {
            ((ObjectNode) row.get("period")).put("start", "2026-09-01T00:00:00Z").put("end", "2026-09-01T23:59:59Z");
            ((ObjectNode) row.get("recurring")).put("repeat", true).put("weeks", 3);
        });
        String september = "/scheduling/assignments/all?start=2026-09-01T00:00:00Z&end=2026-09-30T00:00:00Z";
        List<String> starts = new ArrayList<>();
        json(get(september)).forEach(row -> {
            if (row.get("id").asText().equals(id)) {
                starts.add(row.at("/period/start").asText());
            }
        });
        assertThat(starts).containsExactly("2026-09-01T00:00:00Z", "2026-09-08T00:00:00Z", "2026-09-15T00:00:00Z");
        clockify.behaviour().off(Quirk.RECURRING_ASSIGNMENTS_REPEAT_THEIR_ID);
        assertThat(texts(json(get(september)), "id")).doesNotHaveDuplicates().contains(id);
    }

    // ---- attendance

    @Test
    void attendance_is_a_report_of_days_by_the_zone_that_is_asked_for() throws Exception {
        String user = world.join(ws, "Ada", "ada@example.com", null);
        world.createEntry(ws, EntryDraft.of(user, Instant.parse("2026-06-15T06:00:00Z"), Instant.parse("2026-06-15T16:00:00Z")));
        world.createEntry(ws, EntryDraft.of(user, Instant.parse("2026-06-15T22:30:00Z"), Instant.parse("2026-06-15T23:00:00Z")));
        JsonNode rows = json(attendance(user, body -> { })).get("entities");
        assertThat(rows).hasSize(2);
        JsonNode monday = rows.get(1);
        assertThat(monday.get("date").asText()).isEqualTo("2026-06-15");
        assertThat(rows.at("/0/date").asText()).as("half past midnight in Berlin").isEqualTo("2026-06-16");
        assertThat(monday.get("totalDuration").asLong()).isEqualTo(36_000);
        assertThat(monday.get("capacity").asLong()).isEqualTo(28_800);
        assertThat(monday.get("overtime").asLong()).isEqualTo(7200);
        assertThat(rows.at("/0/remainingCapacity").asLong()).isEqualTo(27_000);
        assertThat(monday.get("startTime").asText()).isEqualTo("2026-06-15T08:00:00+02:00");
        clockify.behaviour().on(Quirk.ATTENDANCE_CLOCK_TIMES);
        assertThat(json(attendance(user, body -> { })).at("/entities/1/endTime").asText()).isEqualTo("18:00:00");

        assertThat(json(attendance(user, body -> filter(body).put("pageSize", 1).put("page", 2))).get("entities")).hasSize(1);
        assertThat(json(attendance(user, body -> filter(body).put("page", 9))).get("entities")).isEmpty();
        assertRefused(attendance(user, body -> filter(body).put("pageSize", 1001)), 400, 3000);
        assertRefused(attendance(user, body -> body.remove("attendanceFilter")), 400, 3000);
        assertRefused(attendance(user, body -> body.remove("dateRangeStart")), 400, 3000);
    }

    @Test
    void attendance_holds_time_off_and_holidays_as_the_switches_have_it() throws Exception {
        String user = world.join(ws, "Ada", "ada@example.com", null);
        world.createEntry(ws, EntryDraft.of(user, Instant.parse("2026-06-15T06:00:00Z"), Instant.parse("2026-06-15T16:00:00Z")));
        resources.decideTimeOff(resources.requestTimeOff(resources.ids(Resource.TIME_OFF_POLICY).get(0), user, MONDAY.plusDays(1), MONDAY.plusDays(1)), true, owner);
        resources.add(Resource.HOLIDAY, row -> ((ObjectNode) row.get("datePeriod")).put("startDate", "2026-06-15").put("endDate", "2026-06-15"));
        JsonNode rows = json(attendance(user, body -> { })).get("entities");
        assertThat(texts(rows, "date")).containsExactly("2026-06-16", "2026-06-15");
        assertThat(rows.at("/0/timeOff").asLong()).isEqualTo(28_800);
        assertThat(rows.at("/0/startTime").isNull()).isTrue();
        assertThat(rows.at("/1/capacity").asLong()).as("a holiday").isZero();
        assertThat(texts(json(attendance(user, body -> filter(body).remove("hasTimeOff"))).get("entities"), "date")).containsExactly("2026-06-15");

        clockify.behaviour().on(Quirk.ATTENDANCE_CAPACITY_ON_HOLIDAYS);
        assertThat(json(attendance(user, body -> { })).at("/entities/1/capacity").asLong()).isEqualTo(28_800);
        clockify.behaviour().on(Quirk.ATTENDANCE_TIME_OFF_IS_A_FILTER);
        assertThat(texts(json(attendance(user, body -> { })).get("entities"), "date")).containsExactly("2026-06-16");
        clockify.behaviour().off(Quirk.ATTENDANCE_TIME_OFF_IS_A_FILTER).on(Quirk.ATTENDANCE_HAS_EMPTY_DAYS);
        assertThat(json(attendance(user, body -> { })).get("entities")).hasSize(7);
    }

    private HttpResponse<String> attendance(String user, Edit edit) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("dateRangeStart", "2026-06-15T00:00:00").put("dateRangeEnd", "2026-06-21T23:59:59.999")
                .put("timeZone", "Europe/Berlin").put("exportType", "JSON");
        body.putObject("attendanceFilter").put("page", 1).put("pageSize", 1000).put("sortColumn", "DATE").put("hasTimeOff", true);
        body.putObject("users").putArray("ids").add(user);
        edit.of(body);
        return report("attendance", body);
    }

    private static ObjectNode filter(ObjectNode body) {
        return (ObjectNode) body.get("attendanceFilter");
    }

    // ---- money

    @Test
    void expenses_are_a_list_without_a_window_and_a_report_with_one() throws Exception {
        String id = resources.add(Resource.EXPENSE, row -> row.put("date", "2026-06-15").put("notes", "Train").put("fileName", "receipt.pdf").put("total", 200.0)
                .put("taskId", world.tasks(ws).get(0).id()));
        HttpResponse<String> page = get("/expenses?page=1&page-size=10&start=2020-01-01T00:00:00Z&end=2020-01-02T00:00:00Z");
        assertThat(json(page).at("/expenses/count").asInt()).isEqualTo(31);
        assertThat(json(page).at("/expenses/expenses")).hasSize(10);
        assertThat(page.headers().firstValue("Last-Page")).contains("false");
        JsonNode row = byId(json(get("/expenses")).at("/expenses/expenses"), id);
        assertThat(row.get("total").asDouble()).as("minor units").isEqualTo(200);
        assertThat(row.at("/category/name").asText()).isEqualTo("Travel");
        assertThat(row.at("/task/id").asText()).isEqualTo(world.tasks(ws).get(0).id());
        assertThat(List.of("project", "notes", "fileName", "isLocked", "locked", "quantity", "billable", "userId")).allMatch(row::hasNonNull);
        assertThat(row.has("currency")).isFalse();

        JsonNode report = json(expenseReport(body -> { }));
        assertThat(report.at("/totals/expensesCount").asInt()).isEqualTo(report.get("expenses").size());
        JsonNode reported = byId(report.get("expenses"), id);
        assertThat(reported.get("amount").asDouble()).isEqualTo(200);
        assertThat(reported.get("date").asText()).isEqualTo("2026-06-15T00:00:00Z");
        assertThat(reported.get("categoryId").isTextual()).isTrue();
        assertThat(reported.get("projectId").isTextual()).isTrue();
        assertThat(reported.has("task")).isFalse();
        assertThat(texts(report.get("expenses"), "id")).isSorted();
        assertThat(ids(expenseReport(body -> body.put("dateRangeStart", "2026-06-16T00:00:00")), "expenses")).doesNotContain(id);
        assertThat(json(expenseReport(body -> body.put("page", 2).put("pageSize", 5))).get("expenses").size()).isPositive().isLessThanOrEqualTo(5);
        assertRefused(expenseReport(body -> body.put("pageSize", 1001)), 400, 3000);

        resources.delete(Resource.EXPENSE, id);
        assertThat(ids(expenseReport(body -> { }), "expenses")).doesNotContain(id);
        assertRefused(get("/expenses/" + id), 400, 501);
        resources.restore(Resource.EXPENSE, id);
        assertThat(json(get("/expenses/" + id)).get("categoryId").isTextual()).isTrue();
    }

    private HttpResponse<String> expenseReport(Edit edit) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("dateRangeStart", "2026-03-17T00:00:00").put("dateRangeEnd", "2026-06-17T23:59:59.999").put("timeZone", "UTC")
                .put("page", 1).put("pageSize", 1000).put("sortColumn", "ID").put("exportType", "JSON");
        edit.of(body);
        return report("expenses/detailed", body);
    }

    @Test
    void expense_categories_are_the_active_ones_unless_archived_ones_are_asked_for() throws Exception {
        HttpResponse<String> active = get("/expenses/categories?page-size=2");
        assertThat(json(active).get("count").asInt()).isEqualTo(3);
        assertThat(json(active).get("categories")).hasSize(2);
        assertThat(active.headers().firstValue("Last-Page")).contains("false");
        assertThat(json(get("/expenses/categories?archived=false")).get("count").asInt()).isEqualTo(3);
        JsonNode archived = json(get("/expenses/categories?archived=true"));
        assertThat(archived.at("/categories/0/archived").asBoolean()).isTrue();
        assertThat(archived.get("count").asInt()).isEqualTo(1);
    }

    @Test
    void invoices_come_in_short_and_one_by_one_with_their_items() throws Exception {
        HttpResponse<String> page = get("/invoices?sort-column=ID&sort-order=ASCENDING&page-size=5");
        assertThat(json(page).get("total").asInt()).isEqualTo(12);
        assertThat(texts(json(page).get("invoices"), "id")).hasSize(5).isSorted();
        assertThat(page.headers().firstValue("Last-Page")).contains("false");
        JsonNode row = json(page).at("/invoices/0");
        assertThat(row.has("items")).isFalse();
        assertThat(row.get("balance").asLong()).isEqualTo(row.get("amount").asLong() - row.get("paid").asLong());
        assertThat(json(get("/invoices?statuses=PAID")).get("invoices")).hasSize(4);
        assertThat(json(post("/invoices/info", "{\"pageSize\":100,\"statuses\":[\"SENT\"]}")).at("/invoices/0").has("daysOverdue")).isTrue();

        EntryView entry = world.entries(ws).stream().filter(each -> !each.running()).findFirst().orElseThrow();
        String id = resources.invoice(world.clients(ws).get(0).id(), List.of(entry.id()));
        JsonNode detail = json(get("/invoices/" + id));
        JsonNode item = detail.at("/items/0");
        double hours = Math.round(entry.durationSeconds() / 36.0) / 100.0;
        assertThat(item.get("quantity").asLong()).isEqualTo(Math.round(hours * 100));
        assertThat(item.get("unitPrice").asLong()).isEqualTo(Shapes.HOURLY_RATE * 100L);
        assertThat(item.get("amount").asLong()).isEqualTo(Math.round(hours * Shapes.HOURLY_RATE));
        assertThat(item.get("timeEntryIds").get(0).asText()).isEqualTo(entry.id());
        assertThat(detail.get("tax").asDouble()).as("percent times 100").isEqualTo(1900);
        assertThat(reported(entry.id()).at("/invoicingInfo/invoiceId").asText()).isEqualTo(id).isEqualTo(world.entry(ws, entry.id()).invoiceId());
        assertRefused(get("/invoices/64a687e29ae1f428e7ebe303"), 400, 501);
        resources.delete(Resource.INVOICE, id);
        assertThat(reported(entry.id()).get("invoicingInfo").isNull()).isTrue();
    }

    @Test
    void payments_come_by_invoice_and_make_it_paid() throws Exception {
        String id = resources.invoice(world.clients(ws).get(0).id(), List.of(world.entries(ws).get(0).id()));
        long amount = resources.row(Resource.INVOICE, id).get("amount").asLong();
        resources.pay(id, amount - 1);
        assertThat(json(get("/invoices/" + id)).get("status").asText()).isEqualTo("PARTIALLY_PAID");
        resources.pay(id, 1);
        assertThat(json(get("/invoices/" + id)).get("status").asText()).isEqualTo("PAID");
        HttpResponse<String> page = get("/invoices/" + id + "/payments?page-size=1");
        assertThat(json(page)).hasSize(1);
        assertThat(json(page).get(0).has("invoiceId")).isFalse();
        assertThat(page.headers().firstValue("Last-Page")).contains("false");
        clockify.behaviour().on(Quirk.PAYMENT_AUTHOR_IS_AN_ID);
        assertThat(json(get("/invoices/" + id + "/payments")).get(0).get("author").asText()).isEqualTo(owner);
        assertRefused(get("/invoices/64a687e29ae1f428e7ebe303/payments"), 400, 501);
    }

    // ---- members, templates, rates

    @Test
    void a_members_profile_has_their_capacity() throws Exception {
        assertThat(json(get("/member-profile/" + owner)).get("workCapacity").asText()).isEqualTo("PT8H");
        assertRefused(get("/member-profile/64a687e29ae1f428e7ebe303"), 400, 501);
        assertRefused(get("/member-profile"), 404, 3000);
    }

    @Test
    void project_templates_are_a_list_like_any_other() throws Exception {
        HttpResponse<String> page = get("/project-templates?page=2&page-size=2");
        assertThat(json(page)).hasSize(1);
        assertThat(page.headers().firstValue("Last-Page")).contains("true");
        assertThat(json(page).get(0).properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("id", "name", "ownerId", "note", "createdAt");
    }

    @Test
    void rates_and_budgets_are_on_projects_tasks_members_the_workspace_and_entries() throws Exception {
        String project = world.projects(ws).get(0).id();
        String task = world.tasks(ws).get(0).id();
        EntryView entry = world.entries(ws).stream().filter(each -> !each.running() && each.billable()).findFirst().orElseThrow();
        clock.advance(Duration.ofHours(1));
        for (String id : List.of(project, task, owner, ws, entry.id())) {
            world.changeRates(ws, id, 12_345, 678);
        }
        JsonNode shown = byId(json(get("/projects")), project);
        assertThat(shown.at("/hourlyRate/amount").asInt()).isEqualTo(12_345);
        assertThat(shown.at("/memberships/0/membershipType").asText()).isEqualTo("PROJECT");
        assertThat(shown.has("budgetEstimate") && shown.at("/timeEstimate").has("resetOption")).isTrue();
        assertThat(byId(json(get("/projects/" + project + "/tasks")), task).at("/costRate/amount").asInt()).isEqualTo(678);
        assertThat(byId(json(get("/users?status=ALL&memberships=WORKSPACE")), owner).at("/memberships/0/hourlyRate/amount").asInt()).isEqualTo(12_345);
        JsonNode workspace = json(get(""));
        assertThat(workspace.at("/hourlyRate/amount").asInt()).isEqualTo(12_345);
        assertThat(workspace.at("/workspaceSettings/workingDays")).hasSize(5);
        assertThat(workspace.at("/workspaceSettings/round/minutes").asText()).isEqualTo("15");
        assertThat(reported(entry.id()).get("rate").asInt()).isEqualTo(12_345);
        assertThat(json(feed("updated", "TIME_ENTRY_RATE")).get(0).get("timeEntryId").asText()).isEqualTo(entry.id());
    }

    // ---- features, keys and refusals

    @Test
    void features_follow_the_plan_and_without_one_its_lists_are_refused() throws Exception {
        assertThat(texts(json(get("")).get("features"))).contains("TIME_OFF", "APPROVAL", "SCHEDULING", "EXPENSES", "INVOICING", "CUSTOM_FIELDS", "ATTENDANCE_REPORT");
        world.changePlan(ws, Plan.STANDARD);
        assertThat(texts(json(get("")).get("features"))).contains("TIME_OFF", "APPROVAL", "INVOICING", "ATTENDANCE_REPORT")
                .doesNotContain("SCHEDULING", "EXPENSES", "CUSTOM_FIELDS");
        assertThat(get("/holidays").statusCode()).isEqualTo(200);
        assertRefused(expenseReport(body -> { }), 403, 501);
        world.changePlan(ws, Plan.FREE);
        clockify.behaviour().off(Quirk.LIMITS_ENFORCED);
        for (String list : List.of("/time-off/policies", "/holidays", "/approval-requests", "/custom-fields", "/scheduling/assignments/all" + YEAR, "/expenses",
                "/expenses/categories", "/invoices")) {
            assertRefused(get(list), 403, 501);
        }
        assertRefused(requests(body -> { }), 403, 501);
        assertRefused(attendance(owner, body -> { }), 403, 501);
        clockify.behaviour().missingFeatureStatus(400);
        assertRefused(get("/holidays"), 400, 501);
        world.changeFeature(ws, "TIME_OFF", true);
        assertThat(get("/holidays").statusCode()).isEqualTo(200);
        world.changeFeature(ws, "EXPENSES", true);
        assertRefused(expenseReport(body -> { }), 400, 501);
        assertThat(expenseReport(body -> body.put("dateRangeStart", "2026-05-18T00:00:00")).statusCode()).as("31 days").isEqualTo(200);
    }

    @Test
    void features_may_be_absent_or_of_another_shape() throws Exception {
        clockify.behaviour().on(Quirk.FEATURES_WRAPPED);
        assertThat(texts(json(get("")).at("/features/features"))).contains("TIME_OFF");
        clockify.behaviour().on(Quirk.FEATURES_ARE_FLAGS);
        assertThat(json(get("")).at("/features/TIME_OFF").asBoolean()).isTrue();
        clockify.behaviour().on(Quirk.FEATURES_ABSENT);
        assertThat(json(get("")).has("features")).isFalse();
    }

    @Test
    void a_members_key_sees_their_own_rows_and_a_managers_those_of_their_team() throws Exception {
        String member = world.people(ws).get(4).id();
        String project = world.projects(ws).get(0).id();
        int all = json(get("/approval-requests?page-size=100")).size();
        resources.add(Resource.ASSIGNMENT, row -> row.put("userId", member).put("projectId", project));
        key = world.addKey("member", member);
        assertThat(texts(json(requests(body -> { })).get("requests"), "userId")).hasSize(4).containsOnly(member);
        assertThat(json(get("/approval-requests?page-size=100"))).hasSizeLessThan(all).allMatch(row -> row.at("/approvalRequest/owner/userId").asText().equals(member));
        assertThat(texts(json(get("/scheduling/assignments/all" + YEAR)), "userId")).isNotEmpty().containsOnly(member);
        assertThat(texts(json(get("/expenses")).at("/expenses/expenses"), "userId")).hasSize(5).containsOnly(member);
        assertThat(texts(json(expenseReport(body -> { })).get("expenses"), "userId")).isNotEmpty().containsOnly(member);
        assertThat(texts(json(report("attendance", attendanceOfAll())).get("entities"), "userId")).isNotEmpty().containsOnly(member);
        assertThat(json(get("/holidays"))).hasSize(4);
        String balances = "/time-off/balance/policy/" + resources.ids(Resource.TIME_OFF_POLICY).get(0);
        assertRefused(get(balances), 403, 501);
        assertRefused(get("/invoices"), 403, 501);
        clockify.behaviour().on(Quirk.ADMIN_LISTS_ARE_SHORT_FOR_OTHERS);
        assertThat(texts(json(get(balances)).get("balances"), "userId")).containsExactly(member);
        assertThat(json(get("/invoices")).get("total").asInt()).isZero();

        GroupView group = world.groups(ws).get(0);
        String manager = world.people(ws).get(2).id();
        world.manageGroup(ws, group.id(), manager);
        key = world.addKey("manager", manager);
        assertThat(texts(json(requests(body -> { })).get("requests"), "userId")).hasSizeGreaterThan(4).hasSizeLessThan(24);
    }

    private static ObjectNode attendanceOfAll() {
        ObjectNode body = JSON.createObjectNode().put("dateRangeStart", "2026-01-01T00:00:00").put("dateRangeEnd", "2026-06-21T23:59:59.999").put("timeZone", "UTC");
        body.putObject("attendanceFilter").put("page", 1).put("pageSize", 1000);
        return body;
    }

    @Test
    void a_list_may_ignore_the_page_and_may_not_say_whether_it_is_the_last() throws Exception {
        clockify.behaviour().pages("/project-templates", Pages.FIRST_AGAIN).pages("/time-off/balance/policy/{id}", Pages.WHOLE);
        HttpResponse<String> again = get("/project-templates?page=7&page-size=2");
        assertThat(json(again)).hasSize(2);
        assertThat(again.headers().firstValue("Last-Page")).contains("false");
        HttpResponse<String> whole = get("/time-off/balance/policy/" + resources.ids(Resource.TIME_OFF_POLICY).get(0) + "?page=7&page-size=2");
        assertThat(json(whole).get("balances")).hasSize(6);
        assertThat(whole.headers().firstValue("Last-Page")).isEmpty();
        clockify.behaviour().on(Quirk.NO_LAST_PAGE);
        assertThat(get("/approval-requests").headers().firstValue("Last-Page")).isEmpty();
        clockify.behaviour().on(Quirk.LIST_PAGE_SIZE_IS_CUT).listLargestPageSize(1);
        assertThat(json(get("/approval-requests?page-size=100"))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.OddRow.class)
    void the_first_row_of_any_list_can_be_odd(Fault.OddRow what) throws Exception {
        String balances = "/time-off/balance/policy/" + resources.ids(Resource.TIME_OFF_POLICY).get(0);
        assertOdd(what, "/time-off/requests", requests(body -> { }), "requests", () -> requests(body -> { }));
        assertOdd(what, "/approval-requests", get("/approval-requests"), "", () -> get("/approval-requests"));
        assertOdd(what, "/time-off/balance/policy/{id}", get(balances), "balances", () -> get(balances));
        assertOdd(what, "/expenses", get("/expenses"), "expenses/expenses", () -> get("/expenses"));
        assertOdd(what, "/reports/attendance", report("attendance", attendanceOfAll()), "entities", () -> report("attendance", attendanceOfAll()));
    }

    private interface Asking {
        HttpResponse<String> ask() throws IOException, InterruptedException;
    }

    private void assertOdd(Fault.OddRow what, String pathEnd, HttpResponse<String> right, String rows, Asking asking) throws IOException, InterruptedException {
        String pointer = rows.isEmpty() ? "/0" : "/" + rows + "/0";
        JsonNode before = json(right).at(pointer);
        clockify.faults().next(1, Faults.to(pathEnd), Fault.oddRow(what));
        JsonNode odd = json(asking.ask()).at(pointer);
        switch (what) {
            case NULL -> assertThat(odd.isNull()).isTrue();
            case NO_KEY -> assertThat(odd.findValue("userId") == null || odd.has("entries") && !odd.get("approvalRequest").has("id")).as(pathEnd).isTrue();
            case NUMBERS_AS_TEXT -> assertThat(odd).isNotEqualTo(before);
            case YEAR_ZERO -> assertThat(odd.toString().contains("\"0000-") || pathEnd.contains("balance")).isTrue();
        }
        assertThat(json(asking.ask()).at(pointer)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 500})
    void any_list_can_be_refused_for_good(int status) throws Exception {
        clockify.behaviour().refuse("/time-off/requests", status).refuse("/invoices/{id}", status);
        assertThat(requests(body -> { }).statusCode()).isEqualTo(status);
        assertThat(get("/invoices/" + resources.ids(Resource.INVOICE).get(0)).statusCode()).isEqualTo(status);
        assertThat(get("/holidays").statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_may_be_empty_or_html() throws Exception {
        clockify.faults().next(1, Faults.to("/holidays"), Fault.emptyBody()).next(1, Faults.to("/holidays"), Fault.html200());
        HttpResponse<String> empty = get("/holidays");
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(get("/holidays").body()).startsWith("<!DOCTYPE");
        assertThat(clockify.requests().count("GET /workspaces/{id}/holidays")).isEqualTo(2);
    }

    // ---- the feed

    @Test
    void the_feed_signals_what_changed_by_id_and_times_alone() throws Exception {
        clock.advance(Duration.ofHours(1));
        String request = resources.requestTimeOff(resources.ids(Resource.TIME_OFF_POLICY).get(0), owner, MONDAY, MONDAY);
        String invoice = resources.ids(Resource.INVOICE).get(0);
        resources.change(Resource.INVOICE, invoice, row -> row.put("status", "VOID"));
        String holiday = resources.ids(Resource.HOLIDAY).get(0);
        resources.delete(Resource.HOLIDAY, holiday);
        clock.advance(Duration.ofMinutes(5));

        JsonNode created = json(feed("created", "TIME_OFF_REQUEST"));
        assertThat(created).hasSize(1);
        assertThat(created.get(0).properties()).extracting(Map.Entry::getKey).containsExactly("id", "documentType", "auditMetadata");
        assertThat(created.get(0).get("id").asText()).isEqualTo(request);
        assertThat(json(feed("updated", "INVOICES")).get(0).get("id").asText()).isEqualTo(invoice);
        JsonNode deleted = json(feed("deleted", "HOLIDAYS")).get(0);
        assertThat(deleted.get("id").asText()).isEqualTo(holiday);
        assertThat(deleted.has("document")).isFalse();
        clockify.behaviour().on(Quirk.FEED_RECORDS_CARRY_ROWS);
        assertThat(json(feed("updated", "INVOICES")).get(0).get("number").isTextual()).isTrue();
    }

    @Test
    void an_assignment_is_a_documented_type_and_carries_its_row() throws Exception {
        clock.advance(Duration.ofHours(1));
        String id = resources.add(Resource.ASSIGNMENT, row -> row.put("hoursPerDay", 3.5));
        JsonNode record = json(feed("created", "SCHEDULED_ASSIGNMENT")).get(0);
        assertThat(record.get("id").asText()).isEqualTo(id);
        assertThat(record.get("hoursPerDay").asDouble()).isEqualTo(3.5);
    }

    @Test
    void the_feed_knows_17_types_or_fewer() throws Exception {
        String all = "APPROVAL_REQUESTS,BALANCE,CLIENTS,CUSTOM_FIELDS,HOLIDAYS,INVOICES,PROJECTS,PTO_POLICY,SCHEDULED_ASSIGNMENT,TAGS,TASKS,TIME_ENTRY,"
                + "TIME_ENTRY_CUSTOM_FIELD_VALUE,TIME_ENTRY_RATE,TIME_OFF_REQUEST,USER,USER_GROUPS";
        assertThat(feed("created", all).statusCode()).isEqualTo(200);
        assertRefused(feed("created", "EXPENSES"), 400, 3000);
        clockify.behaviour().feedRefuses("BALANCE");
        assertRefused(feed("created", all), 400, 3000);
        assertThat(feed("created", "TIME_OFF_REQUEST").statusCode()).isEqualTo(200);
        clockify.behaviour().feedRefuses().on(Quirk.FEED_TYPES_DOCUMENTED);
        assertRefused(feed("created", "TIME_OFF_REQUEST"), 400, 3000);
        assertThat(feed("created", "TIME_ENTRY_RATE,SCHEDULED_ASSIGNMENT").statusCode()).isEqualTo(200);
        clockify.behaviour().feedKnows("TIME_ENTRY", "TAGS");
        assertRefused(feed("created", "TIME_ENTRY_RATE"), 400, 3000);
        assertThat(feed("created", "TIME_ENTRY,TAGS").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> feed(String stream, String types) throws IOException, InterruptedException {
        return get("/entities/" + stream + "?type=" + types + "&start=2026-06-17T12:30:00Z&end=2026-06-18T00:00:00Z&limit=50");
    }

    // ---- webhooks

    @Test
    void webhooks_report_what_happens_to_resources() throws Exception {
        List<Call> arrived = new CopyOnWriteArrayList<>();
        try (LoopbackServer hub = new LoopbackServer(0, call -> {
            arrived.add(call);
            return Answer.of(200, "text/plain", "");
        })) {
            world.changePlan(ws, Plan.ENTERPRISE);
            List<String> events = List.of("TIME_OFF_REQUESTED", "TIME_OFF_REQUEST_UPDATED", "BALANCE_UPDATED", "TIME_OFF_REQUEST_APPROVED", "TIME_OFF_REQUEST_STARTED",
                    "TIME_OFF_REQUEST_WITHDRAWN", "TIME_OFF_REQUEST_REJECTED", "NEW_APPROVAL_REQUEST", "APPROVAL_REQUEST_STATUS_UPDATED", "ASSIGNMENT_CREATED",
                    "ASSIGNMENT_UPDATED", "ASSIGNMENT_PUBLISHED", "ASSIGNMENT_DELETED", "EXPENSE_CREATED", "EXPENSE_UPDATED", "EXPENSE_DELETED", "EXPENSE_RESTORED",
                    "NEW_INVOICE", "INVOICE_UPDATED");
            events.forEach(event -> world.addWebhook(ws, event, "http://127.0.0.1:" + hub.port() + "/hook"));
            String policy = resources.ids(Resource.TIME_OFF_POLICY).get(0);
            String request = resources.requestTimeOff(policy, owner, MONDAY, MONDAY);
            resources.change(Resource.TIME_OFF_REQUEST, request, row -> row.put("note", "moved"));
            resources.decideTimeOff(request, true, owner);
            resources.startTimeOff(request);
            resources.withdrawTimeOff(request);
            resources.decideTimeOff(resources.requestTimeOff(policy, owner, MONDAY, MONDAY), false, owner);
            String approval = resources.submit(owner, MONDAY, MONDAY.plusDays(6));
            resources.decideApproval(approval, "APPROVED", owner, "");
            String assignment = resources.add(Resource.ASSIGNMENT, row -> { });
            resources.change(Resource.ASSIGNMENT, assignment, row -> row.put("hoursPerDay", 2.0));
            resources.publish(assignment);
            resources.delete(Resource.ASSIGNMENT, assignment);
            String expense = resources.add(Resource.EXPENSE, row -> { });
            resources.change(Resource.EXPENSE, expense, row -> row.put("total", 1.0));
            resources.delete(Resource.EXPENSE, expense);
            resources.restore(Resource.EXPENSE, expense);
            resources.pay(resources.invoice(world.clients(ws).get(0).id(), List.of()), 1);
            while (!clockify.deliveries().isIdle()) {
                Thread.onSpinWait();
            }

            assertThat(arrived).extracting(call -> call.header("clockify-webhook-event-type")).containsAll(events);
            assertThat(body(arrived, "TIME_OFF_REQUEST_APPROVED").at("/status/statusType").asText()).isEqualTo("APPROVED");
            assertThat(body(arrived, "NEW_APPROVAL_REQUEST").get("id").asText()).as("flat").isEqualTo(approval);
            assertThat(body(arrived, "ASSIGNMENT_UPDATED").properties()).extracting(Map.Entry::getKey)
                    .containsExactly("workspaceId", "userId", "projectId", "assignmentId");
            assertThat(body(arrived, "EXPENSE_DELETED").get("expenseId").asText()).isEqualTo(expense);
            assertThat(body(arrived, "EXPENSE_DELETED").has("total")).isFalse();
            assertThat(body(arrived, "NEW_INVOICE").has("items")).isTrue();
            assertThat(body(arrived, "BALANCE_UPDATED").get("userId").asText()).isEqualTo(owner);
        }
    }

    private static JsonNode body(List<Call> calls, String event) throws JsonProcessingException {
        return JSON.readTree(calls.stream().filter(call -> event.equals(call.header("clockify-webhook-event-type"))).findFirst().orElseThrow().body());
    }

    // ---- the world

    @Test
    void the_same_seed_makes_the_same_rows() {
        World same = World.builder().seed(42).clock(clock).zones("Europe/Berlin").oddities(false).entries(300).people(6).resources(true).build();
        for (Resource resource : Resource.values()) {
            assertThat(same.resources(ws).rows(resource)).as(resource.name()).isNotEmpty().isEqualTo(resources.rows(resource));
        }
        World without = World.builder().seed(42).clock(clock).zones("Europe/Berlin").oddities(false).entries(300).people(6).build();
        assertThat(without.entries(ws)).extracting(EntryView::id).isEqualTo(world.entries(ws).stream().map(EntryView::id).toList());
        assertThat(without.resources(ws).count(Resource.EXPENSE)).isZero();
        assertThat(without.resources(ws).count(Resource.CUSTOM_FIELD)).isEqualTo(4);
    }

    @Test
    void rows_by_the_hundred_thousand_are_listed_quickly_and_take_little_memory() throws Exception {
        String policy = resources.ids(Resource.TIME_OFF_POLICY).get(0);
        String[] users = world.people(ws).stream().map(PersonView::id).toArray(String[]::new);
        IntStream.range(0, 20_000).forEach(i -> resources.add(Resource.TIME_OFF_BALANCE, row -> row.put("userId", users[i % users.length]).put("policyId", policy)));
        Set<String> seen = new HashSet<>();
        for (int page = 1; page <= 101; page++) {
            json(get("/time-off/balance/policy/" + policy + "?page-size=200&page=" + page)).get("balances").forEach(row -> seen.add(row.get("id").asText()));
        }
        assertThat(seen).hasSize(20_006);
    }

    // ---- asking

    private interface Edit {
        void of(ObjectNode body);
    }

    private HttpResponse<String> requests(Edit edit) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        edit.of(body);
        return post("/time-off/requests", body.toString());
    }

    private JsonNode reported(String entryId) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("dateRangeStart", "2020-01-01T00:00:00").put("dateRangeEnd", "2030-01-01T00:00:00").put("timeZone", "UTC")
                .put("approvalState", "ALL").put("invoicingState", "ALL").put("archived", true);
        body.putObject("detailedFilter").put("page", 1).put("pageSize", 1000);
        for (JsonNode row : json(report("detailed", body)).get("timeentries")) {
            if (row.get("_id").asText().equals(entryId)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + entryId);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(clockify.apiUrl() + "/workspaces/" + ws + path)));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(clockify.apiUrl() + "/workspaces/" + ws + path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> report(String name, ObjectNode body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(clockify.reportsUrl() + "/workspaces/" + ws + "/reports/" + name))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.header("X-Api-Key", key).header("Content-Type", "application/json").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, int code) throws JsonProcessingException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("code").asInt()).isEqualTo(code);
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.get(field).asText()));
        return texts;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static List<String> ids(HttpResponse<String> answer, String rows) throws JsonProcessingException {
        return texts(json(answer).get(rows), "id");
    }

    private static JsonNode byId(JsonNode array, String id) {
        for (JsonNode each : array) {
            if (each.get("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no " + id);
    }
}
