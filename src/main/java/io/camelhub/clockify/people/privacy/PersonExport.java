package io.camelhub.clockify.people.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.identity.People;
import io.camelhub.clockify.people.matching.Lookup;
import io.camelhub.clockify.people.matching.MatchingContext;
import io.camelhub.clockify.people.matching.WrongRequestException;
import io.camelhub.clockify.people.roster.Employee;
import io.camelhub.clockify.people.user.Identity;
import io.camelhub.clockify.people.user.UserRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes all that the plugin knows of one person as JSON. */
public final class PersonExport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> JSON_COLUMNS = Set.of("tag_ids", "tags", "custom_fields", "old_values", "new_values");

    private final Database database;
    private final People people;

    public PersonExport(Database database, People people) {
        this.database = database;
        this.people = people;
    }

    /**
     * Writes one JSON object: {@code employee}, {@code clockify_users}, and for each table that has rows of the person an
     * array of those rows. Times are UTC.
     *
     * @param person an employee (with all his Clockify users) or a Clockify user, by id, e-mail or unique name
     * @throws WrongRequestException where it is not clear who is meant; nothing is written
     */
    public void write(String person, Writer out) {
        database.inTransaction(() -> {
            MatchingContext situation = people.situation(null);
            Set<String> users = new LinkedHashSet<>();
            String employeeId = resolve(situation, person, users);
            try (JsonGenerator json = JSON.getFactory().createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.useDefaultPrettyPrinter();
                json.writeStartObject();
                json.writeObjectField("employee", employeeId == null ? null : situation.roster().get(employeeId));
                json.writeObjectField("clockify_users", users);
                if (!users.isEmpty()) {
                    for (String table : List.of("user", "user-groups", "identity", "identity-changes", "entries", "changes",
                            "api-keys")) {
                        rows(json, table, List.copyOf(users));
                    }
                }
                rejected(json, named(situation, employeeId, users));
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String resolve(MatchingContext situation, String person, Set<String> users) {
        Lookup lookup = new Lookup(situation);
        Lookup.Meant meant = lookup.person(person);
        if (meant.employee() == null) {
            users.add(meant.user().id());
            Identity identity = situation.decided(meant.user().id());
            return identity == null ? null : identity.employeeId();
        }
        String employeeId = meant.employee().id();
        for (UserRow user : situation.users()) {
            Identity identity = situation.decided(user.id());
            if (identity != null && employeeId.equals(identity.employeeId())) {
                users.add(user.id());
            }
        }
        return employeeId;
    }

    private void rows(JsonGenerator json, String table, List<String> users) throws IOException {
        json.writeArrayFieldStart(table.replace('-', '_'));
        database.statement("people-export-" + table).param("users", users).query(row -> {
            write(json, row);
        });
        json.writeEndArray();
    }

    /** By what a rejected row may name him: ids, addresses and names. */
    private static Set<String> named(MatchingContext situation, String employeeId, Set<String> users) {
        Set<String> texts = new LinkedHashSet<>(users);
        users.stream().map(situation::user).forEach(user -> Privacy.addNaming(texts, user.email(), user.name()));
        Employee employee = employeeId == null ? null : situation.roster().get(employeeId);
        if (employee != null) {
            texts.addAll(employee.emails());
            Privacy.addNaming(texts, null, employee.fullName());
        }
        return texts;
    }

    private void rejected(JsonGenerator json, Set<String> texts) throws IOException {
        json.writeArrayFieldStart("rejected");
        Set<Long> told = new HashSet<>();
        for (String text : texts) {
            database.statement("people-export-rejected").param("text", text).query(row -> {
                if (told.add(row.getLong("id"))) {
                    write(json, row);
                }
            });
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, ResultSet row) throws SQLException {
        try {
            json.writeStartObject();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                String name = row.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT);
                json.writeFieldName(name);
                write(json, row, column, name);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(JsonGenerator json, ResultSet row, int column, String name) throws SQLException, IOException {
        if (name.endsWith("_at") || name.equals("since")) {
            Instant time = database.dialect().instant(row, name);
            json.writeObject(time == null ? null : time.toString());
            return;
        }
        String text = row.getString(column);
        int type = row.getMetaData().getColumnType(column);
        if (text == null) {
            json.writeNull();
        } else if (type == Types.BIGINT || type == Types.INTEGER) {
            json.writeNumber(row.getLong(column));
        } else if (type == Types.BOOLEAN || type == Types.BIT) {
            json.writeBoolean(row.getBoolean(column));
        } else if (JSON_COLUMNS.contains(name)) {
            json.writeTree(JSON.readTree(text));
        } else {
            json.writeString(text);
        }
    }
}
