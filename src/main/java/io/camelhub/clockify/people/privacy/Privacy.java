package io.camelhub.clockify.people.privacy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.identity.People;
import io.camelhub.clockify.people.matching.Lookup;
import io.camelhub.clockify.people.matching.MatchingContext;
import io.camelhub.clockify.people.matching.WrongRequestException;
import io.camelhub.clockify.people.naming.EmailKey;
import io.camelhub.clockify.people.naming.PersonName;
import io.camelhub.clockify.people.pseudonym.Pseudonymizer;
import io.camelhub.clockify.people.roster.Employee;
import io.camelhub.clockify.people.user.Identity;
import io.camelhub.clockify.people.user.UserRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Forgets people: what they did stays in the sums, who did it is no longer known.
 *
 * <p>Of the ids only keyed hashes are kept (see {@link Pseudonymizer}), by which Clockify's and the roster's next answers are
 * recognised.
 */
public final class Privacy {

    private final Database database;
    private final People people;
    private final Pseudonymizer forgotten;

    public Privacy(Database database, People people) {
        this.database = database;
        this.people = people;
        this.forgotten = new Pseudonymizer(database);
    }

    /**
     * Who is meant by a person to forget: one line for the employee, and one for each Clockify user; writes nothing.
     *
     * @param person as in {@link #forget}
     * @throws WrongRequestException where it is not clear who is meant
     */
    public List<String> meant(String person) {
        return database.inTransaction(() -> {
            MatchingContext situation = people.situation(null);
            Lookup.Meant meant = new Lookup(situation).person(person);
            List<String> lines = new ArrayList<>();
            if (meant.employee() != null) {
                lines.add("employee " + Lookup.described(meant.employee().id(), situation.roster()));
            }
            for (UserRow user : accounts(meant, situation)) {
                lines.add("Clockify user " + user.id() + " (" + user.described() + ")");
            }
            return lines;
        });
    }

    private static List<UserRow> accounts(Lookup.Meant meant, MatchingContext situation) {
        if (meant.employee() == null) {
            return List.of(meant.user());
        }
        return situation.users().stream().filter(user -> isHis(user, meant.employee(), situation)).toList();
    }

    private static boolean isHis(UserRow user, Employee employee, MatchingContext situation) {
        Identity identity = situation.decided(user.id());
        return identity != null && employee.id().equals(identity.employeeId());
    }

    /**
     * Forgets an employee with all his Clockify users, or one Clockify user.
     *
     * @param person an employee or a Clockify user, by id, e-mail, or unique name; an employee is looked for first
     * @throws WrongRequestException where it is not clear who is meant; nothing is written
     */
    public ForgetReport forget(String person) {
        return database.inTransaction(() -> {
            MatchingContext situation = people.situation(null);
            Lookup lookup = new Lookup(situation);
            Report report = new Report();
            Lookup.Meant meant = lookup.person(person);
            for (UserRow user : accounts(meant, situation)) {
                forgetUser(user, report);
            }
            if (meant.employee() != null) {
                forgetEmployee(meant.employee(), situation, report);
            } else {
                Identity identity = situation.decided(meant.user().id());
                if (identity != null && identity.employeeId() != null) {
                    report.notReached.add("the employee " + identity.employeeId()
                            + " is still on the roster: clockify people forget " + identity.employeeId());
                }
            }
            report.notReached.add("Clockify itself: ask for the deletion there; until then it delivers the person anew,"
                    + " and the plugin replaces the id each time");
            report.notReached.add("backups and exports of the database, and what other steps of the hub have passed on");
            report.notReached.add("names that others wrote into projects, tasks, tags and descriptions of their own entries");
            return new ForgetReport(report.done, report.notReached);
        });
    }

    private void forgetUser(UserRow user, Report report) {
        if (UserRef.isPseudonym(user.id())) {
            throw new WrongRequestException(user.id() + " is forgotten already");
        }
        String pseudonym = forgotten.rememberUser(user.id());
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.put("user", user.id());
        ids.put("pseudonym", pseudonym);
        ids.put("now", database.bind(database.now()));
        ids.put("scope", "user:" + user.id());
        ids.put("gone_scope", "gone:" + user.id());
        Set<String> texts = new LinkedHashSet<>(List.of(user.id()));
        // in each workspace he may go by another name
        database.statement("people-export-user").param("users", List.of(user.id())).query(row -> {
            addNaming(texts, row.getString("email"), row.getString("name"));
        });
        report.add(database.statement("people-forget-rejected-entries").params(ids).update(),
                "rejected rows of his time entries removed");
        report.add(forgetChanges(ids), "history rows emptied");
        update("people-forget-entries", ids, "time entries without description, under " + pseudonym, report);
        update("people-forget-user-twice", ids, null, report);
        update("people-forget-user", ids, "rows of the Clockify user without name and e-mail", report);
        update("people-forget-member-twice", ids, null, report);
        update("people-forget-member", ids, "memberships of user groups renamed", report);
        update("people-forget-identity", ids, "decision removed", report);
        update("people-forget-identity-changes", ids, "lines of the history of decisions renamed", report);
        for (String statement : List.of("people-forget-judged-owner", "people-forget-judged-users",
                "people-forget-members-read", "people-forget-held", "people-forget-window", "people-forget-window-page")) {
            update(statement, ids, null, report);
        }
        int owned = database.statement("people-forget-owner").params(ids).update();
        if (owned > 0) {
            report.notReached.add("the person owns the API key of " + owned + " integration(s), which works on in his name:"
                    + " put in a key of somebody else");
        }
        removeTexts(texts, pseudonym, report);
    }

    /** Empties the history of the entries that are the user's, or once were. */
    private int forgetChanges(Map<String, Object> ids) {
        List<Map<String, Object>> once = database.statement("people-changes-naming").params(ids)
                .query((row, index) -> Map.<String, Object>of(
                        "workspaceId", row.getString("workspace_id"), "entryId", row.getString("time_entry_id")))
                .list();
        int emptied = database.statement("people-forget-changes").params(ids).update();
        for (Map<String, Object> entry : once) {
            emptied += database.statement("people-forget-changes-of-entry").params(entry).update();
        }
        return emptied;
    }

    /** Adds the texts that name a person; a name of one part may be anybody's. */
    static void addNaming(Set<String> texts, String email, String name) {
        if (email != null) {
            texts.add(email);
        }
        if (name != null && PersonName.of(name).isFull()) {
            texts.add(name);
        }
    }

    /** Removes what names the person, and the person's name from what was decided by him. */
    private void removeTexts(Set<String> texts, String pseudonym, Report report) {
        int rejected = 0;
        int messages = 0;
        for (String text : texts) {
            rejected += database.statement("people-forget-rejected")
                    .param("text", text)
                    .param("json", new String(JsonStringEncoder.getInstance().quoteAsString(text)))
                    .update();
            for (String statement : List.of("people-forget-decider", "people-forget-decider-changes")) {
                database.statement(statement).param("text", text).param("pseudonym", pseudonym).update();
            }
            for (String statement : List.of(
                    "people-forget-run-errors", "people-forget-integration-errors",
                    "people-forget-workspace-errors", "people-forget-refusals")) {
                messages += database.statement(statement).param("text", text).update();
            }
        }
        report.add(rejected, "rejected rows removed");
        report.add(messages, "error messages emptied");
    }

    private void forgetEmployee(Employee employee, MatchingContext situation, Report report) {
        String pseudonym = forgotten.rememberEmployee(employee.id());
        Set<EmailKey> keys = new LinkedHashSet<>();
        employee.emails().forEach(email -> EmailKey.of(email).ifPresent(keys::add));
        // an address that somebody else has as well is not his alone
        situation.roster().values().stream()
                .filter(other -> !other.id().equals(employee.id()))
                .flatMap(other -> other.emails().stream())
                .forEach(email -> EmailKey.of(email).ifPresent(keys::remove));
        keys.forEach(forgotten::rememberEmail);
        int managed = 0;
        for (Employee other : situation.roster().values()) {
            if (!other.id().equals(employee.id()) && EmailKey.of(other.managerEmail()).filter(keys::contains).isPresent()) {
                managed += database.statement("people-forget-manager").param("id", other.id()).update();
            }
        }
        report.add(managed, "employees without their manager's e-mail");
        Map<String, Object> ids = Map.of("employee", employee.id(), "pseudonym", pseudonym);
        update("people-forget-employee-emails", ids, "e-mails removed from the roster", report);
        update("people-forget-employee", ids, "employee removed from the roster", report);
        update("people-forget-old-employee", ids, null, report);
        update("people-forget-new-employee", ids, null, report);
        Set<String> texts = new LinkedHashSet<>();
        employee.emails().forEach(email -> addNaming(texts, email, employee.fullName()));
        addNaming(texts, null, employee.fullName());
        removeTexts(texts, pseudonym, report);
        for (UserRow user : situation.users()) {
            Identity identity = situation.decided(user.id());
            if (isHis(user, employee, situation)) {
                continue;
            }
            if (EmailKey.of(user.email()).filter(keys::contains).isPresent()) {
                report.notReached.add("the Clockify user " + user.id() + " has his e-mail address, and was not mapped to him:"
                        + " clockify people forget " + user.id());
            } else if (!UserRef.isPseudonym(user.id()) && (identity == null || identity.employeeId() == null)) {
                situation.suggestions(user).stream().filter(suggestion -> suggestion.employeeId().equals(employee.id())).findFirst()
                        .ifPresent(suggestion -> report.notReached.add("the Clockify user " + user.id()
                                + " may be the same person (" + suggestion.reason() + "), and was not mapped to him:"
                                + " clockify people forget " + user.id()));
            }
        }
    }

    private void update(String statement, Map<String, Object> ids, String what, Report report) {
        int rows = database.statement(statement).params(ids).update();
        if (what != null) {
            report.add(rows, what);
        }
    }

    private static final class Report {

        private final List<String> done = new ArrayList<>();
        private final List<String> notReached = new ArrayList<>();

        void add(int rows, String what) {
            if (rows > 0) {
                done.add(rows + " " + what);
            }
        }
    }
}
