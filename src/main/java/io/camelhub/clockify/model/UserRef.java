package io.camelhub.clockify.model;

import java.util.Objects;

/**
 * A user as a row of time entries names them.
 *
 * @param id Clockify's id
 * @param email null where the row does not carry it
 * @param name null where the row does not carry it
 */
public record UserRef(String id, String email, String name) {

    /** How an id begins that stands for a person who was erased. */
    public static final String ERASED = "erased-";

    public UserRef {
        Objects.requireNonNull(id);
    }

    /** Whether an id stands for a person who was erased; null does not. */
    public static boolean isPseudonym(String id) {
        return id != null && id.startsWith(ERASED);
    }

    /** The id distinguishes users; all components would be hashed for each user of each page. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
