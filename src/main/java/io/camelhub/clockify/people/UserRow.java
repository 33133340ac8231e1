package io.camelhub.clockify.people;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One Clockify user with their rows in all workspaces; e-mail and name are null where no row has them. */
public record UserRow(String id, String email, String name, List<Membership> memberships) {

    /**
     * @param employeeId the value in the row; may be null
     * @param matchedBy the value in the row; may be null
     */
    public record Membership(String workspaceId, String employeeId, String matchedBy) {

        /** Whether the row differs from a decision; null for no decision. */
        public boolean differsFrom(Identity identity) {
            return !Objects.equals(employeeId, identity == null ? null : identity.employeeId())
                    || !Objects.equals(matchedBy, identity == null ? null : identity.matchedBy());
        }
    }

    /** Merges a row that was changed later; its address and name win where it has them. */
    UserRow and(UserRow later) {
        return new UserRow(id, later.email == null ? email : later.email, later.name == null ? name : later.name,
                Stream.concat(memberships.stream(), later.memberships.stream()).toList());
    }

    /** A label for people: name, otherwise e-mail, otherwise id. */
    public String described() {
        return name != null ? name : email != null ? email : id;
    }
}
