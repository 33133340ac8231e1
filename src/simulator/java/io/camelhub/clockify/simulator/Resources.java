package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rows of one workspace's resources: what people do with them, and the truth that tests compare with. Thread-safe. Each change
 * shows in the change feed and sets off webhooks, as Clockify has them for that resource. Ids that do not exist are refused with
 * {@link IllegalArgumentException}.
 */
public final class Resources {

    private final World world;
    private final String workspaceId;

    Resources(World world, String workspaceId) {
        this.world = world;
        this.workspaceId = workspaceId;
    }

    // ---- rows of any resource

    /** A new row about the first member, project and client, unless it is edited. Gives the id. */
    public String add(Resource resource, Consumer<ObjectNode> edit) {
        return change(ws -> {
            ObjectNode row = rows(ws).row(resource, world.newId(world.now()));
            edit.accept(row);
            return add(ws, resource, row);
        });
    }

    /** A new row as it is here, odd or not; what has no id gets one. Gives the id. */
    public String put(Resource resource, ObjectNode row) {
        return change(ws -> add(ws, resource, row));
    }

    /** Edits a row, of which the time of its last change is now. */
    public void change(Resource resource, String id, Consumer<ObjectNode> edit) {
        change(ws -> change(ws, resource, id, edit, changed(resource)));
    }

    public void delete(Resource resource, String id) {
        change(ws -> {
            ResourceRow row = found(ws, resource, id);
            ws.rowsOf(resource).remove(id);
            ws.binOf(resource).put(id, row);
            if (resource.feedType() != null) {
                ws.deletions.add(Deletion.of(row, world.now()));
            }
            String event = switch (resource) {
                case ASSIGNMENT -> "ASSIGNMENT_DELETED";
                case EXPENSE -> "EXPENSE_DELETED";
                default -> null;
            };
            happened(ws, event, row);
            unlink(ws, row);
            return id;
        });
    }

    /** Takes a deleted row out of the bin again. */
    public void restore(Resource resource, String id) {
        change(ws -> {
            ResourceRow row = ws.binOf(resource).remove(id);
            if (row == null) {
                throw new IllegalArgumentException("no deleted " + resource + " " + id);
            }
            ws.deletions.removeIf(deletion -> deletion.id().equals(id));
            ResourceRow again = ResourceRow.of(resource, id, row.created(), world.now(), row.tree());
            ws.rowsOf(resource).put(id, again);
            link(ws, again);
            happened(ws, resource == Resource.EXPENSE ? "EXPENSE_RESTORED" : null, again);
            return id;
        });
    }

    /** The ids in the order of the rows' making. */
    public List<String> ids(Resource resource) {
        return world.read(() -> List.copyOf(world.workspace(workspaceId).rowsOf(resource).keySet()));
    }

    public int count(Resource resource) {
        return world.read(() -> world.workspace(workspaceId).rowsOf(resource).size());
    }

    /** A row as it is stored, null when it is deleted. */
    public JsonNode row(Resource resource, String id) {
        return world.read(() -> {
            ResourceRow row = world.workspace(workspaceId).rowsOf(resource).get(id);
            return row == null ? null : row.tree();
        });
    }

    /** All rows as they are stored, in the order of their making. */
    public List<JsonNode> rows(Resource resource) {
        return world.read(() -> {
            List<JsonNode> rows = new ArrayList<>();
            world.workspace(workspaceId).rowsOf(resource).values().forEach(row -> rows.add(row.tree()));
            return rows;
        });
    }

    // ---- time off

    /** Somebody asks for whole days off; the request waits for its approval. Gives the id. */
    public String requestTimeOff(String policyId, String userId, LocalDate first, LocalDate last) {
        return change(ws -> add(ws, Resource.TIME_OFF_REQUEST, rows(ws).timeOffRequest(world.newId(world.now()), world.person(userId),
                found(ws, Resource.TIME_OFF_POLICY, policyId), first, last)));
    }

    /** Approves a request, which uses up the person's balance, or rejects it. */
    public void decideTimeOff(String requestId, boolean approved, String byUserId) {
        change(ws -> {
            String status = approved ? "APPROVED" : "REJECTED";
            JsonNode request = found(ws, Resource.TIME_OFF_REQUEST, requestId).tree();
            decide(ws, requestId, status, byUserId);
            if (approved) {
                use(ws, request, 1);
            }
            return requestId;
        });
    }

    /** The person takes a request back; what it used up of the balance comes back. */
    public void withdrawTimeOff(String requestId) {
        change(ws -> {
            JsonNode request = found(ws, Resource.TIME_OFF_REQUEST, requestId).tree();
            if (request.at("/status/statusType").asText().equals("APPROVED")) {
                use(ws, request, -1);
            }
            return decide(ws, requestId, "WITHDRAWN", request.path("userId").asText());
        });
    }

    /** Webhooks report that the first day of a request has come; nothing else changes. */
    public void startTimeOff(String requestId) {
        change(ws -> {
            happened(ws, "TIME_OFF_REQUEST_STARTED", found(ws, Resource.TIME_OFF_REQUEST, requestId));
            return requestId;
        });
    }

    private String decide(Workspace ws, String requestId, String status, String byUserId) {
        return change(ws, Resource.TIME_OFF_REQUEST, requestId, row -> ((ObjectNode) row.get("status")).put("statusType", status)
                .put("changedByUserId", byUserId).put("changedByUserName", world.person(byUserId).name)
                .put("changedForUserName", row.path("userName").asText(null)), "TIME_OFF_REQUEST_" + status);
    }

    private void use(Workspace ws, JsonNode request, int times) {
        double days = request.path("balanceDiff").asDouble() * times;
        ws.rowsOf(Resource.TIME_OFF_BALANCE).values().stream()
                .filter(row -> row.userId().equals(request.path("userId").asText()) && row.tree().path("policyId").equals(request.path("policyId")))
                .findFirst().ifPresent(found -> change(ws, Resource.TIME_OFF_BALANCE, found.id(), row -> row
                        .put("used", row.path("used").asDouble() + days).put("balance", row.path("balance").asDouble() - days), "BALANCE_UPDATED"));
    }

    // ---- approvals

    /** Somebody hands in the time entries and expenses of some days of theirs; they wait for approval. Gives the id of the request. */
    public String submit(String userId, LocalDate first, LocalDate last) {
        return change(ws -> {
            Person who = world.person(userId);
            Instant from = first.atStartOfDay(ResourceRows.zone(who)).toInstant();
            Instant to = last.plusDays(1).atStartOfDay(ResourceRows.zone(who)).toInstant();
            List<String> entries = ws.startedBetween(from.getEpochSecond(), to.getEpochSecond())
                    .filter(entry -> entry.user == who && !entry.running() && entry.approval == Entry.UNSUBMITTED).map(ws::entryId).toList();
            List<String> expenses = ws.rowsOf(Resource.EXPENSE).values().stream().filter(row -> userId.equals(row.userId())).filter(row -> {
                LocalDate day = LocalDate.parse(row.tree().path("date").asText().substring(0, 10));
                return !day.isBefore(first) && !day.isAfter(last) && row.tree().path("approvalRequestId").isNull();
            }).map(ResourceRow::id).toList();
            return add(ws, Resource.APPROVAL_REQUEST, rows(ws).approvalRequest(world.newId(world.now()), who, first, last, entries, expenses));
        });
    }

    /** @param state APPROVED, REJECTED, WITHDRAWN_SUBMISSION or WITHDRAWN_APPROVAL; what is rejected or withdrawn before is not listed any more */
    public void decideApproval(String requestId, String state, String byUserId, String note) {
        change(ws -> change(ws, Resource.APPROVAL_REQUEST, requestId, row -> ((ObjectNode) row.at("/approvalRequest/status")).put("state", state)
                .put("updatedBy", byUserId).put("updatedByUserName", world.person(byUserId).name).put("note", note), "APPROVAL_REQUEST_STATUS_UPDATED"));
    }

    // ---- plans

    /** Shows an assignment to whom it is about; no list says so. */
    public void publish(String assignmentId) {
        change(ws -> change(ws, Resource.ASSIGNMENT, assignmentId, row -> row.put("published", true), "ASSIGNMENT_PUBLISHED"));
    }

    // ---- invoices

    /** A new invoice of a client, with one item for these time entries. Gives the id. */
    public String invoice(String clientId, List<String> entryIds) {
        return change(ws -> {
            Client client = ws.clients.get(clientId);
            ResourceRows rows = rows(ws);
            ObjectNode invoice = rows.row(Resource.INVOICE, world.newId(world.now())).put("clientId", clientId)
                    .put("clientName", client == null ? null : client.name);
            double hours = entryIds.stream().map(ws::entry).mapToInt(entry -> entry.duration).sum() / 3600.0;
            rows.addItem(invoice, "Work", Math.round(hours * 100) / 100.0, Shapes.HOURLY_RATE, entryIds, List.of());
            return add(ws, Resource.INVOICE, invoice);
        });
    }

    /** A payment, in minor units, which the invoice shows. Gives the payment's id. */
    public String pay(String invoiceId, long amount) {
        return change(ws -> {
            String id = add(ws, Resource.INVOICE_PAYMENT, rows(ws).payment(world.newId(world.now()), invoiceId, amount));
            change(ws, Resource.INVOICE, invoiceId, row -> {
                long paid = row.path("paid").asLong() + amount;
                long balance = row.path("amount").asLong() - paid;
                row.put("paid", paid).put("balance", balance).put("status", balance <= 0 ? "PAID" : "PARTIALLY_PAID");
            }, "INVOICE_UPDATED");
            return id;
        });
    }

    // ---- how it is done

    private String add(Workspace ws, Resource resource, ObjectNode json) {
        String id = idOf(resource, json);
        if (id == null) {
            id = world.newId(world.now());
            if (resource != Resource.APPROVAL_REQUEST) {
                json.put("id", id);
            }
        }
        ResourceRow row = ResourceRow.of(resource, id, world.now(), world.now(), json);
        ws.rowsOf(resource).put(id, row);
        link(ws, row);
        happened(ws, switch (resource) {
            case TIME_OFF_REQUEST -> "TIME_OFF_REQUESTED";
            case APPROVAL_REQUEST -> "NEW_APPROVAL_REQUEST";
            case ASSIGNMENT -> "ASSIGNMENT_CREATED";
            case EXPENSE -> "EXPENSE_CREATED";
            case INVOICE -> "NEW_INVOICE";
            default -> null;
        }, row);
        return id;
    }

    private static String idOf(Resource resource, ObjectNode json) {
        return json.at(resource == Resource.APPROVAL_REQUEST ? "/approvalRequest/id" : "/id").asText(null);
    }

    private static String changed(Resource resource) {
        return switch (resource) {
            case TIME_OFF_REQUEST -> "TIME_OFF_REQUEST_UPDATED";
            case TIME_OFF_BALANCE -> "BALANCE_UPDATED";
            case APPROVAL_REQUEST -> "APPROVAL_REQUEST_STATUS_UPDATED";
            case ASSIGNMENT -> "ASSIGNMENT_UPDATED";
            case EXPENSE -> "EXPENSE_UPDATED";
            case INVOICE -> "INVOICE_UPDATED";
            default -> null;
        };
    }

    private String change(Workspace ws, Resource resource, String id, Consumer<ObjectNode> edit, String event) {
        ResourceRow old = found(ws, resource, id);
        ObjectNode json = old.tree();
        edit.accept(json);
        if (resource == Resource.APPROVAL_REQUEST && json.at("/approvalRequest/status") instanceof ObjectNode status) {
            status.put("updatedAt", ResourceRows.seconds(world.now()));
        }
        boolean decided = !json.at("/status/statusType").equals(old.tree().at("/status/statusType"));
        if (resource == Resource.TIME_OFF_REQUEST && decided && json.get("status") instanceof ObjectNode status) {
            status.put("changedAt", ResourceRows.withNanos(world.now()).toString());
        }
        ResourceRow row = ResourceRow.of(resource, id, old.created(), world.now(), json);
        unlink(ws, old);
        ws.rowsOf(resource).put(id, row);
        link(ws, row);
        happened(ws, event, row);
        return id;
    }

    /** What other rows say because of this one: an entry its approval and its invoice, a custom field its name. */
    private void link(Workspace ws, ResourceRow row) {
        switch (row.resource()) {
            case APPROVAL_REQUEST -> {
                ObjectNode json = row.tree();
                byte approval = switch (json.at("/approvalRequest/status/state").asText()) {
                    case "PENDING" -> Entry.PENDING;
                    case "APPROVED" -> Entry.APPROVED;
                    default -> Entry.UNSUBMITTED;
                };
                entries(ws, json.path("entries")).forEach(entry -> approve(ws, entry, approval, row.id()));
                json.path("expenses").forEach(id -> expense(ws, id.asText(), "approvalRequestId", approval == Entry.UNSUBMITTED ? null : row.id()));
            }
            case INVOICE -> row.tree().path("items").forEach(item -> {
                entries(ws, item.path("timeEntryIds")).forEach(entry -> {
                    entry.invoiced = true;
                    ws.invoices.put(entry.counter, row.id());
                });
                item.path("expenseIds").forEach(id -> expense(ws, id.asText(), "invoiceId", row.id()));
            });
            case CUSTOM_FIELD -> ws.renameField(row.id(), row.tree().path("name").asText());
            default -> {
                // nothing else knows of it
            }
        }
    }

    private void unlink(Workspace ws, ResourceRow row) {
        if (row.resource() == Resource.INVOICE) {
            row.tree().path("items").forEach(item -> {
                entries(ws, item.path("timeEntryIds")).forEach(entry -> {
                    entry.invoiced = false;
                    ws.invoices.remove(entry.counter);
                });
                item.path("expenseIds").forEach(id -> expense(ws, id.asText(), "invoiceId", null));
            });
        } else if (row.resource() == Resource.APPROVAL_REQUEST && !ws.rowsOf(Resource.APPROVAL_REQUEST).containsKey(row.id())) {
            entries(ws, row.tree().path("entries")).forEach(entry -> approve(ws, entry, Entry.UNSUBMITTED, row.id()));
        }
    }

    private void approve(Workspace ws, Entry entry, byte approval, String requestId) {
        if (approval == Entry.UNSUBMITTED) {
            ws.approvals.remove(entry.counter, requestId);
        } else {
            ws.approvals.put(entry.counter, requestId);
        }
        if (entry.approval != approval) {
            entry.approval = approval;
            entry.updated = world.now().toEpochMilli();
        }
    }

    private static List<Entry> entries(Workspace ws, JsonNode ids) {
        Set<Entry> entries = new HashSet<>();
        ids.forEach(id -> {
            Entry entry = id.isTextual() ? ws.entry(id.asText()) : null;
            if (entry != null) {
                entries.add(entry);
            }
        });
        return List.copyOf(entries);
    }

    private void expense(Workspace ws, String id, String field, String value) {
        Map<String, ResourceRow> expenses = ws.rowsOf(Resource.EXPENSE);
        ResourceRow row = expenses.get(id);
        if (row != null) {
            expenses.put(id, ResourceRow.of(Resource.EXPENSE, id, row.created(), world.now(), row.tree().put(field, value)));
        }
    }

    private static ResourceRow found(Workspace ws, Resource resource, String id) {
        ResourceRow row = ws.rowsOf(resource).get(id);
        if (row == null) {
            throw new IllegalArgumentException("no " + resource + " " + id + " in " + ws.name);
        }
        return row;
    }

    private ResourceRows rows(Workspace ws) {
        return new ResourceRows(ws, world.now());
    }

    private void happened(Workspace ws, String event, ResourceRow row) {
        if (event != null) {
            world.happened(ws, event, row);
        }
    }

    private String change(Function<Workspace, String> writing) {
        return world.change(workspaceId, writing);
    }
}
