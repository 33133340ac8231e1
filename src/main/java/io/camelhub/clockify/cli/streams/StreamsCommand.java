package io.camelhub.clockify.cli.streams;

import io.camelhub.clockify.cli.hub.CliCommand;
import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.StreamQuery;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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
                Table table = new Table("STREAM", "NEEDS", "EVERY", "READ BY", "LAST READ", " ROWS", "NOT READ");
                streams.streams().forEach(stream -> table.row(stream.stream(), stream.needs(),
                        HumanReadable.duration(stream.every()), String.join(", ", stream.readBy()),
                        Formats.time(stream.workspaces().stream().map(StreamQuery.State::readAt).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null)),
                        stream.workspaces().stream().anyMatch(state -> state.rows() != null)
                                ? stream.workspaces().stream().filter(state -> state.rows() != null).mapToLong(StreamQuery.State::rows).sum() : null,
                        notRead(stream)));
                table.print(out());
                streams.problems().forEach(problem -> err().println(Formats.text(problem)));
            }
            return streams.problems().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
        }

        private static String notRead(StreamQuery.Listed stream) {
            List<String> reasons = stream.notRead().values().stream().distinct().toList();
            return reasons.size() == 1 && stream.readBy().isEmpty() ? reasons.get(0) : reasons.isEmpty() ? null
                    : stream.notRead().entrySet().stream().map(reason -> reason.getKey() + ": " + reason.getValue())
                            .collect(Collectors.joining("; "));
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
