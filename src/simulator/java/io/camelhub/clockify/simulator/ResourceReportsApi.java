package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reports of attendance and of expenses. */
final class ResourceReportsApi {

    private static final Duration LONGEST_ON_FREE = Duration.ofDays(31);
    private static final int LARGEST_PAGE = 1000;

    private final Behaviour behaviour;
    private final ResourceShapes shapes;
    private final Selections<List<Day>> days = new Selections<>();

    ResourceReportsApi(Behaviour behaviour, ResourceShapes shapes) {
        this.behaviour = behaviour;
        this.shapes = shapes;
    }

    /** What the two reports are asked alike. */
    private record Window(ZoneId zone, Instant from, Instant to) {
    }

    private Window window(JsonNode body, Session session) {
        try {
            ZoneId zone = body.path("timeZone").isTextual() ? ZoneId.of(body.path("timeZone").asText()) : session.zone();
            Instant from = Times.reportBound(body.path("dateRangeStart").asText(null), zone);
            Instant to = Times.reportBound(body.path("dateRangeEnd").asText(null), zone);
            if (to.isBefore(from)) {
                throw new Refusal(400, 501, "Date range end is before its start");
            }
            if (!session.workspace().plan.paid() && Duration.between(from, to).compareTo(LONGEST_ON_FREE) > 0) {
                throw new Refusal(400, 501, "Date range for reports is limited to 31 days on the Free plan");
            }
            return new Window(zone, from, to);
        } catch (DateTimeException e) {
            throw Refusal.badRequest("Unknown time-zone ID: " + body.path("timeZone").asText());
        }
    }

    private static Set<String> users(JsonNode body, Workspace ws) {
        Set<String> users = new HashSet<>();
        body.at("/users/ids").forEach(id -> users.add(id.asText()));
        body.at("/userGroups/ids").forEach(id -> {
            Group group = ws.groups.get(id.asText());
            users.addAll(group == null ? Set.of() : group.userIds);
        });
        return users.isEmpty() && body.at("/userGroups/ids").isEmpty() ? null : users;
    }

    private Paging paging(Call call, JsonNode filter) {
        return Paging.of(call, filter.path("page").asInt(1), filter.path("pageSize").asInt(50), behaviour, LARGEST_PAGE);
    }

    // ---- attendance

    private record Key(String userId, LocalDate date) {
    }

    /** A day of somebody, in seconds; start and end are null where nothing was done. */
    private static final class Day {
        private final Person who;
        private final LocalDate date;
        private Long start;
        private Long end;
        private long worked;
        private long breaks;
        private long capacity;
        private long off;
        private boolean running;

        private Day(Person who, LocalDate date) {
            this.who = who;
            this.date = date;
        }
    }

    Answer attendance(Call call, JsonNode body, Session session) {
        ResourcesApi.requireFeature("ATTENDANCE_REPORT", session.workspace(), behaviour);
        JsonNode filter = body.path("attendanceFilter");
        if (!filter.isObject()) {
            throw Refusal.badRequest("attendanceFilter must not be null");
        }
        Window window = window(body, session);
        boolean timeOff = filter.path("hasTimeOff").asBoolean(false);
        String column = filter.path("sortColumn").asText("DATE");
        boolean descending = !"ASCENDING".equals(body.path("sortOrder").asText());
        Set<String> users = users(body, session.workspace());
        String query = window + " " + users + timeOff + column + descending + session.visible() + behaviour.has(Quirk.ATTENDANCE_HAS_EMPTY_DAYS)
                + behaviour.has(Quirk.ATTENDANCE_TIME_OFF_IS_A_FILTER) + behaviour.has(Quirk.ATTENDANCE_CAPACITY_ON_HOLIDAYS);
        List<Day> found = days.of(session.workspace(), query, () -> {
            Comparator<Day> order = switch (column) {
                case "USER" -> Comparator.comparing(day -> String.valueOf(day.who.name));
                case "DATE" -> Comparator.comparing(day -> day.date);
                case "START" -> Comparator.comparing(day -> day.start == null ? 0 : day.start);
                case "END" -> Comparator.comparing(day -> day.end == null ? 0 : day.end);
                case "BREAK" -> Comparator.comparing(day -> day.breaks);
                case "WORK" -> Comparator.comparing(day -> day.worked);
                case "CAPACITY" -> Comparator.comparing(day -> day.capacity);
                case "OVERTIME" -> Comparator.comparing(ResourceReportsApi::overtime);
                case "TIME_OFF" -> Comparator.comparing(day -> day.off);
                default -> throw Refusal.badRequest("Cannot deserialize value of type `AttendanceSortColumn` from String \"" + column + "\"");
            };
            order = order.thenComparing(day -> day.date).thenComparing(day -> day.who.id);
            return attended(session, window, users, timeOff).stream().sorted(descending ? order.reversed() : order).toList();
        });
        Paging paging = paging(call, filter);
        return Shapes.answer(json -> {
            json.writeStartObject();
            json.writeFieldName("entities");
            Shapes.array(json, paging.slice(found), (j, day) -> day(j, day, window.zone));
            json.writeEndObject();
        });
    }

    private List<Day> attended(Session session, Window window, Set<String> users, boolean timeOff) {
        Workspace ws = session.workspace();
        Map<Key, Day> rows = new HashMap<>();
        ws.startedBetween(window.from.getEpochSecond(), window.to.getEpochSecond() + 1)
                .filter(entry -> session.sees(entry) && (users == null || users.contains(entry.user.id)))
                .filter(entry -> !Set.of("TIME_OFF", "HOLIDAY").contains(ws.type(entry)))
                .forEach(entry -> work(ws, entry, day(rows, entry.user, entry.startedAt().atZone(window.zone).toLocalDate())));
        List<Person> members = ws.members.values().stream().filter(member -> member.status == MembershipStatus.ACTIVE).map(member -> member.person)
                .filter(person -> session.sees(person.id) && (users == null || users.contains(person.id))).toList();
        LocalDate first = window.from.atZone(window.zone).toLocalDate();
        LocalDate last = window.to.atZone(window.zone).toLocalDate();
        if (behaviour.has(Quirk.ATTENDANCE_HAS_EMPTY_DAYS)) {
            members.forEach(person -> first.datesUntil(last.plusDays(1)).forEach(date -> day(rows, person, date)));
        }
        Map<String, Person> byId = new HashMap<>();
        members.forEach(person -> byId.put(person.id, person));
        ws.rowsOf(Resource.TIME_OFF_REQUEST).values().stream().filter(row -> byId.containsKey(String.valueOf(row.userId())))
                .forEach(row -> daysOff(row.tree(), byId.get(row.userId()), first, last, rows));
        rows.values().forEach(day -> day.capacity = capacity(ws, day));
        List<Day> found = new ArrayList<>(rows.values());
        if (!timeOff) {
            found.removeIf(day -> day.off > 0 && day.start == null && !behaviour.has(Quirk.ATTENDANCE_HAS_EMPTY_DAYS));
            found.forEach(day -> day.off = 0);
        } else if (behaviour.has(Quirk.ATTENDANCE_TIME_OFF_IS_A_FILTER)) {
            found.removeIf(day -> day.off == 0);
        }
        return found;
    }

    private static Day day(Map<Key, Day> rows, Person person, LocalDate date) {
        return rows.computeIfAbsent(new Key(person.id, date), key -> new Day(person, date));
    }

    private static void work(Workspace ws, Entry entry, Day day) {
        long length = entry.running() ? 0 : entry.duration;
        day.start = day.start == null ? entry.start : Math.min(day.start, entry.start);
        day.end = day.end == null ? entry.start + length : Math.max(day.end, entry.start + length);
        day.running |= entry.running();
        if (ws.type(entry).equals("BREAK")) {
            day.breaks += length;
        } else {
            day.worked += length;
        }
    }

    /** Approved whole days count as the working day, half ones as half of it. */
    private static void daysOff(JsonNode request, Person person, LocalDate first, LocalDate last, Map<Key, Day> rows) {
        if (!request.at("/status/statusType").asText().equals("APPROVED")) {
            return;
        }
        ZoneId zone = ResourceRows.zone(person);
        LocalDate from = Instant.parse(request.at("/timeOffPeriod/period/start").asText()).atZone(zone).toLocalDate();
        LocalDate to = Instant.parse(request.at("/timeOffPeriod/period/end").asText()).atZone(zone).toLocalDate();
        long seconds = request.at("/timeOffPeriod/halfDay").asBoolean() ? ResourceRows.DAY_OF_WORK / 2 : ResourceRows.DAY_OF_WORK;
        for (LocalDate date = from.isBefore(first) ? first : from; !date.isAfter(to) && !date.isAfter(last); date = date.plusDays(1)) {
            if (works(date)) {
                day(rows, person, date).off += seconds;
            }
        }
    }

    private static boolean works(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private long capacity(Workspace ws, Day day) {
        boolean holiday = !behaviour.has(Quirk.ATTENDANCE_CAPACITY_ON_HOLIDAYS) && ws.rowsOf(Resource.HOLIDAY).values().stream().anyMatch(row -> {
            JsonNode period = row.tree().path("datePeriod");
            LocalDate first = LocalDate.parse(period.path("startDate").asText());
            LocalDate last = LocalDate.parse(period.path("endDate").asText());
            int years = row.tree().path("occursAnnually").asBoolean() ? day.date.getYear() - first.getYear() : 0;
            return years >= 0 && !day.date.isBefore(first.plusYears(years)) && !day.date.isAfter(last.plusYears(years));
        });
        return works(day.date) && !holiday ? ResourceRows.DAY_OF_WORK : 0;
    }

    private static long overtime(Day day) {
        return Math.max(0, day.worked - day.capacity);
    }

    private void day(JsonGenerator json, Day day, ZoneId zone) throws IOException {
        json.writeStartObject();
        json.writeStringField("userId", day.who.id);
        json.writeStringField("userName", day.who.name);
        json.writeStringField("imageUrl", "https://img.example.com/no-user-image.png");
        json.writeStringField("date", day.date.toString());
        json.writeStringField("startTime", time(day.start, zone));
        json.writeStringField("endTime", day.running ? null : time(day.end, zone));
        json.writeNumberField("totalDuration", day.worked);
        json.writeNumberField("break", day.breaks);
        json.writeNumberField("capacity", day.capacity);
        json.writeNumberField("remainingCapacity", Math.max(0, day.capacity - day.worked - day.off));
        json.writeNumberField("overtime", overtime(day));
        json.writeNumberField("timeOff", day.off);
        json.writeBooleanField("hasRunningEntry", day.running);
        json.writeEndObject();
    }

    private String time(Long epochSecond, ZoneId zone) {
        if (epochSecond == null) {
            return null;
        }
        String text = Times.text(epochSecond, zone);
        return behaviour.has(Quirk.ATTENDANCE_CLOCK_TIMES) ? text.substring(11, 19) : text;
    }

    // ---- expenses

    Answer expenses(Call call, JsonNode body, Session session) {
        Workspace ws = session.workspace();
        ResourcesApi.requireFeature(Resource.EXPENSE.feature(), ws, behaviour);
        Window window = window(body, session);
        Set<String> users = users(body, ws);
        LocalDate first = window.from.atZone(window.zone).toLocalDate();
        LocalDate last = window.to.atZone(window.zone).toLocalDate();
        String approval = body.path("approvalState").asText("ALL");
        String invoicing = body.path("invoicingState").asText("ALL");
        Comparator<ResourceRow> order = "DATE".equals(body.path("sortColumn").asText()) ? Comparator.comparing(row -> row.tree().path("date").asText())
                : "AMOUNT".equals(body.path("sortColumn").asText()) ? Comparator.comparing(row -> row.tree().path("total").asDouble())
                : Comparator.comparing(ResourceRow::id);
        order = order.thenComparing(ResourceRow::id);
        List<ResourceRow> found = ws.rowsOf(Resource.EXPENSE).values().stream()
                .filter(row -> session.sees(row.userId()))
                .filter(row -> users == null || users.contains(row.userId())).filter(row -> {
                    ObjectNode expense = row.tree();
                    LocalDate day = LocalDate.parse(expense.path("date").asText().substring(0, 10));
                    return !day.isBefore(first) && !day.isAfter(last)
                            && (approval.equals("ALL") || approval.equals("APPROVED") == expense.path("approvalRequestId").isTextual())
                            && (invoicing.equals("ALL") || invoicing.equals("INVOICED") == expense.path("invoiceId").isTextual());
                }).sorted("DESCENDING".equals(body.path("sortOrder").asText()) ? order.reversed() : order).toList();
        double total = found.stream().mapToDouble(row -> row.tree().path("total").asDouble()).sum();
        double billable = found.stream().filter(row -> row.tree().path("billable").asBoolean()).mapToDouble(row -> row.tree().path("total").asDouble()).sum();
        Paging paging = paging(call, body);
        return Shapes.answer(json -> {
            json.writeStartObject();
            json.writeFieldName("totals");
            json.writeStartObject();
            json.writeNumberField("expensesCount", found.size());
            json.writeNumberField("totalAmount", total);
            json.writeNumberField("totalAmountBillable", billable);
            json.writeEndObject();
            json.writeFieldName("expenses");
            Shapes.array(json, paging.slice(found), (j, row) -> shapes.expenseOfReport(j, row, ws));
            json.writeEndObject();
        });
    }
}
