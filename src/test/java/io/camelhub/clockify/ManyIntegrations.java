package io.camelhub.clockify;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Fingerprint;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A hub of many integrations, each with a workspace of its own, of which nothing is due. */
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
        Object now = database.bind(database.now());
        Object later = database.bind(database.now().plusSeconds(900));
        batch(database, "discovery/create", i -> Map.of(
                "name", name(i), "backfill_from", LocalDate.EPOCH, "first_sync_at", now));
        batch(database, "selection-table/settled", i -> Map.of("name", name(i), "read_at", now, "fingerprint",
                Fingerprint.of(String.join("\n", Fingerprint.of("key" + i), API, REPORTS, "", "null"))));
        batch(database, "discovery/create-workspace", i -> Map.of("id", workspace(i), "name", "W", "plan", "FREE", "currency", "EUR", "now", now));
        batch(database, "discovery/create-visible", i -> Map.of("integration", name(i), "workspace_id", workspace(i), "people", 1, "open_to_all", false));
        batch(database, "selection-table/create", i -> Map.of(
                "integration", name(i), "workspace_id", workspace(i), "group_ids", "[]", "now", now));
        batch(database, "integrations/waits", i -> Map.of(
                "integration", name(i), "due_at", later, "due_since", now, "latest", now, "waits_for", "its time", "waits_on", "BUDGET"));
    }

    private void batch(Database database, String statement, IntFunction<Map<String, Object>> row) {
        List<Map<String, Object>> rows = IntStream.range(0, number).mapToObj(row).toList();
        database.batch(statement, rows);
    }
}
