package io.camelhub.clockify.privacy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.entries.PeriodSums;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.outbox.OutboxErasure;
import io.camelhub.clockify.people.MatchingContext;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.UserRow;
import io.camelhub.clockify.people.WrongRequestException;
import io.camelhub.clockify.privacy.Personal.Of;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.PeopleChanges;
import io.camelhub.clockify.roster.Pseudonymizer.Kind;
import io.camelhub.clockify.roster.Pseudonymizer;
import io.camelhub.clockify.stream.PersonalColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Erases people: their work stays in the sums, but not who they are.
 *
 * <p>Only keyed hashes of the ids are kept (see {@link Pseudonymizer}), to recognise the ids in later answers of Clockify and in the roster.
 * {@link PersonalData} says what is done to each column.
 */
public final class Erasure {

    private final Database database;
    private final People people;
    private final Pseudonymizer pseudonymizer;
    private final Outbox outbox;
    private final OutboxErasure waiting;
    private final PeopleChanges changes;
    private final Supplier<PersonalData> data;

    public Erasure(Database database, People people) {
        this(database, people, () -> PersonalData.ofThePlugin().withStreams(PersonalColumns.stored(database)));
    }

    /** @param data the columns with personal data */
    public Erasure(Database database, People people, PersonalData data) {
        this(database, people, () -> data);
    }

    private Erasure(Database database, People people, Supplier<PersonalData> data) {
        this.database = database;
        this.people = people;
        this.pseudonymizer = new Pseudonymizer(database);
        this.outbox = people.outbox();
        this.waiting = new OutboxErasure(database);
        this.changes = new PeopleChanges(database);
        this.data = data;
    }

    /**
     * The people who would be erased: a line for the employee, and one for each Clockify user; writes nothing.
     *
     * @param person as in {@link #erase}
     * @throws WrongRequestException where no person, or more than one, fits
     */
    public List<String> meant(String person) {
        return database.inTransaction(() -> Subject.of(person, people.context(null)).described());
    }

    /**
     * Erases an employee with all their Clockify users, or one Clockify user.
     *
     * @param person an employee or a Clockify user, by id, e-mail, or unique name; employees are searched first
     * @throws WrongRequestException where no person, or more than one, fits; nothing is written
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
        Map<String, Object> ids = database.row("user", id, "users", List.of(id), "pseudonym", pseudonym, "now", database.now(),
                "scope", "user:" + id, "gone_scope", "gone:" + id,
                "line", PeriodSums.startOfLine(id), "pseudonym_line", PeriodSums.startOfLine(pseudonym));
        // their name may differ between workspaces
        Set<String> texts = new LinkedHashSet<>(List.of(id));
        database.table("clockify_user").select("email", "name").where("id", id)
                .forEach(row -> Subject.addNaming(texts, row.getString("email"), row.getString("name")));
        List<Map<String, Object>> onceTheirs = database.statement("erasure/entries-once-theirs", "user", id)
                .query((row, index) -> database.row(
                        "workspaceId", row.getString("workspace_id"), "entryId", row.getString("time_entry_id"))).list();
        Map<String, Long> reported = outbox.lockExclusively() ? outbox.entries("entries-of-user", "user_id", id) : Map.of();
        run(Of.USER, ids, done);
        eraseInLists(id, pseudonym);
        waiting.forgetUser(id, pseudonym);
        reported.forEach((workspaceId, entries) -> outbox.addOfMany(
                "user", workspaceId, id, "forgotten", Map.of("pseudonym", pseudonym), Map.of(), entries));
        onceTheirs.forEach(entry -> runOfEntry(entry, done));
        int keys = run(Of.KEY_OWNER, ids, done);
        if (keys > 0) {
            notReached.add("the person owns the API key of " + keys + " integration(s), which works on in their name:"
                    + " put in a key of somebody else");
        }
        eraseTexts(texts, pseudonym, done);
    }

    /** In lists of users that rows of streams have, which no erased person may stand in either. */
    private void eraseInLists(String id, String pseudonym) {
        for (PersonalColumns stream : PersonalColumns.stored(database)) {
            for (String column : stream.lists()) {
                String text = database.dialect().jsonText(column);
                String replaced = "replace(" + text + ", :user, :pseudonym)";
                database.built("update " + stream.table() + "\nset " + column + " = "
                        + ("jsonb".equals(database.dialect().types().get("json")) ? "cast(" + replaced + " as jsonb)" : replaced)
                        + "\nwhere position(:user in " + text + ") > 0", Map.of("user", id, "pseudonym", pseudonym)).update();
            }
        }
    }

    private void eraseEmployee(Subject subject, Set<EmailKey> addresses, MatchingContext context, Map<String, Integer> done) {
        String id = subject.employee().id();
        String pseudonym = pseudonymizer.remember(Kind.EMPLOYEE, id);
        addresses.forEach(address -> pseudonymizer.remember(Kind.EMAIL, address.value()));
        for (String managed : subject.managed(context.roster(), addresses)) {
            run(Of.MANAGER, database.row("managed", managed), done);
        }
        waiting.forgetEmployee(id);
        run(Of.EMPLOYEE, database.row("employee", id, "pseudonym", pseudonym), done);
        eraseTexts(subject.employeeTexts(), pseudonym, done);
    }

    private void eraseTexts(Set<String> texts, String pseudonym, Map<String, Integer> done) {
        for (String text : texts) {
            String json = new String(JsonStringEncoder.getInstance().quoteAsString(text));
            run(Of.TEXT, database.row("text", text, "json", json, "pseudonym", pseudonym), done);
        }
    }

    /** Erases personal data in the history of an entry. */
    private void runOfEntry(Map<String, Object> entry, Map<String, Integer> done) {
        for (ErasureStep step : ErasureStep.of(data.get().columns())) {
            if (step.entryColumn() != null) {
                count(step, database.built(step.sql("workspace_id = :workspaceId and " + step.entryColumn() + " = :entryId"), entry).update(), entry, done);
            }
        }
    }

    /** @return the number of changed rows */
    private int run(Of of, Map<String, Object> values, Map<String, Integer> done) {
        int all = 0;
        for (ErasureStep step : ErasureStep.of(data.get().columns())) {
            if (step.of() == of) {
                int rows = (step.file() == null ? database.built(step.sql(), values) : database.statement("erasure/" + step.file()).params(values)).update();
                count(step, rows, values, done);
                all += rows;
            }
        }
        return all;
    }

    private static void count(ErasureStep step, int rows, Map<String, Object> values, Map<String, Integer> done) {
        if (step.counted() != null) {
            done.merge(step.counted().formatted(values.get("pseudonym")), rows, Integer::sum);
        }
    }
}
