package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.people.IdentityChange;
import io.camelhub.clockify.query.HistoryLine;
import io.camelhub.clockify.query.Latest;
import io.camelhub.clockify.query.PeopleQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "history", description = "Show what was decided about a Clockify user, or about all; the newest last.")
final class HistoryCommand extends HubCommand {

    @Parameters(paramLabel = "CLOCKIFY_USER", arity = "0..1", description = "Id, e-mail or unique name. Default: all.")
    private String user;

    @Option(names = "--last", paramLabel = "N", defaultValue = "100", description = "How many lines. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Mixin
    private JsonOutput json;

    @Override
    protected int run(Hub hub) {
        Latest<HistoryLine> history = hub.get(PeopleQuery.class).history(user, last);
        if (json.printed(history)) {
            return ExitCode.OK;
        }
        Table table = new Table("WHEN", "CLOCKIFY USER", "NAME", "BEFORE", "AFTER", "DECIDED BY", "DECISION");
        for (HistoryLine line : history.rows()) {
            IdentityChange change = line.change();
            table.row(
                    Formats.time(change.changedAt()),
                    change.userId(),
                    Formats.text(line.userName(), 30),
                    state(change.oldEmployeeId(), line.oldEmployeeName(), change.oldHow(), change.oldRule()),
                    state(change.newEmployeeId(), line.newEmployeeName(), change.newHow(), change.newRule()),
                    change.byWhom(),
                    change.decision());
        }
        if (history.earlier() > 0) {
            out().println("(" + HumanReadable.counted(history.earlier(), "earlier line", "earlier lines") + "; --last shows more)");
        }
        if (table.isEmpty()) {
            out().println("Nothing was decided yet.");
        } else {
            table.print(out());
        }
        return ExitCode.OK;
    }

    private static String state(String employeeId, String name, String how, String rule) {
        return how == null ? null
                : (employeeId == null ? "nobody" : name == null ? employeeId : employeeId + " " + Formats.text(name, 30)) + " (" + how + (rule == null ? "" : ": " + rule) + ")";
    }
}
