package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.CommandFailedException;
import java.io.Console;
import java.util.Scanner;

/** What nobody is to read over a shoulder or in the list of processes: asked for on a terminal, else the first line of standard input. */
public final class Secret {

    private Secret() {
    }

    /**
     * Reads it.
     *
     * @param question for a terminal, without what is typed
     * @param what it is, for the error where there is none
     * @param command how to call the command, for that error
     */
    public static String read(String question, String what, String command) {
        Console console = Confirmation.canAsk() ? System.console() : null;
        if (console != null) {
            char[] typed = console.readPassword("%s: ", question);
            return typed == null ? "" : new String(typed);
        }
        Scanner input = new Scanner(System.in);
        if (!input.hasNextLine()) {
            throw CommandFailedException.wrongInput(what + " is read from standard input, and there is nothing in it: e.g. "
                    + command + " < FILE");
        }
        return input.nextLine();
    }
}
