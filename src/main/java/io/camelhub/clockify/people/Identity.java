package io.camelhub.clockify.people;

/**
 * What is decided about one Clockify user.
 *
 * @param userId Clockify's id
 * @param employeeId null where the decision is that he is no employee
 * @param how {@link #EMAIL}, {@link #ALIAS}, {@link #MANUAL}, {@link #SUGGESTION} or {@link #IGNORED}
 * @param rule the class of an accepted suggestion, else null
 * @param emailKey the key of the address that an automatic match rests on, else null
 * @param byWhom the person who decided, or {@link #AUTOMATIC}
 */
record Identity(String userId, String employeeId, String how, String rule, String emailKey, String byWhom) {

    static final String EMAIL = "email";
    static final String ALIAS = "alias";
    static final String MANUAL = "manual";
    static final String SUGGESTION = "suggestion";
    static final String IGNORED = "ignored";

    /** Who decides where no person did; no system has a user of that name. */
    static final String AUTOMATIC = "(rules)";

    /** Whether it is a way of matching that only rules have. */
    static boolean isByEmail(String how) {
        return how.equals(EMAIL) || how.equals(ALIAS);
    }

    /** Whether a person decided, which no rule overrides. */
    boolean byHand() {
        return !byWhom.equals(AUTOMATIC);
    }

    /** The value of {@code matched_by}. */
    String matchedBy() {
        return employeeId == null ? null : how;
    }
}
