package io.camelhub.clockify.people.identity;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.matching.Lookup;
import io.camelhub.clockify.people.matching.MatchingContext;
import io.camelhub.clockify.people.matching.Suggestion;
import io.camelhub.clockify.people.matching.WrongRequestException;
import io.camelhub.clockify.people.naming.ClockifyText;
import io.camelhub.clockify.people.naming.EmailKey;
import io.camelhub.clockify.people.roster.CsvTable;
import io.camelhub.clockify.people.roster.Employee;
import io.camelhub.clockify.people.user.Identity;
import io.camelhub.clockify.people.user.UserRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What people decide about who a Clockify user is. Each decision is kept with who, when and what was before, holds at once
 * for all of the past, is overridden by no rule, and can be undone.
 *
 * <p>A Clockify user is named by id, by e-mail, or by name where only one has it; an employee likewise. A request that
 * cannot be done is a {@link WrongRequestException}, and nothing is written.
 */
public final class Mappings {

    private static final String USER = "clockify_user";
    private static final String EMPLOYEE = "employee";
    /** Columns of {@link PeopleList#CSV_COLUMNS} that are there to read. */
    private static final List<String> COLUMNS = List.of(USER, EMPLOYEE);

    private final Database database;
    private final People people;
    private final IdentityTable identities;

    public Mappings(Database database, People people) {
        this.database = database;
        this.people = people;
        this.identities = new IdentityTable(database);
    }

    /** Maps a user to an employee. */
    public DecisionReport map(String clockifyUser, String employee, String byWhom) {
        return decide(byWhom, lookup -> {
            UserRow user = lookup.user(clockifyUser);
            return Map.of(user, manual(user, lookup.employee(employee), byWhom));
        });
    }

    /**
     * Maps the users that a CSV file names in its column {@code clockify_user} to the employees in its column {@code
     * employee}; all others, and those without an employee in the file, stay as they are.
     *
     * @param dryRun true to be told what would change, and to write nothing
     */
    public DecisionReport mapFile(Path file, String byWhom, boolean dryRun) {
        CsvTable csv = CsvTable.read(file, COLUMNS, COLUMNS,
                column -> COLUMNS.contains(column) || PeopleList.CSV_COLUMNS.contains(column));
        List<String> errors = new ArrayList<>(csv.errors());
        return database.inRetriedTransaction(() -> {
            MatchingContext situation = people.situation(null);
            Lookup lookup = new Lookup(situation);
            Map<UserRow, Identity> wanted = new LinkedHashMap<>();
            Map<UserRow, Integer> lines = new HashMap<>();
            int unchanged = 0;
            for (CsvTable.Row row : csv.columns().containsAll(COLUMNS) ? csv.rows() : List.<CsvTable.Row>of()) {
                String named = ClockifyText.known(row.cells().get(USER));
                String employee = ClockifyText.known(row.cells().get(EMPLOYEE));
                if (named == null) {
                    errors.add("line " + row.line() + ": the " + USER + " is missing");
                } else if (employee != null) {
                    try {
                        UserRow user = lookup.user(named);
                        Integer before = lines.putIfAbsent(user, row.line());
                        if (before != null) {
                            errors.add("line " + row.line() + ": the user is on line " + before + " already");
                        }
                        Identity identity = manual(user, lookup.employee(employee), byWhom);
                        Identity decided = situation.decided(user.id());
                        if (decided != null && identity.employeeId().equals(decided.employeeId())) {
                            unchanged++;
                        } else {
                            wanted.put(user, identity);
                        }
                    } catch (WrongRequestException e) {
                        errors.add("line " + row.line() + ": " + e.getMessage());
                    }
                }
            }
            if (!errors.isEmpty()) {
                return new DecisionReport(null, List.of(), unchanged, errors);
            }
            return write(situation, wanted, byWhom, unchanged, dryRun);
        });
    }

    /**
     * Takes a user's employee off. A mapping made by hand gives way to the rules again; an automatic match is replaced by
     * the decision that the user has none, which no rule overrides.
     */
    public DecisionReport unmap(String clockifyUser, String byWhom) {
        return database.inRetriedTransaction(() -> {
            MatchingContext situation = people.situation(null);
            UserRow user = new Lookup(situation).user(clockifyUser);
            Identity before = situation.decided(user.id());
            if (before == null) {
                throw new WrongRequestException("nothing is decided about " + user.described());
            }
            Identity after = before.byHand() ? situation.judge(user, null).identity() : nobody(user, byWhom);
            return write(situation, one(user, after), byWhom, 0, false);
        });
    }

    /**
     * Accepts a suggestion.
     *
     * @param employee which of the suggestions; null for the likeliest
     */
    public DecisionReport accept(String clockifyUser, String employee, String byWhom) {
        return database.inRetriedTransaction(() -> {
            MatchingContext situation = people.situation(null);
            Lookup lookup = new Lookup(situation);
            UserRow user = lookup.user(clockifyUser);
            Identity before = situation.decided(user.id());
            if (before != null && before.employeeId() != null) {
                throw new WrongRequestException(user.described() + " is "
                        + Lookup.described(before.employeeId(), situation.roster()) + " already; 'people map' changes that");
            }
            List<Suggestion> suggestions = situation.suggestions(user);
            String meant = employee == null ? null : lookup.employee(employee).id();
            Suggestion suggestion = suggestions.stream()
                    .filter(candidate -> meant == null || candidate.employeeId().equals(meant))
                    .findFirst()
                    .orElseThrow(() -> new WrongRequestException("there is no "
                            + (meant == null ? "suggestion" : "suggestion of " + meant) + " for " + user.described()
                            + "; 'people map' takes any employee"));
            List<Suggestion> best = Suggestion.best(suggestions);
            if (meant == null && best.size() > 1) {
                throw new WrongRequestException(best.size() + " employees are as likely for " + user.described()
                        + ", say which one: " + String.join(" or ", best.stream().map(Suggestion::employeeId).toList()));
            }
            return write(situation, one(user, new Identity(user.id(), suggestion.employeeId(), Identity.SUGGESTION,
                    suggestion.type().label(), null, byWhom)), byWhom, 0, false);
        });
    }

    /** Leaves a user (a bot, a shared account) without an employee, and out of the list of the unmatched. */
    public DecisionReport ignore(String clockifyUser, String byWhom) {
        return decide(byWhom, lookup -> {
            UserRow user = lookup.user(clockifyUser);
            return Map.of(user, new Identity(user.id(), null, Identity.IGNORED, null, null, byWhom));
        });
    }

    /** Undoes the last decision about a user, whether a person took it or a rule. */
    public DecisionReport undo(String clockifyUser, String byWhom) {
        return database.inRetriedTransaction(() -> {
            MatchingContext situation = people.situation(null);
            UserRow user = new Lookup(situation).user(clockifyUser);
            List<IdentityChange> history = identities.history().stream().filter(c -> c.userId().equals(user.id())).toList();
            if (history.isEmpty()) {
                throw new WrongRequestException("nothing was ever decided about " + user.described());
            }
            return undo(situation, history, List.of(history.get(history.size() - 1)), byWhom);
        });
    }

    /** Undoes all that one command or one run decided. */
    public DecisionReport undoDecision(String decision, String byWhom) {
        return database.inRetriedTransaction(() -> {
            List<IdentityChange> history = identities.history();
            List<IdentityChange> changes = history.stream().filter(c -> c.decision().equals(decision)).toList();
            if (changes.isEmpty()) {
                throw new WrongRequestException("there is no decision " + decision + "; 'people history' shows them");
            }
            return undo(people.situation(null), history, changes, byWhom);
        });
    }

    /**
     * Undoes the suggestions that were accepted without a person and still hold.
     *
     * @param classes which classes of suggestions; empty for all
     */
    public DecisionReport undoAccepted(Set<SuggestionClass> classes, String byWhom) {
        return database.inRetriedTransaction(() -> {
            MatchingContext situation = people.situation(null);
            Map<UserRow, Identity> wanted = new LinkedHashMap<>();
            for (UserRow user : situation.users()) {
                Identity identity = situation.decided(user.id());
                if (identity != null
                        && identity.how().equals(Identity.SUGGESTION)
                        && !identity.byHand()
                        && (classes.isEmpty() || classes.stream().anyMatch(c -> c.label().equals(identity.rule())))) {
                    wanted.put(user, nobody(user, byWhom));
                }
            }
            return write(situation, wanted, byWhom, 0, false);
        });
    }

    /**
     * The history, the oldest first.
     *
     * @param clockifyUser only of this user; null for all
     */
    public List<IdentityChange> history(String clockifyUser) {
        return database.inRetriedTransaction(() -> {
            if (clockifyUser == null) {
                return identities.history();
            }
            String id = new Lookup(people.situation(null)).user(clockifyUser).id();
            return identities.history().stream().filter(change -> change.userId().equals(id)).toList();
        });
    }

    private DecisionReport undo(
            MatchingContext situation, List<IdentityChange> history, Collection<IdentityChange> changes, String byWhom) {
        Map<UserRow, Identity> wanted = new LinkedHashMap<>();
        for (IdentityChange change : changes) {
            UserRow user = situation.user(change.userId());
            Identity now = situation.decided(change.userId());
            String employeeNow = now == null ? null : now.employeeId();
            String howNow = now == null ? null : now.how();
            if (user == null || !Objects.equals(employeeNow, change.newEmployeeId()) || !Objects.equals(howNow, change.newHow())) {
                throw new WrongRequestException("something else was decided about "
                        + (user == null ? change.userId() : user.described()) + " since; undo that first");
            }
            Identity before = before(situation, user, history, change, byWhom);
            if (before != null && before.employeeId() != null && !situation.roster().containsKey(before.employeeId())) {
                throw new WrongRequestException("the employee who " + user.described() + " was before is no longer on the roster;"
                        + " 'people map' or 'people unmap' settles who it is");
            }
            wanted.put(user, before);
        }
        return write(situation, wanted, byWhom, 0, false);
    }

    /**
     * What held before a change. What a rule did, it would do again, so a person's decision stands in its place; where rules
     * had decided what a person changed, they decide again.
     */
    private static Identity before(
            MatchingContext situation, UserRow user, List<IdentityChange> history, IdentityChange change, String byWhom) {
        if (change.byWhom().equals(Identity.AUTOMATIC)) {
            return new Identity(user.id(), change.oldEmployeeId(), Identity.MANUAL, null, null, byWhom);
        }
        boolean wasByHand = change.oldHow() != null && !Identity.isByEmail(change.oldHow()) && history.stream()
                .filter(earlier -> earlier.userId().equals(user.id()) && earlier.id() < change.id())
                .reduce((one, other) -> other)
                .map(earlier -> !earlier.byWhom().equals(Identity.AUTOMATIC))
                .orElse(false);
        if (wasByHand) {
            return new Identity(user.id(), change.oldEmployeeId(), change.oldHow(), change.oldRule(), null, byWhom);
        }
        Identity automatic = change.oldHow() == null ? null : new Identity(user.id(), change.oldEmployeeId(),
                change.oldHow(), change.oldRule(), EmailKey.of(user.email()).map(EmailKey::value).orElse(null),
                Identity.AUTOMATIC);
        return situation.judge(user, automatic).identity();
    }

    private DecisionReport decide(String byWhom, Function<Lookup, Map<UserRow, Identity>> wanted) {
        return database.inRetriedTransaction(() -> {
            MatchingContext situation = people.situation(null);
            return write(situation, wanted.apply(new Lookup(situation)), byWhom, 0, false);
        });
    }

    private DecisionReport write(
            MatchingContext situation, Map<UserRow, Identity> wanted, String byWhom, int unchanged, boolean dryRun) {
        IdentityTable.Decision decision = identities.decide(byWhom);
        List<Decided> changes = new ArrayList<>();
        int same = unchanged;
        for (Map.Entry<UserRow, Identity> one : wanted.entrySet()) {
            UserRow user = one.getKey();
            Identity before = situation.decided(user.id());
            Identity after = one.getValue();
            if (Objects.equals(before, after)) {
                same++;
            } else {
                decision.settle(user, before, after);
                changes.add(new Decided(
                        user.id(),
                        user.described(),
                        Lookup.described(before == null ? null : before.employeeId(), situation.roster()),
                        Lookup.described(after == null ? null : after.employeeId(), situation.roster()),
                        after == null ? null : after.how()));
            }
        }
        if (!dryRun) {
            decision.write();
        }
        return new DecisionReport(dryRun || changes.isEmpty() ? null : decision.id(), changes, same, List.of());
    }

    private static Identity manual(UserRow user, Employee employee, String byWhom) {
        if (UserRef.isPseudonym(user.id())) {
            throw new WrongRequestException(user.id() + " was forgotten, and is nobody any more");
        }
        return new Identity(user.id(), employee.id(), Identity.MANUAL, null, null, byWhom);
    }

    private static Identity nobody(UserRow user, String byWhom) {
        return new Identity(user.id(), null, Identity.MANUAL, null, null, byWhom);
    }

    private static Map<UserRow, Identity> one(UserRow user, Identity identity) {
        Map<UserRow, Identity> one = new HashMap<>();
        one.put(user, identity);
        return one;
    }
}
