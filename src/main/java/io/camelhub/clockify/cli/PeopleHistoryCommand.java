package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.IdentityChange;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify people history}. */
@Command(name = "history", description = "Show what was decided about a Clockify user, or about all; the newest last.")
final class PeopleHistoryCommand extends PeopleAction {

    @Parameters(paramLabel = "CLOCKIFY_USER", arity = "0..1", description = "Id, e-mail or unique name. Default: all.")
    private String user;

    @Option(names = "--last", paramLabel = "N", defaultValue = "100", description = "How many lines. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Override
    int run(Hub hub) {
        List<IdentityChange> history = mappings(hub).history(user);
        int skipped = Math.max(0, history.size() - Math.max(1, last));
        Table table = new Table("WHEN", "CLOCKIFY USER", "BEFORE", "AFTER", "DECIDED BY", "DECISION");
        for (IdentityChange change : history.subList(skipped, history.size())) {
            table.row(
                    Formats.time(change.changedAt()),
                    change.userId(),
                    state(change.oldEmployeeId(), change.oldHow(), change.oldRule()),
                    state(change.newEmployeeId(), change.newHow(), change.newRule()),
                    change.byWhom(),
                    change.decision());
        }
        if (skipped > 0) {
            out().println("(" + skipped + " earlier lines; --last shows more)");
        }
        if (table.isEmpty()) {
            out().println("Nothing was decided yet.");
        } else {
            table.print(out());
        }
        return ExitCode.OK;
    }

    private static String state(String employeeId, String how, String rule) {
        if (how == null) {
            return null;
        }
        return (employeeId == null ? "nobody" : employeeId) + " (" + how + (rule == null ? "" : ": " + rule) + ")";
    }
}
