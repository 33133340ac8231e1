package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The detailed report. Whatever the request leaves out is taken in the way that shows least, or most wrongly. */
final class ReportApi {

    private static final Duration LONGEST_ON_FREE = Duration.ofDays(31);
    private static final int ROUNDED_TO = 900;

    private final Behaviour behaviour;
    private final Shapes shapes;
    private final Selections<Selection> selections = new Selections<>();

    ReportApi(Behaviour behaviour, Shapes shapes) {
        this.behaviour = behaviour;
        this.shapes = shapes;
    }

    private record Selection(Entry[] rows, long seconds, long billableSeconds) {
    }

    /** How rows are shown. */
    private record View(Workspace workspace, ZoneId zone, boolean rounded, boolean amounts) {
    }

    Answer detailed(JsonNode body, Session session) {
        Workspace ws = session.workspace();
        if (!ws.reports) {
            throw Refusal.denied();
        }
        JsonNode filter = body.path("detailedFilter");
        if (!filter.isObject()) {
            throw Refusal.badRequest("detailedFilter must not be null");
        }
        int page = filter.path("page").asInt(1);
        int asked = filter.path("pageSize").asInt(50);
        int size = behaviour.has(Quirk.REPORT_CLAMPS_PAGE_SIZE) ? Math.min(asked, behaviour.reportLargestPage()) : asked;
        if (page < 1 || size < 1 || size > behaviour.reportLargestPage()) {
            throw Refusal.badRequest("Page size must be between 1 and " + behaviour.reportLargestPage() + ", but was " + size);
        }
        ZoneId zone = zone(body, session);
        Instant from = Times.reportBound(body.path("dateRangeStart").asText(null), zone);
        Instant to = Times.reportBound(body.path("dateRangeEnd").asText(null), zone);
        if (to.isBefore(from)) {
            throw new Refusal(400, 501, "Date range end is before its start");
        }
        if (!ws.plan.paid() && Duration.between(from, to).compareTo(LONGEST_ON_FREE) > 0) {
            throw new Refusal(400, 501, "Date range for reports is limited to 31 days on the Free plan");
        }
        View view = new View(ws, zone, body.path("rounding").asBoolean(true), !hidesAmounts(body));
        String query = query(body) + session.visible() + zone + behaviour.has(Quirk.REPORT_RUNNING_TIMERS) + behaviour.has(Quirk.REPORT_HIDES_ARCHIVED);
        Selection selection = selections.of(ws, query, () -> select(body, session, from, to, view));
        int first = (int) Math.min((long) (page - 1) * size, selection.rows.length);
        int last = (int) Math.min((long) first + size, selection.rows.length);
        boolean totals = "CALCULATE".equals(filter.path("options").path("totals").asText());
        return Shapes.answer(json -> {
            json.writeStartObject();
            if (totals) {
                totals(json, selection, view);
            }
            json.writeFieldName(behaviour.has(Quirk.REPORT_CAMEL_CASE_KEY) ? "timeEntries" : "timeentries");
            json.writeStartArray();
            for (int i = first; i < last; i++) {
                row(json, selection.rows[i], view);
            }
            json.writeEndArray();
            shapes.unknown(json);
            json.writeEndObject();
        });
    }

    /** The request without what differs from page to page. */
    private static String query(JsonNode body) {
        ObjectNode same = body.deepCopy();
        if (same.path("detailedFilter") instanceof ObjectNode filter) {
            filter.remove("page");
            filter.remove("pageSize");
        }
        return same.toString();
    }

    private static ZoneId zone(JsonNode body, Session session) {
        try {
            ZoneId zone = body.path("timeZone").isTextual() ? ZoneId.of(body.path("timeZone").asText()) : session.zone();
            return zone.normalized();
        } catch (DateTimeException e) {
            throw Refusal.badRequest("Unknown time-zone ID: " + body.path("timeZone").asText());
        }
    }

    private static boolean hidesAmounts(JsonNode body) {
        Set<String> amounts = new HashSet<>();
        amounts.add(body.path("amountShown").asText());
        body.path("amounts").forEach(amount -> amounts.add(amount.asText()));
        return amounts.contains("HIDE_AMOUNT");
    }

    private Selection select(JsonNode body, Session session, Instant from, Instant to, View view) {
        Workspace ws = session.workspace();
        long first = from.getEpochSecond() + (from.getNano() > 0 ? 1 : 0);
        Set<String> users = users(body, ws);
        Predicate<Entry> wanted = entry -> session.sees(entry) && users.contains(entry.user.id)
                && (!entry.running() || behaviour.has(Quirk.REPORT_RUNNING_TIMERS));
        wanted = wanted.and(states(body)).and(things(body, ws));
        Comparator<Entry> order = order(body.path("detailedFilter").path("sortColumn").asText("DATE"), ws);
        if (!"ASCENDING".equals(body.path("sortOrder").asText())) {
            order = order.reversed();
        }
        Entry[] rows = ws.startedBetween(first, to.getEpochSecond() + 1).filter(wanted).sorted(order).toArray(Entry[]::new);
        long seconds = 0;
        long billable = 0;
        for (Entry entry : rows) {
            seconds += seconds(entry, view);
            billable += entry.billable ? seconds(entry, view) : 0;
        }
        return new Selection(rows, seconds, billable);
    }

    private static Comparator<Entry> order(String column, Workspace ws) {
        Comparator<Entry> byId = Comparator.comparingLong((Entry entry) -> entry.idSeconds & 0xFFFF_FFFFL).thenComparingInt(entry -> entry.counter);
        return switch (column) {
            case "ID" -> byId;
            case "DESCRIPTION" -> Comparator.comparing(ws::description).thenComparing(byId);
            case "USER", "USER_DATE" -> Comparator.comparing((Entry entry) -> Objects.toString(entry.user.name, ""))
                    .thenComparingLong(entry -> entry.start).thenComparing(byId);
            case "DURATION" -> Comparator.comparingInt((Entry entry) -> entry.duration).thenComparing(byId);
            case "DATE", "ZONED_DATE", "NATURAL" -> Comparator.comparingLong((Entry entry) -> entry.start).thenComparing(byId);
            default -> throw Refusal.badRequest("Cannot deserialize value of type `SortColumn` from String \"" + column + "\"");
        };
    }

    /** Whose entries are shown: users and groups together, each narrowed by its status, ACTIVE if not said. */
    private static Set<String> users(JsonNode body, Workspace ws) {
        Set<String> everybody = new HashSet<>(ws.members.keySet());
        ws.entries().map(entry -> entry.user.id).forEach(everybody::add);
        Set<String> users = ids(body.path("users"));
        Set<String> groups = ids(body.path("userGroups"));
        Set<String> chosen = new HashSet<>();
        if (users.isEmpty() && groups.isEmpty()) {
            everybody.stream().filter(id -> hasStatus(ws, id, body.path("users").path("status").asText("ACTIVE"))).forEach(chosen::add);
            return chosen;
        }
        String userStatus = body.path("users").path("status").asText("ACTIVE");
        String groupStatus = body.path("userGroups").path("status").asText("ACTIVE");
        Set<String> members = groups.stream().map(ws.groups::get).filter(group -> group != null && !group.hidden)
                .flatMap(group -> group.userIds.stream()).collect(Collectors.toSet());
        boolean notUsers = "DOES_NOT_CONTAIN".equals(body.path("users").path("contains").asText());
        boolean notGroups = "DOES_NOT_CONTAIN".equals(body.path("userGroups").path("contains").asText());
        for (String id : everybody) {
            boolean byUser = !users.isEmpty() && users.contains(id) != notUsers && hasStatus(ws, id, userStatus);
            boolean byGroup = !groups.isEmpty() && members.contains(id) != notGroups && hasStatus(ws, id, groupStatus);
            if (byUser || byGroup) {
                chosen.add(id);
            }
        }
        return chosen;
    }

    private static boolean hasStatus(Workspace ws, String userId, String status) {
        Member member = ws.members.get(userId);
        MembershipStatus now = member == null ? null : member.status;
        return switch (status) {
            case "ALL" -> true;
            case "ACTIVE" -> now == MembershipStatus.ACTIVE && !member.person.limited();
            case "ACTIVE_WITH_PENDING" -> now == MembershipStatus.ACTIVE || now == MembershipStatus.PENDING;
            case "PENDING" -> now == MembershipStatus.PENDING;
            case "INACTIVE" -> now == MembershipStatus.INACTIVE;
            default -> throw Refusal.badRequest("Cannot deserialize value of type `Status` from String \"" + status + "\"");
        };
    }

    private Predicate<Entry> states(JsonNode body) {
        String approval = body.path("approvalState").asText("APPROVED");
        String invoicing = body.path("invoicingState").asText("UNINVOICED");
        Predicate<Entry> wanted = entry -> true;
        if (!approval.equals("ALL")) {
            wanted = wanted.and(entry -> approval.equals("APPROVED") == (entry.approval == Entry.APPROVED));
        }
        if (!invoicing.equals("ALL")) {
            wanted = wanted.and(entry -> invoicing.equals("INVOICED") == entry.invoiced);
        }
        JsonNode archived = body.path("archived");
        boolean allProjects = "ALL".equals(body.path("projects").path("status").asText());
        if (behaviour.has(Quirk.REPORT_HIDES_ARCHIVED)) {
            if (!archived.asBoolean(false) && !allProjects) {
                wanted = wanted.and(entry -> entry.project == null || !entry.project.archived);
            }
        } else if (archived.isBoolean()) {
            wanted = wanted.and(entry -> archived.asBoolean() == (entry.project != null && entry.project.archived));
        }
        if (body.path("billable").isBoolean()) {
            boolean billable = body.path("billable").asBoolean();
            wanted = wanted.and(entry -> entry.billable == billable);
        }
        return wanted;
    }

    private static Predicate<Entry> things(JsonNode body, Workspace ws) {
        Predicate<Entry> wanted = chosen(body.path("projects"), entry -> Stream.ofNullable(entry.project));
        wanted = wanted.and(chosen(body.path("clients"), entry -> entry.project == null ? Stream.empty() : Stream.ofNullable(entry.project.client)));
        wanted = wanted.and(chosen(body.path("tasks"), entry -> Stream.ofNullable(entry.task)));
        wanted = wanted.and(chosen(body.path("tags"), entry -> Arrays.stream(entry.tags)));
        String part = body.path("description").asText("");
        if (!part.isEmpty()) {
            wanted = wanted.and(entry -> UsersApi.contains(ws.description(entry), part));
        }
        if (body.path("withoutDescription").asBoolean()) {
            wanted = wanted.and(entry -> ws.description(entry).isEmpty());
        }
        return wanted;
    }

    private interface Parts {
        Stream<? extends Thing> of(Entry entry);
    }

    private static Predicate<Entry> chosen(JsonNode filter, Parts parts) {
        Set<String> ids = ids(filter);
        boolean not = "DOES_NOT_CONTAIN".equals(filter.path("contains").asText());
        return ids.isEmpty() ? entry -> true : entry -> parts.of(entry).anyMatch(part -> ids.contains(part.id)) != not;
    }

    private static Set<String> ids(JsonNode filter) {
        Set<String> ids = new HashSet<>();
        filter.path("ids").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static long rounded(long seconds) {
        return Math.floorDiv(seconds + ROUNDED_TO / 2, ROUNDED_TO) * ROUNDED_TO;
    }

    private static long start(Entry entry, View view) {
        return view.rounded ? rounded(entry.start) : entry.start;
    }

    private static long seconds(Entry entry, View view) {
        return entry.running() ? 0 : view.rounded ? rounded(entry.duration) : entry.duration;
    }

    private void totals(JsonGenerator json, Selection selection, View view) throws IOException {
        json.writeFieldName("totals");
        json.writeStartArray();
        if (selection.rows.length > 0) {
            json.writeStartObject();
            json.writeStringField("_id", "");
            json.writeNumberField("totalTime",
                    behaviour.has(Quirk.REPORT_TIME_OF_BILLABLE) ? selection.billableSeconds : selection.seconds);
            json.writeNumberField("totalBillableTime", selection.billableSeconds);
            json.writeNumberField("entriesCount", selection.rows.length);
            if (view.amounts) {
                json.writeNumberField("totalAmount", selection.billableSeconds * 2.5);
            } else {
                json.writeNullField("totalAmount");
            }
            Shapes.strings(json, "amounts", List.of());
            shapes.unknown(json);
            json.writeEndObject();
        } else if (behaviour.has(Quirk.REPORT_EMPTY_TOTALS_NULL)) {
            json.writeNull();
        }
        json.writeEndArray();
    }

    private void row(JsonGenerator json, Entry entry, View view) throws IOException {
        Workspace ws = view.workspace;
        Person user = entry.user;
        Project project = entry.project;
        String id = ws.entryId(entry);
        json.writeStartObject();
        json.writeStringField("_id", id);
        json.writeStringField("description", ws.description(entry));
        json.writeStringField("userId", user.id);
        json.writeStringField("userName", user.deleted() ? "DeletedUser" : user.name);
        json.writeStringField("userEmail", user.deleted() ? "" : user.email);
        json.writeStringField("projectId", project == null ? null : project.id);
        json.writeStringField("projectName", project == null ? null : project.name);
        json.writeStringField("projectColor", project == null ? null : "#03A9F4");
        json.writeStringField("clientId", project == null ? null : project.client == null ? "" : project.client.id);
        json.writeStringField("clientName", project == null || project.client == null ? "" : project.client.name);
        json.writeStringField("taskId", entry.task == null ? null : entry.task.id);
        json.writeStringField("taskName", entry.task == null ? null : entry.task.name);
        tags(json, entry);
        shapes.flag(json, "billable", entry.billable);
        shapes.flag(json, behaviour.has(Quirk.REPORT_SAYS_LOCKED) ? "locked" : "isLocked", entry.lockedNow());
        json.writeStringField("approvalRequestId", ws.approvalOf(entry));
        if (view.amounts && entry.billable) {
            json.writeNumberField("amount", seconds(entry, view) * ws.hourlyRate(entry) / 3600.0);
            json.writeNumberField("rate", ws.hourlyRate(entry));
        } else {
            json.writeNullField("amount");
            json.writeNullField("rate");
        }
        if (view.amounts) {
            json.writeNumberField("costRate", ws.costRate(entry));
            json.writeFieldName("amounts");
            json.writeStartArray();
            amount(json, "EARNED", entry.billable ? seconds(entry, view) * ws.hourlyRate(entry) / 3600.0 : 0);
            amount(json, "COST", seconds(entry, view) * ws.costRate(entry) / 3600.0);
            json.writeEndArray();
            json.writeStringField("currency", Shapes.CURRENCY);
        }
        if (behaviour.has(Quirk.REPORT_CUSTOM_FIELDS)) {
            json.writeFieldName("customFields");
            Shapes.array(json, ws.fieldsOf(entry).values(), (j, value) -> Shapes.field(j, id, value));
        }
        if (behaviour.has(Quirk.REPORT_TYPE)) {
            json.writeStringField("type", ws.type(entry));
        }
        if (entry.invoiced) {
            json.writeObjectFieldStart("invoicingInfo");
            json.writeStringField("invoiceId", ws.invoices.get(entry.counter));
            json.writeBooleanField("manuallyInvoiced", !ws.invoices.containsKey(entry.counter));
            json.writeEndObject();
        } else {
            json.writeNullField("invoicingInfo");
        }
        interval(json, entry, view);
        shapes.unknown(json);
        json.writeEndObject();
    }

    private static void amount(JsonGenerator json, String type, double value) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeNumberField("value", value);
        json.writeEndObject();
    }

    private void tags(JsonGenerator json, Entry entry) throws IOException {
        if (entry.tags.length == 0 && entry.seed % 7 == 0) {
            json.writeNullField("tags");
            return;
        }
        String idField = behaviour.has(Quirk.REPORT_TAGS_HAVE_PLAIN_ID) ? "id" : "_id";
        json.writeFieldName("tags");
        json.writeStartArray();
        for (Tag tag : entry.tags) {
            json.writeStartObject();
            json.writeStringField(idField, tag.id);
            json.writeStringField("name", tag.name);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void interval(JsonGenerator json, Entry entry, View view) throws IOException {
        long start = start(entry, view);
        json.writeFieldName("timeInterval");
        json.writeStartObject();
        json.writeStringField("start", Times.text(start, view.zone));
        if (entry.running()) {
            json.writeNullField("end");
            json.writeNullField("duration");
        } else {
            json.writeStringField("end", Times.text(start + seconds(entry, view), view.zone));
            json.writeNumberField("duration", seconds(entry, view));
        }
        json.writeEndObject();
    }
}
