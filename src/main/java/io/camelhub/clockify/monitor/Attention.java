package io.camelhub.clockify.monitor;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.database.Update;
import io.camelhub.clockify.query.FiguresQuery;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;

/**
 * What needs somebody: kept in {@code clockify_attention_item}, by one of several processes at a time, and reported to an endpoint when it begins
 * and when it ends; {@link Notices} delivers. Nothing is reported about an employee on a day off of theirs.
 */
public final class Attention {

    private static final String ITEMS = "clockify_attention_item";
    private static final String CHECKS = "clockify_attention_check";
    private static final List<String> KEY = List.of("rule", "subject");

    /** The longest day has 25 hours. */
    private static final Duration LONGEST_DAY = Duration.ofHours(25);

    private static final Map<AttentionRule.Part, Duration> EVERY =
            Map.of(AttentionRule.Part.RECENT, Duration.ofMinutes(5), AttentionRule.Part.WEEKS, Duration.ofHours(1));

    private final Database database;
    private final AttentionFacts facts;
    private final ClockifySettings settings;
    private final ObjectMapper json;

    public Attention(Database database, FiguresQuery figures, ClockifySettings settings, ObjectMapper json) {
        this.database = database;
        this.facts = new AttentionFacts(database, settings::attention, () -> figures.figures(settings.integrations()));
        this.settings = settings;
        this.json = json;
    }

    /** An item as stored. */
    private record Item(String rule, String subject, String workspaceId, String employeeId, String userId, String integration, Instant since,
            String detail, Instant endedAt, boolean reported, AttentionState sending, String token, Instant expiresAt, Instant heldUntil) {

        static final String[] COLUMNS = {"rule", "subject", "workspace_id", "employee_id", "user_id", "integration", "since", "detail", "ended_at",
            "reported", "sending", "token", "expires_at", "held_until"};

        String key() {
            return rule + " " + subject;
        }
    }

    /** Applies the rules that are due: what changes by the minute every five minutes, days and weeks every hour. Nothing is asked of Clockify. */
    public void evaluate() {
        for (AttentionRule.Part part : AttentionRule.Part.values()) {
            Instant now = database.now();
            if (isClaimed(part, now)) {
                store(part, facts.findings(part, now), now);
            }
        }
    }

    /** Claims the rules for this process; false where they are not due. */
    private boolean isClaimed(AttentionRule.Part part, Instant now) {
        Table own = database.table(CHECKS).at("part", part);
        Instant last = own.select("checked_at").optional(Instant.class).orElse(null);
        if (last == null) {
            try {
                own.insert("checked_at", now);
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            }
        }
        return !Term.of(last, EVERY.get(part)).holds(now) && own.update("checked_at", now).where("checked_at", last).run() == 1;
    }

    private void store(AttentionRule.Part part, List<AttentionFinding> findings, Instant now) {
        Map<String, Item> stored = items(items -> items).stream().filter(item -> AttentionRule.of(item.rule()).part() == part)
                .collect(toMap(Item::key, item -> item));
        List<Map<String, Object>> fresh = new ArrayList<>();
        List<Map<String, Object>> changed = new ArrayList<>();
        for (AttentionFinding finding : findings) {
            Map<String, Object> row = row(finding);
            Item item = stored.remove(finding.rule().text() + " " + finding.subject());
            if (item == null) {
                row.put("since", finding.since());
                row.put("reported", false);
                fresh.add(row);
            } else if (item.sending() != AttentionState.ENDS
                    && (item.endedAt() != null || !item.detail().equals(finding.detail()) || !Objects.equals(item.workspaceId(), finding.workspaceId()))) {
                row.put("ended_at", null);
                changed.add(row);
            }
        }
        List<Map<String, Object>> over = stored.values().stream().filter(item -> item.endedAt() == null)
                .map(item -> database.row("rule", item.rule(), "subject", item.subject(), "ended_at", now)).toList();
        Table items = database.table(ITEMS);
        items.insertAbsent(KEY, fresh);
        items.updateEach(KEY, changed);
        items.updateEach(KEY, over);
        // an end that is reported to nobody
        if (settings.attention().uri() == null) {
            items.delete().notNull("ended_at").run();
        } else {
            items.delete().notNull("ended_at").where("reported", false).isNull("sending").run();
        }
    }

    private static Map<String, Object> row(AttentionFinding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rule", finding.rule().text());
        row.put("subject", finding.subject());
        row.put("workspace_id", finding.workspaceId());
        row.put("employee_id", finding.employeeId());
        row.put("user_id", finding.userId());
        row.put("integration", finding.integration());
        row.put("detail", finding.detail());
        return row;
    }

    private List<Item> items(UnaryOperator<Select> which) {
        return which.apply(database.table(ITEMS).select(Item.COLUMNS)).orderBy("since", "rule", "subject").list(Item.class);
    }

    /** The messages that are to be sent now; none without an endpoint. */
    public List<Notice> notices() {
        String uri = settings.attention().uri();
        if (uri == null) {
            return List.of();
        }
        Instant now = database.now();
        Map<Item, AttentionState> due = new LinkedHashMap<>();
        items(pending -> pending.any(why -> why.where("reported", false).notNull("ended_at").notNull("sending"))).forEach(item -> {
            boolean waits = Notices.isWaitedFor(item.expiresAt(), now)
                    || item.heldUntil() != null && Term.ending(item.heldUntil(), LONGEST_DAY).holds(now);
            AttentionState state = AttentionDelivery.due(item.endedAt() == null, item.reported(), item.sending(), waits);
            if (state != null) {
                due.put(item, state);
            }
        });
        People people = due.isEmpty() ? null : people(due.keySet(), now);
        List<Notice> notices = new ArrayList<>();
        due.forEach((item, state) -> {
            Employee employee = people.of(item);
            Instant offUntil = employee == null ? null : people.offUntil().get(employee.id());
            if (offUntil == null) {
                notices.add(notice(uri, item, state, employee, people.names().get(item.userId())));
            } else {
                own(item).update("held_until", offUntil).run();
            }
        });
        return notices;
    }

    /** @param weekHours null where the roster does not say it */
    private record Employee(String id, String fullName, String team, BigDecimal weekHours) {
    }

    /**
     * The people of some items.
     *
     * @param employees by id
     * @param employeeOf ids of employees, by workspace and user
     * @param names what names a Clockify user, by id
     * @param offUntil the end of their day off, by employee; none for those who work today
     */
    private record People(Map<String, Employee> employees, Map<String, String> employeeOf, Map<String, String> names, Map<String, Instant> offUntil) {

        /** Null where it is about no employee. */
        Employee of(Item item) {
            String matched = item.userId() == null ? item.employeeId() : employeeOf.get(item.workspaceId() + "/" + item.userId());
            return matched == null ? null : employees.getOrDefault(matched, new Employee(matched, null, null, null));
        }
    }

    private People people(Collection<Item> items, Instant now) {
        Map<String, String> employeeOf = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Set<String> ids = items.stream().map(Item::employeeId).filter(Objects::nonNull).collect(toSet());
        database.table("clockify_user").select("workspace_id", "id", "employee_id", "coalesce(name, email, id) as named")
                .in("id", items.stream().map(Item::userId).filter(Objects::nonNull).collect(toSet())).forEach(row -> {
                    names.put(row.getString("id"), row.getString("named"));
                    if (row.getString("employee_id") != null) {
                        employeeOf.put(row.getString("workspace_id") + "/" + row.getString("id"), row.getString("employee_id"));
                        ids.add(row.getString("employee_id"));
                    }
                });
        Map<String, Employee> employees = database.table("clockify_employee").select("id", "full_name", "team", "week_hours").in("id", ids)
                .list((row, index) -> new Employee(row.getString("id"), row.getString("full_name"), row.getString("team"), row.getBigDecimal("week_hours")))
                .stream().collect(toMap(Employee::id, one -> one));
        return new People(employees, employeeOf, names, offUntil(employees.values(), now));
    }

    /** The end of the day off that it is for some employees: a holiday, time off, or a day without work. */
    private Map<String, Instant> offUntil(Collection<Employee> employees, Instant now) {
        // where no hours are due at all, no day is off
        Set<String> ids = employees.stream().filter(one -> one.weekHours() == null || one.weekHours().signum() > 0).map(Employee::id).collect(toSet());
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Map<String, Instant> until = new HashMap<>();
        database.table("clockify_expected_day").select("employee_id", "ends_at").in("employee_id", ids)
                .atLeast("calendar_day", today.minusDays(1)).atMost("calendar_day", today.plusDays(1))
                .atMost("starts_at", now).above("ends_at", now).where("expected_seconds", 0)
                .forEach(row -> until.put(row.getString("employee_id"), database.instant(row, "ends_at")));
        return until;
    }

    private Table own(Item item) {
        return database.table(ITEMS).at("rule", item.rule()).at("subject", item.subject());
    }

    /** @param user what names the Clockify user; null where it is about none */
    private Notice notice(String uri, Item item, AttentionState state, Employee employee, String user) {
        AttentionRule rule = AttentionRule.of(item.rule());
        String name = employee == null ? null : employee.fullName() == null ? employee.id() : employee.fullName();
        String whose = name != null ? name : user != null ? user : item.integration();
        String subject = (state == AttentionState.BEGINS ? "Clockify: " : "Clockify, over: ") + rule.words() + ": " + whose;
        return new Notice(Setting.ATTENTION_URI.property(), uri, rule.words(), UUID.randomUUID().toString(), subject, json.createObjectNode()
                .put("text", subject + ": " + item.detail())
                .put("rule", item.rule())
                .put("subject", item.subject())
                .put("employee", name)
                .put("team", employee == null ? null : employee.team())
                .put("integration", item.integration())
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("since", item.since().toString())
                .toString(), new Delivered(own(item), item, state));
    }

    /** The row of an item whose message is sent. */
    private record Delivered(Table own, Item item, AttentionState state) implements Notice.Delivery {

        @Override
        public boolean claim(String token, Instant until) {
            Update claimed = own.update("sending", state, "token", token, "expires_at", until).where("reported", item.reported());
            if (item.token() == null) {
                claimed.isNull("token");
            } else {
                claimed.where("token", item.token());
            }
            if (item.sending() == null) {
                // it may have ended, or begun again, since it was read
                if (state == AttentionState.BEGINS) {
                    claimed.isNull("ended_at");
                } else {
                    claimed.notNull("ended_at");
                }
            }
            return claimed.run() == 1;
        }

        @Override
        public void accepted(String token) {
            if (state == AttentionState.BEGINS) {
                own.update("reported", true, "sending", null, "token", null, "expires_at", null, "held_until", null).where("token", token).run();
            } else {
                own.delete().where("token", token).run();
            }
        }

        @Override
        public void refused(String token) {
            own.update("sending", null).where("token", token).run();
        }
    }
}
