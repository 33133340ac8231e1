package io.camelhub.clockify.people;

import io.camelhub.clockify.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The Clockify users and which employees they are.
 *
 * <p>A user is matched once, not once an entry: entries find their employee by a join, so what is decided today holds for
 * all of the past. A Clockify account has one id in all of its workspaces, and so one employee.
 */
public final class People {

    private final Database database;
    private final UserTable users;
    private final EmployeeTable employees;
    private final IdentityTable identities;

    public People(Database database) {
        this.database = database;
        this.users = new UserTable(database);
        this.employees = new EmployeeTable(database);
        this.identities = new IdentityTable(database);
    }

    /**
     * Stores users of a workspace. A known name or address is never overwritten by none, and a user whom the list no longer
     * names keeps his row.
     *
     * @return how many rows were written
     */
    public int storeUsers(String workspaceId, List<ClockifyUser> list) {
        Map<String, ClockifyUser> byId = new LinkedHashMap<>();
        list.forEach(user -> byId.put(user.id(), user));
        return database.inTransaction(() -> users.store(workspaceId, byId.values(), users.stored(workspaceId)));
    }

    /**
     * Stores the user groups of a workspace; the list must be whole, since groups and members it does not name are taken
     * off.
     */
    public void storeGroups(String workspaceId, List<UserGroup> list) {
        database.inTransaction(() -> users.storeGroups(workspaceId, list));
    }

    /**
     * Learns users of whom only rows of a report tell.
     *
     * @return how many rows were written; more than 0 is a reason to {@link #match} again
     */
    public int learnUsers(String workspaceId, Collection<ClockifyUser> met) {
        if (met.isEmpty()) {
            return 0;
        }
        Map<String, ClockifyUser> byId = new LinkedHashMap<>();
        met.forEach(user -> byId.put(user.id(), user));
        return database.inTransaction(
                () -> users.store(workspaceId, byId.values(), users.stored(workspaceId, byId.keySet())));
    }

    /**
     * Learns one user of whom only rows of a report tell.
     *
     * @param email null if the row has none
     * @param name null if the row has none
     * @return whether something new was learnt, which is a reason to {@link #match} again
     */
    public boolean learnUser(String workspaceId, String id, String email, String name) {
        return learnUsers(workspaceId, List.of(new ClockifyUser(id, email, name, null, null))) > 0;
    }

    /** Matches the users of one workspace with the roster, and writes what changed. */
    public MatchResult match(String workspaceId) {
        return database.inTransaction(() -> match(users.users(Objects.requireNonNull(workspaceId))));
    }

    /** Matches the users of all workspaces with the roster, and writes what changed. */
    public MatchResult matchAll() {
        return database.inTransaction(() -> match(users.users(null)));
    }

    /** The employees of the users of a workspace, by user id; a user without an employee is not in it. */
    public Map<String, Employee> employees(String workspaceId) {
        Map<String, Employee> byId = employees.all();
        Map<String, Employee> byUser = new HashMap<>();
        database.statement("people-matched-users").param("workspaceId", workspaceId).query(row -> {
            Employee employee = byId.get(row.getString("employee_id"));
            if (employee != null) {
                byUser.put(row.getString("id"), employee);
            }
        });
        return byUser;
    }

    /** The users of all workspaces who have no employee and are not ignored, with the reason. */
    public List<UnmatchedUser> unmatched() {
        return judged(users.users(null)).unmatched();
    }

    /** How the users of all workspaces are matched, by what is stored; nothing is written. */
    public MatchResult summary() {
        return judged(users.users(null));
    }

    private MatchResult match(Collection<UserRow> rows) {
        Map<String, Employee> roster = employees.all();
        MatchingRules rules = new MatchingRules(new RosterIndex(roster.values()));
        Map<String, Identity> decided = identities.all();
        IdentityTable.Decision decision = identities.decide(UUID.randomUUID().toString(), Identity.AUTOMATIC);
        Tally tally = new Tally(roster);
        for (UserRow user : rows) {
            Identity before = decided.get(user.id());
            Judgement judgement = rules.judge(user.id(), user.email(), before);
            Identity after = judgement.identity();
            if (!Objects.equals(before, after)) {
                decision.change(user.id(), before, after);
            }
            for (UserRow.Membership membership : user.memberships()) {
                if (membership.differsFrom(after)) {
                    decision.tell(membership.workspaceId(), user.id(), after);
                }
            }
            tally.add(user, judgement, !Objects.equals(
                    before == null ? null : before.employeeId(), after == null ? null : after.employeeId()));
        }
        decision.write();
        return tally.result();
    }

    private MatchResult judged(Collection<UserRow> rows) {
        Map<String, Employee> roster = employees.all();
        MatchingRules rules = new MatchingRules(new RosterIndex(roster.values()));
        Map<String, Identity> decided = identities.all();
        Tally tally = new Tally(roster);
        for (UserRow user : rows) {
            tally.add(user, rules.judge(user.id(), user.email(), decided.get(user.id())), false);
        }
        return tally.result();
    }

    private static final class Tally {

        private final Map<String, Employee> roster;
        private final Map<String, Integer> byRule = new TreeMap<>();
        private final List<UnmatchedUser> unmatched = new ArrayList<>();
        private int ignored;
        private int changed;

        Tally(Map<String, Employee> roster) {
            this.roster = roster;
        }

        void add(UserRow user, Judgement judgement, boolean otherThanBefore) {
            Identity identity = judgement.identity();
            changed += otherThanBefore ? 1 : 0;
            if (identity != null && identity.employeeId() != null) {
                byRule.merge(identity.how(), 1, Integer::sum);
            } else if (identity != null && identity.how().equals(Identity.IGNORED)) {
                ignored++;
            } else {
                String who = judgement.candidates().isEmpty() ? ""
                        : ": " + String.join(", ", RosterIndex.described(judgement.candidates(), roster));
                unmatched.add(new UnmatchedUser(
                        user.id(), user.name(), user.email(), judgement.reason() + who, judgement.candidates()));
            }
        }

        MatchResult result() {
            return new MatchResult(byRule, ignored, unmatched, changed);
        }
    }
}
