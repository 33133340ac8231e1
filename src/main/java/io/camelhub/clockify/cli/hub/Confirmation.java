package io.camelhub.clockify.cli.hub;

import java.util.Scanner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The confirmation of a command that cannot be undone: a person types it on a terminal, or passes {@code --yes}. */
public final class Confirmation {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--yes", description = "Do not ask. Needed where there is no terminal to ask on.")
    private boolean sure;

    /** Throws where there is neither a terminal nor {@code --yes}; to be called before anything is opened. */
    public void require() {
        if (!sure && !canAsk()) {
            throw new ParameterException(spec.commandLine(),
                    "this cannot be undone, and there is no terminal to ask on: add --yes if it is meant");
        }
    }

    /** Whether standard input and output are a terminal, by the start script. */
    public static boolean canAsk() {
        return Boolean.getBoolean("app.interactive");
    }

    /** Whether it is confirmed; without {@code --yes} the person must type this word, in any case. */
    public boolean given(String word) {
        if (sure) {
            return true;
        }
        spec.commandLine().getOut().print("Type " + word + " to go on: ");
        spec.commandLine().getOut().flush();
        Scanner answer = new Scanner(System.in);
        boolean given = answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase(word);
        if (!given) {
            spec.commandLine().getOut().println("Nothing was done.");
        }
        return given;
    }

    /** Whether {@code --yes} was given. */
    public boolean isSure() {
        return sure;
    }
}
