package io.camelhub.clockify.model;

import java.util.Objects;

/**
 * A user as a row of time entries names him.
 *
 * @param id Clockify's id
 * @param email null where the row does not tell it
 * @param name null where the row does not tell it
 */
public record UserRef(String id, String email, String name) {

    public UserRef {
        Objects.requireNonNull(id);
    }

    /** The id tells users apart; all components would be hashed for each user of each page. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
