package io.camelhub.clockify.people.privacy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.identity.People;
import io.camelhub.clockify.people.matching.MatchingContext;
import io.camelhub.clockify.people.matching.WrongRequestException;
import io.camelhub.clockify.people.naming.EmailKey;
import io.camelhub.clockify.people.pseudonym.Pseudonymizer.Kind;
import io.camelhub.clockify.people.pseudonym.Pseudonymizer;
import io.camelhub.clockify.people.user.PeopleChanges;
import io.camelhub.clockify.people.user.UserRow;
import io.camelhub.clockify.store.PeriodSums;
import io.camelhub.clockify.store.outbox.Outbox;
import io.camelhub.clockify.store.outbox.OutboxErasure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Erases people: what they did stays in the sums, who did it is no longer known.
 *
 * <p>Of the ids only keyed hashes are kept (see {@link Pseudonymizer}), by which Clockify's and the roster's next answers are
 * recognised.
 */
public final class Erasure {

    /**
     * One thing that is removed or replaced.
     *
     * @param statement its name below {@code erasure/}
     * @param done what the report calls it, before the number of rows; %s stands for the pseudonym; null for what nobody looks for
     */
    private record Step(String statement, String done) {
    }

    /** By id. What goes by an entry's user comes before the entries, which take the pseudonym then. */
    private static final List<Step> OF_A_USER = List.of(
            new Step("rejected-entries", "rejected rows of their time entries removed"),
            new Step("changes", "history rows emptied"),
            new Step("entries", "time entries without description, under %s"),
            new Step("activity-stale", null),
            new Step("activity-sums", null),
            new Step("user-twice", null),
            new Step("user", "rows of the Clockify user without name and e-mail"),
            new Step("member-twice", null),
            new Step("member", "memberships of user groups renamed"),
            new Step("group-manager", null),
            new Step("assignee", null),
            new Step("identity", "decisions removed"),
            new Step("identity-changes", "lines of the history of decisions renamed"),
            new Step("audit-user", "lines of the audit log renamed"),
            new Step("key-view-owner", null),
            new Step("key-view-users", null),
            new Step("members-read", null),
            new Step("held", null),
            new Step("window", null),
            new Step("window-page", null));

    private static final List<Step> OF_AN_EMPLOYEE = List.of(
            new Step("employee-emails", "e-mails removed from the roster"),
            new Step("employee", "employee removed from the roster"),
            new Step("audit-employee", "lines of the audit log renamed"),
            new Step("old-employee", null),
            new Step("new-employee", null));

    /** By an id, an address or a name, wherever it stands in a text. */
    private static final List<Step> OF_A_TEXT = List.of(
            new Step("rejected", "rejected rows removed"),
            new Step("decider", null),
            new Step("decider-changes", null),
            new Step("audit-named", "lines of the audit log renamed"),
            new Step("audit-values", "lines of the audit log emptied"),
            new Step("run-errors", "error messages emptied"),
            new Step("integration-errors", "error messages emptied"),
            new Step("workspace-errors", "error messages emptied"),
            new Step("refusals", "error messages emptied"),
            new Step("event-errors", "error messages emptied"));

    private final Database database;
    private final People people;
    private final Pseudonymizer pseudonymizer;
    private final Outbox outbox;
    private final OutboxErasure waiting;
    private final PeopleChanges changes;

    public Erasure(Database database, People people) {
        this.database = database;
        this.people = people;
        this.pseudonymizer = new Pseudonymizer(database);
        this.outbox = people.outbox();
        this.waiting = new OutboxErasure(database);
        this.changes = new PeopleChanges(database);
    }

    /**
     * Who is meant by a person to erase: one line for the employee, and one for each Clockify user; writes nothing.
     *
     * @param person as in {@link #erase}
     * @throws WrongRequestException where it is not clear who is meant
     */
    public List<String> meant(String person) {
        return database.inTransaction(() -> Subject.of(person, people.context(null)).described());
    }

    /**
     * Erases an employee with all their Clockify users, or one Clockify user.
     *
     * @param person an employee or a Clockify user, by id, e-mail, or unique name; an employee is looked for first
     * @throws WrongRequestException where it is not clear who is meant; nothing is written
     */
    public ErasureReport erase(String person) {
        return database.inTransaction(() -> {
            MatchingContext context = people.context(null);
            Subject subject = Subject.of(person, context);
            Map<String, Integer> done = new LinkedHashMap<>();
            List<String> notReached = new ArrayList<>();
            subject.users().forEach(user -> eraseUser(user, done, notReached));
            Set<EmailKey> addresses = subject.isAccount() ? Set.of() : subject.ownAddresses(context.roster());
            if (!subject.isAccount()) {
                eraseEmployee(subject, addresses, context, done);
            }
            changes.changed();
            notReached.addAll(OutOfReach.of(subject, addresses, context));
            return new ErasureReport(done.entrySet().stream().filter(step -> step.getValue() > 0)
                    .map(step -> step.getKey() + ": " + step.getValue()).toList(), notReached);
        });
    }

    private void eraseUser(UserRow user, Map<String, Integer> done, List<String> notReached) {
        String id = user.id();
        if (UserRef.isPseudonym(id)) {
            throw new WrongRequestException(id + " is erased already");
        }
        String pseudonym = pseudonymizer.remember(Kind.USER, id);
        Map<String, Object> ids = database.row("user", id, "pseudonym", pseudonym, "now", database.now(),
                "scope", "user:" + id, "gone_scope", "gone:" + id,
                "line", PeriodSums.startOfLine(id), "pseudonym_line", PeriodSums.startOfLine(pseudonym));
        // in each workspace they may go by another name
        Set<String> texts = new LinkedHashSet<>(List.of(id));
        database.statement("erasure/names", "user", id).query(row -> {
            Subject.addNaming(texts, row.getString("email"), row.getString("name"));
        });
        List<Map<String, Object>> onceTheirs = database.statement("erasure/entries-once-theirs", "user", id)
                .query((row, index) -> database.row(
                        "workspaceId", row.getString("workspace_id"), "entryId", row.getString("time_entry_id"))).list();
        Map<String, Long> reported = outbox.close() ? outbox.entries("entries-of-user", "user_id", id) : Map.of();
        run(OF_A_USER, ids, done);
        waiting.forgetUser(id, pseudonym);
        reported.forEach((workspaceId, entries) -> outbox.addOfMany(
                "user", workspaceId, id, "forgotten", Map.of("pseudonym", pseudonym), Map.of(), entries));
        onceTheirs.forEach(entry -> run(List.of(new Step("changes-of-entry", "history rows emptied")), entry, done));
        int keys = database.statement("erasure/owner").params(ids).update();
        if (keys > 0) {
            notReached.add("the person owns the API key of " + keys + " integration(s), which works on in their name:"
                    + " put in a key of somebody else");
        }
        eraseTexts(texts, pseudonym, done);
    }

    private void eraseEmployee(Subject subject, Set<EmailKey> addresses, MatchingContext context, Map<String, Integer> done) {
        String id = subject.employee().id();
        String pseudonym = pseudonymizer.remember(Kind.EMPLOYEE, id);
        addresses.forEach(address -> pseudonymizer.remember(Kind.EMAIL, address.value()));
        for (String managed : subject.managed(context.roster(), addresses)) {
            run(List.of(new Step("manager", "employees without their manager's e-mail")), database.row("id", managed), done);
        }
        waiting.forgetEmployee(id);
        run(OF_AN_EMPLOYEE, database.row("employee", id, "pseudonym", pseudonym), done);
        eraseTexts(subject.employeeTexts(), pseudonym, done);
    }

    private void eraseTexts(Set<String> texts, String pseudonym, Map<String, Integer> done) {
        for (String text : texts) {
            String json = new String(JsonStringEncoder.getInstance().quoteAsString(text));
            run(OF_A_TEXT, database.row("text", text, "json", json, "pseudonym", pseudonym), done);
        }
    }

    private void run(List<Step> steps, Map<String, Object> values, Map<String, Integer> done) {
        for (Step step : steps) {
            int rows = database.statement("erasure/" + step.statement()).params(values).update();
            if (step.done() != null) {
                done.merge(step.done().formatted(values.get("pseudonym")), rows, Integer::sum);
            }
        }
    }
}
