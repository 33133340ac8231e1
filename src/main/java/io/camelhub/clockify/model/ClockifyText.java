package io.camelhub.clockify.model;

/** Text from Clockify, made fit for the columns that hold it. */
public final class ClockifyText {

    private static final int ID_LENGTH = 64;
    private static final int WORD_LENGTH = 40;

    private ClockifyText() {
    }

    /** The id without surrounding white space; refused where it is blank or too long to be one. */
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

    /** The text as every database can hold it; null where nothing is left to read. */
    public static String known(String text) {
        String kept = Text.storable(text);
        return kept == null || kept.isBlank() ? null : kept;
    }

    /** A value out of an open set of short words, cut where it is not short. */
    public static String word(String text) {
        return Text.word(known(text), WORD_LENGTH);
    }
}
