package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Fills the resources of a workspace that has people, projects and time entries. */
final class ResourceGenerator {

    private static final int WEEKS_OF_APPROVALS = 6;

    private final World world;
    private final Workspace ws;
    private final SplittableRandom dice;
    private final Instant now;
    private final Instant from;
    private final LocalDate today;
    private final List<Person> people = new ArrayList<>();
    private final Person admin;

    ResourceGenerator(World world, Workspace ws, long seed, Instant now, Instant from) {
        this.world = world;
        this.ws = ws;
        this.dice = new SplittableRandom(seed * 31 + ws.id.hashCode());
        this.now = now;
        this.from = from;
        this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
        ws.members.values().stream().filter(member -> member.status == MembershipStatus.ACTIVE).forEach(member -> people.add(member.person));
        this.admin = people.get(0);
    }

    void fill() {
        holidays();
        timeOff();
        assignments();
        expenses();
        approvals();
        invoices();
        for (String name : List.of("Website", "Support contract", "Audit")) {
            keep(Resource.PROJECT_TEMPLATE, from, from, at(from).template(id(from), name));
        }
    }

    private void holidays() {
        int year = today.getYear();
        keepHoliday("New Year's Day", LocalDate.of(year - 1, 1, 1), row -> row.put("occursAnnually", true));
        keepHoliday("Labour Day", LocalDate.of(year - 1, 5, 1), row -> row.put("occursAnnually", true));
        keepHoliday("Christmas", LocalDate.of(year, 12, 25), row -> ((ObjectNode) row.get("datePeriod")).put("endDate", year + "-12-26"));
        keepHoliday("Summer party", LocalDate.of(year, 7, 3), row -> {
            if (!ws.groups.isEmpty()) {
                row.put("everyoneIncludingNew", false).withArray("userGroupIds").add(ws.groups.keySet().iterator().next());
            }
        });
    }

    private void keepHoliday(String name, LocalDate day, Consumer<ObjectNode> edit) {
        ObjectNode row = at(from).holiday(id(from), name, day, day);
        edit.accept(row);
        keep(Resource.HOLIDAY, from, from, row);
    }

    // ---- time off

    private void timeOff() {
        List<ResourceRow> policies = List.of(keep(Resource.TIME_OFF_POLICY, from, from, at(from).policy(id(from), "Vacation", "DAYS")),
                keep(Resource.TIME_OFF_POLICY, from, from, at(from).policy(id(from), "Sick leave", "DAYS")),
                keep(Resource.TIME_OFF_POLICY, from, from, at(from).policy(id(from), "Time in lieu", "HOURS").put("allowNegativeBalance", true)));
        keep(Resource.TIME_OFF_POLICY, from, from, at(from).policy(id(from), "Vacation until last year", "DAYS").put("archived", true));
        for (Person person : people) {
            double used = 0;
            for (int i = 0; i < 4; i++) {
                used += request(person, policies.get(i == 3 ? 1 : 0), today.plusDays(dice.nextInt(-300, 90)));
            }
            for (ResourceRow policy : policies) {
                keep(Resource.TIME_OFF_BALANCE, from, now, at(from).balance(id(from), person, policy, 25, policy == policies.get(0) ? used : 0));
            }
        }
    }

    /** Gives the days that it used up. */
    private double request(Person person, ResourceRow policy, LocalDate first) {
        Instant asked = earlier(first.minusDays(dice.nextInt(1, 40)));
        boolean half = dice.nextInt(6) == 0;
        ObjectNode row = at(asked).timeOffRequest(id(asked), person, policy, first, half ? first : first.plusDays(dice.nextInt(5))).put("note", note());
        if (half && row.get("timeOffPeriod") instanceof ObjectNode off) {
            off.put("halfDay", true).put("halfDayPeriod", "FIRST_HALF").putObject("halfDayHours").put("start", first + "T08:00:00Z")
                    .put("end", first + "T12:00:00Z");
            row.put("balanceDiff", 0.5);
        }
        Instant decided = asked.plus(Duration.ofHours(dice.nextInt(1, 48)));
        int outcome = dice.nextInt(10);
        boolean open = decided.isAfter(now) || outcome == 0;
        if (!open) {
            ((ObjectNode) row.get("status")).put("statusType", outcome == 1 ? "REJECTED" : "APPROVED")
                    .put("changedAt", ResourceRows.withNanos(decided).toString()).put("changedByUserId", admin.id).put("changedByUserName", admin.name).put("changedForUserName", person.name);
        }
        keep(Resource.TIME_OFF_REQUEST, asked, open ? asked : decided, row);
        return open || outcome == 1 ? 0 : row.path("balanceDiff").asDouble();
    }

    // ---- approvals and plans

    private void assignments() {
        List<Project> projects = List.copyOf(ws.projects.values());
        for (Person person : projects.isEmpty() ? List.<Person>of() : people) {
            for (int i = 0; i < 3; i++) {
                LocalDate first = today.plusDays(dice.nextInt(-45, 75));
                Instant made = earlier(first.minusDays(14));
                Project project = projects.get(dice.nextInt(projects.size()));
                ObjectNode row = at(made).assignment(id(made), person, project, first, first.plusDays(dice.nextInt(12))).put("note", note());
                if (dice.nextBoolean()) {
                    project.tasks.values().stream().findFirst().ifPresent(task -> row.put("taskId", task.id).put("taskName", task.name));
                }
                if (dice.nextInt(8) == 0) {
                    ((ObjectNode) row.get("recurring")).put("repeat", true).put("weeks", 3).put("seriesId", id(made));
                }
                keep(Resource.ASSIGNMENT, made, made, row);
            }
        }
    }

    /** The weeks before this one of all who worked in them; the last one waits for approval. */
    private void approvals() {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (int week = WEEKS_OF_APPROVALS; week >= 1; week--) {
            LocalDate first = monday.minusWeeks(week);
            LocalDate last = first.plusDays(6);
            for (Person person : people) {
                hand(person, first, last, week == 1 ? "PENDING" : dice.nextInt(12) == 0 ? "WITHDRAWN_APPROVAL" : "APPROVED");
            }
        }
    }

    private void hand(Person person, LocalDate first, LocalDate last, String state) {
        Instant begin = first.atStartOfDay(ResourceRows.zone(person)).toInstant();
        Instant end = last.plusDays(1).atStartOfDay(ResourceRows.zone(person)).toInstant();
        List<Entry> entries = ws.startedBetween(begin.getEpochSecond(), end.getEpochSecond())
                .filter(entry -> entry.user == person && !entry.running()).toList();
        if (entries.isEmpty()) {
            return;
        }
        List<ResourceRow> expenses = ws.rowsOf(Resource.EXPENSE).values().stream().filter(row -> person.id.equals(row.userId())).filter(row -> {
            LocalDate day = LocalDate.parse(row.tree().path("date").asText());
            return !day.isBefore(first) && !day.isAfter(last);
        }).toList();
        Instant handed = earlier(last.plusDays(1));
        String id = id(handed);
        ObjectNode row = at(handed).approvalRequest(id, person, first, last, entries.stream().map(ws::entryId).toList(),
                expenses.stream().map(ResourceRow::id).toList());
        Instant decided = state.equals("PENDING") ? handed : handed.plusSeconds(dice.nextInt(3600, 86_400));
        decided = decided.isAfter(now) ? now : decided;
        ((ObjectNode) row.at("/approvalRequest/status")).put("state", state).put("updatedAt", ResourceRows.seconds(decided)).put("updatedBy", admin.id)
                .put("updatedByUserName", admin.name);
        keep(Resource.APPROVAL_REQUEST, handed, decided, row);
        if (!state.equals("WITHDRAWN_APPROVAL")) {
            expenses.forEach(expense -> keep(Resource.EXPENSE, expense.created(), expense.updated(), expense.tree().put("approvalRequestId", id)));
        }
        for (Entry entry : entries) {
            entry.approval = state.equals("APPROVED") ? Entry.APPROVED : state.equals("PENDING") ? Entry.PENDING : Entry.UNSUBMITTED;
            if (entry.approval != Entry.UNSUBMITTED) {
                ws.approvals.put(entry.counter, id);
            }
        }
    }

    // ---- money

    private void expenses() {
        List<ResourceRow> categories = List.of(keep(Resource.EXPENSE_CATEGORY, from, from, at(from).category(id(from), "Travel", null)),
                keep(Resource.EXPENSE_CATEGORY, from, from, at(from).category(id(from), "Meals", null)),
                keep(Resource.EXPENSE_CATEGORY, from, from, at(from).category(id(from), "Mileage", 30)));
        keep(Resource.EXPENSE_CATEGORY, from, from, at(from).category(id(from), "Fax", null).put("archived", true));
        List<Project> projects = List.copyOf(ws.projects.values());
        for (Person person : people) {
            for (int i = 0; i < 5; i++) {
                LocalDate day = today.minusDays(dice.nextInt(1, 120));
                Instant made = earlier(day.plusDays(1));
                ResourceRow category = categories.get(dice.nextInt(categories.size()));
                boolean mileage = category == categories.get(2);
                int quantity = mileage ? dice.nextInt(10, 400) : 1;
                Project project = projects.isEmpty() ? null : projects.get(dice.nextInt(projects.size()));
                ObjectNode row = at(made).expense(id(made), person, project, category, day,
                        mileage ? 30L * quantity : 100L * dice.nextInt(5, 300)).put("quantity", (double) quantity).put("notes", note());
                if (project != null && dice.nextBoolean()) {
                    project.tasks.values().stream().findFirst().ifPresent(task -> row.put("taskId", task.id));
                }
                if (dice.nextInt(3) == 0) {
                    row.put("fileId", id(made)).put("fileName", "receipt-" + i + ".pdf");
                }
                keep(Resource.EXPENSE, made, made, row);
            }
        }
    }

    /** The last three months of each client, with the billable hours of their projects. */
    private void invoices() {
        LocalDate month = today.withDayOfMonth(1);
        int number = 1;
        for (Client client : ws.clients.values()) {
            for (int ago = 3; ago >= 1; ago--) {
                LocalDate first = month.minusMonths(ago);
                List<Entry> entries = ws.startedBetween(epoch(first), epoch(first.plusMonths(1)))
                        .filter(entry -> entry.billable && !entry.running() && entry.project != null && entry.project.client == client).limit(50).toList();
                Instant made = earlier(first.plusMonths(1));
                String id = id(made);
                ObjectNode row = at(made).invoice(id, String.format("INV-%04d", number++), client, first.plusMonths(1));
                double hours = entries.stream().mapToInt(entry -> entry.duration).sum() / 3600.0;
                at(made).addItem(row, "Work in " + ResourceRows.month(first), Math.round(hours * 100) / 100.0, Shapes.HOURLY_RATE,
                        entries.stream().map(ws::entryId).toList(), List.of());
                at(made).addItem(row, "Hosting", 1, 4900, List.of(), List.of());
                long paid = ago == 3 ? row.path("amount").asLong() : ago == 2 ? row.path("amount").asLong() / 2 : 0;
                row.put("paid", paid).put("balance", row.path("amount").asLong() - paid)
                        .put("status", ago == 3 ? "PAID" : ago == 2 ? "PARTIALLY_PAID" : "SENT");
                keep(Resource.INVOICE, made, made, row);
                if (paid > 0) {
                    keep(Resource.INVOICE_PAYMENT, made, made, at(made).payment(id(made), id, paid));
                }
                entries.forEach(entry -> {
                    entry.invoiced = true;
                    ws.invoices.put(entry.counter, id);
                });
            }
        }
    }

    // ---- what they share

    /** What somebody wrote there; nothing, in most rows. */
    private String note() {
        int seed = dice.nextInt();
        return seed % 3 == 0 ? Texts.description(seed, ws.oddities) : "";
    }

    private static long epoch(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** A moment of that day, if it is past, and not before the world. */
    private Instant earlier(LocalDate day) {
        Instant wanted = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(dice.nextInt(7 * 3600, 18 * 3600));
        return wanted.isAfter(now) ? now : wanted.isBefore(from) ? from : wanted;
    }

    private ResourceRows at(Instant moment) {
        return new ResourceRows(ws, moment);
    }

    private String id(Instant moment) {
        return world.newId(moment);
    }

    private ResourceRow keep(Resource resource, Instant created, Instant updated, ObjectNode json) {
        Map<String, ResourceRow> rows = ws.rowsOf(resource);
        String id = json.at(resource == Resource.APPROVAL_REQUEST ? "/approvalRequest/id" : "/id").asText();
        ResourceRow row = ResourceRow.of(resource, id, created, updated, json);
        rows.put(id, row);
        return row;
    }
}
