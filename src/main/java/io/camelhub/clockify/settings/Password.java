package io.camelhub.clockify.settings;

import static java.util.Objects.requireNonNull;

/** A password, which shows itself only where it is asked to. */
public final class Password {

    private final String text;

    public Password(String text) {
        this.text = requireNonNull(text, "text");
    }

    /** The password, for whoever checks it; for nobody else. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "(not shown)";
    }
}
