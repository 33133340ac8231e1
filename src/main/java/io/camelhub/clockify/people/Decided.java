package io.camelhub.clockify.people;

/**
 * What became of one user by a decision.
 *
 * @param userName their name, else their e-mail, else their id
 * @param before the employee before, as {@code id (name)}; null for none
 * @param after the employee from now on, likewise
 * @param how the rule that holds now; null for none
 */
public record Decided(String userId, String userName, String before, String after, String how) {
}
