package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

@Command(
        name = "completion",
        description = {
            "Print what a shell completes commands and options by.",
            "For bash, in ~/.bashrc: source <(clockify completion bash)",
            "For zsh, in ~/.zshrc after compinit: source <(clockify completion zsh)"
        })
public final class CompletionCommand extends CliCommand {

    /** Both shells use the same script, which loads bash's completion into zsh. */
    private enum Shell {
        BASH,
        ZSH;

        /** The name as typed on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @Override
    public Integer call() {
        CommandLine root = root();
        out().print(AutoComplete.bash(root.getCommandName(), root));
        out().flush();
        return ExitCode.OK;
    }
}
