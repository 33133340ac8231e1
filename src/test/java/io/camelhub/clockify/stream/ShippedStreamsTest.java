package io.camelhub.clockify.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DeclaredTable;
import io.camelhub.clockify.database.DeclaredTables;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The declarations in {@code routes/streams}. */
class ShippedStreamsTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Path FOLDER = Path.of("routes/streams");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static StreamDeclaration declared(String name) throws IOException {
        String file = name.replace('_', '-') + ".stream.yaml";
        return StreamParser.parse(file, Files.readString(FOLDER.resolve(file))).declaration();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_is_without_a_mistake_named_as_its_file_and_on_one_screen(Path file) throws IOException {
        String text = Files.readString(file);
        StreamParser.Result result = StreamParser.parse(file.toString(), text);

        assertThat(result.mistakes()).isEmpty();
        assertThat(file.getFileName()).hasToString(result.declaration().event() + ".stream.yaml");
        assertThat(text.lines()).hasSizeLessThanOrEqualTo(35);
        assertThat(result.declaration().columns()).filteredOn(column -> column.type() == StreamColumn.Type.MINOR).as("money")
                .allMatch(column -> result.declaration().money() || result.declaration().names());
    }

    @Test
    void the_jar_has_them() throws IOException {
        TreeSet<String> shipped = new TreeSet<>();
        new StreamFiles(List::of).contents().forEach(content -> shipped.add(content.name()));
        assertThat(shipped).containsExactlyElementsOf(files().stream().map(file -> file.getFileName().toString()).toList());
    }

    @ParameterizedTest
    @EachDialect
    void each_has_a_table_in_every_database(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect);
        StreamTables tables = new StreamTables(database, () -> true);
        StreamCatalogue catalogue = new StreamCatalogue(List::of, name -> null, List::of, () -> true, () -> 0);

        assertThat(catalogue.declared().streams()).hasSize(17).allSatisfy(stream -> {
            assertThat(tables.prepare(stream)).as(stream.name()).isEmpty();
            assertThat(new StreamTables(database, () -> false).prepare(stream)).as(stream.name()).isEmpty();
        });
    }

    @Test
    void the_migration_says_of_their_tables_what_the_declarations_say() {
        Database database = TestDatabases.fresh(Dialect.H2);
        StreamCatalogue catalogue = new StreamCatalogue(List::of, name -> null, List::of, () -> true, () -> 0);
        List<String> made = new ArrayList<>();

        catalogue.declared().streams().stream().filter(stream -> !stream.names()).map(StreamTables::table).forEach(declared -> {
            DeclaredTable stored = new DeclaredTables(database).stored(declared.name(), null);
            if (!stored.columns().isEmpty()) {
                made.add(stored.name());
                assertThat(stored.comment()).isEqualTo(declared.comment());
                assertThat(declared.columns().stream().map(column -> column.name() + " " + column.required() + " " + column.comment())).as(stored.name())
                        .containsAll(stored.columns().stream().map(column -> column.name() + " " + column.required() + " " + column.comment()).toList());
            }
        });

        assertThat(made).hasSize(8);
    }

    /** Rows as Clockify shows them, with what is odd about them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            time_off_request | {"id":"r1","userId":"u1","policyId":"p1","status":{"statusType":"PENDING","changedAt":null},"createdAt":"2024-01-31T08:15:00.437429161Z","timeOffPeriod":{"period":{"start":"2024-02-01T00:00:00Z","end":"2024-02-01T23:59:59.999Z"},"halfDay":false,"halfDayPeriod":"NOT_DEFINED","halfDayHours":null},"timeUnit":"DAYS","balanceDiff":1.0,"balance":20,"note":""} | user_id=u1 | status=PENDING | amount=1.000000
            time_off_balance | {"userId":"u1","policyId":"p1","policyTimeUnit":"DAYS","balance":12.5,"used":7.5,"total":20,"negativeBalanceLimit":false,"negativeBalanceUsed":0.0} | policy_id=parent1 | balance=12.500000 | negative_limit=false
            time_off_policy | {"id":"p1","name":"Vacation","archived":false,"timeUnit":"DAYS","approve":{"requiresApproval":true},"automaticAccrual":null,"automaticTimeEntryCreation":{"enabled":false},"userIds":["u1"]} | unit=DAYS | needs_approval=true | accrual=null
            holiday | {"id":"h1","name":"New Year","datePeriod":{"startDate":"2020-01-01","endDate":"2020-01-01"},"occursAnnually":true,"automaticTimeEntryCreation":false,"projectId":""} | starts_on=2020-01-01 | annually=true | project_id=null
            approval_request | {"approvalRequest":{"id":"a1","owner":{"userId":"u1","timeZone":"Europe/Berlin"},"creator":{"userId":"u2"},"dateRange":{"start":"2024-01-28T23:00:00Z","end":"2024-02-04T22:59:59Z"},"status":{"state":"PENDING","updatedAt":"2024-02-05T07:00:00Z"}},"trackedTime":"PT37H30M","entries":[{}]} | id=a1 | tracked_seconds=135000 | starts_at=2024-01-28T23:00:00Z
            assignment | {"id":"s1","userId":"u1","period":{"start":"2024-02-01T08:00:00Z","end":"2024-02-01T16:00:00Z"},"hoursPerDay":7.5,"startTime":"09:00:00","billable":true} | id=s1 | hours_per_day=7.500000 | start_time=09:00:00
            attendance | {"userId":"u1","date":"2024-02-29","startTime":"08:00","totalDuration":27000,"break":1800,"capacity":28800,"overtime":0,"hasRunningEntry":false} | calendar_day=2024-02-29 | worked_seconds=27000 | running=false
            expense | {"id":"e1","userId":"u1","date":"2024-02-01T23:00:00Z","quantity":1.0,"total":200.0,"categoryId":"c1"} | spent_on=2024-02-01 | amount=200 | quantity=1.000000
            expense_category | {"id":"c1","name":"Mileage","unit":"km","hasUnitPrice":true,"priceInCents":30,"archived":true} | price=30 | unit=km | archived=true
            invoice | {"id":"i1","number":"INV-1","status":"SENT","issuedDate":"2024-02-01T00:00:00Z","amount":119000,"balance":119000,"paid":0,"daysOverdue":4} | amount=119000 | paid=0 | currency=null
            invoice_item | {"order":1,"itemType":"Service","quantity":150,"unitPrice":1000000,"amount":15000,"timeEntryIds":["t1"]} | invoice_id=parent1 | quantity=1.500000 | unit_price=10000.000000
            custom_field_definition | {"id":"f1","name":"Cost center","type":"DROPDOWN_SINGLE","entityType":"TIMEENTRY","status":"VISIBLE","required":false,"onlyAdminCanEdit":true,"description":"","allowedValues":["A"],"workspaceDefaultValue":null,"projectDefaultValues":[]} | entity=TIMEENTRY | admin_only=true | description=null
            project | {"id":"p1","name":"ERP","clientId":"c1","archived":false,"public":true,"estimate":{"estimate":"PT1H30M","type":"MANUAL"},"hourlyRate":{"amount":5000},"budgetEstimate":null} | client_id=c1 | estimate_seconds=5400 | hourly_rate=5000
            client | {"id":"c1","name":"Acme","email":null,"currencyCode":"EUR","ccEmails":["a@b.example"]} | name=Acme | currency=EUR | email=null
            tag | {"id":"t1","name":"On site","archived":true} | id=t1 | name=On site | archived=true
            task | {"id":"k1","name":"Build","status":"DONE","estimate":"PT0S","assigneeIds":["b","a"],"userGroupIds":null} | project_id=parent1 | status=DONE | estimate_seconds=null
            invoice_payment | {"id":"y1","amount":5000,"date":"2024-02-03T10:00:00Z","author":"Ann"} | invoice_id=parent1 | amount=5000 | author=Ann
            """)
    void a_row_is_read(String stream, String row, String first, String second, String third) throws IOException {
        StreamRow read = new StreamRowReader(declared(stream), JSON).read(JSON.readTree(row), "parent1");

        assertThat(read.rejected()).isNull();
        assertThat(read.values().entrySet().stream().map(value -> value.getKey() + "=" + value.getValue())).contains(first, second, third);
    }

    @Test
    void of_names_a_value_that_a_row_does_not_have_or_that_is_none_of_its_type_is_not_taken_for_none() throws IOException {
        StreamRow read = new StreamRowReader(declared("project"), JSON).read(JSON.readTree("""
                {"id":"p1","name":"ERP","billable":null,"color":7,"note":"","hourlyRate":null,"costRate":{"amount":"much"},"estimate":{"estimate":"60000"}}"""), null);

        assertThat(read.values()).containsOnlyKeys("id", "name", "note", "estimate_seconds").containsEntry("note", null).containsEntry("estimate_seconds", 60L);
        assertThat(new StreamRowReader(declared("tag"), JSON).read(JSON.readTree("{\"id\":\"t1\",\"name\":7}"), null).rejected()).isEqualTo("the name is no text: 7");
    }
}
