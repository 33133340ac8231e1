package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.simulator.AccountStatus;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.GroupView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares what a hub has stored of a workspace with what is really there: every column of every entry, the people, the
 * reference data, the timeline and the history. A few statements in all, however many entries.
 *
 * <p>A column that no source has carried so far may be empty; where one has, it must be right. Immutable: the methods that
 * narrow it return another.
 */
public final class Truth {

    private static final int MOST_REPORTED = 40;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final Hub hub;
    private final World world;
    private final Predicate<EntryView> wanted;
    /** Null where everything is seen. */
    private final Predicate<EntryView> inSight;
    private final boolean moreIsFine;
    private final boolean people;
    private final boolean leavers;
    private final boolean archivedToo;
    private final Map<String, Employee> employees;
    private final boolean timesRunOn;

    private Truth(
            Hub hub,
            World world,
            Predicate<EntryView> wanted,
            Predicate<EntryView> inSight,
            boolean moreIsFine,
            boolean people,
            boolean leavers,
            boolean archivedToo,
            Map<String, Employee> employees,
            boolean timesRunOn) {
        this.hub = hub;
        this.world = world;
        this.wanted = wanted;
        this.inSight = inSight;
        this.moreIsFine = moreIsFine;
        this.people = people;
        this.leavers = leavers;
        this.archivedToo = archivedToo;
        this.employees = employees;
        this.timesRunOn = timesRunOn;
    }

    /** Everything that is in the world. */
    public static Truth of(Hub hub, World world) {
        return new Truth(hub, world, entry -> true, null, false, true, true, false, null, true);
    }

    /** Only entries that started on this day (UTC) or later, and running timers. */
    public Truth from(LocalDate day) {
        Instant first = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return only(entry -> entry.running() || !entry.start().isBefore(first));
    }

    /** Only entries of those who are in one of these user groups now. */
    public Truth ofGroups(String workspaceId, String... groupIds) {
        Set<String> members = world.groups(workspaceId).stream()
                .filter(group -> Arrays.asList(groupIds).contains(group.id()))
                .flatMap(group -> group.userIds().stream())
                .collect(Collectors.toSet());
        return only(entry -> members.contains(entry.userId()));
    }

    /** Only these entries; others must not be stored. */
    public Truth only(Predicate<EntryView> which) {
        return new Truth(hub, world, wanted.and(which), inSight, moreIsFine, people, leavers, archivedToo, employees, timesRunOn);
    }

    /** Other entries may be stored as well, but must be right: those of the past are kept when the selection changes. */
    public Truth orMore() {
        return new Truth(hub, world, wanted, inSight, true, people, leavers, archivedToo, employees, timesRunOn);
    }

    /**
     * Only what a key sees: what is out of its sight may be stored as it once was, and nobody can know whether it is still there; nor
     * what things are called that entries name.
     */
    public Truth inSight(Predicate<EntryView> sight) {
        return new Truth(hub, world, wanted, sight, moreIsFine, people, leavers, archivedToo, employees, timesRunOn);
    }

    /** Does not look at users and groups: they are read once a day. */
    public Truth withoutPeople() {
        return new Truth(hub, world, wanted, inSight, moreIsFine, false, leavers, archivedToo, employees, timesRunOn);
    }

    /**
     * Does not look at names and e-mails of those who left: the list of users no longer has them and the feed tells nothing
     * of people, so that a change shortly before they left arrives with the report, when their entries are read again.
     */
    public Truth withoutNamesOfLeavers() {
        return new Truth(hub, world, wanted, inSight, moreIsFine, people, false, archivedToo, employees, timesRunOn);
    }

    /** Insists that of projects, clients and tags it is known whether they are archived, which no report tells. */
    public Truth archivedToo() {
        return new Truth(hub, world, wanted, inSight, moreIsFine, people, leavers, true, employees, timesRunOn);
    }

    /**
     * Looks at who is matched with whom as well.
     *
     * @param byEmail employees by the keys of their e-mails
     */
    public Truth matched(Map<String, Employee> byEmail) {
        return new Truth(hub, world, wanted, inSight, moreIsFine, people, leavers, archivedToo, Map.copyOf(byEmail), timesRunOn);
    }

    /** Does not look at the order of the times at which something was seen: the database's clock, which they are by, was set back. */
    public Truth whereTheClockWasSetBack() {
        return new Truth(hub, world, wanted, inSight, moreIsFine, people, leavers, archivedToo, employees, false);
    }

    /** Fails with a readable list of the differences where there are any. */
    public void assertSame(String workspaceId) {
        List<String> differences = differences(workspaceId);
        if (!differences.isEmpty()) {
            int more = differences.size() - MOST_REPORTED;
            fail("the tables differ from Clockify in " + differences.size() + " places:\n  "
                    + differences.stream().limit(MOST_REPORTED).collect(Collectors.joining("\n  "))
                    + (more > 0 ? "\n  and " + more + " more" : ""));
        }
    }

    /** What is stored otherwise than it is, one line each; none where all is well. */
    public List<String> differences(String workspaceId) {
        List<String> differences = new ArrayList<>();
        Map<String, Stored> stored = stored(workspaceId);
        Map<String, EntryView> truth = new LinkedHashMap<>();
        world.forEachEntry(workspaceId, entry -> truth.put(entry.id(), entry));
        entries(workspaceId, truth, stored, differences);
        if (inSight == null) {
            references(workspaceId, stored, differences);
            timeline(workspaceId, stored, differences);
        }
        history(workspaceId, stored, differences);
        if (people) {
            users(workspaceId, differences);
            groups(workspaceId, differences);
            workspace(workspaceId, differences);
        }
        if (employees != null) {
            matches(workspaceId, differences);
        }
        return differences;
    }

    /** A row of {@code clockify_time_entry}; the values by column name, in Java's types. */
    private record Stored(
            Map<String, Object> values,
            int known,
            String integration,
            Instant firstSeenAt,
            Instant changedAt,
            Instant deletedAt) {
    }

    private Map<String, Stored> stored(String workspaceId) {
        Map<String, Stored> stored = new HashMap<>();
        query("select * from clockify_time_entry where workspace_id = ?", workspaceId, row -> {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Column column : Column.values()) {
                values.put(column.label(), switch (column.type()) {
                    case FLAG -> row.getObject(column.label(), Boolean.class);
                    case TIME -> instant(row, column.label());
                    case SECONDS, AN_HOUR, AMOUNT -> row.getObject(column.label(), Long.class);
                    case LIST, FIELDS -> json(row.getString(column.label()));
                    case ID, TEXT, WORD -> row.getString(column.label());
                });
            }
            stored.put(row.getString("id"), new Stored(
                    values,
                    row.getInt("observed_columns"),
                    row.getString("integration"),
                    instant(row, "first_seen_at"),
                    instant(row, "changed_at"),
                    instant(row, "deleted_at")));
        });
        return stored;
    }

    private void entries(String workspaceId, Map<String, EntryView> truth, Map<String, Stored> stored, List<String> differences) {
        truth.forEach((id, entry) -> {
            if (inSight != null && !inSight.test(entry)) {
                return;
            }
            Stored row = stored.get(id);
            if (row == null || row.deletedAt() != null) {
                if (wanted.test(entry)) {
                    differences.add("entry " + id + (row == null ? " is missing" : " is marked as deleted") + ": " + entry);
                }
                return;
            }
            if (!moreIsFine && !wanted.test(entry)) {
                differences.add("entry " + id + " is stored, though nobody asked for it: " + entry);
            }
            feed(id, entry, row, differences);
            report(workspaceId, entry, row, differences);
            expected(entry).forEach((column, value) -> {
                Object is = row.values().get(column.label());
                boolean unknown = (row.known() & column.bit()) == 0 && !column.derived();
                if (!same(value, is) && !(unknown && blank(is))) {
                    differences.add("entry " + id + " " + column.label() + ": is " + told(is) + ", should be " + told(value));
                }
            });
        });
        stored.forEach((id, row) -> {
            if (inSight == null && row.deletedAt() == null && !truth.containsKey(id)) {
                differences.add("entry " + id + " is stored, but does not exist: " + row.values());
            }
        });
    }

    /** What the feed says of an entry is as old as its last record of it, and without a record nothing. */
    private static void feed(String id, EntryView entry, Stored row, List<String> differences) {
        Instant updatedAt = (Instant) row.values().get("updated_at");
        Instant should = entry.updatedAt().truncatedTo(ChronoUnit.MICROS);
        if (updatedAt != null && (updatedAt.isAfter(should) || updatedAt.isBefore(entry.createdAt().truncatedTo(ChronoUnit.MICROS)))) {
            differences.add("entry " + id + " updated_at: is " + updatedAt + ", should be " + should);
        }
        if (should.equals(updatedAt) && !entry.approvalStatus().equals(row.values().get("approval_status"))) {
            differences.add("entry " + id + " approval_status: is " + row.values().get("approval_status")
                    + ", should be " + entry.approvalStatus());
        }
        Column.RATES.stream().filter(column -> row.values().get(column.label()) != null).forEach(column ->
                differences.add("entry " + id + " " + column.label() + ": is stored, though nobody asked for it"));
    }

    /** What the report alone says of an entry is as old as the last one: one that was never touched is as it was made. */
    private void report(String workspaceId, EntryView entry, Stored row, List<String> differences) {
        Object request = row.values().get("approval_request_id");
        String should = entry.approvalRequestId();
        boolean reported = (row.known() & Column.APPROVAL_REQUEST_ID.bit()) != 0;
        boolean same = entry.updatedAt().equals(entry.createdAt()) && reported ? Objects.equals(request, should)
                : request == null || request.equals(workspaceId)
                        || world.resources(workspaceId).ids(Resource.APPROVAL_REQUEST).contains(request);
        boolean invoiceIsOld = !entry.updatedAt().equals(entry.createdAt()) || (row.known() & Column.INVOICE_ID.bit()) == 0;
        if (!invoiceIsOld && !Objects.equals(row.values().get("invoice_id"), entry.invoiceId())) {
            differences.add("entry " + entry.id() + " invoice_id: is " + row.values().get("invoice_id") + ", should be " + entry.invoiceId());
        }
        if (!same) {
            differences.add("entry " + entry.id() + " approval_request_id: is " + request + ", should be " + should);
        }
    }

    private static Map<Column, Object> expected(EntryView entry) {
        Map<Column, Object> values = new LinkedHashMap<>();
        values.put(Column.USER_ID, entry.userId());
        values.put(Column.DESCRIPTION, storable(entry.description()));
        values.put(Column.TYPE, entry.type());
        values.put(Column.BILLABLE, entry.billable());
        values.put(Column.LOCKED, entry.locked());
        values.put(Column.PROJECT_ID, entry.projectId());
        values.put(Column.PROJECT_NAME, storable(entry.projectName()));
        values.put(Column.CLIENT_ID, entry.clientId());
        values.put(Column.CLIENT_NAME, storable(entry.clientName()));
        values.put(Column.TASK_ID, entry.taskId());
        values.put(Column.TASK_NAME, storable(entry.taskName()));
        TreeMap<String, String> tags = new TreeMap<>();
        for (int i = 0; i < entry.tagIds().size(); i++) {
            tags.put(entry.tagIds().get(i), storable(entry.tags().get(i)));
        }
        values.put(Column.TAG_IDS, JSON.valueToTree(tags.keySet()));
        values.put(Column.TAGS, JSON.valueToTree(tags.values()));
        ObjectNode fields = JSON.createObjectNode();
        entry.customFields().forEach((id, field) -> {
            ObjectNode named = fields.putObject(id);
            named.put("name", storable(field.name()));
            named.set("value", JSON.valueToTree(storable(field.value())));
        });
        values.put(Column.CUSTOM_FIELDS, fields);
        values.put(Column.STARTED_AT, entry.start().truncatedTo(ChronoUnit.MICROS));
        values.put(Column.ENDED_AT, entry.end() == null ? null : entry.end().truncatedTo(ChronoUnit.MICROS));
        values.put(Column.DURATION_SECONDS, entry.durationSeconds());
        values.put(Column.CREATED_AT, entry.createdAt().truncatedTo(ChronoUnit.MICROS));
        values.put(Column.KIOSK_ID, entry.kioskId());
        return values;
    }

    private void references(String workspaceId, Map<String, Stored> stored, List<String> differences) {
        Map<String, List<Object>> projects = new HashMap<>();
        world.projects(workspaceId).forEach(project ->
                projects.put(project.id(), Arrays.asList(storable(project.name()), project.clientId(), project.archived())));
        reference("project", "project_id", "client_id", workspaceId, projects, stored, differences);
        Map<String, List<Object>> tasks = new HashMap<>();
        world.tasks(workspaceId).forEach(task ->
                tasks.put(task.id(), Arrays.asList(storable(task.name()), task.projectId(), task.archived())));
        reference("task", "task_id", "project_id", workspaceId, tasks, stored, differences);
        Map<String, List<Object>> clients = new HashMap<>();
        world.clients(workspaceId).forEach(client ->
                clients.put(client.id(), Arrays.asList(storable(client.name()), null, client.archived())));
        reference("client", "client_id", null, workspaceId, clients, stored, differences);
        Map<String, List<Object>> tags = new HashMap<>();
        world.tags(workspaceId).forEach(tag -> tags.put(tag.id(), Arrays.asList(storable(tag.name()), null, tag.archived())));
        reference("tag", "tag_ids", null, workspaceId, tags, stored, differences);
    }

    /** What entries name must be there; whatever is there and still exists must be right, but archived is not always told. */
    private void reference(
            String kind,
            String namedBy,
            String parent,
            String workspaceId,
            Map<String, List<Object>> truth,
            Map<String, Stored> entries,
            List<String> differences) {
        Set<String> present = new HashSet<>();
        query("select * from clockify_" + kind + " where workspace_id = ?", workspaceId, row -> {
            String id = row.getString("id");
            present.add(id);
            List<Object> should = truth.get(id);
            if (should == null) {
                return;
            }
            String name = row.getString("name");
            if (!Objects.equals(name, should.get(0))) {
                differences.add(kind + " " + id + " name: is " + told(name) + ", should be " + told(should.get(0)));
            }
            if (parent != null && !Objects.equals(row.getString(parent), should.get(1))) {
                differences.add(kind + " " + id + " " + parent + ": is " + row.getString(parent) + ", should be " + should.get(1));
            }
            Boolean archived = row.getObject("archived", Boolean.class);
            if (archived == null ? archivedToo && !kind.equals("task") : !archived.equals(should.get(2))) {
                differences.add(kind + " " + id + " archived: is " + archived);
            }
        });
        entries.forEach((id, entry) -> {
            Object named = entry.values().get(namedBy);
            if (named instanceof JsonNode ids) {
                ids.forEach(one -> missing(kind, one.textValue(), present, differences));
            } else if (named != null) {
                missing(kind, named.toString(), present, differences);
            }
        });
    }

    private static void missing(String kind, String id, Set<String> present, List<String> differences) {
        if (present.add(id)) {
            differences.add(kind + " " + id + " is named by an entry, but missing");
        }
    }

    private void timeline(String workspaceId, Map<String, Stored> stored, List<String> differences) {
        Map<String, Integer> events = new HashMap<>();
        String prefix = "clockify:" + workspaceId + ":";
        String name = storable(world.workspaceName(workspaceId));
        query("select * from clockify_timeline_event where event_id like ?", prefix + "%", row -> {
            String id = row.getString("event_id").substring(prefix.length());
            events.merge(id, 1, Integer::sum);
            Stored entry = stored.get(id);
            if (entry == null) {
                return;
            }
            Map<String, Object> should = new LinkedHashMap<>();
            should.put("source", "clockify");
            should.put("integration", entry.integration());
            should.put("type", entry.values().get("type"));
            should.put("occurred_at", entry.values().get("started_at"));
            should.put("ended_at", entry.values().get("ended_at"));
            should.put("duration_seconds", entry.values().get("duration_seconds"));
            should.put("workspace_name", name);
            should.put("project_name", entry.values().get("project_name"));
            should.put("title", title(entry.values()));
            for (Map.Entry<String, Object> column : should.entrySet()) {
                Object is = switch (column.getKey()) {
                    case "occurred_at", "ended_at" -> instant(row, column.getKey());
                    case "duration_seconds" -> row.getObject(column.getKey(), Long.class);
                    default -> row.getString(column.getKey());
                };
                if (!Objects.equals(is, column.getValue())) {
                    differences.add("event of entry " + id + " " + column.getKey() + ": is " + told(is) + ", should be "
                            + told(column.getValue()));
                }
            }
        });
        stored.forEach((id, entry) -> {
            int times = events.getOrDefault(id, 0);
            if (times != (entry.deletedAt() == null ? 1 : 0)) {
                differences.add("entry " + id + " is " + times + " times in the timeline, deleted at " + entry.deletedAt());
            }
        });
    }

    private static Object title(Map<String, Object> values) {
        for (String column : List.of("description", "task_name")) {
            Object text = values.get(column);
            if (text != null && !text.toString().replace(" ", "").isEmpty()) {
                return text;
            }
        }
        return values.get("project_name");
    }

    private void history(String workspaceId, Map<String, Stored> stored, List<String> differences) {
        stored.forEach((id, entry) -> {
            if (timesRunOn && entry.changedAt().isBefore(entry.firstSeenAt())) {
                differences.add("entry " + id + " changed before it was first seen");
            }
        });
        Map<String, String> last = new HashMap<>();
        String changes = "select * from clockify_time_entry_change where workspace_id = ? order by id";
        query(changes, workspaceId, row -> {
            String id = row.getString("time_entry_id");
            String change = "change " + row.getLong("id") + " of entry " + id;
            last.put(id, row.getString("kind"));
            Stored entry = stored.get(id);
            if (entry == null) {
                differences.add(change + ": there is no such entry");
                return;
            }
            Instant seenAt = instant(row, "seen_at");
            if (timesRunOn && (seenAt.isBefore(entry.firstSeenAt()) || seenAt.isAfter(entry.changedAt()))) {
                differences.add(change + " at " + seenAt + " is not between " + entry.firstSeenAt() + " and " + entry.changedAt());
            }
            if ("updated".equals(row.getString("kind"))
                    && json(row.getString("old_values")).equals(json(row.getString("new_values")))) {
                differences.add(change + " changed nothing: " + row.getString("new_values"));
            }
        });
        stored.forEach((id, entry) -> {
            boolean deleted = "deleted".equals(last.get(id));
            if (deleted != (entry.deletedAt() != null)) {
                differences.add("entry " + id + " has deleted_at " + entry.deletedAt() + ", but its history ends with " + last.get(id));
            }
        });
    }

    private void users(String workspaceId, List<String> differences) {
        Map<String, PersonView> truth = new HashMap<>();
        world.people(workspaceId).forEach(person -> truth.put(person.id(), person));
        // of somebody who left, only the report of their entries speaks: it holds no running timers, and no names of deleted users
        Set<String> reported = new HashSet<>();
        world.forEachEntry(workspaceId, entry -> {
            AccountStatus status = truth.get(entry.userId()).accountStatus();
            boolean named = status != AccountStatus.DELETED && status != AccountStatus.LIMITED_DELETED;
            if (named && !entry.running() && wanted.test(entry)) {
                reported.add(entry.userId());
            }
        });
        Set<String> present = new HashSet<>();
        query("select * from clockify_user where workspace_id = ?", workspaceId, row -> {
            String id = row.getString("id");
            present.add(id);
            PersonView person = truth.get(id);
            boolean member = person != null && person.membershipStatus() != null;
            if (person == null || !member && (!leavers || !reported.contains(id))) {
                return;
            }
            Map<String, Object> should = new LinkedHashMap<>();
            should.put("email", person.email());
            should.put("name", storable(person.name()));
            should.put("account_status", person.accountStatus().name());
            should.put("membership_status", member ? person.membershipStatus().name() : null);
            for (Map.Entry<String, Object> column : should.entrySet()) {
                String is = row.getString(column.getKey());
                boolean knownBefore = is == null ? !member : column.getValue() == null;
                boolean status = column.getKey().endsWith("status");
                if (!Objects.equals(is, column.getValue()) && !knownBefore && (member || !status)) {
                    differences.add("user " + id + " " + column.getKey() + ": is " + is + ", should be " + column.getValue());
                }
            }
        });
        truth.values().stream()
                .filter(person -> person.membershipStatus() != null && !present.contains(person.id()))
                .forEach(person -> differences.add("user " + person.id() + " is missing: " + person));
    }

    private void groups(String workspaceId, List<String> differences) {
        Map<String, List<Object>> truth = new TreeMap<>();
        for (GroupView group : world.groups(workspaceId)) {
            truth.put(group.id(), List.of(storable(group.name()), new HashSet<>(group.userIds())));
        }
        Map<String, List<Object>> stored = new TreeMap<>();
        query("select * from clockify_user_group where workspace_id = ?", workspaceId, row ->
                stored.put(row.getString("id"), List.of(row.getString("name"), new HashSet<>())));
        query("select * from clockify_user_group_member where workspace_id = ?", workspaceId, row -> {
            List<Object> group = stored.computeIfAbsent(row.getString("id"), id -> List.of("no such group", new HashSet<>()));
            @SuppressWarnings("unchecked")
            Set<String> members = (Set<String>) group.get(1);
            members.add(row.getString("user_id"));
        });
        if (!truth.equals(stored)) {
            differences.add("user groups: are " + stored + ", should be " + truth);
        }
    }

    private void workspace(String workspaceId, List<String> differences) {
        List<Object> should = Arrays.asList(
                storable(world.workspaceName(workspaceId)), world.plan(workspaceId).featureSubscriptionType());
        query("select name, plan from clockify_workspace where id = ?", workspaceId, row -> {
            List<Object> is = Arrays.asList(row.getString("name"), row.getString("plan"));
            if (!is.equals(should)) {
                differences.add("workspace: is " + is + ", should be " + should);
            }
        });
    }

    /** Each user has the employee of the e-mail that is known of them, and each event those of its entry's user. */
    private void matches(String workspaceId, List<String> differences) {
        Map<String, List<String>> users = new HashMap<>();
        List<String> nobody = Arrays.asList(null, null, null);
        query("select * from clockify_user where workspace_id = ?", workspaceId, row -> {
            String email = row.getString("email");
            Employee employee = EmailKey.of(email).map(key -> employees.get(key.value())).orElse(null);
            String should = employee == null ? null : employee.id();
            String is = row.getString("employee_id");
            String how = row.getString("matched_by");
            if (!Objects.equals(is, should) || !Objects.equals(how, should == null ? null : "email")) {
                differences.add("user " + row.getString("id") + " " + email + ": is employee " + is + " by " + how
                        + ", should be " + should);
            }
            users.put(row.getString("id"), Arrays.asList(should, employee == null ? null : employee.fullName(), email));
        });
        String events = "select t.event_id, t.employee_id, t.employee_name, t.actor_email, e.user_id from clockify_timeline_event t"
                + " join clockify_time_entry e on t.event_id = concat('clockify:', e.workspace_id, ':', e.id)"
                + " where e.workspace_id = ?";
        query(events, workspaceId, row -> {
            List<String> is = Arrays.asList(
                    row.getString("employee_id"), row.getString("employee_name"), row.getString("actor_email"));
            List<String> should = users.getOrDefault(row.getString("user_id"), nobody);
            if (!is.equals(should)) {
                differences.add(row.getString("event_id") + " is of employee, name and e-mail " + is + ", should be of " + should);
            }
        });
    }

    private void query(String sql, String parameter, RowCallbackHandler row) {
        JdbcClient.create(hub.database().dataSource()).sql(sql).param(parameter).query(row);
    }

    private Instant instant(ResultSet row, String column) throws SQLException {
        Dialect dialect = hub.database().dialect();
        return dialect.instant(row, column);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof JsonNode a && other instanceof JsonNode b) {
            return a.equals(
                    (x, y) -> x.isNumber() && y.isNumber()
                            ? x.decimalValue().compareTo(y.decimalValue())
                            : x.equals(y) ? 0 : 1,
                    b);
        }
        return Objects.equals(one, other);
    }

    private static boolean blank(Object value) {
        return value == null || value instanceof JsonNode node && node.isEmpty();
    }

    private static Object storable(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Truth::storable).toList();
        }
        return value instanceof String text ? storable(text) : value;
    }

    private static String storable(String text) {
        return text == null ? null : text.replace("\u0000", "");
    }

    private static String told(Object value) {
        String text = value instanceof String string ? '"' + string + '"' : String.valueOf(value);
        return text.length() > 300 ? text.substring(0, 300) + "… (" + text.length() + " characters)" : text;
    }
}
