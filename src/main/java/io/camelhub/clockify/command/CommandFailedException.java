package io.camelhub.clockify.command;

import java.util.Objects;

/** An order failed; the message says why, with the remedy. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean wrongInput;

    private CommandFailedException(boolean wrongInput, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.wrongInput = wrongInput;
    }

    /** For a wrong setting or argument. */
    public static CommandFailedException wrongInput(String message) {
        return new CommandFailedException(true, message, null);
    }

    /** For a wrong setting or argument, detected by another exception. */
    public static CommandFailedException wrongInput(String message, Throwable cause) {
        return new CommandFailedException(true, message, cause);
    }

    /** For an order that was valid, but did not succeed. */
    public static CommandFailedException failed(String message, Throwable cause) {
        return new CommandFailedException(false, message, cause);
    }

    /** Whether a setting or an argument is wrong. */
    public boolean isWrongInput() {
        return wrongInput;
    }
}
