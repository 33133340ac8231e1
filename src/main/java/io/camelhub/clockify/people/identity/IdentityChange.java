package io.camelhub.clockify.people.identity;

import java.time.Instant;

/**
 * One line of the history of decisions.
 *
 * @param id rises with time
 * @param userId the Clockify user it is about
 * @param oldEmployeeId the employee before; null for none
 * @param oldHow the rule before; null for no decision
 * @param oldRule the class of the suggestion before, or null
 * @param newEmployeeId the employee from then on; null for none
 * @param newHow the rule from then on; null for no decision
 * @param newRule the class of the suggestion from then on, or null
 * @param byWhom the person who decided, or {@code (rules)} for the rules
 * @param changedAt when, UTC
 * @param decision what the same command or run decided has the same value
 */
public record IdentityChange(
        long id,
        String userId,
        String oldEmployeeId,
        String oldHow,
        String oldRule,
        String newEmployeeId,
        String newHow,
        String newRule,
        String byWhom,
        Instant changedAt,
        String decision) {
}
