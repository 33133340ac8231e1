package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The webhooks that point to this hub, as Clockify last reported them; asks nothing of Clockify. */
public final class WebhooksQuery {

    private final Database database;

    public WebhooksQuery(Database database) {
        this.database = database;
    }

    /** A workspace of an integration. */
    public record Place(String integration, String workspaceId) {
    }

    /** @param checkedAt when Clockify reported it */
    public record Known(String event, Instant checkedAt) {
    }

    /** By workspace, each list by event. */
    public Map<Place, List<Known>> known() {
        Map<Place, List<Known>> known = new LinkedHashMap<>();
        database.table("clockify_webhook").select("integration", "workspace_id", "event", "checked_at").orderBy("integration", "workspace_id", "event")
                .forEach(row -> known.computeIfAbsent(new Place(row.getString("integration"), row.getString("workspace_id")), none -> new ArrayList<>())
                        .add(new Known(row.getString("event"), database.instant(row, "checked_at"))));
        return known;
    }
}
