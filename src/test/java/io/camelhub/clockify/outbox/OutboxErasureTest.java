package io.camelhub.clockify.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.database.TestDatabases;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;

/** Which events are deleted or redacted when a person is erased. */
class OutboxErasureTest {

    @ParameterizedTest
    @EachDialect
    void the_events_of_an_employee_with_another_id_stay_where_the_erased_one_s_has_a_mark_that_stands_for_any(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect);
        SchemaRows rows = new SchemaRows(database);
        for (String id : List.of("e_1", "ex1", "a%", "a1", "b!", "b")) {
            rows.insert("clockify_outbox", "id", id, "aggregatetype", "employee", "aggregateid", "w1:" + id, "payload", "{\"employee_id\":\"" + id + "\"}")
                    .insert("clockify_outbox_failure", "aggregateid", "w2:" + id, "seq", -1L);
        }

        List.of("e_1", "a%", "b!").forEach(new OutboxErasure(database)::forgetEmployee);

        assertThat(database.table("clockify_outbox").select("id").orderBy("seq").list(String.class)).containsExactly("ex1", "a1", "b");
        assertThat(database.table("clockify_outbox_failure").select("aggregateid").orderBy("aggregateid").list(String.class))
                .containsExactly("w2:a1", "w2:b", "w2:ex1");
    }
}
