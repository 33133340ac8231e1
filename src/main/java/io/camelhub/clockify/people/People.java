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
 * The Clockify users and their employees.
 *
 * <p>The match belongs to the user, not to the entry: entries find their employee by a join, so a decision applies to the whole past. A Clockify
 * account has one id in all of its workspaces, and so one employee.
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
    /** The basis of the last match in this process, by workspace id. */
    private final Map<String, Basis> matched = new ConcurrentHashMap<>();

    private record Basis(String changes, PeopleOptions options) {
    }

    /** @param options read at each match, so that an edit of the settings takes effect */
    public People(Database database, Supplier<PeopleOptions> options) {
        this(database, options, Outbox.disabled(database));
    }

    /**
     * @param options read at each match, so that an edit of the settings takes effect
     * @param outbox takes events about users whose name or employee changes
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
     * Stores users of a workspace. A missing name or address never overwrites a known one, and a user who is not in the list keeps their row.
     *
     * @return the number of written rows
     */
    public int storeUsers(String workspaceId, List<ClockifyUser> list) {
        return database.inRetriedTransaction(
                () -> users.store(workspaceId, notErased(list).values(), users.stored(workspaceId)));
    }

    /** Stores the user groups of a workspace. The list must be complete: other groups and members are deleted. */
    public void storeGroups(String workspaceId, List<UserGroup> list) {
        database.inTransaction(() -> {
            Pseudonyms pseudonyms = pseudonymizer.users();
            users.storeGroups(workspaceId, list.stream().map(group -> new UserGroup(
                    group.id(), group.name(), group.userIds().stream().map(pseudonyms::of).toList(),
                    pseudonyms.in(group.managerIds()))).toList());
        });
    }

    /**
     * Stores users who are named only in time entries.
     *
     * @return the number of written rows; above 0, {@link #match} should be called again
     */
    public int learnUsers(String workspaceId, Collection<ClockifyUser> reported) {
        return reported.isEmpty() ? 0 : database.inRetriedTransaction(() -> {
            Map<String, ClockifyUser> byId = notErased(reported);
            return byId.isEmpty() ? 0 : users.store(workspaceId, byId.values(), users.stored(workspaceId, byId.keySet()));
        });
    }

    /** Matches the users of one workspace with the roster, and writes the changes. */
    public MatchResult match(String workspaceId) {
        return matched(Objects.requireNonNull(workspaceId));
    }

    /**
     * Matches the users of one workspace with the roster, unless nothing has changed since the last match in this process; that check is one
     * statement, and reads no employee.
     *
     * @param fence runs the write
     */
    public void matchChanges(String workspaceId, Consumer<Runnable> fence) {
        Basis basis = new Basis(changes.state(), options.get());
        if (!basis.equals(matched.get(workspaceId))) {
            fence.accept(() -> match(workspaceId));
            matched.put(workspaceId, basis);
        }
    }

    /** Matches the users of all workspaces with the roster, and writes the changes. */
    public MatchResult matchAll() {
        return matched(null);
    }

    /** Retried on a conflict: the same user may be matched in another workspace, or decided about by a person, at the same time. */
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

    /** The employees by user id, for some users of a workspace; without users who have no employee. */
    public Map<String, Employee> employees(String workspaceId, Collection<String> userIds) {
        return employees.ofUsers(workspaceId, userIds);
    }

    /** The ids of the members of some user groups in a workspace. */
    public Set<String> membersOf(String workspaceId, Collection<String> groupIds) {
        return users.membersOf(workspaceId, groupIds);
    }

    /** The stored matches of the users of all workspaces, with suggestions for the unmatched. */
    public MatchResult summary() {
        return database.inTransaction(() -> {
            MatchingContext context = context(null);
            Tally tally = new Tally(context, true);
            context.users().forEach(user -> tally.add(user, context.stored(user), false));
            return tally.result();
        });
    }

    /**
     * The number of some employees who would have a Clockify user with another roster; nothing is written.
     *
     * @param roster all employees by id
     * @param of ids of the employees to count
     */
    public int matching(Map<String, Employee> roster, Set<String> of) {
        return database.inTransaction(() -> {
            MatchingContext context = context(null, roster);
            return (int) context.users().stream().map(user -> employeeId(context.decide(user, context.decided(user.id())).identity()))
                    .filter(Objects::nonNull).filter(of::contains).distinct().count();
        });
    }

    /** The stored state of the users of a workspace; of all workspaces where it is null. */
    public MatchingContext context(String workspaceId) {
        return context(workspaceId, employees.all());
    }

    private MatchingContext context(String workspaceId, Map<String, Employee> roster) {
        Collection<UserRow> matched = users.users(workspaceId);
        return new MatchingContext(roster, matched, () -> workspaceId == null ? matched : users.users(null),
                identities.all(), options.get(), identities::former);
    }

    /** The outbox for events about users whose name or employee changes. */
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
