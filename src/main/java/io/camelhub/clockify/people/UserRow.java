package io.camelhub.clockify.people;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One Clockify user, with their rows in the workspaces; e-mail and name are null where no row has them. */
public record UserRow(String id, String email, String name, List<Membership> memberships) {

    /**
     * @param employeeId what the row says, may be null
     * @param matchedBy what the row says, may be null
     */
    public record Membership(String workspaceId, String employeeId, String matchedBy) {

        /** Whether the row says something else than what is decided; null for nothing decided. */
        public boolean differsFrom(Identity identity) {
            return !Objects.equals(employeeId, identity == null ? null : identity.employeeId())
                    || !Objects.equals(matchedBy, identity == null ? null : identity.matchedBy());
        }
    }

    /** With a row that was changed later, whose address and name count where it has them. */
    UserRow and(UserRow later) {
        return new UserRow(id, later.email == null ? email : later.email, later.name == null ? name : later.name,
                Stream.concat(memberships.stream(), later.memberships.stream()).toList());
    }

    /** How a person knows them: by name, else by e-mail, else by id. */
    public String described() {
        return name != null ? name : email != null ? email : id;
    }
}
