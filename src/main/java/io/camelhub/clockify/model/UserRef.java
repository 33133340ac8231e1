package io.camelhub.clockify.model;

import java.util.Objects;

/**
 * A user as named in a row of time entries.
 *
 * @param id Clockify's id
 * @param email null where the row does not carry it
 * @param name null where the row does not carry it
 */
public record UserRef(String id, String email, String name) {

    /** The prefix of the pseudonym of an erased person. */
    public static final String ERASED = "erased-";

    public UserRef {
        Objects.requireNonNull(id);
    }

    /** Whether an id is the pseudonym of an erased person; false for null. */
    public static boolean isPseudonym(String id) {
        return id != null && id.startsWith(ERASED);
    }

    /** By the id alone: hashing all components for each user of each page would be slow. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
