package io.camelhub.clockify.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What one would write in an afternoon instead of using the plugin: window by window and page by page from the detailed
 * report into {@code clockify_time_entry}, one batch of upserts and one commit a page, with the driver's ordinary settings.
 */
final class HandwrittenLoop {

    private static final int PAGE_SIZE = 1000;
    private static final Duration WINDOW = Duration.ofDays(92);
    private static final Duration AHEAD = Duration.ofDays(31);

    private static final String UPSERT = """
            insert into clockify_time_entry (
              workspace_id, id, integration, user_id, description, type, billable, locked, project_id, project_name,
              client_id, client_name, task_id, task_name, tag_ids, tags, custom_fields, started_at, ended_at,
              duration_seconds, first_seen_at, changed_at, observed_columns
            )
            values (?, ?, 'benchmark', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?)
            on conflict (workspace_id, id) do update set
              user_id = excluded.user_id, description = excluded.description, type = excluded.type,
              billable = excluded.billable, locked = excluded.locked, project_id = excluded.project_id,
              project_name = excluded.project_name, client_id = excluded.client_id, client_name = excluded.client_name,
              task_id = excluded.task_id, task_name = excluded.task_name, tag_ids = excluded.tag_ids,
              tags = excluded.tags, custom_fields = excluded.custom_fields, started_at = excluded.started_at,
              ended_at = excluded.ended_at, duration_seconds = excluded.duration_seconds,
              changed_at = excluded.changed_at, observed_columns = excluded.observed_columns
            """;

    private final Source source;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private long requests;
    private long firstRequest;
    private long lastCommit;
    private Duration databaseCpu;

    private HandwrittenLoop(Source source) {
        this.source = source;
    }

    public static void main(String[] args) throws Exception {
        HeapWatch heap = HeapWatch.start();
        HandwrittenLoop loop = new HandwrittenLoop(Source.ofSystemProperties());
        CpuWatch cpu = CpuWatch.start();
        long start = System.nanoTime();
        loop.run();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Duration reading = Duration.ofNanos(loop.lastCommit - loop.firstRequest);
        System.out.println(Measured.of(time, reading, cpu.process(), loop.databaseCpu, loop.requests, heap).line());
    }

    private void run() throws SQLException, IOException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(source.jdbcUrl(), Source.USER, "");
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            connection.setAutoCommit(false);
            firstRequest = System.nanoTime();
            Instant from = source.from().atStartOfDay().toInstant(ZoneOffset.UTC);
            Instant end = Instant.now().plus(AHEAD);
            while (from.isBefore(end)) {
                Instant to = from.plus(WINDOW);
                int rows = PAGE_SIZE;
                for (int page = 1; rows == PAGE_SIZE; page++) {
                    JsonNode entries = report(from, to, page).path("timeentries");
                    rows = entries.size();
                    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
                    for (JsonNode entry : entries) {
                        bind(upsert, entry, now);
                        upsert.addBatch();
                    }
                    upsert.executeBatch();
                    connection.commit();
                }
                from = to;
            }
            lastCommit = System.nanoTime();
            databaseCpu = CpuWatch.database(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }
    }

    private JsonNode report(Instant from, Instant to, int page) throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode();
        body.put("dateRangeStart", from.toString());
        body.put("dateRangeEnd", to.minusMillis(1).toString());
        body.put("timeZone", "UTC");
        body.put("sortOrder", "ASCENDING");
        body.put("rounding", false);
        body.put("amountShown", "HIDE_AMOUNT");
        body.put("approvalState", "ALL");
        body.put("invoicingState", "ALL");
        body.putObject("users").put("status", "ALL");
        body.putObject("userGroups").put("status", "ALL");
        body.putObject("projects").put("status", "ALL");
        ObjectNode filter = body.putObject("detailedFilter");
        filter.put("page", page).put("pageSize", PAGE_SIZE).put("sortColumn", "ID");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(source.reportsUrl() + "/workspaces/" + source.workspaceId() + "/reports/detailed"))
                .header("X-Api-Key", source.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        requests++;
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream answer = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("the report answered " + response.statusCode());
            }
            return json.readTree(answer);
        }
    }

    private void bind(PreparedStatement upsert, JsonNode entry, OffsetDateTime now) throws SQLException {
        Map<String, String> tags = new TreeMap<>();
        entry.path("tags").forEach(tag -> tags.put(tag.path("_id").textValue(), tag.path("name").textValue()));
        ArrayNode tagIds = json.createArrayNode();
        ArrayNode tagNames = json.createArrayNode();
        tags.forEach((id, name) -> {
            tagIds.add(id);
            tagNames.add(name);
        });
        ObjectNode fields = json.createObjectNode();
        for (JsonNode field : entry.path("customFields")) {
            if (!field.path("value").isNull()) {
                ObjectNode value = fields.putObject(field.path("customFieldId").textValue());
                value.set("name", field.get("name"));
                value.set("value", field.get("value"));
            }
        }
        OffsetDateTime start = time(entry.path("timeInterval").path("start"));
        OffsetDateTime end = time(entry.path("timeInterval").path("end"));
        upsert.setString(1, source.workspaceId());
        upsert.setString(2, entry.path("_id").textValue());
        upsert.setString(3, entry.path("userId").textValue());
        upsert.setString(4, entry.path("description").textValue());
        upsert.setString(5, entry.path("type").textValue());
        upsert.setBoolean(6, entry.path("billable").booleanValue());
        upsert.setBoolean(7, entry.path("isLocked").booleanValue());
        upsert.setString(8, text(entry, "projectId"));
        upsert.setString(9, text(entry, "projectName"));
        upsert.setString(10, text(entry, "clientId"));
        upsert.setString(11, text(entry, "clientName"));
        upsert.setString(12, text(entry, "taskId"));
        upsert.setString(13, text(entry, "taskName"));
        upsert.setString(14, tagIds.toString());
        upsert.setString(15, tagNames.toString());
        upsert.setString(16, fields.toString());
        upsert.setObject(17, start);
        upsert.setObject(18, end);
        if (end == null) {
            upsert.setNull(19, Types.BIGINT);
        } else {
            upsert.setLong(19, Duration.between(start, end).toSeconds());
        }
        upsert.setObject(20, now);
        upsert.setObject(21, now);
        upsert.setInt(22, 0);
    }

    private static String text(JsonNode entry, String field) {
        String text = entry.path(field).textValue();
        return text == null || text.isEmpty() ? null : text;
    }

    private static OffsetDateTime time(JsonNode time) {
        return time.isTextual() ? OffsetDateTime.parse(time.textValue()) : null;
    }
}
