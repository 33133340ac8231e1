package io.camelhub.clockify;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.TestRows;
import io.camelhub.clockify.model.Fingerprint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A hub of many integrations, each with a workspace of its own that is not due. */
public record ManyIntegrations(int number) {

    private static final String API = "http://localhost:1/api/v1";
    private static final String REPORTS = "http://localhost:1/reports/v1";

    private static String name(int i) {
        return "i" + i;
    }

    private static String workspace(int i) {
        return String.format("%024x", i);
    }

    /** Their settings. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("clockify.integrations.acme.api-key", null);
        settings.put("clockify.integrations.acme.api-url", null);
        settings.put("clockify.integrations.acme.reports-url", null);
        for (int i = 0; i < number; i++) {
            settings.put("clockify.integrations." + name(i) + ".api-key", "key" + i);
            settings.put("clockify.integrations." + name(i) + ".api-url", API);
            settings.put("clockify.integrations." + name(i) + ".reports-url", REPORTS);
        }
        return settings;
    }

    /** Stores them as synced a moment ago. */
    public void store(Database database) {
        database.migrate();
        Instant at = database.now();
        Instant later = at.plusSeconds(900);
        insert(database, "clockify_integration", i -> {
            Map<String, Object> row = TestRows.integration(name(i), LocalDate.EPOCH, at);
            row.putAll(database.row("read_at", at, "fingerprint",
                    Fingerprint.of(String.join("\n", Fingerprint.of("key" + i), API, REPORTS, "", "null"))));
            return row;
        });
        insert(database, "clockify_workspace", i -> TestRows.workspace(workspace(i), "W", "FREE", at));
        insert(database, "clockify_visible_workspace", i -> Map.of("integration", name(i), "workspace_id", workspace(i), "people", 1, "open_to_all", false));
        insert(database, "clockify_integration_workspace", i -> {
            Map<String, Object> row = TestRows.selected(name(i), workspace(i), "[]", at);
            row.putAll(database.row("due_at", later, "due_since", at, "waits_for", "its time", "waits_on", "BUDGET"));
            return row;
        });
    }

    private void insert(Database database, String table, IntFunction<Map<String, Object>> row) {
        database.insert(table, IntStream.range(0, number).mapToObj(row).toList());
    }
}
