package io.camelhub.clockify.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ColumnTest {

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
                """.strip().split("\n")).map(line -> line.split(" "))
                .collect(Collectors.toMap(line -> line[0], line -> Integer.parseInt(line[1]))));
    }
}
