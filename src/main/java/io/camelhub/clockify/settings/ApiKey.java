package io.camelhub.clockify.settings;

/** A Clockify API key. {@link #toString()} hides it; only {@link #reveal()} returns it, for the request header {@code X-Api-Key}. */
public final class ApiKey {

    private final String text;

    /**
     * @param text the key as Clockify issued it
     * @throws IllegalArgumentException for an empty text, or one with other than visible ASCII characters, which could not be sent as a header; the
     *     message does not repeat the text
     */
    public ApiKey(String text) {
        if (!text.matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("a key consists of visible ASCII characters without spaces");
        }
        this.text = text;
    }

    /** The secret itself; for the request header only. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Always four asterisks, so that not even the length is shown. */
    @Override
    public String toString() {
        return "****";
    }
}
