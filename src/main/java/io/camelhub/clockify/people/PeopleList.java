package io.camelhub.clockify.people;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.SpreadsheetCell;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.PersonName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lists the Clockify users with their employees. */
public final class PeopleList {

    /** The columns of {@link #writeCsv}; {@link Mappings#mapFile} reads the first two of them. */
    static final List<String> CSV_COLUMNS = List.of("clockify_user", "employee", "name", "email", "workspaces", "state",
            "employee_name", "how", "by_whom", "since", "reason", "suggested_employee", "suggested_name", "suggestion", "score");

    private final Database database;
    private final People people;

    public PeopleList(Database database, People people) {
        this.database = database;
        this.people = people;
    }

    /**
     * The users, ordered by name.
     *
     * @param unmatchedOnly only users without an employee and without a decision
     * @param integration only users in workspaces that this integration reads; null for all
     */
    public List<Person> list(boolean unmatchedOnly, String integration) {
        return database.inTransaction(() -> {
            MatchingContext context = people.context(null);
            Map<String, String> workspaceNames = workspaceNames();
            Set<String> visible = integration == null ? null : workspaces(integration);
            Map<String, Instant> since = people.identities().since();
            return context.users().stream()
                    .filter(user -> !UserRef.isPseudonym(user.id()) && (visible == null
                            || user.memberships().stream().anyMatch(m -> visible.contains(m.workspaceId()))))
                    .map(user -> guessed(context, person(context, user, workspaceNames, since)))
                    .filter(person -> !unmatchedOnly || person.state() == Person.State.UNMATCHED)
                    .sorted(Comparator.comparing(PeopleList::order))
                    .toList();
        });
    }

    /**
     * Some of the users, as {@link #list} returns them.
     *
     * @param choice selects and orders the users; its input is all users ordered by name, without the reasons and suggestions of the unmatched,
     *     which take time
     */
    public List<Person> some(UnaryOperator<List<Person>> choice) {
        return database.inTransaction(() -> {
            MatchingContext context = people.context(null);
            Map<String, String> workspaceNames = workspaceNames();
            Map<String, Instant> since = people.identities().since();
            return choice.apply(context.users().stream().filter(user -> !UserRef.isPseudonym(user.id()))
                    .map(user -> person(context, user, workspaceNames, since)).sorted(Comparator.comparing(PeopleList::order)).toList())
                    .stream().map(person -> guessed(context, person)).toList();
        });
    }

    /**
     * Writes users as CSV with a header; the caller's writer should encode UTF-8.
     *
     * <p>A text that a spreadsheet would read as a formula gets an apostrophe before it.
     */
    public static void writeCsv(Collection<Person> list, Writer out) {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
        CSV_COLUMNS.forEach(schema::addColumn);
        try (var rows = CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build()
                .writerFor(String[].class)
                .with(schema.build())
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writeValues(out)) {
            for (Person person : list) {
                rows.write(row(person));
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] row(Person person) {
        Suggestion best = person.suggestions().isEmpty() ? null : person.suggestions().get(0);
        return Stream.of(person.userId(), person.employeeId(), person.name(), person.email(), String.join("; ", person.workspaces()),
                        person.state().name().toLowerCase(Locale.ROOT), person.employeeName(), person.how(), person.byWhom(),
                        Objects.toString(person.since(), null), person.reason(), best == null ? null : best.employeeId(),
                        best == null ? null : best.employeeName(), best == null ? null : best.type().label(),
                        best == null ? null : String.valueOf(best.score()))
                .map(SpreadsheetCell::written).toArray(String[]::new);
    }

    private static String order(Person person) {
        return PersonName.of(person.name()).written() + "\0" + person.userId();
    }

    private static Person person(
            MatchingContext context, UserRow user, Map<String, String> workspaceNames, Map<String, Instant> since) {
        Identity decided = context.decided(user.id());
        boolean matched = decided != null && decided.employeeId() != null;
        boolean ignored = decided != null && decided.how().equals(Identity.IGNORED);
        Set<String> workspaces = new LinkedHashSet<>();
        user.memberships().forEach(m -> workspaces.add(workspaceNames.getOrDefault(m.workspaceId(), m.workspaceId())));
        Employee employee = matched ? context.roster().get(decided.employeeId()) : null;
        return new Person(user.id(), user.name(), user.email(), List.copyOf(workspaces),
                matched ? Person.State.MATCHED : ignored ? Person.State.IGNORED : Person.State.UNMATCHED,
                matched ? decided.employeeId() : null, employee == null ? null : employee.fullName(),
                decided == null ? null : decided.how(), decided == null ? null : decided.byWhom(), since.get(user.id()),
                ignored ? decided.rule() : null, List.of());
    }

    /** Adds the reason and the suggestions to an unmatched user. */
    private static Person guessed(MatchingContext context, Person person) {
        if (person.state() != Person.State.UNMATCHED) {
            return person;
        }
        UserRow user = context.user(person.userId());
        return new Person(person.userId(), person.name(), person.email(), person.workspaces(), person.state(), null, null, person.how(),
                person.byWhom(), person.since(), context.stored(user).reason(context.roster()), context.suggestions(user));
    }

    private Set<String> workspaces(String integration) {
        return database.table("clockify_integration_workspace").select("workspace_id").where("integration", integration).set(String.class);
    }

    private Map<String, String> workspaceNames() {
        return database.table("clockify_workspace").select("id", "name").notNull("name").pairs();
    }
}
