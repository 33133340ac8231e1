package io.camelhub.clockify.people;

import java.time.Instant;

/**
 * One entry of the decision history: a user's employee before and after, the rule, the author, and the time (UTC).
 *
 * <p>An employee is null for none, {@code how} for no decision, {@code rule} where there is neither the class of a suggestion nor a reason to
 * ignore. Ids rise with time; changes of one command or run share their {@code decision}; {@code byWhom} is {@code (rules)} for the rules.
 */
public record IdentityChange(long id, String userId, String oldEmployeeId, String oldHow, String oldRule, String newEmployeeId,
        String newHow, String newRule, String byWhom, Instant changedAt, String decision) {
}
