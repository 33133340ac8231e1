package io.camelhub.clockify.settings;

import static java.util.Objects.requireNonNull;

/** A password; {@link #toString()} hides it. */
public final class Password {

    private final String text;

    public Password(String text) {
        this.text = requireNonNull(text, "text");
    }

    /** The secret itself, for a password check only. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "(not shown)";
    }
}
