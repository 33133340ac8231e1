package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.cli.hub.HubSettings;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.cli.hub.TerminalBar;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.CopyDatabase;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.DatabaseQuery;
import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

@Command(
        name = "copy",
        description = {
            "Copy all tables into the database that another settings file names: entries, people, mappings, history, and how far each"
                    + " sync is.",
            "It may be of another kind, such as PostgreSQL instead of H2. It has no rows of the plugin's yet; its tables are created."
                    + " All is copied, or nothing.",
            "Stop the hub before: what it writes meanwhile is not copied."
        })
public final class CopyCommand extends HubCommand {

    private static final String RELATIVE = "jdbc:h2:(file:)?\\.{1,2}[/\\\\].*";

    @Option(names = "--to", paramLabel = "FILE", required = true,
            description = "The settings file of the database to copy into: its camel.beans.* lines, and clockify.datasource"
                    + " where it is set.")
    private Path to;

    @Override
    protected void requireArguments() {
        Path here = invocation().settings().toAbsolutePath().getParent();
        boolean relative = HubSettings.read(to).entrySet().stream()
                .anyMatch(line -> line.getKey().toString().startsWith("camel.beans.") && line.getValue().toString().strip().matches(RELATIVE));
        if (relative && !here.equals(to.toAbsolutePath().getParent())) {
            throw CommandFailedException.wrongInput(to + " names a file of H2 relative to its own folder: write the whole path into it");
        }
    }

    @Override
    protected int run(Hub hub) throws Exception {
        try (Hub target = Hub.open(invocation(), to, HubRoutes.NONE)) {
            target.migrate();
            return copy(hub, target);
        } catch (CommandFailedException e) {
            throw e;
        } catch (Exception e) {
            String message = to + ": " + ErrorMessages.of(e);
            throw ErrorMessages.isWrongInput(e) ? CommandFailedException.wrongInput(message, e) : CommandFailedException.failed(message, e);
        }
    }

    private int copy(Hub hub, Hub target) throws Exception {
        DatabaseQuery.About from = hub.get(DatabaseQuery.class).about();
        DatabaseQuery.About into = target.get(DatabaseQuery.class).about();
        if (from.address().equals(into.address()) && Objects.equals(from.schema(), into.schema())) {
            throw CommandFailedException.wrongInput("both settings files name the same database, " + into.address()
                    + ": correct " + to);
        }
        if (into.problem() != null && from.problem() == null) {
            throw CommandFailedException.wrongInput("what is copied may have characters that the other database lacks: " + into.problem());
        }
        out().println("From " + shown(from) + " to " + shown(into));
        CopyDatabase.Result result;
        try (TerminalBar progress = new TerminalBar("Copying", "rows")) {
            result = hub.get(CopyDatabase.class).run(target.get(Database.class), (table, rows, all) -> progress.at(rows, all, table), order());
        }
        Table table = new Table("TABLE", " ROWS");
        result.rows().forEach((name, rows) -> table.row(name, HumanReadable.number(rows)));
        table.print(out());
        out().println(HumanReadable.counted(result.rows().values().stream().mapToLong(Long::longValue).sum(), "row", "rows")
                + " copied, and as many counted there. What was written here since " + Formats.time(result.at()) + " is not among them.");
        out().println("To use that database, start the hub with --config " + to + ", or write its camel.beans lines into "
                + invocation().settings() + ".");
        return ExitCode.OK;
    }

    private static String shown(DatabaseQuery.About database) {
        return Formats.text(database.product() + " " + database.version() + ", " + database.address());
    }
}
