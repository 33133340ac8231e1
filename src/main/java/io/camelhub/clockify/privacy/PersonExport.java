package io.camelhub.clockify.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.UserRow;
import io.camelhub.clockify.people.WrongRequestException;
import io.camelhub.clockify.privacy.PersonalData.Exported;
import io.camelhub.clockify.roster.Employment;
import io.camelhub.clockify.stream.PersonalColumns;
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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exports all data about one person as JSON. */
public final class PersonExport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> JSON_COLUMNS = Stream.concat(
                    Stream.of(Column.values()).filter(column -> column.type().isJson()).map(Column::label),
                    Stream.of("roles", "old_values", "new_values"))
            .collect(Collectors.toUnmodifiableSet());

    private final Database database;
    private final People people;
    private final Supplier<PersonalData> data;

    public PersonExport(Database database, People people) {
        this(database, people, () -> PersonalData.ofThePlugin().withStreams(PersonalColumns.stored(database)));
    }

    /** @param data the columns with personal data, and the exported ones */
    public PersonExport(Database database, People people, PersonalData data) {
        this(database, people, () -> data);
    }

    private PersonExport(Database database, People people, Supplier<PersonalData> data) {
        this.data = data;
        this.database = database;
        this.people = people;
    }

    /**
     * The id of the employee or of the single Clockify user.
     *
     * @param person as in {@link #write}
     * @throws WrongRequestException where no person, or more than one, fits
     */
    public String idOf(String person) {
        return database.inTransaction(() -> {
            Subject subject = Subject.of(person, people.context(null));
            return subject.isAccount() ? subject.users().get(0).id() : subject.employee().id();
        });
    }

    /**
     * Writes one JSON object: {@code employee}, {@code clockify_users}, and an array of the person's rows for each table. Times are UTC.
     *
     * @param person an employee (with all their Clockify users) or a Clockify user, by id, e-mail or unique name
     * @throws WrongRequestException where no person, or more than one, fits; nothing is written
     */
    public void write(String person, Writer out) {
        database.inTransaction(() -> {
            Subject subject = Subject.of(person, people.context(null));
            PersonalData held = data.get();
            List<String> users = subject.users().stream().map(UserRow::id).toList();
            try (JsonGenerator json = JSON.getFactory().createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.useDefaultPrettyPrinter();
                json.writeStartObject();
                json.writeObjectField("employee", subject.employee());
                if (subject.employee() != null) {
                    employment(json, subject.employee().employment());
                }
                json.writeObjectField("clockify_users", users);
                if (!users.isEmpty()) {
                    for (Exported part : held.exported()) {
                        rows(json, held, part, users, subject.isAccount() ? "" : subject.employee().id());
                    }
                }
                naming(json, subject);
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void employment(JsonGenerator json, Employment employment) throws IOException {
        json.writeObjectFieldStart("employment");
        json.writeObjectField("week_hours", employment.weekHours());
        json.writeObjectField("joined_on", Objects.toString(employment.joinedOn(), null));
        json.writeObjectField("left_on", Objects.toString(employment.leftOn(), null));
        json.writeEndObject();
    }

    /** @param employee the employee's id; empty for none */
    private void rows(JsonGenerator json, PersonalData held, Exported part, List<String> users, String employee) throws IOException {
        json.writeArrayFieldStart(part.section().replace('-', '_'));
        Map<String, Object> values = Map.of("users", users, "employee", employee);
        (part.table() == null ? database.statement("person-export/" + part.section()).params(values)
                : database.built("select " + part.columns() + "\nfrom " + part.table() + "\nwhere " + held.rowsOfUsers(part.table())
                        + "\norder by " + part.order(), values))
                .query(row -> {
                    write(json, row, part.without());
                });
        json.writeEndArray();
    }

    /** Writes the rows of these tables that contain the person's id, address or name. */
    private void naming(JsonGenerator json, Subject subject) throws IOException {
        Set<String> texts = subject.users().stream().map(UserRow::id).collect(Collectors.toCollection(LinkedHashSet::new));
        subject.users().forEach(user -> Subject.addNaming(texts, user.email(), user.name()));
        texts.addAll(subject.employeeTexts());
        naming(json, "rejected", texts);
        if (!subject.isAccount()) {
            texts.add(subject.employee().id());
        }
        naming(json, "audit-log", texts);
    }

    private void naming(JsonGenerator json, String table, Set<String> texts) throws IOException {
        json.writeArrayFieldStart(table.replace('-', '_'));
        Set<Long> written = new HashSet<>();
        for (String text : texts) {
            database.statement("person-export/" + table, "text", text).query(row -> {
                if (written.add(row.getLong("id"))) {
                    write(json, row, List.of());
                }
            });
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, ResultSet row, List<String> without) throws SQLException {
        try {
            json.writeStartObject();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                String name = row.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT);
                if (!without.contains(name)) {
                    json.writeFieldName(name);
                    write(json, row, column, name);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(JsonGenerator json, ResultSet row, int column, String name) throws SQLException, IOException {
        int type = row.getMetaData().getColumnType(column);
        if (type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE) {
            Instant time = database.instant(row, name);
            json.writeObject(time == null ? null : time.toString());
            return;
        }
        String text = row.getString(column);
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
