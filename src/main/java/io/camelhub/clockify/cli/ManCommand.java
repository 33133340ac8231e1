package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

@Command(
        name = "man",
        description = {
            "Print the page of the manual, of all commands with their options.",
            "To read it: clockify man > clockify.1 && man ./clockify.1; to keep it: put that file into /usr/local/share/man/man1."
        })
public final class ManCommand extends CliCommand {

    @Override
    public Integer call() {
        out().print(ManPage.of(root()));
        out().flush();
        return ExitCode.OK;
    }
}
