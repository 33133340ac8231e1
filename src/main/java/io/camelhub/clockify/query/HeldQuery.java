package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The time entries, and the rows of streams, whose deletion is held until a person confirms it. */
public final class HeldQuery {

    /** A cursor before which all entries start. */
    private static final String END = "9999-01-01T00:00:00Z";

    private final Database database;

    public HeldQuery(Database database) {
        this.database = database;
    }

    /**
     * An entry that would be deleted.
     *
     * @param workspaceName null where it is not known
     * @param title its description, else its task, else its project; null for none
     * @param person the employee's name, else what names the Clockify user
     * @param projectName null for none
     * @param length from start to end; null where the timer was running
     * @param reason why it is held back
     */
    public record Held(String workspaceId, String workspaceName, String entryId, String title, String person, String projectName, Instant startedAt,
            Duration length, String reason, Instant heldAt) {
    }

    /**
     * The held deletions of an integration.
     *
     * @param entries how many time entries
     * @param rows how many rows of streams
     * @param version changes when a deletion is held or released
     */
    public record State(long entries, long rows, String version) {
    }

    /** The current held deletions of an integration. */
    public State state(String integration) {
        State streams = database.table("clockify_stream").select("coalesce(sum(held), 0) as missing", "max(read_at) as last_at")
                .where("integration", integration).above("held", 0)
                .list((row, index) -> new State(0, row.getLong("missing"),
                        row.getLong("missing") == 0 ? "" : "/" + row.getLong("missing") + "/" + database.instant(row, "last_at"))).get(0);
        return database.table("clockify_held_deletion").select("count(*) as entries", "max(held_at) as last_at").where("integration", integration)
                .list((row, index) -> new State(row.getLong("entries"), streams.rows(),
                        row.getLong("entries") + "/" + database.instant(row, "last_at") + streams.version())).get(0);
    }

    /**
     * The entries, the latest start first.
     *
     * @param from the page's cursor, {@link Page#next} of the page before; null for the first page
     * @param size page size, from 1 to 1000
     * @throws IllegalArgumentException for an invalid cursor
     */
    public Page<Held> page(String integration, String from, int size) {
        String[] cursor = from == null ? new String[] {END, ""} : from.split("/", 2);
        try {
            return Page.of(database.statement("held-query/page", "integration", integration, "started_at", Instant.parse(cursor[0]), "id", cursor[1],
                            "limit", Page.bounded(size) + 1)
                    .query((row, index) -> {
                        Instant started = database.instant(row, "started_at");
                        Instant ended = database.instant(row, "ended_at");
                        return new Held(row.getString("workspace_id"), row.getString("workspace_name"), row.getString("time_entry_id"),
                                row.getString("title"), row.getString("person"), row.getString("project_name"), started,
                                ended == null ? null : Duration.between(started, ended), row.getString("reason"), database.instant(row, "held_at"));
                    }).list(), Page.bounded(size), held -> held.startedAt() + "/" + held.entryId());
        } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no page of held deletions begins at '" + from + "'", e);
        }
    }
}
