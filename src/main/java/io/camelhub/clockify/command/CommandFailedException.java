package io.camelhub.clockify.command;

import java.util.Objects;

/** An order cannot be carried out; the message says why, and what to do. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean wrongInput;

    private CommandFailedException(boolean wrongInput, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.wrongInput = wrongInput;
    }

    /** A setting or an argument is wrong. */
    public static CommandFailedException wrongInput(String message) {
        return new CommandFailedException(true, message, null);
    }

    /** A setting or an argument is wrong, as something else found out. */
    public static CommandFailedException wrongInput(String message, Throwable cause) {
        return new CommandFailedException(true, message, cause);
    }

    /** What was ordered did not work. */
    public static CommandFailedException failed(String message, Throwable cause) {
        return new CommandFailedException(false, message, cause);
    }

    /** Whether a setting or an argument is wrong. */
    public boolean isWrongInput() {
        return wrongInput;
    }
}
