package io.camelhub.clockify.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.entries.JsonColumns;
import io.camelhub.clockify.entries.TimeEntries;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.Reason.Found;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.Identity;
import io.camelhub.clockify.people.MatchingContext;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.UserRow;
import io.camelhub.clockify.plan.Covered;
import io.camelhub.clockify.plan.UserListPlan;
import io.camelhub.clockify.privacy.Subject;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import io.camelhub.clockify.settings.ClockifySettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains where an entry is and why it is as it is, from the tables and, if Clockify was asked, from its answers. */
public final class ExplainQuery {

    private static final String ENTRIES = "clockify_time_entry";
    private static final String USERS = "clockify_user";
    private static final Set<String> NO_WORK = Set.of("TIME_OFF", "TIMEOFF", "HOLIDAY", "BREAK");

    private final Database database;
    private final ClockifySettings settings;
    private final StatusQuery status;
    private final People people;
    private final TimeEntries entries;
    private final ObjectMapper json;
    private final JsonColumns columns;

    public ExplainQuery(
            Database database, ClockifySettings settings, StatusQuery status, People people, TimeEntries entries, ObjectMapper json) {
        this.database = database;
        this.settings = settings;
        this.status = status;
        this.people = people;
        this.entries = entries;
        this.json = json;
        this.columns = new JsonColumns(json);
    }

    /**
     * Explains one entry.
     *
     * @param asked Clockify's answers, a page per request; empty where it was not asked
     */
    public EntryAnswer entry(String id, List<TimeEntryPage> asked) {
        EntryFacts entry = facts(List.of(id)).stream().findFirst().orElse(null);
        Places places = new Places();
        List<Found> found = new ArrayList<>();
        if (entry == null) {
            found.addAll(rejected(id));
            if (asked.stream().allMatch(page -> page.entries().isEmpty())) {
                found.addAll(places.reasons(null, null, null, madeAt(id)));
            }
        } else {
            found.addAll(ofStored(entry, places, people.context(null)));
        }
        asked.forEach(page -> found.addAll(compare(id, entry, page, places)));
        Window start = entry == null ? null : new Window(entry.startedAt(), entry.startedAt().plusSeconds(1));
        WorkspaceReading place = entry == null ? null : places.at(entry.integration(), entry.workspaceId(), entry.userId(), start);
        return new EntryAnswer(id, entry, entry == null ? null : firstRun(entry), place == null ? null : place.verifiedAt(start),
                entry == null ? List.of() : changes(entry), found.stream().distinct().toList());
    }

    /** The values of an entry that some source has reported, by column; empty where it is not stored. Rates are among them. */
    public Map<Column, Object> values(String workspaceId, String id) {
        return entries.reported(workspaceId, id);
    }

    /**
     * A day of a person, in the zone of {@code clockify.day-zone}.
     *
     * @param person who is meant, see {@link io.camelhub.clockify.query.PeopleQuery#meant}
     * @param asked as for an entry: the lists of the person's users
     */
    public DayAnswer day(Subject person, LocalDate day, List<TimeEntryPage> asked) {
        List<String> users = person.users().stream().map(UserRow::id).toList();
        ZoneId own = zone(users);
        Window time = window(day, settings.dayZone());
        Window shown = window(day, own);
        Window both = time.hull(shown);
        List<String> ids = users.isEmpty() ? List.of() : database.table(ENTRIES).select("id").in("user_id", users)
                .below("started_at", both.to()).any(or -> or.atLeast("started_at", both.from()).above("ended_at", both.from()))
                .orderBy("started_at", "id").list(String.class);
        List<EntryFacts> stored = facts(ids);
        Map<String, EntryFacts> byId = stored.stream().collect(Collectors.toMap(EntryFacts::id, entry -> entry, (one, other) -> one));
        Places places = new Places();
        MatchingContext context = people.context(null);
        Map<String, List<Found>> reasonsOf = new LinkedHashMap<>();
        stored.forEach(entry -> reasonsOf.put(entry.id(), new ArrayList<>(ofStored(entry, places, context))));
        asked.forEach(page -> {
            Set<String> all = page.entries().stream().map(one -> one.id()).collect(Collectors.toCollection(LinkedHashSet::new));
            stored.stream().filter(one -> one.workspaceId().equals(page.workspaceId()) && shown.contains(one.startedAt()))
                    .forEach(one -> all.add(one.id()));
            all.forEach(id -> reasonsOf.computeIfAbsent(id, none -> new ArrayList<>()).addAll(compare(id, byId.get(id), page, places)));
        });
        List<Found> reasons = new ArrayList<>();
        for (String user : users) {
            Set<String> workspaces = database.table(USERS).select("workspace_id").distinct().where("id", user).set(String.class);
            reasons.addAll(places.reasons(workspaces, user, time, null));
            reasons.addAll(database.statement("explain-query/rejected-of-user", "id", user).query(this::ofRejected).list());
        }
        return new DayAnswer(person.described(), day, settings.dayZone(), stored,
                sum(stored.stream().filter(entry -> entry.type() == null || !NO_WORK.contains(entry.type())), time),
                sum(stored.stream().filter(entry -> shown.contains(entry.startedAt())), null), own, reasonsOf, reasons.stream().distinct().toList());
    }

    /** The changes of entries since a time, of these entries and of these users. */
    public List<EntryChange> since(Instant since, Collection<String> ids, Collection<String> users) {
        List<EntryChange> all = new ArrayList<>(database.table(ENTRIES).select("workspace_id", "id", "first_seen_at").atLeast("first_seen_at", since)
                .any(or -> or.in("id", ids).in("user_id", users)).orderBy("started_at")
                .list((row, index) -> new EntryChange(row.getString("workspace_id"), row.getString("id"), "new", null,
                        database.instant(row, "first_seen_at"), Map.of(), Map.of())));
        all.addAll(database.statement("explain-query/changes-since", "since", since, "ids", orOne(ids), "users", orOne(users))
                .query(this::change).list());
        return all;
    }

    /** Until now, by the database's clock. */
    public Instant now() {
        return database.now();
    }

    private static Collection<String> orOne(Collection<String> values) {
        return values.isEmpty() ? List.of("") : values;
    }

    /** The day of a person as a time range, in the zone of their Clockify profile. */
    public Window shown(Subject person, LocalDate day) {
        return window(day, zone(person.users().stream().map(UserRow::id).toList()));
    }

    private static Window window(LocalDate day, ZoneId zone) {
        return new Window(day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** The time zone of the users' profiles, if they have one valid zone in common; otherwise {@code clockify.day-zone}. */
    private ZoneId zone(List<String> users) {
        List<String> zones = users.isEmpty() ? List.of()
                : database.table(USERS).select("time_zone").distinct().in("id", users).notNull("time_zone").list(String.class);
        return zones.size() == 1 && ZoneId.getAvailableZoneIds().contains(zones.get(0)) ? ZoneId.of(zones.get(0)) : settings.dayZone();
    }

    private static Duration sum(Stream<EntryFacts> entries, Window within) {
        return entries.filter(entry -> entry.deletedAt() == null && entry.endedAt() != null)
                .filter(entry -> within == null || entry.startedAt().isBefore(within.to()) && entry.endedAt().isAfter(within.from()))
                .map(entry -> within == null ? Duration.between(entry.startedAt(), entry.endedAt()) : part(entry, within))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration part(EntryFacts entry, Window day) {
        return Duration.between(entry.startedAt().isBefore(day.from()) ? day.from() : entry.startedAt(),
                entry.endedAt().isAfter(day.to()) ? day.to() : entry.endedAt());
    }

    private List<EntryFacts> facts(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : database.statement("explain-query/entries", "ids", ids).query((row, index) -> facts(row)).list()
                .stream().sorted(Comparator.comparing(EntryFacts::startedAt)).toList();
    }

    private EntryFacts facts(ResultSet row) throws SQLException {
        return new EntryFacts(row.getString("workspace_id"), row.getString("workspace_name"), row.getString("id"),
                row.getString("integration"), row.getString("user_id"), row.getString("email"), row.getString("user_name"),
                row.getString("employee_id"), row.getString("employee_name"), row.getString("type"), row.getString("description"),
                row.getString("project_name"), database.instant(row, "started_at"), database.instant(row, "ended_at"),
                row.getObject("duration_seconds", Long.class), database.instant(row, "first_seen_at"),
                database.instant(row, "changed_at"), database.instant(row, "deleted_at"));
    }

    private List<EntryChange> changes(EntryFacts entry) {
        return database.table("clockify_time_entry_change")
                .select("workspace_id", "time_entry_id", "kind", "source", "seen_at", "old_values", "new_values")
                .where("workspace_id", entry.workspaceId()).where("time_entry_id", entry.id()).orderBy("id").list(this::change);
    }

    private EntryChange change(ResultSet row, int index) throws SQLException {
        return new EntryChange(row.getString("workspace_id"), row.getString("time_entry_id"),
                row.getString("kind"), row.getString("source"), database.instant(row, "seen_at"), object(row.getString("old_values")),
                object(row.getString("new_values")));
    }

    private Map<String, Object> object(String text) {
        try {
            return json.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON object: " + text, e);
        }
    }

    private Long firstRun(EntryFacts entry) {
        return database.table("clockify_sync_run").select("max(id)").where("integration", entry.integration())
                .where("workspace_id", entry.workspaceId()).atMost("started_at", entry.firstSeenAt())
                .any(or -> or.isNull("finished_at").atLeast("finished_at", entry.firstSeenAt())).single(Long.class);
    }

    private List<Found> rejected(String id) {
        return database.table("clockify_rejected").select("reason", "times", "last_seen_at").where("entry_id", id).orderBy("last_seen_at")
                .list(this::ofRejected);
    }

    private Found ofRejected(ResultSet row, int index) throws SQLException {
        return Reason.REJECTED.of(
                "times", row.getInt("times"), "at", WorkspaceReading.second(database.instant(row, "last_seen_at")), "why", row.getString("reason"));
    }

    /** The reasons about a stored entry. */
    private List<Found> ofStored(EntryFacts entry, Places places, MatchingContext context) {
        List<Found> found = new ArrayList<>();
        if (entry.deletedAt() != null) {
            String source = changes(entry).stream().filter(change -> change.kind().equals("deleted")).map(EntryChange::source).reduce(null, (one, next) -> next);
            Reason how = "feed".equals(source) ? Reason.DELETED_REPORTED
                    : "confirmed".equals(source) ? Reason.DELETED_CONFIRMED : Reason.DELETED_MISSING;
            found.add(how.of("at", WorkspaceReading.second(entry.deletedAt())));
        }
        found.addAll(database.table("clockify_held_deletion").select("integration", "reason", "held_at")
                .where("workspace_id", entry.workspaceId()).where("time_entry_id", entry.id()).orderBy("integration")
                .list((row, index) -> Reason.HELD_BACK.of("since", WorkspaceReading.second(database.instant(row, "held_at")),
                        "why", row.getString("reason"), "integration", row.getString("integration"))));
        if (UserRef.isPseudonym(entry.userId())) {
            found.add(Reason.ERASED.of());
        } else if (entry.employeeId() == null) {
            UserRow user = context.user(entry.userId());
            Identity decided = context.decided(entry.userId());
            found.add(decided != null && Identity.IGNORED.equals(decided.how()) ? Reason.NOBODY.of("user", entry.userId())
                    : Reason.UNMATCHED.of("user", entry.userId(), "why",
                            user == null ? "they are not among the users that were read" : context.stored(user).reason(context.roster())));
        }
        if (entry.endedAt() == null && entry.deletedAt() == null) {
            found.add(Reason.RUNNING.of());
        }
        if (entry.description() == null && !settings.keepDescriptions().keeps(entry.startedAt(), database.now())) {
            found.add(Reason.DESCRIPTION_DROPPED.of());
        }
        if (places.integrations.stream().noneMatch(one -> one.name().equals(entry.integration()) && WorkspaceReading.off(one) == null)) {
            found.add(Reason.OWNER_AWAY.of("integration", entry.integration()));
        }
        found.addAll(rejected(entry.id()));
        return found;
    }

    private List<Found> compare(String id, EntryFacts entry, TimeEntryPage page, Places places) {
        Map<Column, Object> stored = entry == null ? Map.of() : entries.reported(entry.workspaceId(), id);
        WorkspaceReading place = page.entries().stream().filter(one -> one.id().equals(id)).findFirst().map(there -> places.at(page.integration(),
                page.workspaceId(), there.userId(), new Window(there.startedAt(), there.startedAt().plusSeconds(1)))).orElse(null);
        return new ClockifyComparison(id, stored, entry != null && entry.deletedAt() != null, place).with(page);
    }

    /** The creation time that an id of Clockify begins with; null for another id. */
    private static Instant madeAt(String id) {
        return id.matches("[0-9a-f]{24}") ? Instant.ofEpochSecond(Long.parseLong(id.substring(0, 8), 16)) : null;
    }

    /** The integrations with the workspaces that each reads. */
    private final class Places {

        private record Row(String integration, String workspaceId, List<String> groups, String ownerRole, boolean byLists, Set<String> users) {
        }

        private final List<IntegrationStatus> integrations = status.integrations(settings.integrations());
        private final List<Row> rows = database.statement("explain-query/places").query((row, index) -> new Row(
                row.getString("integration"), row.getString("workspace_id"), texts(row.getString("group_ids")), row.getString("owner_role"),
                "user-list".equals(row.getString("reads_by")), Set.copyOf(texts(row.getString("listed"))))).list();

        private List<String> texts(String array) {
            return array == null ? List.of() : columns.texts(array);
        }

        /**
         * Why an entry may be missing, by integration.
         *
         * @param workspaces the possible workspaces; null if not known
         */
        List<Found> reasons(Set<String> workspaces, String user, Window time, Instant madeAt) {
            List<Found> found = new ArrayList<>();
            for (IntegrationStatus integration : integrations) {
                List<Row> seen = rows.stream().filter(row -> row.integration().equals(integration.name()))
                        .filter(row -> workspaces == null || workspaces.contains(row.workspaceId())).toList();
                Found off = WorkspaceReading.off(integration);
                if (off != null || seen.isEmpty() && workspaces == null) {
                    found.add(off != null ? off : Reason.NO_WORKSPACE.of("integration", integration.name()));
                }
                seen.stream().filter(row -> off == null).forEach(
                        row -> found.addAll(at(integration.name(), row.workspaceId(), user, time).reasons(user, time, madeAt)));
            }
            if (workspaces != null) {
                workspaces.stream().filter(id -> rows.stream().noneMatch(row -> row.workspaceId().equals(id)))
                        .forEach(id -> integrations.stream().filter(one -> WorkspaceReading.off(one) == null).forEach(one ->
                                found.add(Reason.WORKSPACE_NOT_SEEN.of("integration", one.name(), "workspace", id))));
            }
            return found;
        }

        /** A workspace as one integration reads it; null where its key does not see it. */
        WorkspaceReading at(String name, String workspaceId, String user, Window time) {
            IntegrationStatus integration = integrations.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
            Row row = rows.stream().filter(one -> one.integration().equals(name) && one.workspaceId().equals(workspaceId)).findFirst().orElse(null);
            if (integration == null || row == null) {
                return null;
            }
            WorkspaceStatus workspace =
                    integration.workspaces().stream().filter(one -> one.id().equals(workspaceId)).findFirst().orElse(null);
            Set<String> members = row.groups().isEmpty() ? Set.of() : people.membersOf(workspaceId, row.groups());
            List<Covered> covered = time == null || row.byLists() && user == null ? List.of()
                    : database.statement("explain-query/windows", "integration", name, "workspace", workspaceId,
                            "scope", row.byLists() ? UserListPlan.scope(user) : SyncRun.scope(row.groups()),
                            "user", user == null ? "-" : user, "time_start", time.from(), "time_end", time.to())
                            .query((window, index) -> new Covered(
                                    new Window(database.instant(window, "window_from"), database.instant(window, "window_to")),
                                    database.instant(window, "verified_at"), window.getString("left_open"))).list();
            Instant refusedAt = user == null || !row.byLists() ? null : database.table("clockify_window").select("max(verified_at)")
                    .where("integration", name).where("workspace_id", workspaceId).where("scope", UserListPlan.goneScope(user)).single(Instant.class);
            return new WorkspaceReading(integration, workspaceId, workspace, row.groups(), members, row.ownerRole(), row.users(), covered, refusedAt,
                    database.now());
        }
    }
}
