package io.camelhub.clockify.people;

import java.time.Instant;

/**
 * One line of the history of decisions: who a user was and is from then on, by which rule, who decided, and when (UTC).
 *
 * <p>An employee is null for none, {@code how} for no decision, {@code rule} (the class of a suggestion, or why a user is ignored) where there is none. Ids rise with time; what
 * the same command or run decided has the same {@code decision}; {@code byWhom} is {@code (rules)} for the rules.
 */
public record IdentityChange(long id, String userId, String oldEmployeeId, String oldHow, String oldRule, String newEmployeeId,
        String newHow, String newRule, String byWhom, Instant changedAt, String decision) {
}
