package io.camelhub.clockify.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnTest {

    /** A column of a table in a migration: what it means, its name, and its type. */
    private static final Pattern IN_TABLE = Pattern.compile("((?:  -- [^\\n]*\\n)+)  (\\w+) +([^\\n]*?),?\\n");

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(Column column) {
        String type = switch (column.type()) {
            case ID -> "${id}";
            case TEXT -> "${text}";
            case WORD -> "varchar(40)";
            case FLAG -> "boolean";
            case TIME -> "${ts}";
            case SECONDS, AN_HOUR, AMOUNT -> "bigint";
            case LIST, FIELDS -> "${json} not null";
        };
        return column.is(Column.Trait.REQUIRED) ? type + " not null" : type;
    }

    private static String described(MatchResult column) {
        return column.group(2) + " " + column.group(3) + ": " + column.group(1).lines().map(line -> line.strip().substring(2).strip())
                .collect(Collectors.joining(" "));
    }

    @Test
    void the_table_has_each_column_with_its_type_and_its_comment() throws IOException {
        String migrations = files("src/main/resources/clockify/migration").stream().map(ColumnTest::text).collect(Collectors.joining());
        String table = migrations.substring(migrations.indexOf("create table clockify_time_entry (\n"));

        assertThat(IN_TABLE.matcher(table.substring(0, table.indexOf("\n)"))).results().map(ColumnTest::described))
                .containsSubsequence(Arrays.stream(Column.values())
                        .map(column -> column.label() + " " + type(column) + ": " + column.comment()).toList());
    }

    /** One that nothing deals with in a way of its own: all else follows from the place where it is declared. */
    @Test
    void a_column_is_declared_once() throws IOException {
        Pattern written = Pattern.compile("kiosk_?id", Pattern.CASE_INSENSITIVE);

        assertThat(Stream.of(files("src/main"), files("routes")).flatMap(List::stream).filter(file -> !file.toString().endsWith(".png"))
                .filter(file -> written.matcher(text(file)).find()).map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(
                        "Column.java", "V1__time_entries_people_and_the_state_of_the_sync.sql",
                        // made of the first
                        "time-entry.schema.json", "clockify.yml",
                        // which source reports it
                        "events.md");
    }

    /** Every stored row of a time entry holds these bits: a column that is added gets the next one, and none ever gets another's. */
    @Test
    void each_column_keeps_the_bit_that_stored_rows_have_for_it() {
        assertThat(Arrays.stream(Column.values()).collect(Collectors.toMap(Column::label, Column::bit))).isEqualTo(Arrays.stream("""
                user_id 1
                description 2
                type 4
                billable 8
                locked 16
                project_id 32
                project_name 64
                client_id 128
                client_name 256
                task_id 512
                task_name 1024
                tag_ids 2048
                tags 4096
                custom_fields 8192
                started_at 16384
                ended_at 32768
                duration_seconds 65536
                created_at 131072
                updated_at 262144
                approval_status 524288
                kiosk_id 1048576
                hourly_rate 2097152
                cost_rate 4194304
                billable_amount 8388608
                cost_amount 16777216
                currency 33554432
                approval_request_id 67108864
                invoice_id 134217728
                """.strip().split("\n")).map(line -> line.split(" "))
                .collect(Collectors.toMap(line -> line[0], line -> Integer.parseInt(line[1]))));
    }
}
