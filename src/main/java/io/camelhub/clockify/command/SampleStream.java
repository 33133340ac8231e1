package io.camelhub.clockify.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Json;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.stream.StreamCatalogue;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.streamsync.StreamSamples;
import io.camelhub.clockify.streamsync.Streams;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Asks Clockify, through the routes, for a few rows of a stream, and shows them as they would be stored. Nothing is written. */
public final class SampleStream {

    private static final int ROWS = 3;

    private final CamelContext context;
    private final Database database;
    private final ClockifySettings settings;
    private final StreamCatalogue catalogue;
    private final Streams streams;
    private final StreamSamples samples;
    private final ObjectMapper json;

    public SampleStream(CamelContext context, Database database, ClockifySettings settings, StreamCatalogue catalogue, Streams streams,
            ObjectMapper json) {
        this.context = context;
        this.database = database;
        this.settings = settings;
        this.catalogue = catalogue;
        this.streams = streams;
        this.samples = new StreamSamples(streams);
        this.json = json;
    }

    /**
     * A few rows.
     *
     * @param workspace its name, or its id where that is not known
     * @param rows by column, in types of JSON and of times; a column that is absent would not be written
     * @param rejected why further rows could not be taken, in plain words
     */
    public record Result(String integration, String workspaceId, String workspace, StreamDeclaration stream, List<Map<String, Object>> rows,
            List<String> rejected) {
    }

    private record Place(String integration, String workspaceId, String workspace, String plan, String features) {

        String named(String why) {
            return integration + ", " + (workspace == null ? workspaceId : workspace) + ": " + why;
        }
    }

    /**
     * Asks the first workspace that has the stream.
     *
     * @param name of the stream
     * @param integration the only one to be asked; null for any
     * @throws CommandFailedException where there is no such stream or integration, or no workspace has it or answers
     */
    public Result run(String name, String integration, Order order) throws IOException {
        StreamDeclaration stream = catalogue.declared().stream(name.replace('-', '_'))
                .orElseThrow(() -> CommandFailedException.wrongInput("there is no stream " + name + " without a mistake: 'streams check "
                        + name + "' shows its mistakes, and 'streams list' the streams there are"));
        if (integration != null && settings.integration(integration).isEmpty()) {
            throw CommandFailedException.wrongInput("there is no integration " + integration + ": 'integrations list' shows those there are");
        }
        SyncNow.requireRoute(context, "clockify-get");
        order.log("ask Clockify for rows of the stream " + stream.name());
        List<String> problems = new ArrayList<>();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (Place place : places(integration)) {
                String notHad = streams.notHadBecause(stream, place.plan(), place.features());
                if (notHad == null) {
                    try {
                        return result(stream, place, template);
                    } catch (AskFailed e) {
                        problems.add(place.named(ErrorMessages.of(e.getCause())));
                    } catch (RequestFailedException e) {
                        problems.add(place.named(ErrorMessages.of(e)));
                    }
                } else {
                    problems.add(place.named(notHad));
                }
            }
        }
        throw CommandFailedException.failed("no row of " + stream.name() + " can be had: " + (problems.isEmpty()
                ? "no workspace is known yet; 'clockify sync' reads them" : String.join("; ", problems)), null);
    }

    private Result result(StreamDeclaration stream, Place place, ProducerTemplate template) {
        StreamDeclaration parent = stream.each() == null ? null : catalogue.declared().stream(stream.each().stream()).orElseThrow();
        StreamSamples.Sample sample = samples.sample(stream, parent, place.integration(), place.workspaceId(), ROWS,
                request -> ask(request, place, template));
        return new Result(place.integration(), place.workspaceId(), Objects.requireNonNullElse(place.workspace(), place.workspaceId()), stream,
                sample.rows().stream().map(this::plain).toList(), sample.rejected());
    }

    private Map<String, Object> plain(Map<String, Object> row) {
        Map<String, Object> plain = new LinkedHashMap<>();
        row.forEach((column, value) -> plain.put(column, value instanceof Json text ? tree(text)
                : value instanceof BigDecimal number ? new BigDecimal(number.stripTrailingZeros().toPlainString()) : value));
        return plain;
    }

    private JsonNode tree(Json text) {
        try {
            return json.readTree(text.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of JSON holds something else", e);
        }
    }

    private static JsonNode ask(PageRequest request, Place place, ProducerTemplate template) {
        Exchange exchange = template.send("direct:clockify-" + request.method().toLowerCase(Locale.ROOT), asked -> {
            asked.setVariable("clockifyIntegration", place.integration());
            asked.setVariable("clockifyWorkspace", place.workspaceId());
            asked.setVariable("clockifyPath", request.path());
            asked.setVariable("clockifyQuery", request.query());
            asked.getMessage().setBody(request.body());
        });
        if (exchange.getException() != null) {
            throw new AskFailed(exchange.getException());
        }
        return exchange.getMessage().getBody(JsonNode.class);
    }

    /** Clockify did not answer, or refused. */
    private static final class AskFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AskFailed(Exception cause) {
            super(cause);
        }
    }

    /** The workspaces of the enabled integrations, as last seen. */
    private List<Place> places(String integration) {
        List<Place> places = new ArrayList<>();
        for (Integration one : settings.integrations().integrations()) {
            if (one.enabled() && (integration == null || integration.equals(one.name()))) {
                database.statement("sample-stream/workspaces", "integration", one.name()).query(row -> {
                    places.add(new Place(one.name(), row.getString("workspace_id"), row.getString("name"), row.getString("plan"), row.getString("features")));
                });
            }
        }
        return places;
    }
}
