package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.CommandFailedException;
import java.io.Console;
import java.util.Scanner;

/** Reads a secret: typed on a terminal without echo, otherwise the first line of standard input, so that it is not in the list of processes. */
public final class Secret {

    private Secret() {
    }

    /**
     * @param question the prompt on a terminal
     * @param what the noun for the error without input
     * @param command the example call in that error
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
