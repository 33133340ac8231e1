package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.http.Webhook;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Clockify's last list of the webhooks that point to this hub, without their tokens. */
public final class WebhookTable {

    private final Database database;

    public WebhookTable(Database database) {
        this.database = database;
    }

    /** A workspace of an integration. */
    public record Place(String integration, String workspaceId) {
    }

    /** Replaces the stored webhooks of a workspace. */
    public void store(Place place, List<Webhook> webhooks) {
        Instant now = database.now();
        database.inRetriedTransaction(() -> {
            Table table = database.table("clockify_webhook").at("integration", place.integration()).at("workspace_id", place.workspaceId());
            table.delete().run();
            table.insert(webhooks.stream().map(webhook -> database.row("id", webhook.id(), "event", webhook.event(),
                    "enabled", webhook.enabled(), "delivery_enabled", webhook.deliveryEnabled(), "plan_enabled", webhook.planEnabled(),
                    "checked_at", now)).toList());
            return place;
        });
    }

    /** The ids of all stored webhooks. */
    Map<Place, Set<String>> ids() {
        Map<Place, Set<String>> ids = new HashMap<>();
        database.table("clockify_webhook").select("integration", "workspace_id", "id").forEach(row -> {
            ids.computeIfAbsent(new Place(row.getString("integration"), row.getString("workspace_id")), none -> new HashSet<>())
                    .add(row.getString("id"));
        });
        return ids;
    }
}
