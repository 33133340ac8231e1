package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The tables and views as sources of dbt, which are made from the comments and keys of the schema. */
class DbtSourcesTest {

    private static final Path FILE = Path.of("src/main/docs/dbt/clockify.yml");

    /** What is one row of a view that has a key. The others have columns in theirs that may be null. */
    private static final Map<String, List<String>> KEYS_OF_VIEWS = Map.of(
            "clockify_timeline_event", List.of("event_id"),
            "clockify_activity_part", List.of("workspace_id", "time_entry_id", "calendar_day"),
            "clockify_expected_day", List.of("employee_id", "calendar_day"),
            "clockify_expected_week", List.of("employee_id", "week_start"),
            "clockify_workday", List.of("employee_id", "calendar_day"),
            "clockify_approval_gap", List.of("employee_id", "week_start", "kind"),
            "clockify_missing_time", List.of("employee_id", "week_start"),
            "clockify_overlap", List.of("first_workspace_id", "first_time_entry_id", "second_workspace_id", "second_time_entry_id"));

    private static final String HEAD = """
            # The tables and views of the plugin as sources of dbt, for a folder of models, in a project of dbt 1.10 or newer.
            # Made from the comments in the database. Set the variable clockify_schema where the tables are not in the schema "public".
            version: 2
            sources:
              - name: clockify
                description: Clockify's time entries, the people behind them, and what was expected of them.
                schema: "{{ var('clockify_schema', 'public') }}"
                tables:
            """;

    /** Runs end each quarter of an hour or more often; a quiet night, or a used-up budget, is no reason to worry. */
    private static final String FRESHNESS = """
                      loaded_at_field: finished_at
                      freshness:
                        warn_after: {count: 2, period: hour}
                        error_after: {count: 24, period: hour}
                        filter: outcome = 'done'
            """;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void the_file_has_each_stable_table_and_view_with_the_comments_and_the_key_of_the_schema() throws Exception {
        String wanted = sources();
        // -Dsources.write: after a change of the schema
        if (Boolean.getBoolean("sources.write")) {
            Files.writeString(FILE, wanted);
        }

        assertThat(FILE).hasContent(wanted);
        Map<?, ?> read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(wanted);
        Map<?, ?> source = (Map<?, ?>) ((List<?>) read.get("sources")).get(0);
        assertThat((List<?>) source.get("tables")).hasSize(TablesDocumentationTest.stable().size());
    }

    private String sources() throws Exception {
        Map<String, SchemaComments.Explained> all = SchemaComments.of(Dialect.H2);
        StringBuilder file = new StringBuilder(HEAD);
        Set<String> withoutKey = new TreeSet<>(KEYS_OF_VIEWS.keySet());
        for (String name : TablesDocumentationTest.stable()) {
            SchemaComments.Explained table = all.get(name);
            List<String> key = table.view() ? KEYS_OF_VIEWS.getOrDefault(name, List.of()) : table.key();
            withoutKey.remove(name);
            file.append("      - name: ").append(name).append('\n')
                    .append("        description: ").append(text(table.comment())).append('\n');
            if (!key.isEmpty()) {
                file.append("        config:\n").append("          meta: {primary_key: [").append(String.join(", ", key)).append("]}\n");
            }
            if (name.equals("clockify_sync_run")) {
                file.append(FRESHNESS);
            }
            file.append("        columns:\n");
            for (Map.Entry<String, String> column : table.columns().entrySet()) {
                file.append("          - name: ").append(column.getKey()).append('\n')
                        .append("            description: ").append(text(column.getValue())).append('\n');
                if (key.contains(column.getKey())) {
                    file.append("            data_tests: [").append(key.size() == 1 ? "unique, not_null" : "not_null").append("]\n");
                }
            }
        }
        assertThat(withoutKey).as("keys of what is no view").isEmpty();
        return file.toString();
    }

    private String text(String comment) throws JsonProcessingException {
        assertThat(comment).doesNotContain("{{", "{%");
        return json.writeValueAsString(comment);
    }
}
