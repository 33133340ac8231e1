package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The core API's lists and single reads of the resources. */
final class ResourcesApi {

    private static final int LARGEST_PAGE = 5000;
    private static final int LARGEST_PAGE_OF_TIME_OFF = 200;
    private static final int LAST_PAGE_OF_TIME_OFF = 1000;
    private static final Set<String> TIME_OFF_STATUSES = Set.of("PENDING", "APPROVED", "REJECTED", "ALL");
    private static final Set<String> APPROVAL_STATES = Set.of("PENDING", "APPROVED", "WITHDRAWN_APPROVAL");

    private final World world;
    private final Behaviour behaviour;
    private final ResourceShapes shapes;
    private final Selections<List<ResourceRow>> selections = new Selections<>();

    ResourcesApi(World world, Behaviour behaviour, ResourceShapes shapes) {
        this.world = world;
        this.behaviour = behaviour;
        this.shapes = shapes;
    }

    /** The answer to a path below a workspace; null where no resource has it. */
    Answer answer(Call call, String[] path, Session session, Function<Call, JsonNode> body) {
        String rest = String.join("/", List.of(path).subList(3, path.length));
        String last = path[path.length - 1];
        return switch (path[3]) {
            case "time-off" -> timeOff(call, path, session, body);
            case "holidays" -> path.length == 4 ? get(call, Resource.HOLIDAY, session, () -> unpaged(holidays(call, session))) : null;
            case "approval-requests" -> path.length == 4 ? get(call, Resource.APPROVAL_REQUEST, session, () -> approvals(call, session)) : null;
            case "scheduling" -> switch (rest) {
                case "scheduling/assignments/all" -> get(call, Resource.ASSIGNMENT, session, () -> assignments(call, session));
                case "scheduling/assignments/publish" -> throw Refusal.wrongVerb(call.method());
                default -> null;
            };
            case "custom-fields" -> path.length == 4 ? get(call, Resource.CUSTOM_FIELD, session, () -> unpaged(customFields(call, session))) : null;
            case "member-profile" -> path.length == 5 ? get(call, null, session, () -> profile(session, last)) : null;
            case "expenses" -> path.length == 4 ? get(call, Resource.EXPENSE, session, () -> expenses(call, session))
                    : path.length > 5 ? null : last.equals("categories") ? get(call, Resource.EXPENSE_CATEGORY, session, () -> categories(call, session))
                    : get(call, Resource.EXPENSE, session, () -> one(Resource.EXPENSE, "Expense", last, session, shapes::row));
            case "invoices" -> invoices(call, path, session, body);
            case "project-templates" -> path.length == 4 ? get(call, Resource.PROJECT_TEMPLATE, session, () -> paging(call)
                    .answer(all(Resource.PROJECT_TEMPLATE, session), shapes::row)) : null;
            default -> null;
        };
    }

    private Answer get(Call call, Resource resource, Session session, Supplier<Answer> work) {
        return verb("GET", call, resource, session, work);
    }

    private Answer verb(String verb, Call call, Resource resource, Session session, Supplier<Answer> work) {
        if (!call.method().equals(verb)) {
            throw Refusal.wrongVerb(call.method());
        }
        requireFeature(resource == null ? null : resource.feature(), session.workspace(), behaviour);
        return work.get();
    }

    static void requireFeature(String feature, Workspace ws, Behaviour behaviour) {
        if (feature != null && !ws.features().contains(feature)) {
            int status = behaviour.missingFeatureStatus();
            throw status == 403 ? Refusal.denied() : new Refusal(status, status == 404 ? 3000 : 501, "Feature " + feature + " is not available");
        }
    }

    // ---- time off

    private Answer timeOff(Call call, String[] path, Session session, Function<Call, JsonNode> body) {
        String last = path[path.length - 1];
        if (path.length < 5 || path.length > 7) {
            return null;
        }
        return switch (String.join("/", List.of(path).subList(4, Math.min(path.length, 6))) + (path.length > 6 ? "/*" : "")) {
            case "requests" -> verb("POST", call, Resource.TIME_OFF_REQUEST, session, () -> requests(call, body.apply(call), session));
            case "policies" -> get(call, Resource.TIME_OFF_POLICY, session, () -> policies(call, session));
            case "balance/policy/*" -> get(call, Resource.TIME_OFF_BALANCE, session, () -> {
                if (!session.workspace().rowsOf(Resource.TIME_OFF_POLICY).containsKey(last)) {
                    throw Refusal.gone("Policy");
                }
                return balances(call, session, "policyId", last);
            });
            case "balance/user/*" -> get(call, Resource.TIME_OFF_BALANCE, session, () -> {
                if (!session.workspace().members.containsKey(last)) {
                    throw Refusal.gone("User");
                }
                return balances(call, session, "userId", last);
            });
            default -> path.length == 6 && path[4].equals("policies") ? get(call, Resource.TIME_OFF_POLICY, session,
                    () -> one(Resource.TIME_OFF_POLICY, "Policy", last, session, shapes::row)) : null;
        };
    }

    private Answer requests(Call call, JsonNode body, Session session) {
        Set<String> statuses = texts(body, "statuses");
        if (!TIME_OFF_STATUSES.containsAll(statuses)) {
            throw new Refusal(400, 501, "Value must be from the following set: PENDING, APPROVED, REJECTED, ALL");
        }
        Set<String> users = texts(body, "users");
        texts(body, "userGroups").stream().map(session.workspace().groups::get).filter(group -> group != null).forEach(group -> users.addAll(group.userIds));
        boolean everybody = users.isEmpty() && texts(body, "userGroups").isEmpty();
        Instant from = Times.parsed(body.path("start").asText(null), null);
        Instant to = Times.parsed(body.path("end").asText(null), null);
        boolean all = statuses.isEmpty() || statuses.contains("ALL");
        boolean withdrawn = behaviour.has(Quirk.TIME_OFF_LISTS_WITHDRAWN);
        String query = "requests" + statuses + users + from + to + withdrawn;
        List<ResourceRow> rows = selected(session, query, () -> newestFirst(visible(Resource.TIME_OFF_REQUEST, session)
                .filter(row -> everybody || users.contains(row.userId()))
                .filter(row -> (from == null || !row.created().isBefore(from)) && (to == null || !row.created().isAfter(to)))
                .filter(row -> {
                    String status = row.tree().at("/status/statusType").asText();
                    return all ? withdrawn || !status.equals("WITHDRAWN") : statuses.contains(status);
                }).toList()));
        Paging paging = timeOffPaging(call, body.path("page").asInt(1), body.path("pageSize").asInt(50));
        return counted("requests", "count", paging, rows, shapes::row);
    }

    private Answer policies(Call call, Session session) {
        String status = call.param("status");
        List<ResourceRow> rows = byText("name", all(Resource.TIME_OFF_POLICY, session).stream().filter(row -> {
            boolean archived = row.tree().path("archived").asBoolean();
            return "ALL".equals(status) || archived == "ARCHIVED".equals(status);
        }).filter(row -> UsersApi.contains(row.tree().path("name").asText(), call.param("name"))).toList());
        return timeOffPaging(call, call.number("page", 1), call.number("page-size", 50)).answer(rows, shapes::row);
    }

    private Answer balances(Call call, Session session, String field, String id) {
        requireAdmin(session);
        List<ResourceRow> rows = selected(session, "balances" + field + id, () -> visible(Resource.TIME_OFF_BALANCE, session)
                .filter(row -> row.tree().path(field).asText().equals(id)).toList());
        Paging paging = timeOffPaging(call, call.number("page", 1), call.number("page-size", 50));
        return paging.marked(counted("balances", "count", paging, rows, shapes::row), rows.size());
    }

    private Paging timeOffPaging(Call call, int page, int size) {
        if (page > LAST_PAGE_OF_TIME_OFF) {
            throw Refusal.badRequest("page: must be less than or equal to " + LAST_PAGE_OF_TIME_OFF);
        }
        return Paging.of(call, page, size, behaviour, LARGEST_PAGE_OF_TIME_OFF);
    }

    private List<ResourceRow> holidays(Call call, Session session) {
        String assigned = call.param("assigned-to");
        return all(Resource.HOLIDAY, session).stream().filter(row -> {
            JsonNode holiday = row.tree();
            return assigned == null || holiday.path("everyoneIncludingNew").asBoolean() || texts(holiday, "userIds").contains(assigned)
                    || texts(holiday, "userGroupIds").stream().map(session.workspace().groups::get)
                            .anyMatch(group -> group != null && group.userIds.contains(assigned));
        }).toList();
    }

    // ---- approvals and plans

    private Answer approvals(Call call, Session session) {
        String status = call.param("status");
        if (status != null && !APPROVAL_STATES.contains(status)) {
            throw Refusal.badRequest("Failed to convert value '" + status + "' to approval state");
        }
        Set<String> states = status != null ? Set.of(status) : behaviour.has(Quirk.APPROVALS_WITHOUT_STATUS_ARE_PENDING) ? Set.of("PENDING") : APPROVAL_STATES;
        String column = call.param("sort-column");
        boolean descending = "DESCENDING".equals(call.param("sort-order"));
        Workspace ws = session.workspace();
        List<ResourceRow> rows = selected(session, "approvals" + states + column + descending, () -> {
            Comparator<ResourceRow> order = switch (column == null ? "ID" : column) {
                case "ID" -> Comparator.comparing(ResourceRow::id);
                case "USER_ID" -> Comparator.comparing(row -> String.valueOf(row.userId()));
                case "START" -> byPointer("/approvalRequest/dateRange/start");
                case "UPDATED_AT" -> byPointer("/approvalRequest/status/updatedAt");
                default -> throw Refusal.badRequest("Failed to convert value '" + column + "' to sort column");
            };
            return visible(Resource.APPROVAL_REQUEST, session).filter(row -> states.contains(row.tree().at("/approvalRequest/status/state").asText()))
                    .sorted(descending ? order.reversed() : order).toList();
        });
        return paging(call).answer(rows, (json, row) -> shapes.approval(json, row, ws));
    }

    private static Comparator<ResourceRow> byPointer(String pointer) {
        return Comparator.comparing((ResourceRow row) -> row.tree().at(pointer).asText()).thenComparing(ResourceRow::id);
    }

    private Answer assignments(Call call, Session session) {
        if (call.param("start") == null || call.param("end") == null) {
            throw new Refusal(400, 3001, "Required request parameter 'start' or 'end' is not present");
        }
        Instant from = Times.parsed(call.param("start"), null);
        Instant to = Times.parsed(call.param("end"), null);
        if (Duration.between(from, to).compareTo(behaviour.assignmentsLongestWindow()) > 0) {
            throw new Refusal(400, 501, "Date range must not be longer than " + behaviour.assignmentsLongestWindow());
        }
        boolean within = behaviour.has(Quirk.ASSIGNMENTS_WITHIN_WINDOW);
        boolean descending = "DESCENDING".equals(call.param("sort-order"));
        String field = switch (String.valueOf(call.param("sort-column"))) {
            case "PROJECT" -> "projectName";
            case "USER" -> "userName";
            default -> "id";
        };
        Comparator<ObjectNode> order = Comparator.comparing((ObjectNode row) -> row.path(field).asText())
                .thenComparing(row -> row.at("/period/start").asText());
        List<ObjectNode> rows = visible(Resource.ASSIGNMENT, session).flatMap(row -> shapes.occurrences(row).stream()).filter(row -> {
            Instant start = instant(row.at("/period/start"), Instant.MIN);
            Instant end = instant(row.at("/period/end"), Instant.MAX);
            return within ? !start.isBefore(from) && !end.isAfter(to) : start.isBefore(to) && end.isAfter(from);
        }).filter(row -> UsersApi.contains(row.path("projectName").asText() + " " + row.path("userName").asText(), call.param("name")))
                .sorted(descending ? order.reversed() : order).toList();
        return paging(call).answer(rows, shapes::tree);
    }

    private static Instant instant(JsonNode time, Instant otherwise) {
        try {
            return time.isTextual() ? Instant.parse(time.asText()) : otherwise;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    // ---- custom fields and members

    private List<ResourceRow> customFields(Call call, Session session) {
        return all(Resource.CUSTOM_FIELD, session).stream().filter(row -> {
            JsonNode field = row.tree();
            return UsersApi.contains(field.path("name").asText(), call.param("name"))
                    && (call.param("status") == null || call.param("status").equals(field.path("status").asText()))
                    && (call.param("entity-type") == null || call.params("entity-type").contains(field.path("entityType").asText()));
        }).toList();
    }

    private Answer profile(Session session, String userId) {
        Member member = session.workspace().members.get(userId);
        if (member == null) {
            throw Refusal.gone("User");
        }
        if (!session.sees(userId)) {
            throw Refusal.denied();
        }
        boolean pending = session.workspace().rowsOf(Resource.APPROVAL_REQUEST).values().stream()
                .anyMatch(row -> userId.equals(row.userId()) && row.tree().at("/approvalRequest/status/state").asText().equals("PENDING"));
        return Shapes.answer(json -> {
            json.writeStartObject();
            json.writeStringField("name", member.person.name);
            json.writeStringField("email", member.person.email);
            json.writeBooleanField("hasPassword", true);
            json.writeBooleanField("hasPendingApprovalRequest", pending);
            json.writeStringField("imageUrl", "https://img.example.com/no-user-image.png");
            json.writeStringField("weekStart", "MONDAY");
            json.writeStringField("workCapacity", Duration.ofSeconds(ResourceRows.DAY_OF_WORK).toString());
            json.writeStringField("workingDays", "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\"]");
            json.writeNumberField("workspaceNumber", 1);
            Shapes.strings(json, "userCustomFieldValues", List.of());
            json.writeEndObject();
        });
    }

    // ---- money

    /** Start and end are ignored. */
    private Answer expenses(Call call, Session session) {
        String userId = call.param("user-id");
        List<ResourceRow> rows = newestFirst(visible(Resource.EXPENSE, session).filter(row -> userId == null || userId.equals(row.userId())).toList());
        Paging paging = paging(call);
        Workspace ws = session.workspace();
        return paging.marked(Shapes.answer(json -> {
            json.writeStartObject();
            json.writeFieldName("expenses");
            json.writeStartObject();
            json.writeFieldName("expenses");
            Shapes.array(json, paging.slice(rows), (j, row) -> shapes.expense(j, row, ws));
            json.writeNumberField("count", rows.size());
            json.writeEndObject();
            Shapes.strings(json, "dailyTotals", List.of());
            Shapes.strings(json, "weeklyTotals", List.of());
            json.writeEndObject();
        }), rows.size());
    }

    private Answer categories(Call call, Session session) {
        boolean archived = call.flag("archived");
        List<ResourceRow> rows = byText("name", all(Resource.EXPENSE_CATEGORY, session).stream()
                .filter(row -> row.tree().path("archived").asBoolean() == archived)
                .filter(row -> UsersApi.contains(row.tree().path("name").asText(), call.param("name"))).toList());
        Paging paging = paging(call);
        return paging.marked(counted("categories", "count", paging, rows, shapes::row), rows.size());
    }

    private Answer invoices(Call call, String[] path, Session session, Function<Call, JsonNode> body) {
        String last = path[path.length - 1];
        return switch (path.length) {
            case 4 -> get(call, Resource.INVOICE, session, () -> {
                requireAdmin(session);
                List<ResourceRow> rows = invoices(session, new HashSet<>(call.params("statuses")), call.param("sort-column"), call.param("sort-order"));
                Paging paging = paging(call);
                return paging.marked(counted("invoices", "total", paging, rows, shapes::invoice), rows.size());
            });
            case 5 -> last.equals("info") ? verb("POST", call, Resource.INVOICE, session, () -> {
                requireAdmin(session);
                JsonNode asked = body.apply(call);
                Instant from = Times.parsed(asked.at("/issueDate/issue-date-start").asText(null), null);
                Instant to = Times.parsed(asked.at("/issueDate/issue-date-end").asText(null), null);
                List<ResourceRow> rows = invoices(session, texts(asked, "statuses"), asked.path("sortColumn").asText(null),
                        asked.path("sortOrder").asText(null)).stream().filter(row -> {
                            Instant issued = Instant.parse(row.tree().path("issuedDate").asText());
                            return (from == null || !issued.isBefore(from)) && (to == null || !issued.isAfter(to));
                        }).toList();
                Paging paging = Paging.of(call, asked.path("page").asInt(1), asked.path("pageSize").asInt(50), behaviour, LARGEST_PAGE);
                return counted("invoices", "total", paging, rows, (json, row) -> shapes.invoiceInfo(json, row, world.now()));
            }) : get(call, Resource.INVOICE, session, () -> {
                requireAdmin(session);
                return one(Resource.INVOICE, "Invoice", last, session, shapes::invoiceDetail);
            });
            case 6 -> !last.equals("payments") ? null : get(call, Resource.INVOICE_PAYMENT, session, () -> {
                requireAdmin(session);
                found(Resource.INVOICE, "Invoice", path[4], session);
                return paging(call).answer(all(Resource.INVOICE_PAYMENT, session).stream()
                        .filter(row -> row.tree().path("invoiceId").asText().equals(path[4])).toList(), shapes::payment);
            });
            default -> null;
        };
    }

    private List<ResourceRow> invoices(Session session, Set<String> statuses, String column, String direction) {
        Comparator<ResourceRow> order = switch (column == null ? "ID" : column) {
            case "CLIENT" -> byPointer("/clientName");
            case "DUE_ON" -> byPointer("/dueDate");
            case "ISSUE_DATE" -> byPointer("/issuedDate");
            case "AMOUNT" -> Comparator.comparingLong(row -> row.tree().path("amount").asLong());
            case "BALANCE" -> Comparator.comparingLong(row -> row.tree().path("balance").asLong());
            default -> Comparator.comparing(ResourceRow::id);
        };
        if (session.visible() != null) {
            return List.of();
        }
        return all(Resource.INVOICE, session).stream().filter(row -> statuses.isEmpty() || statuses.contains(row.tree().path("status").asText()))
                .sorted("DESCENDING".equals(direction) ? order.reversed() : order).toList();
    }

    // ---- what they share

    private Paging paging(Call call) {
        return Paging.of(call, behaviour, 50, LARGEST_PAGE);
    }

    private List<ResourceRow> all(Resource resource, Session session) {
        return List.copyOf(session.workspace().rowsOf(resource).values());
    }

    /** What the key's owner sees: their own and their team's, or all. */
    private static Stream<ResourceRow> visible(Resource resource, Session session) {
        return session.workspace().rowsOf(resource).values().stream().filter(row -> session.sees(row.userId()));
    }

    private List<ResourceRow> selected(Session session, String query, Supplier<List<ResourceRow>> search) {
        return selections.of(session.workspace(), query + session.visible(), search);
    }

    /** Where others than admins are refused, unless their list is but shorter. */
    private void requireAdmin(Session session) {
        if (session.visible() != null && !behaviour.has(Quirk.ADMIN_LISTS_ARE_SHORT_FOR_OTHERS)) {
            throw Refusal.denied();
        }
    }

    private static List<ResourceRow> newestFirst(List<ResourceRow> rows) {
        List<ResourceRow> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<ResourceRow> byText(String field, List<ResourceRow> rows) {
        return rows.stream().sorted(Comparator.comparing((ResourceRow row) -> row.tree().path(field).asText()).thenComparing(ResourceRow::id)).toList();
    }

    /** All rows, whatever page was asked for, without saying that it is the last. */
    private Answer unpaged(List<ResourceRow> rows) {
        return Shapes.answer(json -> Shapes.array(json, rows, shapes::row));
    }

    private Answer counted(String field, String count, Paging paging, List<ResourceRow> rows, Shapes.Shape<ResourceRow> shape) {
        return Shapes.answer(json -> {
            json.writeStartObject();
            json.writeFieldName(field);
            Shapes.array(json, paging.slice(rows), shape);
            json.writeNumberField(count, rows.size());
            json.writeEndObject();
        });
    }

    private Answer one(Resource resource, String name, String id, Session session, Shapes.Shape<ResourceRow> shape) {
        ResourceRow row = found(resource, name, id, session);
        return Shapes.answer(json -> shape.write(json, row));
    }

    private static ResourceRow found(Resource resource, String name, String id, Session session) {
        ResourceRow row = session.workspace().rowsOf(resource).get(id);
        Predicate<ResourceRow> seen = one -> resource.owner() == null || session.sees(one.userId());
        if (row == null || !seen.test(row)) {
            throw Refusal.gone(name);
        }
        return row;
    }

    private static Set<String> texts(JsonNode body, String field) {
        Set<String> texts = new HashSet<>();
        body.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
