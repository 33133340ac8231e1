package io.camelhub.clockify.model;

/** Cleans text from Clockify so that every database column can hold it. */
public final class ClockifyText {

    private static final int ID_LENGTH = 64;
    private static final int WORD_LENGTH = 40;

    private ClockifyText() {
    }

    /**
     * The id without surrounding white space.
     *
     * @throws IllegalArgumentException where it is blank or longer than 64 characters
     */
    public static String id(String id, String of) {
        String known = known(id);
        if (known == null) {
            throw new IllegalArgumentException("a " + of + " without an id");
        }
        if (known.strip().length() > ID_LENGTH) {
            throw new IllegalArgumentException("a " + of + " with an id of more than " + ID_LENGTH + " characters");
        }
        return known.strip();
    }

    /** The text without characters that a database cannot store; null where nothing but white space is left. */
    public static String known(String text) {
        String kept = Text.storable(text);
        return kept == null || kept.isBlank() ? null : kept;
    }

    /** A value of an open enumeration, such as a type or a status, cut to 40 characters. */
    public static String word(String text) {
        return Text.word(known(text), WORD_LENGTH);
    }
}
