package io.camelhub.clockify.cli;

import java.util.Objects;

/** A command cannot go on; the message tells an admin why, and what to do. */
final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailedException(int exitCode, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.exitCode = exitCode;
    }

    /** A setting or an argument is wrong. */
    static CommandFailedException wrongInput(String message) {
        return new CommandFailedException(ExitCode.WRONG_INPUT, message, null);
    }

    /** A setting or an argument is wrong, as something else found out. */
    static CommandFailedException wrongInput(String message, Throwable cause) {
        return new CommandFailedException(ExitCode.WRONG_INPUT, message, cause);
    }

    /** What was asked for did not work. */
    static CommandFailedException failed(String message, Throwable cause) {
        return new CommandFailedException(ExitCode.FAILED, message, cause);
    }

    int exitCode() {
        return exitCode;
    }
}
