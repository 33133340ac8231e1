package io.camelhub.clockify.people.identity;

/**
 * What became of one user by a decision.
 *
 * @param userId the user
 * @param userName his name, else his e-mail, else his id
 * @param before the employee before, as {@code id (name)}; null for none
 * @param after the employee from now on, as {@code id (name)}; null for none
 * @param how the rule that holds now; null for none
 */
public record Decided(String userId, String userName, String before, String after, String how) {
}
