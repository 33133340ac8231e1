package io.camelhub.clockify.cli.streams;

import io.camelhub.clockify.cli.hub.CliCommand;
import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.SampleStream;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.StreamQuery;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify streams}: what is read besides time entries. */
@Command(
        name = "streams",
        description = {
            "What is read of Clockify besides time entries: time off, approvals, expenses and more.",
            "Each is declared in a file NAME.stream.yaml in routes/streams; streams.md says how."
        },
        subcommands = {
            StreamsCommand.ListStreams.class,
            StreamsCommand.Check.class,
            StreamsCommand.Sample.class,
            StreamsCommand.Schema.class,
            StreamsCommand.Ddl.class
        })
public final class StreamsCommand extends CliCommand.Group {

    /** One that knows the folders of the routes. */
    abstract static class OfStreams extends HubCommand {

        @Override
        protected final HubRoutes routes() {
            return HubRoutes.OF_KEYS;
        }
    }

    /** {@code clockify streams list}. */
    @Command(name = "list", description = "Show what is read, how often and when last, and why the rest is not.")
    static final class ListStreams extends OfStreams {

        @Mixin
        private JsonOutput json;

        @Override
        protected int run(Hub hub) {
            List<Integration> integrations = hub.integrations().integrations();
            StreamQuery.Streams streams = hub.get(StreamQuery.class).streams(integrations);
            if (!json.printed(streams)) {
                Table table = new Table("STREAM", "NEEDS", "EVERY", "READ BY", "LAST READ", "NEXT", " ROWS", "NOT READ, OR NOT WHOLE");
                streams.streams().forEach(stream -> table.row(stream.stream(), stream.needs(),
                        HumanReadable.duration(stream.every()), String.join(", ", stream.readBy()),
                        last(stream, StreamQuery.State::readAt, Comparator.naturalOrder()),
                        last(stream, StreamQuery.State::dueAt, Comparator.reverseOrder()),
                        stream.workspaces().stream().anyMatch(state -> state.rows() != null)
                                ? stream.workspaces().stream().filter(state -> state.rows() != null).mapToLong(StreamQuery.State::rows).sum() : null,
                        notRead(stream)));
                table.print(out());
                streams.problems().forEach(problem -> err().println(Formats.text(problem)));
            }
            return streams.problems().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
        }

        private static String last(StreamQuery.Listed stream, Function<StreamQuery.State, Instant> time, Comparator<Instant> order) {
            return Formats.time(stream.workspaces().stream().map(time).filter(Objects::nonNull).max(order).orElse(null));
        }

        /** Why some integrations do not read it, or some workspaces not all of it; a reason that is the only one stands alone. */
        private static String notRead(StreamQuery.Listed stream) {
            Map<String, String> reasons = new LinkedHashMap<>(stream.notRead());
            stream.workspaces().stream().filter(state -> state.problem() != null).forEach(state ->
                    reasons.put(Objects.requireNonNullElse(state.workspace(), state.workspaceId()), state.problem()));
            Set<String> distinct = Set.copyOf(reasons.values());
            boolean all = distinct.size() == 1 && (stream.readBy().isEmpty()
                    || stream.notRead().isEmpty() && stream.workspaces().stream().allMatch(state -> state.problem() != null));
            return reasons.isEmpty() ? null : all ? distinct.iterator().next()
                    : reasons.entrySet().stream().map(reason -> reason.getKey() + ": " + reason.getValue()).collect(Collectors.joining("; "));
        }
    }

    /** {@code clockify streams check}. */
    @Command(name = "check", description = "Look at the declaration of a stream and at its table: each mistake is one line. Asks Clockify nothing.")
    static final class Check extends OfStreams {

        @Parameters(paramLabel = "NAME", description = "The stream, or its file.")
        private String name;

        @Override
        protected int run(Hub hub) {
            StreamQuery.Checked checked = hub.get(StreamQuery.class).check(name).orElseThrow(
                    () -> CommandFailedException.wrongInput("there is no stream " + name + ": 'streams list' shows those there are"));
            checked.mistakes().forEach(mistake -> err().println(Formats.text(mistake)));
            if (checked.stream() != null) {
                print(checked.stream());
            }
            return checked.mistakes().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
        }

        private void print(StreamDeclaration stream) {
            out().println(stream.file() + ": " + stream.table() + ", " + Formats.text(stream.about(), 200));
            Table table = new Table("COLUMN", "TYPE", "FROM", "");
            stream.columns().forEach(column -> table.row(column.name(), column.type().name().toLowerCase(Locale.ROOT),
                    column.ofParent() ? "parent" : column.from().toString(), remark(column, stream)));
            table.print(out());
        }

        private static String remark(StreamColumn column, StreamDeclaration stream) {
            return stream.key().contains(column.name()) ? "key" : column.who() ? "a person, beside " + column.employee()
                    : column.isPrivate() ? "private" : null;
        }
    }

    /** {@code clockify streams sample}. */
    @Command(name = "sample", description = {
        "Ask Clockify for three rows of a stream, and show them as they would be stored: without private texts and money that are not to be kept.",
        "Stores nothing, also of a stream that is not among clockify.streams."
    })
    static final class Sample extends OfStreams {

        private static final int LONGEST = 40;

        @Parameters(paramLabel = "NAME", description = "The stream.")
        private String name;

        @Option(names = "--integration", paramLabel = "NAME", description = "Ask by this one's key. Default: the first that has the stream.")
        private String integration;

        @Mixin
        private JsonOutput json;

        /** The document of {@code --json}. */
        private record Shown(String stream, String integration, String workspaceId, String workspace, List<Map<String, Object>> rows,
                List<String> rejected) {
        }

        @Override
        protected int run(Hub hub) throws Exception {
            SampleStream.Result sample = hub.get(SampleStream.class).run(name, integration, order());
            StreamDeclaration stream = sample.stream();
            if (!json.printed(new Shown(stream.name(), sample.integration(), sample.workspaceId(), sample.workspace(), sample.rows(), sample.rejected()))) {
                out().println(stream.name() + " of " + Formats.text(sample.workspace()) + ", by the key of " + sample.integration() + ": "
                        + HumanReadable.counted(sample.rows().size(), "row", "rows"));
                if (!sample.rows().isEmpty()) {
                    print(stream, sample.rows());
                }
                sample.rejected().forEach(reason -> err().println("rejected: " + Formats.text(reason)));
            }
            return sample.rejected().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }

        /** A line a column: rows are wider than a terminal. */
        private void print(StreamDeclaration stream, List<Map<String, Object>> rows) {
            Table table = new Table(Stream.concat(Stream.of("COLUMN"), IntStream.rangeClosed(1, rows.size()).mapToObj(row -> "ROW " + row))
                    .toArray(String[]::new));
            stream.columns().forEach(column -> {
                line(table, column.name(), rows);
                if (column.employee() != null) {
                    line(table, column.employee(), rows);
                }
            });
            table.print(out());
        }

        private static void line(Table table, String column, List<Map<String, Object>> rows) {
            table.row(Stream.concat(Stream.of(column), rows.stream().map(row -> !row.containsKey(column) ? "not stored"
                    : row.get(column) == null ? null : Formats.text(row.get(column).toString(), LONGEST))).toArray());
        }
    }

    /** {@code clockify streams schema}. */
    @Command(name = "schema", description = "Print the JSON Schema of a stream's events.")
    static final class Schema extends OfStreams {

        @Parameters(paramLabel = "NAME", description = "The stream.")
        private String name;

        @Override
        protected int run(Hub hub) {
            out().println(hub.get(StreamQuery.class).schema(name).orElseThrow(() -> noStream(name)));
            return ExitCode.OK;
        }
    }

    private static CommandFailedException noStream(String name) {
        return CommandFailedException.wrongInput("there is no stream " + name + " without a mistake: 'streams list' shows those there are, and the mistakes");
    }

    /** {@code clockify streams ddl}. */
    @Command(name = "ddl", description = "Print what the database lacks for the streams that are read, for a hub with clockify.migrate = false.")
    static final class Ddl extends OfStreams {

        @Override
        protected int run(Hub hub) {
            Map<String, List<String>> statements = hub.get(StreamQuery.class).ddl();
            statements.values().stream().flatMap(List::stream).map(String::strip)
                    .forEach(statement -> out().println(statement + (statement.endsWith(";") ? "" : ";")));
            if (statements.isEmpty()) {
                err().println("the database lacks nothing");
            }
            return ExitCode.OK;
        }
    }
}
