package io.camelhub.clockify.people;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.EmployeeTable;
import io.camelhub.clockify.roster.PeopleChanges;
import io.camelhub.clockify.roster.Pseudonymizer;
import io.camelhub.clockify.roster.Pseudonyms;
import io.camelhub.clockify.settings.PeopleOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The Clockify users and which employees they are.
 *
 * <p>A user is matched once, not once an entry: entries find their employee by a join, so what is decided today holds for
 * all of the past. A Clockify account has one id in all of its workspaces, and so one employee.
 */
public final class People {

    private final Database database;
    private final Supplier<PeopleOptions> options;
    private final Pseudonymizer pseudonymizer;
    private final UserTable users;
    private final EmployeeTable employees;
    private final IdentityTable identities;
    private final Outbox outbox;
    private final PeopleChanges changes;
    /** What the last match of each workspace in this process rests on, by the workspace's id. */
    private final Map<String, Basis> matched = new ConcurrentHashMap<>();

    private record Basis(String changes, PeopleOptions options) {
    }

    /** @param options asked at each matching, so that an edit of the settings takes effect */
    public People(Database database, Supplier<PeopleOptions> options) {
        this(database, options, Outbox.disabled(database));
    }

    /**
     * @param options asked at each matching, so that an edit of the settings takes effect
     * @param outbox is told who is somebody else now
     */
    public People(Database database, Supplier<PeopleOptions> options, Outbox outbox) {
        this.database = database;
        this.options = options;
        this.pseudonymizer = new Pseudonymizer(database);
        this.users = new UserTable(database, outbox);
        this.employees = new EmployeeTable(database);
        this.outbox = outbox;
        this.identities = new IdentityTable(database, outbox);
        this.changes = new PeopleChanges(database);
    }

    /**
     * Stores users of a workspace. A known name or address is never overwritten by none, and a user whom the list no longer
     * names keeps their row.
     *
     * @return how many rows were written
     */
    public int storeUsers(String workspaceId, List<ClockifyUser> list) {
        return database.inRetriedTransaction(
                () -> users.store(workspaceId, notErased(list).values(), users.stored(workspaceId)));
    }

    /**
     * Stores the user groups of a workspace; the list must be whole, since groups and members it does not name are taken
     * off.
     */
    public void storeGroups(String workspaceId, List<UserGroup> list) {
        database.inTransaction(() -> {
            Pseudonyms pseudonyms = pseudonymizer.users();
            users.storeGroups(workspaceId, list.stream().map(group -> new UserGroup(
                    group.id(), group.name(), group.userIds().stream().map(pseudonyms::of).toList(),
                    pseudonyms.in(group.managerIds()))).toList());
        });
    }

    /**
     * Learns users whom only rows of a report name.
     *
     * @return how many rows were written; more than 0 is a reason to {@link #match} again
     */
    public int learnUsers(String workspaceId, Collection<ClockifyUser> reported) {
        return reported.isEmpty() ? 0 : database.inRetriedTransaction(() -> {
            Map<String, ClockifyUser> byId = notErased(reported);
            return byId.isEmpty() ? 0 : users.store(workspaceId, byId.values(), users.stored(workspaceId, byId.keySet()));
        });
    }

    /** Matches the users of one workspace with the roster, and writes what changed. */
    public MatchResult match(String workspaceId) {
        return matched(Objects.requireNonNull(workspaceId));
    }

    /**
     * Matches the users of one workspace with the roster, unless nothing that it rests on has changed since this process did so: that
     * takes one statement, and reads no employee.
     *
     * @param fence runs what writes
     */
    public void matchChanges(String workspaceId, Consumer<Runnable> fence) {
        Basis basis = new Basis(changes.state(), options.get());
        if (!basis.equals(matched.get(workspaceId))) {
            fence.accept(() -> match(workspaceId));
            matched.put(workspaceId, basis);
        }
    }

    /** Matches the users of all workspaces with the roster, and writes what changed. */
    public MatchResult matchAll() {
        return matched(null);
    }

    /** A user may be in two workspaces that are matched at the same time, or be decided about by a person meanwhile. */
    private MatchResult matched(String workspaceId) {
        return database.inRetriedTransaction(() -> {
            MatchingContext context = context(workspaceId);
            IdentityTable.Changes changes = identities.changes(Identity.AUTOMATIC);
            Tally tally = new Tally(context, false);
            for (UserRow user : context.users()) {
                Identity before = context.decided(user.id());
                MatchDecision decision = context.decide(user, before);
                changes.settle(user, before, decision.identity());
                tally.add(user, decision, !Objects.equals(employeeId(before), employeeId(decision.identity())));
            }
            changes.write();
            return tally.result();
        });
    }

    /** The employees of some users of a workspace, by user id; a user without an employee is not in it. */
    public Map<String, Employee> employees(String workspaceId, Collection<String> userIds) {
        return employees.ofUsers(workspaceId, userIds);
    }

    /** The ids of the users who are in some user groups of a workspace. */
    public Set<String> membersOf(String workspaceId, Collection<String> groupIds) {
        return users.membersOf(workspaceId, groupIds);
    }

    /** How the users of all workspaces are matched, as it is stored, with suggestions for those who are not. */
    public MatchResult summary() {
        return database.inTransaction(() -> {
            MatchingContext context = context(null);
            Tally tally = new Tally(context, true);
            context.users().forEach(user -> tally.add(user, context.stored(user), false));
            return tally.result();
        });
    }

    /**
     * How many of some employees would have a Clockify user under another roster; nothing is written.
     *
     * @param roster all employees by id
     * @param of ids of those who are asked for
     */
    public int matching(Map<String, Employee> roster, Set<String> of) {
        return database.inTransaction(() -> {
            MatchingContext context = context(null, roster);
            return (int) context.users().stream().map(user -> employeeId(context.decide(user, context.decided(user.id())).identity()))
                    .filter(Objects::nonNull).filter(of::contains).distinct().count();
        });
    }

    /** What is stored now about the users of a workspace, or about all of them where it is null. */
    public MatchingContext context(String workspaceId) {
        return context(workspaceId, employees.all());
    }

    private MatchingContext context(String workspaceId, Map<String, Employee> roster) {
        Collection<UserRow> matched = users.users(workspaceId);
        return new MatchingContext(roster, matched, () -> workspaceId == null ? matched : users.users(null),
                identities.all(), options.get(), identities::former);
    }

    /** What is told who is somebody else now. */
    public Outbox outbox() {
        return outbox;
    }

    IdentityTable identities() {
        return identities;
    }

    private Map<String, ClockifyUser> notErased(Collection<ClockifyUser> list) {
        Pseudonyms pseudonyms = pseudonymizer.users();
        Map<String, ClockifyUser> byId = new LinkedHashMap<>();
        list.stream().filter(user -> !pseudonyms.contains(user.id())).forEach(user -> byId.put(user.id(), user));
        return byId;
    }

    private static String employeeId(Identity identity) {
        return identity == null ? null : identity.employeeId();
    }

    private static final class Tally {

        private final MatchingContext context;
        private final boolean withSuggestions;
        private final SortedMap<String, Integer> byRule = new TreeMap<>();
        private final List<UnmatchedUser> unmatched = new ArrayList<>();
        private int ignored;
        private int changed;

        Tally(MatchingContext context, boolean withSuggestions) {
            this.context = context;
            this.withSuggestions = withSuggestions;
        }

        void add(UserRow user, MatchDecision decision, boolean otherThanBefore) {
            Identity identity = decision.identity();
            changed += otherThanBefore ? 1 : 0;
            if (identity != null && identity.employeeId() != null) {
                byRule.merge(identity.how(), 1, Integer::sum);
            } else if (identity != null && identity.how().equals(Identity.IGNORED)) {
                ignored++;
            } else if (!UserRef.isPseudonym(user.id())) {
                unmatched.add(new UnmatchedUser(user.id(), user.name(), user.email(), decision.reason(context.roster()),
                        decision.candidates(), withSuggestions ? context.suggestions(user) : List.of()));
            }
        }

        MatchResult result() {
            unmatched.sort(Comparator.comparingDouble(UnmatchedUser::score).reversed());
            int matched = byRule.values().stream().mapToInt(Integer::intValue).sum();
            return new MatchResult(matched, byRule, ignored, unmatched, changed, context.index().conflicts(), context.roster().isEmpty());
        }
    }
}
