package io.camelhub.clockify.people;

/**
 * A decision about one Clockify user.
 *
 * @param employeeId null where the decision is that they are no employee
 * @param how the way of matching, one of the constants below
 * @param rule the class of an accepted suggestion, or why the user is ignored; otherwise null
 * @param emailKey the key of the address used in an automatic match; otherwise null
 * @param byWhom the person who decided, or {@link #AUTOMATIC}
 */
public record Identity(String userId, String employeeId, String how, String rule, String emailKey, String byWhom) {

    public static final String EMAIL = "email";
    public static final String ALIAS = "alias";
    public static final String MANUAL = "manual";
    public static final String SUGGESTION = "suggestion";
    public static final String IGNORED = "ignored";

    /** The author of the rules' decisions; no operating system has a user with this name. */
    public static final String AUTOMATIC = "(rules)";

    /** Whether only the rules use this way of matching. */
    public static boolean isByEmail(String how) {
        return how.equals(EMAIL) || how.equals(ALIAS);
    }

    /** Whether a person decided, which no rule overrides. */
    public boolean byHand() {
        return !byWhom.equals(AUTOMATIC);
    }

    public String matchedBy() {
        return employeeId == null ? null : how;
    }
}
