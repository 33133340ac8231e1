package io.camelhub.clockify.cli.hub;

import java.util.Scanner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Of a command that cannot be undone: a person says yes on a terminal, or {@code --yes} does; else nothing is done. */
public final class Confirmation {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--yes", description = "Do not ask. Needed where there is no terminal to ask on.")
    private boolean sure;

    /** Refuses where nobody can be asked; to be called before anything is opened. */
    public void require() {
        if (!sure && !canAsk()) {
            throw new ParameterException(spec.commandLine(),
                    "this cannot be undone, and there is no terminal to ask on: add --yes if it is meant");
        }
    }

    /** Whether standard input and output are a person's, as the start script says. */
    public static boolean canAsk() {
        return Boolean.getBoolean("app.interactive");
    }

    /** Whether it is to be done; asks for a word, in any case, where that was not said before. */
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

    /** Whether {@code --yes} was written. */
    public boolean isSure() {
        return sure;
    }
}
