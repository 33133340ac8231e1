package io.camelhub.clockify.people;

import java.util.List;

/**
 * A Clockify user of whom it is not known which employee he is.
 *
 * @param userId Clockify's id
 * @param name null if not known
 * @param email null if not known
 * @param reason why, in plain words
 * @param candidates ids of employees who could all be meant; empty where there is none
 */
public record UnmatchedUser(String userId, String name, String email, String reason, List<String> candidates) {

    public UnmatchedUser {
        candidates = List.copyOf(candidates);
    }
}
