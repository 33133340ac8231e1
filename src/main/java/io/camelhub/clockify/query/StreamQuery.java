package io.camelhub.clockify.query;

import io.camelhub.clockify.stream.StreamCatalogue;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamMistake;
import io.camelhub.clockify.stream.StreamSchema;
import io.camelhub.clockify.stream.StreamTables;
import io.camelhub.clockify.settings.Integration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The streams: what is declared, what of it is read, and what is in the way. */
public final class StreamQuery {

    private final StreamStatuses statuses;
    private final StreamCatalogue catalogue;
    private final StreamTables tables;

    public StreamQuery(StreamStatuses statuses, StreamCatalogue catalogue, StreamTables tables) {
        this.statuses = statuses;
        this.catalogue = catalogue;
        this.tables = tables;
    }

    /**
     * A stream.
     *
     * @param file       where it is declared
     * @param needs      the feature that a workspace must have, or null
     * @param every      how often it is read where nothing says that it changed
     * @param readBy     integrations that read it
     * @param notRead    why others do not, by integration
     * @param workspaces how far it is, by integration and workspace
     */
    public record Listed(String stream, String table, String file, String about, String needs, Duration every, List<String> readBy,
            Map<String, String> notRead, List<State> workspaces) {
    }

    /**
     * How far a stream is in a workspace that an integration is to read it in.
     *
     * @param workspace its name; null if not known
     * @param dueAt when it is due, unless something signals a change before; null: at the next sync, or never
     * @param problem why it is not read, or what is wrong with it, in plain words; null for nothing
     */
    public record State(String integration, String workspaceId, String workspace, StreamStatus.Status status, String problem, Instant readAt,
            Instant wholeAt, Instant dueAt, Long rows, int held) {
    }

    /**
     * All streams.
     *
     * @param problems each in one line: mistakes in files, and names in the settings that no file declares
     */
    public record Streams(List<Listed> streams, List<String> problems) {
    }

    /** All streams that are declared, as some integrations read them. */
    public Streams streams(List<Integration> integrations) {
        List<Listed> listed = new ArrayList<>();
        Map<String, List<State>> states = states(integrations);
        for (StreamDeclaration stream : catalogue.declared().streams()) {
            List<String> readBy = new ArrayList<>();
            Map<String, String> notRead = new LinkedHashMap<>();
            for (Integration integration : integrations) {
                catalogue.notWantedBecause(stream, integration.name())
                        .ifPresentOrElse(reason -> notRead.put(integration.name(), reason), () -> readBy.add(integration.name()));
            }
            listed.add(new Listed(stream.name(), stream.table(), stream.file(), stream.about(), stream.needs(), stream.every(), readBy, notRead,
                    states.getOrDefault(stream.name(), List.of())));
        }
        return new Streams(listed, problems());
    }

    private Map<String, List<State>> states(List<Integration> integrations) {
        Map<String, List<State>> states = new HashMap<>();
        statuses.of(integrations.stream().map(Integration::name).toList()).forEach((place, streams) -> streams.forEach(one ->
                states.computeIfAbsent(one.stream(), none -> new ArrayList<>()).add(new State(place.integration(), place.workspaceId(), place.name(),
                        one.status(), one.problem(), one.readAt(), one.wholeAt(), one.dueAt(), one.rows(), one.held()))));
        return states;
    }

    /** What is wrong with files and settings, each in one line. */
    public List<String> problems() {
        return Stream.concat(catalogue.declared().mistakes().stream().map(StreamMistake::toString),
                catalogue.problems().stream().map(Object::toString)).toList();
    }

    /**
     * A declaration that somebody wants to have checked.
     *
     * @param stream   null where the file has a mistake, or there is none
     * @param mistakes each in one line; those of its table are among them
     */
    public record Checked(StreamDeclaration stream, List<String> mistakes) {
    }

    /** Looks at one stream, by its name or that of its file; empty where there is neither. */
    public Optional<Checked> check(String name) {
        Optional<StreamDeclaration> stream = catalogue.declared().stream(name.replace('-', '_'));
        List<String> mistakes = new ArrayList<>(catalogue.declared().mistakes().stream()
                .filter(mistake -> isOf(mistake.file(), name)).map(StreamMistake::toString).toList());
        stream.ifPresent(found -> tables.check(found).forEach(mistake -> mistakes.add(mistake.toString())));
        return stream.isEmpty() && mistakes.isEmpty() ? Optional.empty() : Optional.of(new Checked(stream.orElse(null), mistakes));
    }

    private static boolean isOf(String file, String name) {
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return last.equals(name) || last.equals(name.replace('_', '-') + ".stream.yaml");
    }

    /** The JSON Schema of a stream's events, on lines of its own; empty where there is no such stream. */
    public Optional<String> schema(String name) {
        return catalogue.declared().stream(name.replace('-', '_')).map(stream -> StreamSchema.of(stream).toPrettyString());
    }

    /** The statements that the tables of all streams that are read lack, by stream; each to be run alone. */
    public Map<String, List<String>> ddl() {
        Map<String, List<String>> statements = new LinkedHashMap<>();
        catalogue.wanted().forEach(stream -> {
            List<String> lacking = tables.ddl(stream);
            if (!lacking.isEmpty()) {
                statements.put(stream.name(), lacking);
            }
        });
        return statements;
    }
}
