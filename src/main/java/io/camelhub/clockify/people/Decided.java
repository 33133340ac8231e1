package io.camelhub.clockify.people;

/**
 * The effect of a decision on one user.
 *
 * @param userName name, otherwise e-mail, otherwise id
 * @param before the employee before, as {@code id (name)}; null for none
 * @param after the employee from now on, in the same form
 * @param how the rule from now on; null for none
 */
public record Decided(String userId, String userName, String before, String after, String how) {
}
