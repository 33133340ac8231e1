package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.Mappings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clockify people map}. */
@Command(
        name = "map",
        description = {
            "Say which employee a Clockify user is. It holds at once, for all of the past, and no rule overrides it.",
            "With --file, for many: a CSV file with the columns clockify_user and employee. Whom it does not name stays."
        })
final class PeopleMapCommand extends PeopleAction {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CLOCKIFY_USER", index = "0", arity = "0..1", description = "Id, e-mail or unique name.")
    private String user;

    @Parameters(paramLabel = "EMPLOYEE", index = "1", arity = "0..1", description = "Id, e-mail or unique name.")
    private String employee;

    @Option(names = "--file", paramLabel = "FILE.csv", description = "Map the users that this file names.")
    private Path file;

    @Option(names = "--dry-run", description = "With --file: say what would change, and write nothing.")
    private boolean dryRun;

    @Mixin
    private DecidedBy decidedBy;

    @Override
    int run(Hub hub) {
        if ((file == null) == (user == null) || (user == null) != (employee == null) || (dryRun && file == null)) {
            throw new ParameterException(spec.commandLine(),
                    "give CLOCKIFY_USER and EMPLOYEE, or --file FILE.csv (with --dry-run to try it)");
        }
        Mappings mappings = mappings(hub);
        return file == null
                ? print(mappings.map(user, employee, decidedBy.name()), false)
                : print(mappings.mapFile(file, decidedBy.name(), dryRun), dryRun);
    }
}
