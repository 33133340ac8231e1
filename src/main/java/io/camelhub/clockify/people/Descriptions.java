package io.camelhub.clockify.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.sync.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drops descriptions of time entries, and what the history says of them, when they are no longer to be kept. */
public final class Descriptions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Database database;

    public Descriptions(Database database) {
        this.database = database;
    }

    /**
     * Drops what the policy does not keep; to be called once a day.
     *
     * @return how many entries, lines of their history and rejected rows were emptied
     */
    public int purge(DescriptionPolicy policy) {
        if (policy.kept() == null) {
            return 0;
        }
        return database.inTransaction(() -> {
            Instant before = policy.kept().isZero() ? END_OF_TIME : database.now().minus(policy.kept());
            int entries = database.statement("people-purge-descriptions").param("before", database.bind(before)).update();
            return entries + purgeHistory(before) + purgeRejected();
        });
    }

    private int purgeHistory(Instant before) {
        List<Map<String, Object>> emptied = new ArrayList<>();
        database.statement("people-changes-with-description").param("before", database.bind(before)).query(row -> {
            Map<String, Object> change = new HashMap<>();
            change.put("id", row.getLong("id"));
            change.put("oldValues", without(row.getString("old_values")));
            change.put("newValues", without(row.getString("new_values")));
            emptied.add(change);
        });
        Batch updates = new Batch(database, "people-update-change");
        emptied.forEach(updates::add);
        updates.write();
        return emptied.size();
    }

    /** A rejected row may not tell its time, so it loses its description whatever its age; as {@link PagePrivacy} does it. */
    private int purgeRejected() {
        Map<Long, String> emptied = new LinkedHashMap<>();
        database.statement("people-rejected-with-description").query(row -> {
            String payload = row.getString("payload");
            String without = without(payload);
            if (!without.equals(payload)) {
                emptied.put(row.getLong("id"), without);
            }
        });
        emptied.forEach((id, payload) -> {
            Map<String, Object> row = Map.of("id", id, "payload", payload, "hash", Fingerprint.of(payload));
            // the same row may have been rejected again since, without its description
            if (database.statement("people-delete-rejected-twin").params(row).update() == 0) {
                database.statement("people-update-rejected").params(row).update();
            }
        });
        return emptied.size();
    }

    /** JSON without the description; what is no JSON is left as it is. */
    private static String without(String values) {
        try {
            return JSON.readTree(values) instanceof ObjectNode object && object.has("description")
                    ? object.without("description").toString()
                    : values;
        } catch (JsonProcessingException e) {
            return values;
        }
    }
}
