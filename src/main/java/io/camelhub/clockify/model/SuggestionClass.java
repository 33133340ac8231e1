package io.camelhub.clockify.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a Clockify user may be an employee, where the e-mail match does not decide it. */
public enum SuggestionClass {

    /**
     * The e-mails are equal, but nobody was matched by them: several employees have this e-mail, or a person removed the match. No setting accepts
     * it.
     */
    SAME_EMAIL(0.98, "same e-mail"),
    /** The e-mails are equal but for a tag behind a plus sign. */
    PLUS_TAG(0.97, "same e-mail but for a tag behind a plus sign"),
    /** The e-mails are equal but for dots, hyphens and underscores in front of the at sign. */
    DOTS(0.93, "same e-mail but for dots and hyphens"),
    /** The e-mails are equal in front of the at sign, and both domains are the company's. */
    OTHER_DOMAIN(0.9, "same e-mail on another of the company's domains"),
    /** One letter of an e-mail is inserted, missing, exchanged or swapped with the next, and the names fit. */
    TYPO(0.89, "same e-mail but for one letter"),
    /** The user had an e-mail by which they were matched before. */
    FORMER(0.86, "was matched by an earlier e-mail"),
    /** The names are equal but for case, accents and punctuation. */
    EQUAL_NAME(0.88, "same name"),
    /** The names are equal but for the order of their parts. */
    NAME_ORDER(0.84, "same name in another order"),
    /** The e-mail of one is made of the name of the other. */
    EMAIL_NAME(0.8, "the e-mail is made of the employee's name"),
    /** The first and last names are equal; one of the two has a middle name too. */
    MIDDLE_NAME(0.78, "same name but for a middle name or a second surname"),
    /** The names are equal where a common nickname stands for its name; off unless a setting allows it. */
    NICKNAME(0.74, "same name but for a nickname"),
    /** The names fit part by part: another spelling, one letter, the beginning, an initial. */
    CLOSE_NAME(0.7, "a similar name");

    private final double score;
    private final String reason;

    SuggestionClass(double score, String reason) {
        this.score = score;
        this.reason = reason;
    }

    /** How reliable the class is, from 0 to 1. */
    public double score() {
        return score;
    }

    /** The reason in plain words, for a suggestion without a more exact one. */
    public String reason() {
        return reason;
    }

    /** Whether it compares e-mail addresses; otherwise names. */
    public boolean byEmail() {
        return this == SAME_EMAIL || this == PLUS_TAG || this == DOTS || this == OTHER_DOMAIN || this == TYPO;
    }

    /** The name in settings, tables and on the screen, e.g. {@code plus-tag}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The classes that {@code clockify.people.accept-suggestions} may name. */
    public static Set<SuggestionClass> acceptable() {
        return EnumSet.complementOf(EnumSet.of(SAME_EMAIL));
    }

    /**
     * The class of a {@link #label}.
     *
     * @throws java.util.NoSuchElementException for an unknown label
     */
    public static SuggestionClass named(String label) {
        return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst().orElseThrow();
    }

    /**
     * Parses the classes to be accepted without a person, separated by commas.
     *
     * @param text blank for none
     * @throws IllegalArgumentException for an unknown class, with a message for an admin
     */
    public static Set<SuggestionClass> parse(String text) {
        return parse(text, acceptable());
    }

    /**
     * Parses the classes that a person accepts, separated by commas.
     *
     * @throws IllegalArgumentException for an empty list or an unknown class, with a message for an admin
     */
    public static Set<SuggestionClass> parseAny(String text) {
        Set<SuggestionClass> classes = parse(text, EnumSet.allOf(SuggestionClass.class));
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("name a class of suggestions; there are " + labels(EnumSet.allOf(SuggestionClass.class)));
        }
        return classes;
    }

    private static Set<SuggestionClass> parse(String text, Set<SuggestionClass> known) {
        Set<SuggestionClass> classes = EnumSet.noneOf(SuggestionClass.class);
        for (String word : text == null ? new String[0] : text.split(",")) {
            String label = word.strip().toLowerCase(Locale.ROOT);
            if (!label.isEmpty() && !label.equals("none")) {
                classes.add(known.stream().filter(c -> c.label().equals(label)).findFirst().orElseThrow(
                        () -> new IllegalArgumentException("\"" + label + "\" is no class of suggestions; there are "
                                + labels(known))));
            }
        }
        return classes;
    }

    private static String labels(Set<SuggestionClass> classes) {
        return classes.stream().map(SuggestionClass::label).collect(Collectors.joining(", "));
    }
}
