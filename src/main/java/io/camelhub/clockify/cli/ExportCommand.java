package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.command.ExportPerson;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Write all that is known of one person, as JSON.")
final class ExportCommand extends HubCommand {

    @Parameters(paramLabel = "PERSON", description = "An employee (with all accounts) or a Clockify user: id, e-mail or unique name.")
    private String person;

    @Option(names = "--output", paramLabel = "FILE", description = "Into this file, instead of on the screen.")
    private Path file;

    @Override
    protected int run(Hub hub) {
        if (file == null) {
            hub.get(ExportPerson.class).run(person, out(), order());
            out().println();
        } else {
            hub.get(ExportPerson.class).run(person, file, order());
            out().println("Written: " + file);
        }
        return ExitCode.OK;
    }
}
