package io.camelhub.clockify.people;

/**
 * What is decided about one Clockify user.
 *
 * @param employeeId null where the decision is that they are no employee
 * @param rule the class of an accepted suggestion, or why somebody is ignored; else null
 * @param emailKey the key of the address that an automatic match rests on, else null
 * @param byWhom the person who decided, or {@link #AUTOMATIC}
 */
public record Identity(String userId, String employeeId, String how, String rule, String emailKey, String byWhom) {

    public static final String EMAIL = "email";
    public static final String ALIAS = "alias";
    public static final String MANUAL = "manual";
    public static final String SUGGESTION = "suggestion";
    public static final String IGNORED = "ignored";

    /** Who decides where no person did; no system has a user of that name. */
    public static final String AUTOMATIC = "(rules)";

    /** Whether it is a way of matching that only rules have. */
    public static boolean isByEmail(String how) {
        return how.equals(EMAIL) || how.equals(ALIAS);
    }

    /** Whether a person decided, which no rule overrides. */
    public boolean byHand() {
        return !byWhom.equals(AUTOMATIC);
    }

    /** The value of {@code matched_by}. */
    public String matchedBy() {
        return employeeId == null ? null : how;
    }
}
